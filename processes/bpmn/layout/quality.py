"""What is wrong with a drawing: overlaps, slanted flows, flows through shapes, lanes left.

`flaws(model)` looks at a model as it is drawn, whoever drew it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from processes.bpmn.layout.nesting import Nest, nest
from processes.bpmn.layout.ranks import columns
from processes.bpmn.model import Bounds, Edge, Model, Point

FlawKind = Literal["overlap", "label", "slanted", "through", "outside", "backward"]
_SLACK = 0.6


@dataclass(frozen=True, slots=True)
class Flaw:
    """One fault: which kind, and the elements that it concerns.

    overlap: two shapes lie on each other. label: a name lies on a shape or another name.
    slanted: a flow is not orthogonal. through: a flow crosses a shape. outside: a shape lies
    outside of its lane, pool or sub-process. backward: a flow leads left though it closes no loop.
    """

    kind: FlawKind
    elements: tuple[str, ...]


def flaws(model: Model) -> tuple[Flaw, ...]:
    """Return all faults of a drawn model."""
    frames = nest(model)
    found: list[Flaw] = []
    for diagram in model.diagrams:
        shapes = {shape.element: shape.bounds for shape in diagram.shapes}
        named = [(one.element, one.label) for one in diagram.shapes]
        named += [(one.element, one.label) for one in diagram.edges]
        labels = {key: box for key, box in named if box is not None and box.width > 0}
        inner = {one: box for one, box in shapes.items() if one not in frames.open}
        hosts = {node.id: node.attached_to for node in model.nodes if node.attached_to}
        found += _overlaps(inner, hosts, frames)
        found += _label_overlaps(labels, inner, frames)
        found += [Flaw("slanted", (edge.element,)) for edge in diagram.edges if _slanted(edge)]
        found += _through(model, diagram.edges, inner, frames)
        found += _outside(model, shapes)
        found += _backward(model, shapes)
    return tuple(found)


def _overlaps(
    shapes: Mapping[str, Bounds], hosts: Mapping[str, str], frames: Nest
) -> Iterator[Flaw]:
    for one, other in _close_pairs(shapes):
        attached = hosts.get(one) == other or hosts.get(other) == one
        nested = _lies_in(one, other, frames) or _lies_in(other, one, frames)
        if not attached and not nested:
            yield Flaw("overlap", (one, other))


def _lies_in(one: str, frame: str, frames: Nest) -> bool:
    return one in frames.inside.get(frame, ())


def _close_pairs(boxes: Mapping[str, Bounds]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that lie on each other, by a sweep from the left."""
    active: list[str] = []
    for one in sorted(boxes, key=lambda key: boxes[key].x):
        box = boxes[one]
        active = [other for other in active if boxes[other].right > box.x + _SLACK]
        for other in active:
            if overlapping(box, boxes[other]):
                yield other, one
        active.append(one)


def overlapping(one: Bounds, other: Bounds) -> bool:
    """Whether two rectangles share more than a border."""
    across = one.x < other.right - _SLACK and other.x < one.right - _SLACK
    return across and one.y < other.bottom - _SLACK and other.y < one.bottom - _SLACK


def _label_overlaps(
    labels: Mapping[str, Bounds], shapes: Mapping[str, Bounds], frames: Nest
) -> Iterator[Flaw]:
    boxes = {f"shape {key}": box for key, box in shapes.items() if not frames.inside.get(key)}
    boxes |= {f"label {key}": box for key, box in labels.items()}
    for one, other in _close_pairs(boxes):
        if one.startswith("label") or other.startswith("label"):
            yield Flaw("label", (one, other))


def _slanted(edge: Edge) -> bool:
    return any(
        abs(one.x - other.x) > _SLACK and abs(one.y - other.y) > _SLACK
        for one, other in pairwise(edge.waypoints)
    )


def _through(
    model: Model, edges: Sequence[Edge], shapes: Mapping[str, Bounds], frames: Nest
) -> Iterator[Flaw]:
    ends = {flow.id: {flow.source, flow.target} for flow in model.flows if flow.id}
    hosts = {node.id: node.attached_to for node in model.nodes if node.attached_to}
    for edge in edges:
        own = frozenset(ends.get(edge.element, ()))
        own |= {hosts[one] for one in own if one in hosts}
        within = frozenset().union(*(frames.inside.get(one, frozenset()) for one in own))
        for one, box in shapes.items():
            if one in own | within or hosts.get(one) in own or frames.is_around(one, own):
                continue
            if any(_cuts(start, end, box) for start, end in pairwise(edge.waypoints)):
                yield Flaw("through", (edge.element, one))


def _cuts(start: Point, end: Point, box: Bounds) -> bool:
    low_x, high_x = sorted((start.x, end.x))
    low_y, high_y = sorted((start.y, end.y))
    return overlapping(
        Bounds(low_x - 1, low_y - 1, high_x - low_x + 2, high_y - low_y + 2),
        Bounds(box.x + 1, box.y + 1, max(box.width - 2, 0), max(box.height - 2, 0)),
    )


def _outside(model: Model, shapes: Mapping[str, Bounds]) -> Iterator[Flaw]:
    pools = {pool.process: pool.id for pool in model.participants if pool.process}
    pairs: list[tuple[str, str]] = []
    for node in model.nodes:
        for frame in (node.lane or "", pools.get(node.container, ""), node.container):
            if frame in shapes and node.id in shapes and not node.attached_to:
                pairs.append((node.id, frame))
    for lane in model.lanes:
        around = lane.parent or pools.get(lane.process, "")
        if lane.id in shapes and around in shapes:
            pairs.append((lane.id, around))
    for inner, outer in pairs:
        if not _within(shapes[inner], shapes[outer]):
            yield Flaw("outside", (inner, outer))


def _within(box: Bounds, frame: Bounds) -> bool:
    across = frame.x - _SLACK <= box.x and box.right <= frame.right + _SLACK
    return across and frame.y - _SLACK <= box.y and box.bottom <= frame.bottom + _SLACK


def _backward(model: Model, shapes: Mapping[str, Bounds]) -> Iterator[Flaw]:

    hosts = {node.id: node.attached_to or node.id for node in model.nodes}
    flows = [
        (hosts[flow.source], hosts[flow.target])
        for flow in model.flows
        if flow.type == "sequence" and flow.source in hosts and flow.target in hosts
    ]
    _rank, back = columns(list(dict.fromkeys(hosts.values())), flows, [])
    for source, target in dict.fromkeys(flows):
        if (source, target) in back or source not in shapes or target not in shapes:
            continue
        if shapes[target].centre.x <= shapes[source].centre.x:
            yield Flaw("backward", (source, target))
