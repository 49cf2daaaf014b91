"""What two changes of the same file disagree on."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from processes.bpmn.change import aspects
from processes.bpmn.change.aspects import Aspect, Grouped
from processes.bpmn.change.closures import new_references
from processes.bpmn.change.editing import Change
from processes.bpmn.change.edits import Edit
from processes.bpmn.change.source import Node


@dataclass(frozen=True, eq=False)
class Clash:
    """One thing that both changed differently, and the edits of each that are about it."""

    aspect: Aspect
    mine: tuple[Edit, ...]
    theirs: tuple[Edit, ...]


@dataclass(frozen=True, eq=False)
class Found:
    """The clashes, and the edits of mine that theirs holds already."""

    clashes: tuple[Clash, ...]
    agreed: tuple[Edit, ...]


@dataclass(frozen=True, eq=False)
class Sides:
    """The changes of both, from the same tree."""

    mine: Grouped
    theirs: Grouped

    def gone(self, side: Grouped, kept: Collection[Edit]) -> Callable[[Edit], bool]:
        """Return what tells whether an edit is about what the side deletes, `kept` left out."""
        removed, ids = _removed(side.change, kept)

        def is_gone(edit: Edit) -> bool:
            change = self.theirs.change if side is self.mine else self.mine.change
            touched = (edit.before, aspects.target(change, edit))
            if any(node in removed for node in touched if node is not None):
                return True
            return any(one in ids for one in new_references(edit))

        return is_gone


def clashes(sides: Sides) -> Found:
    """Return what the two disagree on, and what they agree on."""
    deleted = [*_deletions(sides, mine_deletes=True), *_deletions(sides, mine_deletes=False)]
    settled = {clash.aspect.element for clash in deleted} | _deleted(sides)
    agreed: list[Edit] = []
    found: list[Clash] = []
    for aspect in sides.mine.groups.keys() & sides.theirs.groups.keys():
        ours, others = sides.mine.groups[aspect], sides.theirs.groups[aspect]
        mine, theirs = sides.mine.effects(aspect), sides.theirs.effects(aspect)
        if mine == theirs:
            agreed += ours
        elif aspect.role == "way" and _each_its_own(ours, others):
            continue
        elif aspect.element not in settled:
            found.append(Clash(aspect, tuple(ours), tuple(others)))
    order = {aspect: place for place, aspect in enumerate(sides.mine.groups)}
    found.sort(key=lambda clash: order[clash.aspect])
    return Found((*deleted, *_with_their_ways(found)), tuple(agreed))


def _each_its_own(mine: Collection[Edit], theirs: Collection[Edit]) -> bool:
    """Tell whether both only shifted points of a line, and nowhere the same one differently."""
    if not (aspects.is_way(mine) and aspects.is_way(theirs)):
        return False
    shifted = {(edit.before, edit.name): edit.value for edit in mine}
    return all(shifted.get((edit.before, edit.name), edit.value) == edit.value for edit in theirs)


def _with_their_ways(found: Collection[Clash]) -> Iterator[Clash]:
    """Put the way of a line to where it leads, if both are in question: one choice for both."""
    ways = {clash.aspect.element: clash for clash in found if clash.aspect.role == "way"}
    ends = {clash.aspect.element for clash in found if clash.aspect.role == "ends"}
    for clash in found:
        way = ways.get(clash.aspect.element)
        if clash.aspect.role == "ends" and way is not None:
            yield replace(clash, mine=clash.mine + way.mine, theirs=clash.theirs + way.theirs)
        elif clash.aspect.role != "way" or clash.aspect.element not in ends:
            yield clash


def _deletions(sides: Sides, *, mine_deletes: bool) -> Iterator[Clash]:
    """Give a clash for each element that one deleted and the other worked on."""
    deleter, worker = (sides.mine, sides.theirs) if mine_deletes else (sides.theirs, sides.mine)
    touched: dict[Aspect, tuple[dict[Edit, None], dict[Edit, None]]] = {}
    removed, ids = _removed(deleter.change, ())
    done, _ids = _removed(worker.change, ())
    for edit in worker.change.edits:
        for removal in _about(edit, worker.change, removed, ids):
            if edit.before in done or removal.before is None:
                continue
            element = aspects.name(aspects.home(removal.before))
            removals, edits = touched.setdefault(Aspect(element, "remove"), ({}, {}))
            removals |= {removal: None} | ({ids[element]: None} if element in ids else {})
            edits[edit] = None
    for aspect, (removals, edits) in touched.items():
        both = (tuple(removals), tuple(edits))
        yield Clash(aspect, *(both if mine_deletes else both[::-1]))


def _about(
    edit: Edit, change: Change, removed: dict[Node, Edit], ids: dict[str, Edit]
) -> Iterator[Edit]:
    """Give the removals of the other side that the edit is about, if it is work of its own."""
    if aspects.is_follow_up(edit):
        return
    for node in (edit.before, aspects.target(change, edit)):
        if node is not None and node in removed:
            yield removed[node]
    for one in new_references(edit):
        if one in ids:
            yield ids[one]


def _removed(change: Change, kept: Collection[Edit]) -> tuple[dict[Node, Edit], dict[str, Edit]]:
    """Return the elements of the base that a change deletes, and their ids, with the edit."""
    nodes = {
        node: edit
        for edit in change.edits
        if edit.kind == "remove" and edit.before is not None and edit not in kept
        for node in edit.before.walk()
        if node not in change.pairs
    }
    return nodes, {node.id: edit for node, edit in nodes.items() if node.id}


def _deleted(sides: Sides) -> set[str]:
    both = (_removed(side.change, ())[0] for side in (sides.mine, sides.theirs))
    return {aspects.name(node) for nodes in both for node in nodes}
