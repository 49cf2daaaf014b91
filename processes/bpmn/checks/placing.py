"""How the model is drawn: bpmnlint's rules about missing, overlapping and misplaced shapes."""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice, takewhile

from processes.bpmn.checks.finding import Remark
from processes.bpmn.checks.surroundings import Surroundings
from processes.bpmn.elements import ARTIFACTS, DATA, FLOW_NODES
from processes.bpmn.model import Bounds, Shape

_FLOW_ELEMENTS = FLOW_NODES | DATA
_DRAWN = FLOW_NODES | ARTIFACTS | {"dataObjectReference", "dataStoreReference"}
_DRAWN_FLOWS = {"sequence", "message", "association"}
_MOST_PAIRS = 300_000


def no_bpmndi(around: Surroundings) -> Iterator[Remark]:
    """Everything that has a symbol is drawn."""
    model = around.model
    drawn = {shape.element for shape in model.shapes} | {edge.element for edge in model.edges}
    visible = [node.id for node in model.nodes if node.type in _DRAWN]
    visible += [flow.id for flow in model.flows if flow.type in _DRAWN_FLOWS]
    visible += [pool.id for pool in model.participants]
    visible += [lane.id for lane in model.lanes]
    for element in visible:
        if element not in drawn:
            yield (
                element,
                f"{around.called(element)}이(가) 그림에 없습니다. 편집기에서 다시 그리세요.",
            )


def no_overlapping_elements(around: Surroundings) -> Iterator[Remark]:
    """Shapes don't overlap, and lie inside the pool or sub-process that they belong to.

    What one diagram shows is compared; two diagrams of a file are two sheets.
    """
    for diagram in around.model.diagrams:
        shapes = {shape.element: shape for shape in diagram.shapes}
        pools = [shapes[one.id] for one in around.model.participants if one.id in shapes]
        yield from _overlaps(around, pools)
        for container, frame in _frames(around, shapes):
            yield from _within(around, container, frame, shapes)


def _frames(
    around: Surroundings, shapes: Mapping[str, Shape]
) -> Iterator[tuple[str, Bounds | None]]:
    """Give each container with the rectangle that its members have to keep to, None for none."""
    pools = {one.process: shapes[one.id] for one in around.model.participants if one.id in shapes}
    for process in around.model.processes:
        yield process, pools[process].bounds if process in pools else None
    for node in around.sub_processes:
        shape = shapes.get(node.id)
        yield node.id, shape.bounds if shape and shape.expanded else None


def _within(
    around: Surroundings, container: str, frame: Bounds | None, shapes: Mapping[str, Shape]
) -> Iterator[Remark]:
    inside = [n for n in around.inside(container) if n.type in _FLOW_ELEMENTS and n.id in shapes]
    yield from _overlaps(around, [shapes[node.id] for node in inside])
    for node in inside:
        bounds = shapes[node.id].bounds
        if frame and node.type != "dataStoreReference" and not _holds(frame, bounds):
            yield (
                node.id,
                f"{around.called(node.id)}이(가) 속한 테두리 밖에 그려져 있습니다. "
                "안으로 옮기세요.",
            )


def _overlaps(around: Surroundings, shapes: list[Shape]) -> Iterator[Remark]:
    for element, other in _overlapping(around, shapes).items():
        yield (
            element,
            f"{around.called(element)}이(가) {around.called(other)}과(와) 겹쳐 있습니다. 옮기세요.",
        )


def _overlapping(around: Surroundings, shapes: list[Shape]) -> dict[str, str]:
    """Return what overlaps, each with the first that it meets.

    The sweep goes from left to right and compares only neighbours in x; a file in which all
    lies on one heap is given up after _MOST_PAIRS comparisons, thousands of findings being enough.
    """
    ordered = sorted(shapes, key=lambda shape: shape.bounds.x)
    pairs = (
        (one, other)
        for place, one in enumerate(ordered)
        for other in takewhile(partial(_starts_within, one), islice(ordered, place + 1, None))
    )
    met: dict[str, str] = {}
    for one, other in islice(pairs, _MOST_PAIRS):
        if _touch(one.bounds, other.bounds) and not _is_attached(around, one, other):
            met.setdefault(one.element, other.element)
            met.setdefault(other.element, one.element)
    return met


def _starts_within(one: Shape, other: Shape) -> bool:
    return other.bounds.x <= one.bounds.right


def _touch(one: Bounds, other: Bounds) -> bool:
    return one.y <= other.bottom and other.y <= one.bottom


def _holds(frame: Bounds, bounds: Bounds) -> bool:
    return (
        bounds.x >= frame.x
        and bounds.y >= frame.y
        and bounds.right <= frame.right
        and bounds.bottom <= frame.bottom
    )


def _is_attached(around: Surroundings, one: Shape, other: Shape) -> bool:
    """Tell whether one is a boundary event of the other, whose edge it sits on."""
    return any(
        node is not None and node.attached_to == host.element
        for node, host in (
            (around.nodes.get(one.element), other),
            (around.nodes.get(other.element), one),
        )
    )
