"""Gateways: a diamond and the sign of how it decides."""

from processes.bpmn.model import Node, Point, Shape
from processes.bpmn.picture import icons
from processes.bpmn.picture.markup import INK, PAPER, fill_of, line, path, placed, stroke_of, tag

_SIGNS = {
    "exclusiveGateway": path("M-7.5 -9L7.5 9M7.5 -9L-7.5 9", stroke=INK, stroke_width=3.4),
    "parallelGateway": path("M0 -11V11M-11 0H11", stroke=INK, stroke_width=3.4),
    "inclusiveGateway": tag("circle", r=10.5, fill="none", stroke=INK, stroke_width=2.8),
    "complexGateway": path(
        "M0 -11V11M-11 0H11M-7.6 -7.6L7.6 7.6M7.6 -7.6L-7.6 7.6", stroke=INK, stroke_width=2.8
    ),
}


def gateway(node: Node, shape: Shape) -> str:
    """Draw a gateway; an exclusive one shows its cross where the file asks for it."""
    bounds, centre = shape.bounds, shape.bounds.centre
    corners = (
        Point(centre.x, bounds.y),
        Point(bounds.right, centre.y),
        Point(centre.x, bounds.bottom),
        Point(bounds.x, centre.y),
    )
    diamond = path(
        line(*corners) + "Z",
        fill=fill_of(shape.fill),
        stroke=stroke_of(shape.stroke),
        stroke_width=1.5,
        stroke_linejoin="round",
    )
    scale = min(bounds.width, bounds.height) / 50
    return diamond + placed(_sign(node, shape), centre, scale)


def _sign(node: Node, shape: Shape) -> str:
    if node.type == "exclusiveGateway" and not shape.marker:
        return ""
    if node.type == "eventBasedGateway":
        return _event_based(node)
    return _SIGNS.get(node.type, "")


def _event_based(node: Node) -> str:
    rings = [tag("circle", r=13, fill=PAPER, stroke=INK, stroke_width=1.2)]
    if "instantiate" not in node.marks:
        rings.append(tag("circle", r=10.8, fill="none", stroke=INK, stroke_width=1))
    kind = "parallel-multiple" if "parallel" in node.marks else "multiple"
    return "".join(rings) + placed(icons.event(kind, thrown=False), Point(0, 0), 0.72)
