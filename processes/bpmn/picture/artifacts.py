"""Data objects and stores, notes, groups and conversations."""

from processes.bpmn import elements
from processes.bpmn.model import Bounds, Node, Point, Shape
from processes.bpmn.picture import icons, text
from processes.bpmn.picture.markup import (
    INK,
    SOFT,
    fill_of,
    line,
    number,
    path,
    placed,
    rectangle,
    stroke_of,
)


def artifact(node: Node, shape: Shape) -> str:
    """Draw what is no activity, event or gateway."""
    if node.type in {"dataStore", "dataStoreReference"}:
        return data_store(shape)
    if node.type in elements.DATA:
        return data_object(node, shape)
    if node.type in elements.CONVERSATIONS:
        return conversation(node, shape)
    return group(node, shape) if node.type == "group" else annotation(node, shape)


def data_object(node: Node, shape: Shape) -> str:
    """Draw a page with a folded corner."""
    bounds = shape.bounds
    fold = min(12.0, bounds.width / 3, bounds.height / 3)
    inner = bounds.right - fold
    page = line(
        Point(bounds.x, bounds.y),
        Point(inner, bounds.y),
        Point(bounds.right, bounds.y + fold),
        Point(bounds.right, bounds.bottom),
        Point(bounds.x, bounds.bottom),
    )
    corner = line(
        Point(inner, bounds.y),
        Point(inner, bounds.y + fold),
        Point(bounds.right, bounds.y + fold),
    )
    stroke = stroke_of(shape.stroke)
    parts = [
        path(page + "Z", fill=fill_of(shape.fill), stroke=stroke, stroke_width=1.3),
        path(corner, fill="none", stroke=stroke, stroke_width=1.1),
    ]
    if node.type in {"dataInput", "dataOutput"}:
        arrow = icons.event("link", thrown=node.type == "dataOutput")
        parts.append(placed(arrow, Point(bounds.x + 11, bounds.y + 11), 0.7))
    if "collection" in node.marks:
        at = Point(bounds.centre.x, bounds.bottom - 8)
        parts.append(placed(icons.marker("multi-instance"), at, 0.8))
    return "".join(parts)


def data_store(shape: Shape) -> str:
    """Draw a cylinder with two more rims."""
    bounds = shape.bounds
    rx, ry = bounds.width / 2, min(bounds.height / 8, 9)
    top, floor = bounds.y + ry, bounds.bottom - ry
    arc = f"a{number(rx)} {number(ry)} 0 0 "
    stroke = stroke_of(shape.stroke)
    body = (
        f"M{number(bounds.x)} {number(top)}{arc}1 {number(bounds.width)} 0V{number(floor)}"
        f"{arc}1 {number(-bounds.width)} 0Z"
    )
    gap = min(ry * 0.7, 5)
    rims = "".join(
        f"M{number(bounds.x)} {number(top + step * gap)}{arc}0 {number(bounds.width)} 0"
        for step in range(3)
    )
    return path(body, fill=fill_of(shape.fill), stroke=stroke, stroke_width=1.3) + path(
        rims, fill="none", stroke=stroke, stroke_width=1.1
    )


def annotation(node: Node, shape: Shape) -> str:
    """Draw a note: a bracket at the left, the text beside it."""
    bounds = shape.bounds
    reach = min(10.0, bounds.width / 3)
    bracket = line(
        Point(bounds.x + reach, bounds.y),
        Point(bounds.x, bounds.y),
        Point(bounds.x, bounds.bottom),
        Point(bounds.x + reach, bounds.bottom),
    )
    parts = [path(bracket, fill="none", stroke=stroke_of(shape.stroke, SOFT), stroke_width=1.3)]
    if bounds.width > 20:
        block = text.fitted(node.name, bounds.width - 10, max(bounds.height - 4, text.SIZE))
        top = Point(bounds.x + 6, bounds.centre.y - block.height / 2)
        parts.append(text.drawn(block, top, anchor="start"))
    return "".join(parts)


def group(node: Node, shape: Shape) -> str:
    """Draw a rounded frame of dashes and dots with its name at the top."""
    bounds = shape.bounds
    frame = rectangle(
        bounds,
        rx=min(10, bounds.width / 4, bounds.height / 4),
        fill="none",
        stroke=stroke_of(shape.stroke, SOFT),
        stroke_width=1.4,
        stroke_dasharray="10 4 2 4",
    )
    block = text.fitted(node.name, max(bounds.width - 16, 12), max(bounds.height / 4, 15))
    return frame + text.drawn(block, Point(bounds.centre.x, bounds.y + 4))


def conversation(node: Node, shape: Shape) -> str:
    """Draw a hexagon."""
    bounds: Bounds = shape.bounds
    cut = bounds.width / 4
    corners = (
        Point(bounds.x + cut, bounds.y),
        Point(bounds.right - cut, bounds.y),
        Point(bounds.right, bounds.centre.y),
        Point(bounds.right - cut, bounds.bottom),
        Point(bounds.x + cut, bounds.bottom),
        Point(bounds.x, bounds.centre.y),
    )
    thickness = 3 if node.type == "callConversation" else 1.4
    hexagon = path(
        line(*corners) + "Z", fill=fill_of(shape.fill), stroke=INK, stroke_width=thickness
    )
    if node.type != "subConversation":
        return hexagon
    sign = placed(icons.marker("sub-process"), Point(bounds.centre.x, bounds.bottom - 9), 0.8)
    return hexagon + sign
