"""A model as bpmn-python 0.0.18 can load it: plain, in one diagram, every shape and flow drawn."""

from collections import defaultdict
from collections.abc import Sequence

from lxml import etree

from processes.bpmn import reading
from processes.bpmn.elements import BPMN
from processes.bpmn.layout import laid_out
from processes.bpmn.layout.model import Drawing
from processes.bpmn.layout.writing import BPMNDI_URI, DC_URI, DI_URI, write
from processes.bpmn.model import Flow, Model, Node
from processes.bpmn.profiles.reducing import Reduced, reduced

_NAMESPACES = {"bpmn": BPMN[1:-1], "bpmndi": BPMNDI_URI, "dc": DC_URI, "di": DI_URI}


def exported(content: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return the file for bpmn-python, and a Korean sentence for every kind of reduction.

    Raises BadModel for no readable model. What is drawn stays where it is, the rest gets a place.
    """
    model = reading.read(content)
    left = reduced(model)
    root = etree.Element(BPMN + "definitions", nsmap=_NAMESPACES)
    root.set("id", "Definitions_1")
    root.set("targetNamespace", "http://bpmn.io/schema/bpmn")
    if model.participants:
        root.append(_collaboration(model, left))
    for process in model.processes:
        root.append(_process(process, model, left))
    shown = "Collaboration_1" if model.participants else next(iter(model.processes), "")
    write(root, shown, _drawn(model, left))
    plain = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    whole = laid_out(plain, keep=True)
    tree = etree.fromstring(whole)
    etree.indent(tree, space="  ")
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8"), left.reductions


def _collaboration(model: Model, left: Reduced) -> etree._Element:
    made = etree.Element(BPMN + "collaboration")
    made.set("id", "Collaboration_1")
    for pool in model.participants:
        participant = etree.SubElement(made, BPMN + "participant")
        participant.set("id", pool.id)
        participant.set("name", pool.name)
        if pool.process in model.processes:
            participant.set("processRef", pool.process or "")
    for flow in left.messages:
        made.append(_flow("messageFlow", flow))
    return made


def _process(process: str, model: Model, left: Reduced) -> etree._Element:
    made = etree.Element(BPMN + "process")
    made.set("id", process)
    made.set("isExecutable", "false")
    lanes = [lane for lane in model.lanes if lane.process == process]
    around = {lane.parent for lane in lanes}
    lowest = [lane for lane in lanes if lane.id not in around]
    if lowest:
        lane_set = etree.SubElement(made, BPMN + "laneSet")
        lane_set.set("id", f"{process}_lanes")
        for lane in lowest:
            shown = etree.SubElement(lane_set, BPMN + "lane")
            shown.set("id", lane.id)
            shown.set("name", lane.name)
            for node in left.nodes:
                if node.lane == lane.id:
                    etree.SubElement(shown, BPMN + "flowNodeRef").text = node.id
    _fill(made, process, left)
    return made


def _fill(holder: etree._Element, container: str, left: Reduced) -> None:
    """Write the nodes and flows of a process or sub-process."""
    incoming, outgoing = defaultdict(list), defaultdict(list)
    for flow in left.sequences:
        outgoing[flow.source].append(flow.id)
        incoming[flow.target].append(flow.id)
    inside = [node for node in left.nodes if node.container == container]
    for node in inside:
        made = _node(node, incoming[node.id], outgoing[node.id])
        if node.type == "subProcess":
            _fill(made, node.id, left)
        holder.append(made)
    own = {node.id for node in inside}
    for flow in left.sequences:
        if flow.source in own:
            holder.append(_flow("sequenceFlow", flow))


def _node(node: Node, incoming: Sequence[str], outgoing: Sequence[str]) -> etree._Element:
    made = etree.Element(BPMN + node.type)
    made.set("id", node.id)
    made.set("name", " ".join(node.name.split()))
    if node.attached_to:
        made.set("attachedToRef", node.attached_to)
    if "non-interrupting" in node.marks:
        made.set("cancelActivity" if node.attached_to else "isInterrupting", "false")
    for name, flows in (("incoming", incoming), ("outgoing", outgoing)):
        for flow in flows:
            etree.SubElement(made, BPMN + name).text = flow
    for number, event in enumerate(node.events):
        definition = etree.SubElement(made, f"{BPMN}{event}EventDefinition")
        definition.set("id", f"{node.id}_event{number or ''}")
        if event == "conditional":
            etree.SubElement(definition, BPMN + "condition")
    return made


def _flow(kind: str, flow: Flow) -> etree._Element:
    made = etree.Element(BPMN + kind)
    made.set("id", flow.id)
    made.set("name", " ".join(flow.name.split()))
    made.set("sourceRef", flow.source)
    made.set("targetRef", flow.target)
    return made


def _drawn(model: Model, left: Reduced) -> Drawing:
    """Return what the file draws of what is left, on whichever of its diagrams."""
    flows = (*left.sequences, *left.messages)
    lanes = {lane.id for lane in model.lanes} - {lane.parent for lane in model.lanes}
    pools = {pool.id for pool in model.participants}
    shown = {node.id for node in left.nodes} | pools | lanes
    first = model.diagrams[:1]
    same = {flow.id: (flow.source, flow.target) for flow in model.flows}
    kept = {flow.id for flow in flows if same.get(flow.id) == (flow.source, flow.target)}
    return Drawing(
        {one.element: one.bounds for d in first for one in d.shapes if one.element in shown},
        {},
        {one.element: one.waypoints for d in first for one in d.edges if one.element in kept},
    )
