"""The elements of a BPMN tree read one by one: what each states, as a value."""

from collections.abc import Mapping

from lxml import etree

from processes.bpmn.elements import ACTIVITIES, BPMN, EVENTS, FLOWS, Found, Ids, attributes
from processes.bpmn.model import Flow, Global, Lane, Node, Participant

_LONGEST_MINUTES = 1e9
_EXTENSIONS, _DOCUMENTATION = BPMN + "extensionElements", BPMN + "documentation"
_NODE_REFERENCE = BPMN + "flowNodeRef"
_Parts = Mapping[str, list[etree._Element]]
_NOTHING: _Parts = {}
_UNMARKED: frozenset[str] = frozenset()


def participant(element: etree._Element, ids: Ids) -> Participant:
    """Read a pool."""
    return Participant(
        id=element.get("id", ""),
        name=element.get("name", ""),
        process=ids.resolve(element.get("processRef")) or None,
        documentation=_documentation(_parts(element)),
        multiple=element.find(BPMN + "participantMultiplicity") is not None,
    )


def lane(element: etree._Element, parent: str | None, process: str, ids: Ids) -> Lane:
    """Read a lane."""
    parts = _parts(element)
    return Lane(
        id=element.get("id", ""),
        name=element.get("name", ""),
        process=process,
        parent=parent,
        nodes=tuple([ids.resolve(one.text) for one in parts.get(_NODE_REFERENCE, ())]),
        documentation=_documentation(parts),
    )


def node(
    element: etree._Element, container: str, lanes: Mapping[str, str], found: Found, ids: Ids
) -> Node:
    """Read an activity, event, gateway, data element or artifact."""
    kind = _local(element)
    given = attributes(element)
    own = given.get("id", "")
    parts = _parts(element)
    events = _events(parts, found.definitions, ids) if kind in EVENTS else ()
    minutes, waiting = _work(parts) if kind in ACTIVITIES else (None, None)
    state = parts.get(BPMN + "dataState")
    return Node(
        id=own,
        type=kind,
        name=_name(kind, given, parts, found, ids),
        container=container,
        lane=lanes.get(own),
        documentation=_documentation(parts),
        events=tuple([event for event, _reference in events]),
        marks=_marks(kind, given, parts),
        attached_to=ids.resolve(given.get("attachedToRef")) or None,
        default=ids.resolve(given.get("default")) or None,
        called=given.get("calledElement"),
        data_state=state[0].get("name", "") if state else "",
        link=_link(parts),
        event_references=tuple([reference for _event, reference in events]),
        message=ids.resolve(given.get("messageRef")) or None,
        minutes=minutes,
        waiting=waiting,
    )


def flow(element: etree._Element, owner: str, ids: Ids) -> Flow:
    """Read a connection. A data association leads from or to the activity that it stands in."""
    name = _local(element)
    given = attributes(element)
    parts = _parts(element)
    source = ids.resolve(given.get("sourceRef") or _text(parts, "sourceRef"))
    target = ids.resolve(given.get("targetRef") or _text(parts, "targetRef"))
    if name == "dataInputAssociation":
        target = owner or target
    elif name == "dataOutputAssociation":
        source = owner or source
    condition = parts.get(BPMN + "conditionExpression")
    return Flow(
        id=given.get("id", ""),
        type=FLOWS[name],
        name=given.get("name", ""),
        source=source,
        target=target,
        condition=(condition[0].text or "").strip() if condition else None,
        direction=given.get("associationDirection", "None"),
        documentation=_documentation(parts),
        message=ids.resolve(given.get("messageRef")) or None,
    )


def stated_global(element: etree._Element) -> Global:
    """Read a message, signal, error or escalation."""
    return Global(element.get("id", ""), _local(element), element.get("name"))


def _parts(element: etree._Element) -> _Parts:
    """Return the element's children by tag, in the file's order, looked at once."""
    if not len(element):
        return _NOTHING
    parts: dict[str, list[etree._Element]] = {}
    for child in element:
        tag = child.tag
        if tag in parts:
            parts[tag].append(child)
        elif isinstance(tag, str):  # neither a comment nor a processing instruction
            parts[tag] = [child]
    return parts


def _name(kind: str, given: Mapping[str, str], parts: _Parts, found: Found, ids: Ids) -> str:
    if kind == "textAnnotation":
        return _text(parts, "text") or given.get("text", "")
    if kind == "group":
        return found.categories.get(ids.resolve(given.get("categoryValueRef")), "")
    return given.get("name", "")


def _documentation(parts: _Parts) -> str:
    written = parts.get(_DOCUMENTATION)
    if not written:
        return ""
    texts = ("".join(map(str, one.itertext())).strip() for one in written)
    return "\n".join(text for text in texts if text)


def _text(parts: _Parts, name: str) -> str:
    found = parts.get(BPMN + name)
    return "".join(map(str, found[0].itertext())).strip() if found else ""


def _events(parts: _Parts, known: Mapping[str, etree._Element], ids: Ids) -> list[tuple[str, str]]:
    """Return the kind of each event definition and what it refers to; `known` are those by id."""
    found = []
    for tag, children in parts.items():
        if not tag.startswith(BPMN):
            continue
        if tag.endswith("EventDefinition"):
            found += [_event(child, ids) for child in children]
        elif tag.endswith("}eventDefinitionRef"):
            meant = [known.get(ids.resolve(child.text)) for child in children]
            found += [("unknown", "") if one is None else _event(one, ids) for one in meant]
    return found


def _event(definition: etree._Element, ids: Ids) -> tuple[str, str]:
    kind = _local(definition).removesuffix("EventDefinition")
    return kind, ids.resolve(definition.get(kind + "Ref"))


def _link(parts: _Parts) -> str:
    link = parts.get(BPMN + "linkEventDefinition")
    return link[0].get("name", "").strip() if link else ""


_MARKS = {
    "isInterrupting": ("false", "non-interrupting"),
    "cancelActivity": ("false", "non-interrupting"),
    "parallelMultiple": ("true", "parallel-multiple"),
    "isForCompensation": ("true", "compensation"),
    "triggeredByEvent": ("true", "event-sub-process"),
    "isCollection": ("true", "collection"),
    "instantiate": ("true", "instantiate"),
    "eventGatewayType": ("parallel", "parallel"),
}


def _marks(kind: str, given: Mapping[str, str], parts: _Parts) -> frozenset[str]:
    """Return the words for what the element's symbol shows."""
    said = [(given[name].lower(), *_MARKS[name]) for name in given if name in _MARKS]
    marks = [mark for value, meant, mark in said if value == meant]
    if BPMN + "standardLoopCharacteristics" in parts:
        marks.append("loop")
    if several := parts.get(BPMN + "multiInstanceLoopCharacteristics"):
        sequential = several[0].get("isSequential", "").lower() == "true"
        marks.append("sequential" if sequential else "multi-instance")
    if kind == "adHocSubProcess":
        marks.append("ad-hoc")
    return frozenset(marks) if marks else _UNMARKED


def _work(parts: _Parts) -> tuple[float | None, float | None]:
    """Return the minutes of work and of waiting that a step table has left in the element."""
    for extensions in parts.get(_EXTENSIONS, ()):
        for one in extensions:
            if isinstance(one.tag, str) and one.tag.endswith("}work"):
                return _minutes(one, "minutes"), _minutes(one, "waiting")
    return None, None


def _minutes(written: etree._Element, name: str) -> float | None:
    try:
        number = float(written.get(name, "")[:40])
    except ValueError:
        return None
    return number if 0 <= number < _LONGEST_MINUTES else None


def _local(element: etree._Element) -> str:
    """Return the element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]
