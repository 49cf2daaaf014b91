"""What a model states, as single facts: to see what a save would make vanish."""

from collections.abc import Iterator
from dataclasses import dataclass

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
}

Facts = dict[tuple[str, str], str]
"""(id, fact) -> value; what is empty in the file is not stated."""


@dataclass(frozen=True)
class Loss:
    """A fact that was stated before and is not any more."""

    id: str
    fact: str
    was: str

    @property
    def sentence(self) -> str:
        """The loss in words."""
        return f"{self.id}: {_NAMES[self.fact]} '{self.was}'이(가) 없어집니다."


def facts(model: Model) -> Facts:
    """Return every fact of the model about an element that has an id."""
    return {(element, fact): value for element, fact, value in _stated(model) if element and value}


def lost(before: Model, after: Model) -> list[Loss]:
    """Return what the first model states and the second doesn't, in the first one's order.

    Of an element that is gone altogether, only that it is gone. A changed value is no loss.
    """
    then, now = facts(before), facts(after)
    kept = {element for element, _fact in now}
    return [
        Loss(element, fact, value)
        for (element, fact), value in then.items()
        if (element, fact) not in now and (element in kept or fact == "type")
    ]


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
    for element in (one.element for one in model.shapes):
        yield element, "drawn", "도형"
    for element in (one.element for one in model.edges):
        yield element, "drawn", "선"


def _of_nodes(model: Model) -> Iterator[tuple[str, str, str]]:
    for node in model.nodes:
        yield node.id, "type", node.type
        yield node.id, "name", node.name
        yield node.id, "container", node.container
        yield node.id, "lane", node.lane or ""
        yield node.id, "documentation", node.documentation
        yield node.id, "attached", node.attached_to or ""
        yield node.id, "called", node.called or ""
        yield node.id, "events", ", ".join(node.events)
