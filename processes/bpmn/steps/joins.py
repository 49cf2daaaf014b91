"""Which gateway brings branches together again: of the kind of the split that they come from.

Each flow carries a history: the splits that it came through and which of their branches. Flows
that meet are joined from the innermost split outwards: branches of a parallel split by a parallel
gateway, alternatives by an exclusive one. So a join waits exactly for what is on its way.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from processes.bpmn.steps.model import Kind


@dataclass(frozen=True, slots=True)
class Fork:
    """A split that a flow came through: which of its branches, of how many."""

    split: str
    kind: Kind
    branches: frozenset[int]
    total: int


History = tuple[Fork, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """A gateway that brings flows together; its parts are flows (by key) or other joins."""

    kind: Kind
    parts: tuple["Join | str", ...]


Item = tuple[History, Join | str]


def joined(items: Sequence[Item]) -> tuple[History, Join | str]:
    """Return one history and the tree of joins for flows that meet at one step."""
    waiting = list(items)
    while len(waiting) > 1:
        deepest = max(len(history) for history, _part in waiting)
        if deepest == 0:
            return (), _merged("exclusive", [part for _history, part in waiting])
        inner = [item for item in waiting if len(item[0]) == deepest]
        waiting = [item for item in waiting if len(item[0]) < deepest]
        groups: dict[tuple[History, str], list[Item]] = defaultdict(list)
        for item in inner:
            groups[item[0][:-1], item[0][-1].split].append(item)
        alone = not waiting and len(groups) == 1
        waiting += [_closed(_of_one_split(group), alone=alone) for group in groups.values()]
    return waiting[0]


def _of_one_split(group: Sequence[Item]) -> Item:
    """Join the branches of one split: alternatives of the same branch first."""
    fork = group[0][0][-1]
    branches: list[tuple[frozenset[int], list[Join | str]]] = []
    for history, part in group:
        own = history[-1].branches
        same = next((one for one in branches if one[0] & own), None)
        if same is None:
            branches.append((own, [part]))
        else:
            branches.remove(same)
            branches.append((same[0] | own, [*same[1], part]))
    parts = [_merged("exclusive", parts) for _own, parts in branches]
    union = frozenset().union(*(own for own, _parts in branches))
    history = group[0][0][:-1]
    return (*history, Fork(fork.split, fork.kind, union, fork.total)), _merged(fork.kind, parts)


def _closed(item: Item, *, alone: bool) -> Item:
    """Leave the innermost split behind: all of its branches are here, or what else comes is none.

    Where some branches alone have come, the others may yet come further on.
    """
    history, part = item
    complete = len(history[-1].branches) == history[-1].total
    return (history if alone and not complete else history[:-1]), part


def _merged(kind: Kind, parts: Sequence[Join | str]) -> Join | str:
    if len(parts) == 1:
        return parts[0]
    flat: list[Join | str] = []
    for part in parts:
        if isinstance(part, Join) and part.kind == kind:
            flat += part.parts
        else:
            flat.append(part)
    return Join(kind, tuple(flat))


def looped(part: Join | str | None, back: Sequence[str]) -> Join | str | None:
    """Return the join that also lets flows in that come back in a loop."""
    parts = [*([] if part is None else [part]), *back]
    return _merged("exclusive", parts) if parts else None
