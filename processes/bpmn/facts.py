"""What a model states, as single facts: to see what a save would make vanish."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lxml import etree

from processes.bpmn import decoding, reading
from processes.bpmn.elements import BPMN, BPMNDI
from processes.bpmn.model import Model

_NAMES = {
    "type": "요소",
    "name": "이름",
    "container": "속한 프로세스",
    "lane": "레인",
    "documentation": "설명",
    "attached": "붙은 활동",
    "called": "호출 대상",
    "events": "이벤트 종류",
    "source": "시작점",
    "target": "끝점",
    "condition": "조건",
    "process": "프로세스",
    "drawn": "그림",
    "default": "기본 흐름",
    "bounds": "위치",
    "way": "선의 길",
    "label": "이름표 자리",
    "extension": "도구가 덧붙인 내용",
    "attribute": "도구가 덧붙인 값",
}
_DRAWN = {"bounds", "way", "label"}  # gone with the shape or the edge
_STANDARD = (BPMN, BPMNDI, "{http://www.omg.org/spec/DD/")
_COLOURS = (  # people set and reset them in the editor
    "{http://bpmn.io/schema/bpmn/biocolor/1.0}",
    "{http://www.omg.org/spec/BPMN/non-normative/color/1.0}",
)
_POINT, _RECTANGLE = "%g,%g", "%g,%g %g×%g"
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"

Facts = dict[tuple[str, str], str]
"""(id, fact) -> value; what is empty in the file is not stated. A fact that an element may have
several times carries what tells them apart behind a space: 'extension formData'."""


@dataclass(frozen=True)
class Loss:
    """A fact that was stated before and is not any more."""

    id: str
    fact: str
    was: str

    @property
    def sentence(self) -> str:
        """The loss in words."""
        kind, _space, which = self.fact.partition(" ")
        return f"{self.id}: {_NAMES[kind]} '{which or self.was}'이(가) 없어집니다."


def facts(model: Model) -> Facts:
    """Return every fact of the model about an element that has an id."""
    stated: Facts = {}
    for element, fact, value in _stated(model):
        if value and element:
            stated[element, fact] = value
    return stated


def everything(content: bytes) -> Facts:
    """Return every fact of a file, with what vendors put in; raise BadModel if unreadable."""
    return facts(reading.read(content)) | of_vendors(content)


def of_vendors(content: bytes) -> Facts:
    """Return what vendors put into a file: their attributes, their elements by a hash."""
    root, _encoding, _warnings = decoding.tree(content)
    return dict(_of_vendors(root))


def lost(before: Model, after: Model) -> list[Loss]:
    """Return what the first model states and the second doesn't, in the first one's order.

    Of an element that is gone altogether, only that it is gone. A changed value is no loss.
    """
    return _lost(facts(before), facts(after))


def losses(
    before: bytes, after: bytes, deleted: Collection[str] = (), meant: Collection[Loss] = ()
) -> list[Loss]:
    """Return what the first file states and the second doesn't.

    Without the elements that were deleted, and without what was meant to go: a task that is
    dragged out of its lane has lost its lane.
    """
    found = _lost(everything(before), everything(after))
    known = {(loss.id, loss.fact) for loss in meant}
    return [loss for loss in found if loss.id not in deleted and (loss.id, loss.fact) not in known]


def _lost(then: Facts, now: Facts) -> list[Loss]:
    kept = {element for element, _fact in now}
    gone = [
        Loss(element, fact, value)
        for (element, fact), value in then.items()
        if (element, fact) not in now and (element in kept or fact == "type")
    ]
    undrawn = {loss.id for loss in gone if loss.fact == "drawn"}
    return [loss for loss in gone if loss.fact not in _DRAWN or loss.id not in undrawn]


def _stated(model: Model) -> Iterator[tuple[str, str, str]]:
    for process in model.processes:
        yield process, "type", "process"
    for participant in model.participants:
        yield participant.id, "type", "participant"
        yield participant.id, "name", participant.name
        yield participant.id, "process", participant.process or ""
        yield participant.id, "documentation", participant.documentation
    for lane in model.lanes:
        yield lane.id, "type", "lane"
        yield lane.id, "name", lane.name
        yield lane.id, "container", lane.parent or lane.process
        yield lane.id, "documentation", lane.documentation
    yield from _of_nodes(model)
    for flow in model.flows:
        yield flow.id, "type", flow.type
        yield flow.id, "name", flow.name
        yield flow.id, "source", flow.source
        yield flow.id, "target", flow.target
        yield flow.id, "condition", flow.condition or ""
        yield flow.id, "documentation", flow.documentation
    yield from _of_drawing(model)


def _of_drawing(model: Model) -> Iterator[tuple[str, str, str]]:
    for shape in model.shapes:
        yield shape.element, "drawn", "도형"
        yield shape.element, "bounds", _RECTANGLE % shape.bounds
        if shape.label:
            yield shape.element, "label", _RECTANGLE % shape.label
    for edge in model.edges:
        yield edge.element, "drawn", "선"
        yield edge.element, "way", " ".join([_POINT % point for point in edge.waypoints])
        if edge.label:
            yield edge.element, "label", _RECTANGLE % edge.label


def _of_nodes(model: Model) -> Iterator[tuple[str, str, str]]:
    for node in model.nodes:
        own = node.id
        yield own, "type", node.type
        yield own, "name", node.name
        yield own, "container", node.container
        if node.lane:
            yield own, "lane", node.lane
        if node.documentation:
            yield own, "documentation", node.documentation
        if node.attached_to:
            yield own, "attached", node.attached_to
        if node.called:
            yield own, "called", node.called
        if node.events:
            yield own, "events", ", ".join(node.events)
        if node.default:
            yield own, "default", node.default


def _of_vendors(root: etree._Element) -> Iterator[tuple[tuple[str, str], str]]:
    """Give what is not of the standard: attributes and elements, each under the id it is in."""
    waiting = [(root, "definitions")]
    while waiting:
        element, around = waiting.pop()
        owner = element.get("id") or around
        for name, value in element.attrib.items():
            if str(name).startswith("{") and not str(name).startswith((_XSI, *_COLOURS)):
                yield (owner, f"attribute {_short(str(name))}"), str(value)
        seen: Counter[str] = Counter()
        for child in element.iterchildren(etree.Element):
            tag = str(child.tag)
            if tag == BPMN + "extensionElements" or not tag.startswith(_STANDARD):
                yield from _of_extension(child, owner, "", seen)
            else:
                waiting.append((child, owner))


def _of_extension(
    element: etree._Element, owner: str, path: str, seen: Counter[str]
) -> Iterator[tuple[tuple[str, str], str]]:
    name = f"{path}/{_short(str(element.tag))}" if path else ""
    name = name or _short(str(element.tag))
    seen[name] += 1
    text = (element.text or "") + "".join(child.tail or "" for child in element)
    own = repr((sorted(element.attrib.items()), text))
    content = hashlib.sha256(own.encode()).hexdigest()
    if element.tag != BPMN + "extensionElements":
        yield (owner, f"extension {name}" + (f" {seen[name]}" if seen[name] > 1 else "")), content
    for child in element.iterchildren(etree.Element):
        yield from _of_extension(child, owner, name, seen)


def _short(tag: str) -> str:
    return tag.rpartition("}")[2]  # not the prefix: another program writes another one
