"""The register as a tree: areas (대분류), groups (중분류), processes, with what they sum up to."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from processes.inventory.fields import UNKNOWN
from processes.inventory.listing import area_of
from processes.inventory.model import Estimate, Process
from processes.inventory.totals import Total, total, yearly_hours

WHOLE = "전체"


@dataclass(frozen=True)
class Node:
    """A part of the register: `path` is () for the whole, (area,) or (area, group)."""

    title: str
    path: tuple[str, ...] = ()
    children: tuple["Node", ...] = ()
    process: Process | None = None  # of a leaf
    processes: tuple[Process, ...] = field(default=(), repr=False)
    estimates: tuple[Estimate | None, ...] = field(default=(), repr=False)  # their hours
    hours: float = 0.0  # of the processes whose hours are known
    unknown: int = 0  # processes whose hours nobody knows
    none: int = 0  # processes that are known to take no hours

    @property
    def total(self) -> Total:
        """The hours of the processes with their bounds; the unknown ones are counted."""
        return total(self.estimates)


def size_of(hours: Estimate | None) -> float | None:
    """Return the yearly hours that a tile is sized by: the likely ones.

    Where only bounds are known, the middle of them; where only one is, that one.
    """
    if hours is None:
        return None
    if hours.likely is not None:
        return hours.likely
    bounds = [bound for bound in (hours.low, hours.high) if bound is not None]
    return sum(bounds) / len(bounds) if bounds else None


def group_of(process: Process) -> str:
    """Return the group (중분류), or the word for unknown."""
    return process.facts.group or UNKNOWN


def whole(processes: Iterable[Process]) -> Node:
    """Return the tree of the register, at every level the most hours first."""
    return _node(WHOLE, (), list(processes), [area_of, group_of])


def branch(root: Node, path: Sequence[str]) -> Node | None:
    """Return the part of the tree at the path, None where there is none."""
    for title in path:
        found = [child for child in root.children if child.path and child.title == title]
        if not found:
            return None
        root = found[0]
    return root


def _node(
    title: str,
    path: tuple[str, ...],
    processes: list[Process],
    levels: list[Callable[[Process], str]],
) -> Node:
    if levels:
        parts: dict[str, list[Process]] = {}
        for process in processes:
            parts.setdefault(levels[0](process), []).append(process)
        children = [_node(name, (*path, name), part, levels[1:]) for name, part in parts.items()]
    else:
        children = [_leaf(process) for process in processes]
    children.sort(key=lambda child: (-child.hours, -child.unknown, child.title))
    return Node(
        title=title,
        path=path,
        children=tuple(children),
        processes=tuple(process for child in children for process in child.processes),
        estimates=tuple(hours for child in children for hours in child.estimates),
        hours=sum(child.hours for child in children),
        unknown=sum(child.unknown for child in children),
        none=sum(child.none for child in children),
    )


def _leaf(process: Process) -> Node:
    estimate = yearly_hours(process.facts)
    hours = size_of(estimate)
    return Node(
        title=process.name,
        process=process,
        processes=(process,),
        estimates=(estimate,),
        hours=hours or 0.0,
        unknown=int(hours is None),
        none=int(hours == 0),
    )
