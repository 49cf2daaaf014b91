"""The elements of a BPMN tree read one by one: what each states, as a value."""

from collections.abc import Iterator, Mapping

from lxml import etree

from processes.bpmn.elements import BPMN, FLOWS, Found, Ids
from processes.bpmn.model import Flow, Global, Lane, Node, Participant

_LONGEST_MINUTES = 1e9


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
    events = _events(element, found.definitions, ids)
    minutes, waiting = _work(element)
    return Node(
        id=own,
        type=_local(element),
        name=_name(element, found, ids),
        container=container,
        lane=lanes.get(own),
        documentation=_documentation(element),
        events=tuple(kind for kind, _reference in events),
        marks=frozenset(_marks(element)),
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
    name = _local(element)
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
    return Global(element.get("id", ""), _local(element), element.get("name"))


def _name(element: etree._Element, found: Found, ids: Ids) -> str:
    kind = _local(element)
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


def _events(
    element: etree._Element, known: Mapping[str, etree._Element], ids: Ids
) -> list[tuple[str, str]]:
    """Return the kind of each event definition and what it refers to; `known` are those by id."""
    found = []
    for child in element:
        name = _local(child) if isinstance(child.tag, str) and child.tag.startswith(BPMN) else ""
        if name.endswith("EventDefinition"):
            found.append(_event(child, ids))
        elif name == "eventDefinitionRef":
            definition = known.get(ids.resolve(child.text))
            found.append(("unknown", "") if definition is None else _event(definition, ids))
    return found


def _event(definition: etree._Element, ids: Ids) -> tuple[str, str]:
    kind = _local(definition).removesuffix("EventDefinition")
    return kind, ids.resolve(definition.get(kind + "Ref"))


def _link(element: etree._Element) -> str:
    link = element.find(BPMN + "linkEventDefinition")
    return "" if link is None else link.get("name", "").strip()


_MARKS = (
    ("isInterrupting", "false", "non-interrupting"),
    ("cancelActivity", "false", "non-interrupting"),
    ("parallelMultiple", "true", "parallel-multiple"),
    ("isForCompensation", "true", "compensation"),
    ("triggeredByEvent", "true", "event-sub-process"),
    ("isCollection", "true", "collection"),
    ("instantiate", "true", "instantiate"),
    ("eventGatewayType", "parallel", "parallel"),
)


def _marks(element: etree._Element) -> Iterator[str]:
    """Give the words for what the element's symbol shows."""
    for attribute, value, mark in _MARKS:
        if element.get(attribute, "").lower() == value:
            yield mark
    if element.find(BPMN + "standardLoopCharacteristics") is not None:
        yield "loop"
    several = element.find(BPMN + "multiInstanceLoopCharacteristics")
    if several is not None:
        yield (
            "sequential" if several.get("isSequential", "").lower() == "true" else "multi-instance"
        )
    if _local(element) == "adHocSubProcess":
        yield "ad-hoc"


def _work(element: etree._Element) -> tuple[float | None, float | None]:
    """Return the minutes of work and of waiting that a step table has left in the element."""
    extensions = element.find(BPMN + "extensionElements")
    written = None if extensions is None else extensions.find("{*}work[@minutes]")
    if extensions is not None and written is None:
        written = extensions.find("{*}work[@waiting]")
    if written is None:
        return None, None
    return _minutes(written, "minutes"), _minutes(written, "waiting")


def _minutes(written: etree._Element, name: str) -> float | None:
    try:
        number = float(written.get(name, "")[:40])
    except ValueError:
        return None
    return number if 0 <= number < _LONGEST_MINUTES else None


def _local(element: etree._Element) -> str:
    """Return the element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]
