"""One flow around shapes that stand already: orthogonal, short, with few bends."""

from itertools import pairwise

from processes.bpmn.layout.model import Drawing, Way
from processes.bpmn.layout.nesting import Nest, nest
from processes.bpmn.layout.search import Field, Port
from processes.bpmn.model import Bounds, Model, Point

# How far around shapes are looked at, and how far from them a way keeps: first cheap, then exact.
_TRIES = ((60.0, 14.0), (300.0, 14.0), (float("inf"), 14.0), (float("inf"), 5.0))
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
        if one not in ends | within and not frames.is_around(one, ends)
    ]
    for reach, clear in _TRIES:
        close = [box for box in solid if _close(box, start, end, reach)]
        field = Field(close, (start, end), drawing.ways.values(), clear)
        found = field.shortest(_ports(start, end), _ports(end, start))
        if found and not any(_cuts(box, found) for box in solid):
            return found
    return _plain(start, end)


def _cuts(box: Bounds, way: Way) -> bool:
    """Whether a way leads through a shape: one that was left out for being far away."""
    return any(
        min(one.x, other.x) < box.right
        and max(one.x, other.x) > box.x
        and min(one.y, other.y) < box.bottom
        and max(one.y, other.y) > box.y
        for one, other in pairwise(way)
    )


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


def _close(box: Bounds, start: Bounds, end: Bounds, reach: float) -> bool:
    left, right = min(start.x, end.x) - reach, max(start.right, end.right) + reach
    top, bottom = min(start.y, end.y) - reach, max(start.bottom, end.bottom) + reach
    return box.right > left and box.x < right and box.bottom > top and box.y < bottom


def _plain(start: Bounds, end: Bounds) -> Way:
    """Return a way that minds nothing: where shapes leave no room between them."""
    first, last = Point(start.right, start.centre.y), Point(end.x, end.centre.y)
    if first.y == last.y:
        return (first, last)
    x = (first.x + last.x) / 2
    return (first, Point(x, first.y), Point(x, last.y), last)
