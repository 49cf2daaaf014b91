"""The elements of a BPMN tree: found in one walk, and read one by one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from processes.bpmn import attributes
from processes.bpmn.attributes import BPMN, Ids, local
from processes.bpmn.model import Flow, Global, Lane, Node, Participant

BPMNDI = "{http://www.omg.org/spec/BPMN/20100524/DI}"

TASKS = frozenset({"task", "userTask", "manualTask", "serviceTask", "scriptTask"}) | {
    "sendTask",
    "receiveTask",
    "businessRuleTask",
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


@dataclass(frozen=True)
class _Around:
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
        if not isinstance(tag, str):
            continue  # a comment or a processing instruction
        inside = _sorted(found, element, tag, around)
        if inside is not None:
            waiting.extend((child, inside) for child in reversed(element))
    return found


def _sorted(found: Found, element: etree._Element, tag: str, around: _Around) -> _Around | None:
    """File the element under its kind; return what lies around its children, None to skip them."""
    namespace, brace, name = tag.rpartition("}")
    if namespace + brace == BPMNDI and name == "BPMNDiagram":
        found.diagrams.append(element)
    if namespace + brace != BPMN or name == "extensionElements":
        return None
    own = element.get("id", "")
    if own:
        found.ids[own] = found.ids.get(own, 0) + 1
    if name in NODES:
        found.nodes.append((element, around.container))
        return _Around(own if name in SUB_PROCESSES else around.container, None, own)
    if name in FLOWS:
        found.flows.append((element, around.node))
    if name == "lane":
        found.lanes.append((element, around.lane, around.container))
        return _Around(around.container, own, around.node)
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


def participant(element: etree._Element, ids: Ids) -> Participant:
    """Read a pool."""
    return Participant(
        id=element.get("id", ""),
        name=element.get("name", ""),
        process=ids.resolve(element.get("processRef")) or None,
        documentation=_documentation(element),
        multiple=element.find(BPMN + "participantMultiplicity") is not None,
    )


def lane(element: etree._Element, parent: str | None, process: str, ids: Ids) -> Lane:
    """Read a lane."""
    return Lane(
        id=element.get("id", ""),
        name=element.get("name", ""),
        process=process,
        parent=parent,
        nodes=tuple(ids.resolve(one.text) for one in element.iterchildren(BPMN + "flowNodeRef")),
        documentation=_documentation(element),
    )


def node(
    element: etree._Element, container: str, lanes: Mapping[str, str], found: Found, ids: Ids
) -> Node:
    """Read an activity, event, gateway, data element or artifact."""
    own = element.get("id", "")
    state = element.find(BPMN + "dataState")
    events = attributes.events(element, found.definitions, ids)
    minutes, waiting = attributes.work(element)
    return Node(
        id=own,
        type=local(element),
        name=_name(element, found, ids),
        container=container,
        lane=lanes.get(own),
        documentation=_documentation(element),
        events=tuple(kind for kind, _reference in events),
        marks=frozenset(attributes.marks(element)),
        attached_to=ids.resolve(element.get("attachedToRef")) or None,
        default=ids.resolve(element.get("default")) or None,
        called=element.get("calledElement"),
        data_state="" if state is None else state.get("name", ""),
        link=_link(element),
        event_references=tuple(reference for _kind, reference in events),
        minutes=minutes,
        waiting=waiting,
        message=ids.resolve(element.get("messageRef")) or None,
    )


def flow(element: etree._Element, owner: str, ids: Ids) -> Flow:
    """Read a connection. A data association leads from or to the activity that it stands in."""
    name = local(element)
    source = ids.resolve(element.get("sourceRef") or _text(element, "sourceRef"))
    target = ids.resolve(element.get("targetRef") or _text(element, "targetRef"))
    if name == "dataInputAssociation":
        target = owner or target
    elif name == "dataOutputAssociation":
        source = owner or source
    condition = element.find(BPMN + "conditionExpression")
    return Flow(
        id=element.get("id", ""),
        type=FLOWS[name],
        name=element.get("name", ""),
        source=source,
        target=target,
        condition=None if condition is None else (condition.text or "").strip(),
        direction=element.get("associationDirection", "None"),
        documentation=_documentation(element),
        message=ids.resolve(element.get("messageRef")) or None,
    )


def stated_global(element: etree._Element) -> Global:
    """Read a message, signal, error or escalation."""
    return Global(element.get("id", ""), local(element), element.get("name"))


def _name(element: etree._Element, found: Found, ids: Ids) -> str:
    kind = local(element)
    if kind == "textAnnotation":
        return _text(element, "text") or element.get("text", "")
    if kind == "group":
        return found.categories.get(ids.resolve(element.get("categoryValueRef")), "")
    return element.get("name", "")


def _documentation(element: etree._Element) -> str:
    texts = (
        "".join(map(str, one.itertext())) for one in element.iterchildren(BPMN + "documentation")
    )
    return "\n".join(text.strip() for text in texts if text.strip())


def _text(element: etree._Element, name: str) -> str:
    child = element.find(BPMN + name)
    return "" if child is None else "".join(map(str, child.itertext())).strip()
