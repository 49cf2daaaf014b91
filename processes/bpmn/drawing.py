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
_FILL = (_COLOUR + "background-color", _BIOC + "fill")
_STROKE = (_COLOUR + "border-color", _BIOC + "stroke")
_PLAIN = 2  # id and bpmnElement: no colour
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
    bounds = label = None
    for child in element:
        tag = child.tag
        if tag == _BOUNDS:
            bounds = bounds or _bounds(child)
        elif tag == _LABEL:
            label = label or _label(child)
    if bounds is None:
        return None
    given = attributes(element)
    return Shape(
        given.get("id", ""),
        ids.resolve(given.get("bpmnElement")),
        bounds,
        label,
        horizontal=_truth(given.get("isHorizontal")),
        expanded=_truth(given.get("isExpanded")),
        marker=_truth(given.get("isMarkerVisible")),
        fill=_colour(given, *_FILL) if len(given) > _PLAIN else None,
        stroke=_colour(given, *_STROKE) if len(given) > _PLAIN else None,
    )


def _edge(element: etree._Element, ids: Ids) -> Edge | None:
    points, label = [], None
    for child in element:
        tag = child.tag
        if tag == _WAYPOINT:
            point = _point(child)
            if point is not None:
                points.append(point)
        elif tag == _LABEL:
            label = label or _label(child)
    if len(points) < 2:
        return None
    given = attributes(element)
    return Edge(
        id=given.get("id", ""),
        element=ids.resolve(given.get("bpmnElement")),
        waypoints=tuple(points),
        label=label,
        message=given.get("messageVisibleKind"),
        stroke=_colour(given, *_STROKE) if len(given) > _PLAIN else None,
    )


def _label(element: etree._Element) -> Bounds | None:
    for child in element:
        if child.tag == _BOUNDS:
            return _bounds(child)
    return None


def _bounds(element: etree._Element) -> Bounds | None:
    """Return the rectangle, None where it can't be drawn."""
    get = element.get
    try:
        x, y = float(get("x", "")), float(get("y", ""))
        width, height = float(get("width", "")), float(get("height", ""))
    except ValueError:
        return _odd_bounds(element)
    # The usual case; no comparison holds of what is not a number.
    if width >= 0 <= height and abs(x) + abs(y) + width + height <= FARTHEST:
        return Bounds(x, y, width, height)
    return _odd_bounds(element)


def _odd_bounds(element: etree._Element) -> Bounds | None:
    x, y = _number(element, "x"), _number(element, "y")
    width, height = _number(element, "width"), _number(element, "height")
    if x is None or y is None or width is None or height is None or width < 0 or height < 0:
        return None
    return Bounds(x, y, width, height)


def _point(element: etree._Element) -> Point | None:
    try:
        x, y = float(element.get("x", "")), float(element.get("y", ""))
    except ValueError:
        x = y = math.nan
    if abs(x) + abs(y) <= FARTHEST:
        return Point(x, y)
    odd_x, odd_y = _number(element, "x"), _number(element, "y")
    return None if odd_x is None or odd_y is None else Point(odd_x, odd_y)


def _number(element: etree._Element, name: str) -> float | None:
    """Return a coordinate, None where it is missing or no number; refuse an absurd one."""
    written = element.get(name)
    if written is None or len(written) > 400:
        return None
    try:
        number = float(written)
    except ValueError:
        return None
    if math.isnan(number):
        return None
    if abs(number) > FARTHEST:
        raise BadModel(
            f"그림의 좌표 {name}={written[:20]}이(가) 너무 큽니다({element.sourceline}행). "
            f"{FARTHEST:,}보다 작게 고쳐서 올리세요."
        )
    return number


def _truth(value: str | None) -> bool | None:
    return None if value is None else value.strip().lower() in {"true", "1"}


def _colour(given: Mapping[str, str], *names: str) -> str | None:
    """Return the first of the attributes that is a plain colour (#rrggbb)."""
    for name in names:
        value = given.get(name)
        if value is not None and _HEX.fullmatch(value):
            return value.lower()
    return None
