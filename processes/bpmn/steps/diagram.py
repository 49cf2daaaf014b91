"""A step table as a BPMN file: pools, lanes by 담당, gateways, systems and documents, laid out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from lxml import etree

from processes.bpmn.elements import BPMN
from processes.bpmn.layout import laid_out
from processes.bpmn.steps import naming, ordering, writing
from processes.bpmn.steps.building import built
from processes.bpmn.steps.model import BadSteps, Step, StepTable
from processes.bpmn.steps.parts import Element, Parts
from processes.bpmn.steps.problems import problems

_NAMESPACES = {
    "bpmn": writing.BPMN_URI,
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
    "dpg": naming.NAMESPACE,
}


def diagram(table: StepTable, name: str = "") -> bytes:
    """Return the table as a laid out BPMN file; the same table gives the same bytes.

    `name` is what the main pool is called. Raises BadSteps where the table has problems.
    """
    found = problems(table)
    if found:
        raise BadSteps(found)
    return laid_out(_undrawn(table, name), keep=False)


def _undrawn(table: StepTable, name: str) -> bytes:
    parts = built(table)
    root = etree.Element(BPMN + "definitions", nsmap=_NAMESPACES)
    root.set("id", "Definitions_1")
    root.set("targetNamespace", naming.NAMESPACE)
    pools = list(dict.fromkeys(["", *(element.pool for element in parts.elements)]))
    shown = [one for one in pools if any(element.pool == one for element in parts.elements)]
    systems = dict.fromkeys(system for step in table.steps for system in step.systems)
    for system in systems:
        store = etree.SubElement(root, BPMN + "dataStore")
        store.set("id", f"DataStore_{naming.digest(system)}")
        store.set("name", writing.legal(system))
    root.append(_collaboration(shown, parts, name))
    processes = [_process(pool, parts, name) for pool in shown]
    root.extend(processes)
    ordering.state(processes[0], [step.order for step in table.steps])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _collaboration(pools: Sequence[str], parts: Parts, name: str) -> etree._Element:
    collaboration = etree.Element(BPMN + "collaboration")
    collaboration.set("id", "Collaboration_1")
    for pool in pools:
        participant = etree.SubElement(collaboration, BPMN + "participant")
        participant.set("id", naming.pool_key(pool))
        participant.set("name", writing.legal(pool or name or "업무"))
        participant.set("processRef", naming.process_key(pool))
    for arrow in parts.arrows:
        if arrow.message:
            collaboration.append(
                writing.flow("messageFlow", arrow.id, arrow.source, arrow.target, arrow.name)
            )
    return collaboration


def _process(pool: str, parts: Parts, name: str) -> etree._Element:
    process = etree.Element(BPMN + "process")
    process.set("id", naming.process_key(pool))
    process.set("name", writing.legal(pool or name or "업무"))
    process.set("isExecutable", "false")
    elements = [element for element in parts.elements if element.pool == pool]
    lanes = dict.fromkeys(element.lane for element in elements if element.lane)
    if lanes:
        process.append(_lane_set(pool, list(lanes), elements))
    arrows = [one for one in parts.arrows if not one.message]
    incoming, outgoing = defaultdict(list), defaultdict(list)
    for arrow in arrows:
        outgoing[arrow.source].append(arrow.id)
        incoming[arrow.target].append(arrow.id)
    for element in elements:
        process.append(_node(element, incoming, outgoing))
    _add_data(process, elements)
    own = {element.id for element in elements}
    for arrow in arrows:
        if arrow.source in own:
            process.append(
                writing.flow("sequenceFlow", arrow.id, arrow.source, arrow.target, arrow.name)
            )
    return process


def _lane_set(pool: str, lanes: Sequence[str], elements: Sequence[Element]) -> etree._Element:
    lane_set = etree.Element(BPMN + "laneSet")
    lane_set.set("id", f"LaneSet_{naming.digest(pool)}")
    for lane in lanes:
        made = etree.SubElement(lane_set, BPMN + "lane")
        made.set("id", naming.lane_key(pool, lane))
        made.set("name", writing.legal(lane))
        for element in elements:
            if element.lane == lane:
                reference = etree.SubElement(made, BPMN + "flowNodeRef")
                reference.text = element.id
    return lane_set


def _node(
    element: Element, incoming: Mapping[str, list[str]], outgoing: Mapping[str, list[str]]
) -> etree._Element:
    made = writing.node(element.type, element.id, element.name, element.event)
    if element.attached_to:
        made.set("attachedToRef", element.attached_to)
    elif element.step is not None:
        writing.set_work(made, element.step.minutes, element.step.waiting)
        for reference in _references(element.step):
            writing.associate(made, reference.get("id", ""))
    writing.link_flows(made, incoming.get(element.id, ()), outgoing.get(element.id, ()))
    return made


def _references(step: Step) -> list[etree._Element]:
    stores = [writing.store_reference(step, name) for name in step.systems]
    return stores + [writing.document_reference(step, name) for name in step.documents]


def _add_data(process: etree._Element, elements: Sequence[Element]) -> None:
    steps = [one.step for one in elements if one.step is not None and not one.attached_to]
    for step in steps:
        for reference in _references(step):
            process.append(reference)
        for name in step.documents:
            process.append(writing.document(step, name))
