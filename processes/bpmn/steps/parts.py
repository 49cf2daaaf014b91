"""What a table becomes: the flow nodes and flows of a diagram, before they are written."""

from dataclasses import dataclass, field

from processes.bpmn.steps.model import Step


@dataclass(frozen=True, slots=True)
class Element:
    """A flow node; `step` is the step of a task or boundary event, `event` its definition."""

    id: str
    type: str
    name: str
    pool: str
    lane: str
    step: Step | None = None
    event: str = ""
    attached_to: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A sequence flow, or a message flow between pools."""

    id: str
    source: str
    target: str
    name: str = ""
    message: bool = False


@dataclass(slots=True)
class Parts:
    """Everything that a table becomes, in the order of its rows."""

    elements: list[Element] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
