"""The diagram part of a file (BPMN DI): where its elements are drawn."""

import math
import re

from lxml import etree

from processes.bpmn.elements import BPMNDI, Ids
from processes.bpmn.model import BadModel, Bounds, Diagram, Edge, Point, Shape

FARTHEST = 1_000_000
_DC = "{http://www.omg.org/spec/DD/20100524/DC}"
_DI = "{http://www.omg.org/spec/DD/20100524/DI}"
_BIOC = "{http://bpmn.io/schema/bpmn/biocolor/1.0}"
_COLOUR = "{http://www.omg.org/spec/BPMN/non-normative/color/1.0}"
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def diagram(element: etree._Element, ids: Ids) -> Diagram:
    """Read one BPMNDiagram; raise BadModel where a coordinate is absurd."""
    plane = element.find(BPMNDI + "BPMNPlane")
    parts = [] if plane is None else list(plane.iterdescendants())
    shapes = (_shape(one, ids) for one in parts if one.tag == BPMNDI + "BPMNShape")
    edges = (_edge(one, ids) for one in parts if one.tag == BPMNDI + "BPMNEdge")
    return Diagram(
        id=element.get("id", ""),
        name=element.get("name", ""),
        element="" if plane is None else ids.resolve(plane.get("bpmnElement")),
        shapes=tuple(shape for shape in shapes if shape is not None),
        edges=tuple(edge for edge in edges if edge is not None),
    )


def _shape(element: etree._Element, ids: Ids) -> Shape | None:
    bounds = _bounds(element.find(_DC + "Bounds"))
    if bounds is None:
        return None
    return Shape(
        id=element.get("id", ""),
        element=ids.resolve(element.get("bpmnElement")),
        bounds=bounds,
        label=_label(element),
        horizontal=_truth(element.get("isHorizontal")),
        expanded=_truth(element.get("isExpanded")),
        marker=_truth(element.get("isMarkerVisible")),
        fill=_colour(element, _COLOUR + "background-color", _BIOC + "fill"),
        stroke=_colour(element, _COLOUR + "border-color", _BIOC + "stroke"),
    )


def _edge(element: etree._Element, ids: Ids) -> Edge | None:
    points = [_point(one) for one in element.iterchildren(_DI + "waypoint")]
    known = tuple(point for point in points if point is not None)
    if len(known) < 2:
        return None
    return Edge(
        id=element.get("id", ""),
        element=ids.resolve(element.get("bpmnElement")),
        waypoints=known,
        label=_label(element),
        message=element.get("messageVisibleKind"),
        stroke=_colour(element, _COLOUR + "border-color", _BIOC + "stroke"),
    )


def _label(element: etree._Element) -> Bounds | None:
    label = element.find(BPMNDI + "BPMNLabel")
    return None if label is None else _bounds(label.find(_DC + "Bounds"))


def _bounds(element: etree._Element | None) -> Bounds | None:
    if element is None:
        return None
    numbers = [_number(element, name) for name in ("x", "y", "width", "height")]
    x, y, width, height = numbers
    if x is None or y is None or width is None or height is None or width < 0 or height < 0:
        return None
    return Bounds(x, y, width, height)


def _point(element: etree._Element) -> Point | None:
    x, y = _number(element, "x"), _number(element, "y")
    return None if x is None or y is None else Point(x, y)


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


def _colour(element: etree._Element, *names: str) -> str | None:
    """Return the first of the attributes that is a plain colour (#rrggbb)."""
    values = (element.get(name, "") for name in names)
    return next((value.lower() for value in values if _HEX.fullmatch(value)), None)
