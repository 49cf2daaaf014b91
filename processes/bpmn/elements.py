"""The elements of a BPMN tree, found by kind in one walk."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, cast

from lxml import etree

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
BPMNDI = "{http://www.omg.org/spec/BPMN/20100524/DI}"

TASKS = frozenset({"task", "userTask", "manualTask", "serviceTask", "scriptTask"}) | {
    "sendTask",
    "receiveTask",
    "businessRuleTask",
}
# What each type of task is called in Korean, wherever one is told from another.
TASK_NAMES = {
    "task": "작업",
    "userTask": "사용자 작업",
    "manualTask": "수작업",
    "serviceTask": "시스템 작업",
    "scriptTask": "스크립트 작업",
    "sendTask": "보내기 작업",
    "receiveTask": "받기 작업",
    "businessRuleTask": "규칙 작업",
}
SUB_PROCESSES = frozenset({"subProcess", "transaction", "adHocSubProcess"})
CHOREOGRAPHY = frozenset({"choreographyTask", "callChoreography", "subChoreography"})
ACTIVITIES = TASKS | SUB_PROCESSES | CHOREOGRAPHY | {"callActivity"}
EVENTS = frozenset({"startEvent", "endEvent", "boundaryEvent"}) | {
    "intermediateCatchEvent",
    "intermediateThrowEvent",
}
GATEWAYS = frozenset({"exclusiveGateway", "parallelGateway", "inclusiveGateway"}) | {
    "eventBasedGateway",
    "complexGateway",
}
FLOW_NODES = ACTIVITIES | EVENTS | GATEWAYS
DATA = frozenset({"dataObjectReference", "dataObject", "dataStoreReference", "dataStore"}) | {
    "dataInput",
    "dataOutput",
}
ARTIFACTS = frozenset({"textAnnotation", "group"})
CONVERSATIONS = frozenset({"conversation", "callConversation", "subConversation"})
NODES = FLOW_NODES | DATA | ARTIFACTS | CONVERSATIONS
GLOBALS = frozenset({"message", "signal", "error", "escalation"})
CONTAINERS = frozenset({"process", "collaboration", "choreography", "globalConversation"})
FLOWS = {
    "sequenceFlow": "sequence",
    "messageFlow": "message",
    "association": "association",
    "dataInputAssociation": "data",
    "dataOutputAssociation": "data",
    "conversationLink": "conversation",
}

_PREFIX = len(BPMN)
_DIAGRAM, _EXTENSIONS = BPMNDI + "BPMNDiagram", BPMN + "extensionElements"
_TEXTS = {BPMN + name for name in ("incoming", "outgoing", "flowNodeRef", "text")}


@dataclass(frozen=True)
class Ids:
    """All ids of a file, to resolve what refers to them."""

    known: Mapping[str, int]

    def resolve(self, reference: str | None) -> str:
        """Return the id that is meant: some tools write it with a namespace prefix."""
        name = (reference or "").strip()
        if name in self.known or ":" not in name:
            return name
        tail = name.rpartition(":")[2]
        return tail if tail in self.known else name


@dataclass
class Found:
    """The elements of a tree by kind, each with what it lies in."""

    ids: dict[str, int] = field(default_factory=dict)
    processes: list[etree._Element] = field(default_factory=list)
    participants: list[etree._Element] = field(default_factory=list)
    lanes: list[tuple[etree._Element, str | None, str]] = field(default_factory=list)
    nodes: list[tuple[etree._Element, str]] = field(default_factory=list)
    flows: list[tuple[etree._Element, str]] = field(default_factory=list)
    diagrams: list[etree._Element] = field(default_factory=list)
    categories: dict[str, str] = field(default_factory=dict)
    definitions: dict[str, etree._Element] = field(default_factory=dict)
    globals: list[etree._Element] = field(default_factory=list)


class _Around(NamedTuple):
    """What lies around an element."""

    container: str = ""
    lane: str | None = None
    node: str = ""


def collect(root: etree._Element) -> Found:
    """Walk the tree once, without recursion, and sort out what a model is made of."""
    found = Found()
    waiting: list[tuple[etree._Element, _Around]] = [(root, _Around())]
    while waiting:
        element, around = waiting.pop()
        tag = element.tag
        if tag in _TEXTS or not isinstance(tag, str):
            continue  # or a comment or a processing instruction
        inside = _sorted(found, element, tag, around)
        if inside is not None and len(element):
            waiting += [(child, inside) for child in reversed(element)]
    return found


def _sorted(found: Found, element: etree._Element, tag: str, around: _Around) -> _Around | None:
    """File the element under its kind; return what lies around its children, None to skip them."""
    if not tag.startswith(BPMN) or tag == _EXTENSIONS:
        if tag == _DIAGRAM:
            found.diagrams.append(element)
        return None
    name = tag[_PREFIX:]
    own = element.get("id", "")
    if own:
        found.ids[own] = found.ids.get(own, 0) + 1
    if name in NODES:
        found.nodes.append((element, around.container))
        return _Around(own if name in SUB_PROCESSES else around.container, None, own)
    if name in FLOWS:
        found.flows.append((element, around.node))
    elif name == "lane":
        found.lanes.append((element, around.lane, around.container))
        return _Around(around.container, own, around.node)
    else:
        _file_the_rest(found, element, name)
    return _Around(own) if name in CONTAINERS else around


def _file_the_rest(found: Found, element: etree._Element, name: str) -> None:
    if name == "process":
        found.processes.append(element)
    elif name == "participant":
        found.participants.append(element)
    elif name == "categoryValue":
        found.categories[element.get("id", "")] = element.get("value", "")
    elif name.endswith("EventDefinition"):
        found.definitions[element.get("id", "")] = element
    elif name in GLOBALS:
        found.globals.append(element)


def attributes(element: etree._Element) -> Mapping[str, str]:
    """Return the element's attributes, looked up once for many questions."""
    return cast("dict[str, str]", dict(element.items()))
