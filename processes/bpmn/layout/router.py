"""One flow around shapes that stand already: orthogonal, short, with few bends."""

from processes.bpmn.layout.model import Drawing, Way
from processes.bpmn.layout.nesting import Nest, nest
from processes.bpmn.layout.search import Field, Port
from processes.bpmn.model import Bounds, Model, Point

_NEAR = 400.0
_WIDE = 250.0


def complete(drawing: Drawing, model: Model) -> None:
    """Draw the flows between shapes of the drawing that have no way yet."""
    frames = nest(model)
    for flow in model.flows:
        if flow.id in drawing.ways or flow.source == flow.target:
            continue
        if flow.source in drawing.shapes and flow.target in drawing.shapes:
            drawing.ways[flow.id] = between(flow.source, flow.target, drawing, frames)


def between(source: str, target: str, drawing: Drawing, frames: Nest) -> Way:
    """Return a way from one shape to another that crosses no other shape, if there is one."""
    start, end = drawing.shapes[source], drawing.shapes[target]
    ends = frozenset({source, target})
    within = frozenset().union(*(frames.inside.get(one, frozenset()) for one in ends))
    solid = [
        box
        for one, box in drawing.shapes.items()
        if one not in ends | within and not frames.is_around(one, ends) and _close(box, start, end)
    ]
    field = Field(solid, (start, end), drawing.ways.values())
    return field.shortest(_ports(start, end), _ports(end, start)) or _plain(start, end)


def _ports(box: Bounds, other: Bounds) -> tuple[Port, ...]:
    """Return where a flow may leave or come: the middle of each side; a pool's, opposite."""
    middle = box.centre
    x = middle.x
    if box.width > _WIDE:
        x = min(max(other.centre.x, box.x + 20), box.right - 20)
    return (
        Port(Point(box.right, middle.y), "right"),
        Port(Point(box.x, middle.y), "left"),
        Port(Point(x, box.y), "top"),
        Port(Point(x, box.bottom), "bottom"),
    )


def _close(box: Bounds, start: Bounds, end: Bounds) -> bool:
    left, right = min(start.x, end.x) - _NEAR, max(start.right, end.right) + _NEAR
    top, bottom = min(start.y, end.y) - _NEAR, max(start.bottom, end.bottom) + _NEAR
    return box.right > left and box.x < right and box.bottom > top and box.y < bottom


def _plain(start: Bounds, end: Bounds) -> Way:
    """Return a way that minds nothing: where shapes leave no room between them."""
    first, last = Point(start.right, start.centre.y), Point(end.x, end.centre.y)
    if first.y == last.y:
        return (first, last)
    x = (first.x + last.x) / 2
    return (first, Point(x, first.y), Point(x, last.y), last)
