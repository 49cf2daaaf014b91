"""A drawing written into the diagram part (BPMN DI) of a tree; what stands there is reused."""

from collections.abc import Mapping

from lxml import etree

from processes.bpmn.elements import BPMN, BPMNDI
from processes.bpmn.layout.model import Drawing, Way
from processes.bpmn.model import Bounds

DC_URI, DI_URI = "http://www.omg.org/spec/DD/20100524/DC", "http://www.omg.org/spec/DD/20100524/DI"
BPMNDI_URI = BPMNDI[1:-1]
_DC, _DI = f"{{{DC_URI}}}", f"{{{DI_URI}}}"
_NAMES = {"bpmndi": BPMNDI_URI, "dc": DC_URI, "di": DI_URI}
_FRAMES = frozenset({"participant", "lane"})


def write(root: etree._Element, element: str, drawing: Drawing) -> None:
    """Write the drawing of a process, collaboration or sub-process into its plane."""
    plane = _plane(root, element)
    kinds = {
        one.get("id", ""): str(one.tag).rpartition("}")[2]
        for one in root.iter(etree.Element)
        if str(one.tag).startswith(BPMN)
    }
    present = {
        _meant(one.get("bpmnElement", ""), kinds): one
        for one in plane
        if one.tag in {BPMNDI + "BPMNShape", BPMNDI + "BPMNEdge"}
    }
    holding = {one.get("id", "") for one in root.iter(BPMN + "subProcess")}
    for key, box in drawing.shapes.items():
        shape = present.get(key)
        if shape is None:
            shape = _added(plane, "BPMNShape", key)
            _said(shape, key, kinds, holding, drawing.shapes)
        _set_bounds(shape, box)
        _set_label(shape, drawing.labels.get(key))
    for key, way in drawing.ways.items():
        edge = present.get(key)
        if edge is None:
            edge = _added(plane, "BPMNEdge", key)
        _set_way(edge, way)
        _set_label(edge, drawing.labels.get(key))


def _meant(reference: str, known: Mapping[str, str]) -> str:
    """Return the id that a reference means: some tools write it with a prefix."""
    return reference if reference in known else reference.rpartition(":")[2]


def _plane(root: etree._Element, element: str) -> etree._Element:
    for plane in root.iter(BPMNDI + "BPMNPlane"):
        if plane.get("bpmnElement", "").rpartition(":")[2] == element:
            return plane
    first = root.find(f"{BPMNDI}BPMNDiagram/{BPMNDI}BPMNPlane")
    if first is not None:
        return first
    diagram = etree.SubElement(root, BPMNDI + "BPMNDiagram", nsmap=_missing(root))
    diagram.set("id", "BPMNDiagram_1")
    plane = etree.SubElement(diagram, BPMNDI + "BPMNPlane")
    plane.set("id", "BPMNPlane_1")
    plane.set("bpmnElement", element)
    return plane


def _missing(root: etree._Element) -> dict[str, str]:
    return {prefix: uri for prefix, uri in _NAMES.items() if uri not in root.nsmap.values()}


def _added(plane: etree._Element, name: str, key: str) -> etree._Element:
    found = etree.SubElement(plane, BPMNDI + name)
    found.set("id", f"{key}_di")
    found.set("bpmnElement", key)
    return found


def _said(
    shape: etree._Element,
    key: str,
    kinds: Mapping[str, str],
    holding: set[str],
    drawn: Mapping[str, Bounds],
) -> None:
    kind = kinds.get(key, "")
    if kind in _FRAMES:
        shape.set("isHorizontal", "true")
    if kind == "exclusiveGateway":
        shape.set("isMarkerVisible", "true")
    if key in holding and key in drawn:
        shape.set("isExpanded", "true")


def _set_bounds(holder: etree._Element, box: Bounds) -> None:
    bounds = holder.find(_DC + "Bounds")
    if bounds is None:
        bounds = etree.Element(_DC + "Bounds", nsmap=_missing(holder))
        holder.insert(_after_extension(holder), bounds)
    for name in ("x", "y", "width", "height"):
        bounds.set(name, number(getattr(box, name)))


def _set_label(holder: etree._Element, box: Bounds | None) -> None:
    label = holder.find(BPMNDI + "BPMNLabel")
    if box is None:
        if label is not None:
            bounds = label.find(_DC + "Bounds")
            if bounds is not None:
                label.remove(bounds)
        return
    if label is None:
        label = etree.SubElement(holder, BPMNDI + "BPMNLabel")
    _set_bounds(label, box)


def _set_way(edge: etree._Element, way: Way) -> None:
    for point in edge.findall(_DI + "waypoint"):
        edge.remove(point)
    at = _after_extension(edge)
    for position, corner in enumerate(way):
        point = etree.Element(_DI + "waypoint", nsmap=_missing(edge))
        point.set("x", number(corner.x))
        point.set("y", number(corner.y))
        edge.insert(at + position, point)


def _after_extension(holder: etree._Element) -> int:
    return sum(1 for one in holder if one.tag == _DI + "extension")


def number(value: float) -> str:
    """Return a coordinate as it is written: whole where it is whole."""
    return f"{value:.1f}".removesuffix(".0")
