"""What a drawing makes people do: hand-overs, approvals, contacts, visits, steps on paper.

Each is counted as it is drawn, and per case: by how often a case comes that way under the
scenario (the linear system of flow analysis). What no drawing says stays unknown.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from processes.bpmn.model import Flow as Line
from processes.bpmn.model import Model
from processes.bpmn.net import net
from processes.bpmn.people_measures import crossings, naming_paper, on_paper
from processes.redesign import clues
from processes.redesign.comparing import ruled
from processes.redesign.comparing.model import Variant
from processes.redesign.comparing.ruled import PLANNED, Clauses
from processes.redesign.walk import Walk
from processes.simulation.flow import Flow, analyse
from processes.simulation.scenario import BadScenario


@dataclass(frozen=True)
class Place:
    """Where a figure is counted once: an element, or with `to` the way between two.

    The element is "" where nothing that a case passes is drawn, as between two closed pools.
    """

    element: str
    to: str = ""

    def per_case(self, flow: Flow) -> float:
        """Return how often a case comes there."""
        if self.to:
            return flow.passings.get((self.element, self.to), 0.0)
        return flow.visits.get(self.element, 0.0)


Places = Sequence[Place] | None  # None: the drawing does not say


@dataclass(frozen=True)
class Counted:
    """A drawn figure: how it is called, what is counted, and where."""

    key: str
    name: str
    unit: str
    meaning: str
    places: Callable[["Drawing"], Places]


@dataclass(frozen=True)
class Drawing:
    """A variant's drawing with its flow analysis; `refusal` says why there is none."""

    model: Model
    clauses: Clauses
    flow: Flow | None
    refusal: str = ""
    redesigned: bool = False

    def places(self, figure: Counted) -> Places:
        """Return where the figure is counted."""
        return figure.places(self)

    def count(self, figure: Counted) -> int | None:
        """Return the figure as it is drawn."""
        found = self.places(figure)
        return None if found is None else len(found)

    def per_case(self, figure: Counted) -> float | None:
        """Return how often a case meets it; None where that can't be computed."""
        found = self.places(figure)
        if found is None or self.flow is None or any(not place.element for place in found):
            return None
        ways = {place for place in found if place.to}  # two flows between the same two are one way
        once = [*ways, *(place for place in found if not place.to)]
        return sum(place.per_case(self.flow) for place in once)


def drawing(variant: Variant, clauses: Clauses) -> Drawing:
    """Return the variant's drawing, analysed under its scenario."""
    redesigned = variant.line == "to-be"
    try:
        flow = analyse(variant.model, variant.scenario)
    except BadScenario as refusal:
        return Drawing(variant.model, clauses, None, refusal.sentence, redesigned)
    return Drawing(variant.model, clauses, flow, "", redesigned)


def handovers(one: Drawing) -> Places:
    """Return the flows that cross lanes, and the messages; None without lanes or pools."""
    crossing = crossings(net(one.model))
    if crossing is None:
        return None
    return [*(Place(*ends) for ends in crossing), *_messages(one.model)]


def approvals(one: Drawing) -> Places:
    """Return the steps whose name says an approval."""
    return [
        Place(node.id)
        for node in Walk(one.model).tasks
        if clues.APPROVAL.search(node.name) is not None
    ]


def contacts(one: Drawing) -> Places:
    """Return the messages that pools exchange; None where only one pool is drawn."""
    return _messages(one.model) if len(one.model.participants) > 1 else None


def visits(one: Drawing) -> Places:
    """Return where those we serve come in person; None where nothing says any.

    A step's name or a message says it, or an article that asks for a visit at that step: of a
    to-be, one that is not even drafted to be amended. Steps that follow each other directly are
    one visit.
    """
    asked = ruled.demanding(one.clauses, ruled.VISIT, PLANNED if one.redesigned else None)
    walk, lines = Walk(one.model), _message_lines(one.model)
    steps = [task for task in walk.tasks if task.id in asked or clues.comes_in_person(task.name)]
    known = {step.id for step in steps}
    same = {
        later.id
        for step in steps
        for later in walk.next_tasks(step)
        if walk.order[later.id] > walk.order[step.id]
    } | {line.target for line in lines if line.source in known}
    begun = [Place(step.id) for step in steps if step.id not in same]
    told = [
        line
        for line in lines
        if clues.comes_in_person(line.name) and not known & {line.source, line.target}
    ]
    return [*begun, *(_sender(one.model, line) for line in told)] or None


def paper(one: Drawing) -> Places:
    """Return the manual steps and those that a word or a document says to be on paper."""
    return [Place(step) for step in on_paper(net(one.model))]


def using_sheets(one: Drawing) -> dict[str, float]:
    """Return the steps that use paper by a word, a document or an article: how often a case does.

    What an article put on paper is so in the as-is alone: a to-be is what is drawn.
    """
    named = set(naming_paper(net(one.model)))
    if not one.redesigned:
        named |= ruled.on_paper(one.clauses)
    passed = one.flow.visits if one.flow else {}
    return {element: passed[element] for element in passed if element in named and passed[element]}


def _messages(model: Model) -> list[Place]:
    return [_sender(model, line) for line in _message_lines(model)]


def _message_lines(model: Model) -> list[Line]:
    return [flow for flow in model.flows if flow.type == "message"]


def _sender(model: Model, line: Line) -> Place:
    """Return the end of a message that cases pass, the sender if it can be."""
    nodes = {node.id for node in model.nodes}
    return Place(next((end for end in (line.source, line.target) if end in nodes), ""))


FIGURES: tuple[Counted, ...] = (
    Counted("handovers", "인계", "회", "다른 담당에게 넘어감", handovers),
    Counted("approvals", "결재", "단계", "이름이 결재·승인·허가로 끝나는 단계", approvals),
    Counted("contacts", "접촉", "회", "밖의 참여자와 주고받는 메시지 흐름", contacts),
    Counted(
        "visits",
        "방문",
        "회",
        "이용자가 직접 오는 단계(이름, 메시지, 방문을 요구하는 조문)",
        visits,
    ),
    Counted("paper_steps", "종이 단계", "개", "수작업 포함", paper),
)
HANDOVERS, APPROVALS, CONTACTS, VISITS, PAPER = FIGURES
