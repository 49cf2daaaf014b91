"""The diagram part of a file (BPMN DI): where its elements are drawn."""

import math
import re
from collections.abc import Mapping

from lxml import etree

from processes.bpmn.elements import BPMNDI, Ids, attributes
from processes.bpmn.model import BadModel, Bounds, Diagram, Edge, Point, Shape

FARTHEST = 1_000_000
_DC = "{http://www.omg.org/spec/DD/20100524/DC}"
_DI = "{http://www.omg.org/spec/DD/20100524/DI}"
_BIOC = "{http://bpmn.io/schema/bpmn/biocolor/1.0}"
_COLOUR = "{http://www.omg.org/spec/BPMN/non-normative/color/1.0}"
_SHAPE, _EDGE, _LABEL = BPMNDI + "BPMNShape", BPMNDI + "BPMNEdge", BPMNDI + "BPMNLabel"
_BOUNDS, _WAYPOINT = _DC + "Bounds", _DI + "waypoint"
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def diagram(element: etree._Element, ids: Ids) -> Diagram:
    """Read one BPMNDiagram; raise BadModel where a coordinate is absurd."""
    plane = element.find(BPMNDI + "BPMNPlane")
    shapes = () if plane is None else (_shape(one, ids) for one in plane.iter(_SHAPE))
    edges = () if plane is None else (_edge(one, ids) for one in plane.iter(_EDGE))
    return Diagram(
        id=element.get("id", ""),
        name=element.get("name", ""),
        element="" if plane is None else ids.resolve(plane.get("bpmnElement")),
        shapes=tuple(shape for shape in shapes if shape is not None),
        edges=tuple(edge for edge in edges if edge is not None),
    )


def _shape(element: etree._Element, ids: Ids) -> Shape | None:
    bounds = _bounds(element)
    if bounds is None:
        return None
    given = attributes(element)
    return Shape(
        id=given.get("id", ""),
        element=ids.resolve(given.get("bpmnElement")),
        bounds=bounds,
        label=_label(element),
        horizontal=_truth(given.get("isHorizontal")),
        expanded=_truth(given.get("isExpanded")),
        marker=_truth(given.get("isMarkerVisible")),
        fill=_colour(given, _COLOUR + "background-color", _BIOC + "fill"),
        stroke=_colour(given, _COLOUR + "border-color", _BIOC + "stroke"),
    )


def _edge(element: etree._Element, ids: Ids) -> Edge | None:
    points = []
    for one in element.iterchildren(_WAYPOINT):
        x, y = _number(one.get("x"), one, "x"), _number(one.get("y"), one, "y")
        if x is not None and y is not None:
            points.append(Point(x, y))
    if len(points) < 2:
        return None
    given = attributes(element)
    return Edge(
        id=given.get("id", ""),
        element=ids.resolve(given.get("bpmnElement")),
        waypoints=tuple(points),
        label=_label(element),
        message=given.get("messageVisibleKind"),
        stroke=_colour(given, _COLOUR + "border-color", _BIOC + "stroke"),
    )


def _label(element: etree._Element) -> Bounds | None:
    for label in element.iterchildren(_LABEL):
        return _bounds(label)
    return None


def _bounds(element: etree._Element) -> Bounds | None:
    """Return the rectangle in a shape or a label, None where there is none that can be drawn."""
    for one in element.iterchildren(_BOUNDS):
        x, y = _number(one.get("x"), one, "x"), _number(one.get("y"), one, "y")
        width = _number(one.get("width"), one, "width")
        height = _number(one.get("height"), one, "height")
        if x is None or y is None or width is None or height is None or width < 0 or height < 0:
            return None
        return Bounds(x, y, width, height)
    return None


def _number(written: str | None, element: etree._Element, name: str) -> float | None:
    """Return a coordinate, None where it is missing or no number; refuse an absurd one."""
    if written is None or len(written) > 400:
        return None
    try:
        number = float(written)
    except ValueError:
        return None
    if -FARTHEST <= number <= FARTHEST:
        return number
    if math.isnan(number):
        return None
    raise BadModel(
        f"그림의 좌표 {name}={written[:20]}이(가) 너무 큽니다({element.sourceline}행). "
        f"{FARTHEST:,}보다 작게 고쳐서 올리세요."
    )


def _truth(value: str | None) -> bool | None:
    return None if value is None else value.strip().lower() in {"true", "1"}


def _colour(given: Mapping[str, str], *names: str) -> str | None:
    """Return the first of the attributes that is a plain colour (#rrggbb)."""
    for name in names:
        value = given.get(name)
        if value is not None and _HEX.fullmatch(value):
            return value.lower()
    return None
