"""The difference of two trees as single edits."""

from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from processes.bpmn.change.collateral import meant
from processes.bpmn.change.edits import Edit, Kind
from processes.bpmn.change.matching import Pairs, is_reference, matched, signature
from processes.bpmn.change.source import Node, Source, parsed

# Where the order of the elements says nothing: bpmn-js puts what it replaces at the end.
_UNORDERED = frozenset(
    {"definitions", "process", "subProcess", "transaction", "adHocSubProcess"}
    | {"collaboration", "choreography", "BPMNPlane"}
)


@dataclass(frozen=True, eq=False)
class Change:
    """What a person changed: the edits that lead from one tree to the other."""

    opened: Source
    edited: Source
    pairs: Pairs
    edits: tuple[Edit, ...]

    @cached_property
    def origins(self) -> Pairs:
        """For the elements of the second tree, which they were in the first."""
        return {other: one for one, other in self.pairs.items()}

    @property
    def removed(self) -> frozenset[str]:
        """The ids that the change deletes."""
        kept = {self.pairs[node] for node in self.pairs}
        left = {node.id for node in kept}
        return frozenset(
            node.id
            for node in self.opened.root.walk()
            if node.id and node not in self.pairs and node.id not in left
        )


def between(opened: bytes, edited: bytes) -> Change:
    """Return what differs between a file as it was opened and as it was edited.

    Both are best written by the same program, so that its habits cancel out.
    Raises BadModel where one of them can't be read.
    """
    return compared(parsed(opened), parsed(edited))


def compared(first: Source, second: Source) -> Change:
    """Return what differs between two files that have been parsed."""
    pairs = matched(first.root, second.root)
    edits = meant(_edits(first.root, second.root, pairs))
    return Change(first, second, pairs, tuple(edits))


def turned_back(change: Change, edits: Collection[Edit]) -> Change:
    """Return the change that takes back these edits, from the second tree to the first."""
    pairs = change.origins
    back = tuple(_edits(change.edited.root, change.opened.root, pairs))
    wanted = {(edit.kind, edit.before or edit.after, edit.name) for edit in edits}
    opposite: dict[Kind, Kind] = {"insert": "remove", "remove": "insert"}
    kept = tuple(
        edit
        for edit in back
        if (opposite.get(edit.kind, edit.kind), edit.after or edit.before, edit.name) in wanted
    )
    return Change(change.edited, change.opened, pairs, kept)


def _edits(first: Node, second: Node, pairs: Pairs) -> Iterator[Edit]:
    origins = {other: one for one, other in pairs.items()}
    yield from _of_known(first, pairs)
    yield from _of_places(second, origins, pairs)


def _of_known(node: Node, pairs: Pairs) -> Iterator[Edit]:
    """Give what differs in the elements of the first tree, and which of them are gone."""
    other = pairs.get(node)
    if other is None:
        if node.parent in pairs:
            yield Edit("remove", node, None)
    else:
        yield from _of_tag(node, other)
        if node.mixed or other.mixed:
            if signature(node)[2:] != signature(other)[2:]:  # type: ignore[index]
                yield Edit("content", node, other)
            return
        if not _leads(node) and not _leads(other) and node.text != other.text:
            yield Edit("text", node, other)
    for child in node.children:
        yield from _of_known(child, pairs)


def _leads(node: Node) -> bool:
    return bool(node.children) or (not node.text.strip() and "\n" in node.text)


def _of_tag(node: Node, other: Node) -> Iterator[Edit]:
    if node.tag != other.tag:
        yield Edit("tag", node, other)
    if node.attributes != other.attributes:
        for name in dict.fromkeys((*node.attributes, *other.attributes)):
            if node.attributes.get(name) != other.attributes.get(name):
                yield Edit("attribute", node, other, name)


def _of_places(node: Node, origins: Pairs, pairs: Pairs) -> Iterator[Edit]:
    """Give what is new in the second tree or stands elsewhere, in its order."""
    origin = origins.get(node)
    if origin is not None and (node.mixed or origin.mixed):
        return
    stirred = _stirred(node, origins, pairs)
    for child in node.children:
        before = origins.get(child)
        if before is None:
            if origin is not None:
                yield Edit("insert", None, child)
        elif origin is None or before.parent is not origin or child in stirred:
            yield Edit("move", before, child)
        yield from _of_places(child, origins, pairs)


def _stirred(node: Node, origins: Pairs, pairs: Pairs) -> set[Node]:
    """Return the children that stand in another order, as few as can explain it."""
    origin = origins.get(node)
    if origin is None or node.local in _UNORDERED:
        return set()
    places = {pairs[child]: place for place, child in enumerate(origin.children) if child in pairs}
    stayed = [one for one in node.children if one in places and not is_reference(one)]
    order = [places[one] for one in stayed]
    if order == sorted(order):
        return set()
    kept = _rising(order)
    return {one for one in stayed if places[one] not in kept}


def _rising(numbers: list[int]) -> set[int]:
    """Return the longest rising run of the numbers (patience sorting)."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(tails, number)
        before[number] = tails[place - 1] if place else None
        tails[place : place + 1] = [number]
    found: set[int] = set()
    last: int | None = tails[-1]
    while last is not None:
        found.add(last)
        last = before[last]
    return found
