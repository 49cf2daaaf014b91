"""Events: one ring, two or a thick one, and the sign of what they wait for or send."""

from processes.bpmn.model import Node, Point, Shape
from processes.bpmn.picture import icons
from processes.bpmn.picture.markup import circle, fill_of, placed, stroke_of

_THROWING = frozenset({"endEvent", "intermediateThrowEvent"})


def event(node: Node, shape: Shape) -> str:
    """Draw an event; dashed where it does not interrupt."""
    bounds, centre = shape.bounds, shape.bounds.centre
    radius = min(bounds.width, bounds.height) / 2
    stroke = stroke_of(shape.stroke)
    thick = node.type == "endEvent"
    dashes = "4 3" if "non-interrupting" in node.marks else None
    ring = {"stroke": stroke, "stroke_dasharray": dashes}
    parts = [
        circle(
            centre,
            radius - (0.8 if thick else 0),
            fill=fill_of(shape.fill),
            stroke_width=3.2 if thick else 1.5,
            **ring,
        )
    ]
    if node.type not in {"startEvent", "endEvent"}:
        gap = max(radius * 0.17, 1.5)
        parts.append(circle(centre, radius - gap, fill="none", stroke_width=1.2, **ring))
    if kind := _kind(node):
        parts.append(_sign(kind, centre, radius, thrown=node.type in _THROWING))
    return "".join(parts)


def _kind(node: Node) -> str | None:
    if len(node.events) > 1:
        return "parallel-multiple" if "parallel-multiple" in node.marks else "multiple"
    return node.events[0] if node.events else None


def _sign(kind: str, centre: Point, radius: float, *, thrown: bool) -> str:
    return placed(icons.event(kind, thrown=thrown), centre, radius / 18 * 0.92)
