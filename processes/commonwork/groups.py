"""Common work: the processes that people have linked, group by group."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from processes.commonwork.candidates import Pair
from processes.commonwork.model import DIFFERENT, LINKED, Decision, Heading
from processes.inventory.model import Process
from processes.inventory.totals import Total, total, yearly_hours

CENTRALISE_FROM = 3


@dataclass(frozen=True)
class Group:
    """Processes that are one common work; `speaker` stands for them, `title` names them all."""

    speaker: Process
    processes: tuple[Process, ...]
    heading: Heading | None

    @property
    def title(self) -> str:
        """What the work is called."""
        return self.heading.title if self.heading else self.speaker.name

    @property
    def shared(self) -> bool:
        """Whether it is offered to other institutions."""
        return self.heading is not None and self.heading.shared

    @property
    def departments(self) -> tuple[str, ...]:
        """The departments that do the work, each once."""
        return tuple(dict.fromkeys(process.department for process in self.processes))

    @property
    def hours(self) -> Total:
        """The hours a year of all of them together."""
        return total(yearly_hours(process.facts) for process in self.processes)

    @property
    def example(self) -> bool:
        """Whether it is made of example data."""
        return any(process.example for process in self.processes)


def groups(
    processes: Sequence[Process], decisions: Iterable[Decision], headings: Iterable[Heading]
) -> list[Group]:
    """Return the groups that the links make, and single processes that have a heading.

    `headings` come the oldest first; the process with the oldest one speaks for its group,
    else the first of the register.
    """
    by_id = {process.id: process for process in processes}
    order = {process.id: place for place, process in enumerate(processes)}
    ways = [d.pair for d in decisions if d.verdict == LINKED and d.pair <= by_id.keys()]
    named = {heading.process_id: heading for heading in headings if heading.process_id in by_id}
    alone = [frozenset((id,)) for id in named]
    found = []
    for members in components([*ways, *alone]):
        there = sorted(members, key=order.__getitem__)
        told = [heading for id, heading in named.items() if id in members]
        speaker = by_id[told[0].process_id if told else there[0]]
        listed = tuple(by_id[id] for id in there)
        found.append(Group(speaker, listed, told[0] if told else None))
    return sorted(found, key=lambda group: order[group.speaker.id])


def components(links: Iterable[Pair]) -> list[frozenset[str]]:
    """Return the sets of what hangs together by the links, directly or through others."""
    leader: dict[str, str] = {}

    def leader_of(item: str) -> str:
        while leader.setdefault(item, item) != item:
            leader[item] = item = leader[leader[item]]
        return item

    for link in links:
        first, *others = sorted(link)
        for other in others or [first]:
            leader[leader_of(other)] = leader_of(first)
    members: dict[str, set[str]] = {}
    for item in leader:
        members.setdefault(leader_of(item), set()).add(item)
    return [frozenset(found) for found in members.values()]


def settled(decisions: Iterable[Decision]) -> set[Pair]:
    """Return the pairs that are not asked again: told apart, or in one group already."""
    listed = list(decisions)
    found = {decision.pair for decision in listed if decision.verdict == DIFFERENT}
    for members in components(d.pair for d in listed if d.verdict == LINKED):
        found |= {frozenset((one, other)) for one in members for other in members if one != other}
    return found


def group_with(found: Iterable[Group], code: str) -> Group | None:
    """Return the group that the process belongs to, None where it is in none."""
    return next((g for g in found if code in {p.code for p in g.processes}), None)


def by_process(found: Iterable[Group]) -> Mapping[str, Group]:
    """Return the group of each process that is in one, by the process's id."""
    return {process.id: group for group in found for process in group.processes}
