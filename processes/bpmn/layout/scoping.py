"""A model as something to lay out: its planes and sub-processes, bands, lanes, shapes, links."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from processes.bpmn import elements
from processes.bpmn.layout import measuring
from processes.bpmn.layout.model import Band, Companion, Guest, Item, Kind, LaneBox, Link, Scope
from processes.bpmn.model import Flow, Lane, Model, Node

_TYPES = {"data": "association", "conversation": "association"}
_KINDS: tuple[tuple[frozenset[str], Kind], ...] = (
    (elements.GATEWAYS, "gateway"),
    (elements.EVENTS, "event"),
    (elements.DATA, "data"),
    (frozenset({"textAnnotation"}), "note"),
)
_SELDOM_DRAWN = frozenset({"dataInput", "dataOutput"})
_UNPLACED = frozenset({"group", "dataObject", "dataStore"})


@dataclass(frozen=True)
class Outline:
    """A model sorted by what lies in what; `inner` gives the size of each open sub-process."""

    model: Model
    inner: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def nodes(self, container: str) -> list[Node]:
        """Return what is drawn directly inside a process or sub-process."""
        return [
            node
            for node in self.model.nodes
            if node.container == container
            and node.type not in _UNPLACED
            and (node.type not in _SELDOM_DRAWN or node.id in self.drawn)
        ]

    @cached_property
    def drawn(self) -> frozenset[str]:
        """The elements that the file draws."""
        return frozenset(shape.element for shape in self.model.shapes)

    def containers(self, container: str) -> list[str]:
        """Return the sub-processes directly inside that hold something."""
        held = {node.container for node in self.model.nodes}
        return [node.id for node in self.nodes(container) if node.id in held]

    def scope(self, bands: Sequence[Band], nodes: Iterable[Node]) -> Scope:
        """Return the scope for the nodes, with all links between them."""
        placed = list(nodes)
        known = {node.id for node in placed} | {band.pool for band in bands if band.pool}
        flows = [
            flow
            for flow in self.model.flows
            if flow.id and flow.source in known and flow.target in known
        ]
        tied = _companions(placed, flows)
        items = {
            node.id: self._item(node, placed, tied)
            for node in placed
            if node.id not in tied.owner and not _is_guest(node, known)
        }
        links = tuple(
            Link(flow.id, _TYPES.get(flow.type, flow.type), flow.source, flow.target, flow.name)
            for flow in flows
            if flow.source not in tied.owner and flow.target not in tied.owner
        )
        kept = tuple(
            Band(
                band.pool,
                tuple(tuple(one for one in leaf if one in items) for leaf in band.leaves),
                band.lanes,
            )
            for band in bands
        )
        return Scope(kept, items, links)

    def _item(self, node: Node, nodes: Sequence[Node], tied: "_Tied") -> Item:
        kinds: list[Kind] = [kind for types, kind in _KINDS if node.type in types]
        kind: Kind = kinds[0] if kinds else "activity"
        guests = tuple(
            Guest(one.id, one.name) for one in nodes if one.attached_to == node.id != one.id
        )
        width, height = self._size(node)
        if guests:
            width = max(width, 80.0 * len(guests) + 20)
        label = node.name if kind in {"gateway", "event", "data"} else ""
        return Item(
            node.id, kind, width, height, label, guests, tuple(tied.companions.get(node.id, ()))
        )

    def _size(self, node: Node) -> tuple[float, float]:
        if node.id in self.inner:
            return self.inner[node.id]
        return size(node)


def size(node: Node) -> tuple[float, float]:
    """Return the size that a shape is drawn at."""
    if node.type in elements.GATEWAYS:
        return measuring.GATEWAY
    if node.type in elements.EVENTS:
        return measuring.EVENT
    if node.type in elements.DATA:
        return measuring.DATA.get(node.type, measuring.DATA_OBJECT)
    if node.type == "textAnnotation":
        return measuring.note_size(node.name)
    return measuring.activity_size(node.name)


def process_band(pool: str, process: str, lanes: Sequence[Lane], nodes: Sequence[Node]) -> Band:
    """Return the band of a process: its lanes in the file's order, each node in its lowest lane.

    A node that no lane names joins the first lane.
    """
    own = [lane for lane in lanes if lane.process == process]
    leaves, boxes = _lane_tree(own)
    if not leaves:
        return Band(pool, (tuple(node.id for node in nodes),))
    holder = {lane: at for at, lane in enumerate(leaves)}
    inside: dict[int, list[str]] = defaultdict(list)
    for node in nodes:
        inside[holder.get(node.lane or "", 0)].append(node.id)
    return Band(pool, tuple(tuple(inside[at]) for at in range(len(leaves))), boxes)


def _lane_tree(lanes: Sequence[Lane]) -> tuple[list[str], tuple[LaneBox, ...]]:
    under: dict[str | None, list[Lane]] = defaultdict(list)
    known = {lane.id for lane in lanes}
    for lane in lanes:
        under[lane.parent if lane.parent in known else None].append(lane)
    leaves: list[str] = []
    boxes: list[LaneBox] = []

    def visit(lane: Lane, depth: int) -> None:
        first = len(leaves)
        at = len(boxes)
        for child in under.get(lane.id, ()):
            visit(child, depth + 1)
        if len(leaves) == first:
            leaves.append(lane.id)
        boxes.insert(at, LaneBox(lane.id, depth, tuple(range(first, len(leaves)))))

    for lane in under[None]:
        visit(lane, 1)
    return leaves, tuple(boxes)


@dataclass(frozen=True)
class _Tied:
    """Which data and notes belong to one shape alone."""

    owner: Mapping[str, str]
    companions: Mapping[str, list[Companion]]


def _companions(nodes: Sequence[Node], flows: Sequence[Flow]) -> _Tied:
    kind = {node.id: node for node in nodes}
    light = {
        node.id for node in nodes if node.type in elements.DATA or node.type == "textAnnotation"
    }
    ends: dict[str, set[str]] = defaultdict(set)
    links: dict[str, list[str]] = defaultdict(list)
    for flow in flows:
        for one, other in ((flow.source, flow.target), (flow.target, flow.source)):
            if one in light:
                ends[one].add(other)
                links[one].append(flow.id)
    owner: dict[str, str] = {}
    companions: dict[str, list[Companion]] = defaultdict(list)
    for node in nodes:
        others = ends.get(node.id, set())
        host = kind.get(next(iter(others))) if len(others) == 1 else None
        if host is None or host.id in light or host.attached_to:
            continue
        owner[node.id] = host.id
        width, height = size(node)
        label = "" if node.type == "textAnnotation" else node.name
        companions[host.id].append(Companion(node.id, width, height, label, tuple(links[node.id])))
    return _Tied(owner, companions)


def _is_guest(node: Node, known: set[str]) -> bool:
    return node.attached_to is not None and node.attached_to in known
