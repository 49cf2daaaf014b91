"""The dated path of 발전 연계: what to do, which gate opens with what, when to assess again."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from evaluations.answers.model import NA
from evaluations.projects.candidates.expiry import months_after
from evaluations.questionnaire.model import Gate, Question, Questionnaire
from evaluations.verdict import gates
from evaluations.verdict.following.model import FollowUp, PathRule, Step
from evaluations.verdict.following.rule_changes import RuleChange, changes
from evaluations.verdict.outcomes import ends
from evaluations.verdict.scores import Values

_FAR = datetime.date.max


@dataclass(frozen=True)
class Assessment:
    """When to assess again, and what sets the day; None: neither is known."""

    day: datetime.date | None
    contract: datetime.date | None  # so many months before the contract ends
    announced: tuple[RuleChange, ...]  # announced rules that are still to come

    @property
    def reason(self) -> str:
        """What sets the day, in Korean."""
        if self.day is None:
            return "계약 종료일과 예고된 규정 변경을 모두 모릅니다."
        if self.day == self.contract:
            return "계약 종료에서 거꾸로 센 날"
        return self.announced[0].sentence


@dataclass(frozen=True)
class StepState:
    """A step, what its questions say now, and whether that is enough (None: not all known)."""

    step: Step
    answers: tuple[tuple[Question, int | str | None], ...]
    done: bool | None


@dataclass(frozen=True)
class Opening:
    """A gate that is set or may yet be, what opens it, and announced rules that bear on it."""

    gate: Gate
    needed: tuple[tuple[Question, int], ...]  # the lowest answer that opens the gate
    unknown: bool  # its question has no answer yet
    announced: tuple[RuleChange, ...]


@dataclass(frozen=True)
class Path:
    """The path of one project."""

    assessment: Assessment
    steps: tuple[StepState, ...]
    openings: tuple[Opening, ...]


def path(
    form: Questionnaire,
    values: Values,
    following: FollowUp,
    contract_end: datetime.date | None,
    today: datetime.date,
) -> Path | None:
    """Return the path, or None where its outcome is not within the verdict's range."""
    rule = following.path
    if rule is None:
        return None
    now = ends(form, values)
    if not now.low <= form.rank(rule.outcome) <= now.high:
        return None
    coming = changes(form, following, today, _FAR)
    return Path(
        assessment(rule, coming, contract_end, today),
        tuple(_state(form, values, step) for step in rule.steps),
        tuple(_openings(form, values, coming, form.rank(rule.outcome))),
    )


def assessment(
    rule: PathRule,
    coming: tuple[RuleChange, ...],
    contract_end: datetime.date | None,
    today: datetime.date,
) -> Assessment:
    """Return when to assess again: the earlier of contract's end less the lead, and the rules.

    A day that has passed stays as it is: the assessment is overdue.
    """
    before_end = (
        months_after(contract_end, -rule.months_before_contract_end) if contract_end else None
    )
    announced = tuple(one for one in coming if one.key in rule.announced and one.day > today)
    days = [day for day in (before_end, *(one.day for one in announced)) if day is not None]
    return Assessment(min(days, default=None), before_end, announced)


def _state(form: Questionnaire, values: Values, step: Step) -> StepState:
    answers = tuple((form.question(key), values[key]) for key in step.questions)
    counted = [value for _, value in answers if value != NA]
    if any(isinstance(value, int) and value < step.at_least for value in counted):
        return StepState(step, answers, False)
    return StepState(step, answers, None if None in counted else True)


def _openings(
    form: Questionnaire, values: Values, coming: tuple[RuleChange, ...], rank: int
) -> Iterator[Opening]:
    """Give the gates that keep the outcome at this rank or below, or may do so."""
    hit = {one.gate.id: [q for q, _ in one.by] for one in gates.gates_hit(form, values)}
    open_ = {one.gate.id: list(one.questions) for one in gates.open_gates(form, values)}
    for gate in form.gates:
        questions = hit.get(gate.id) or open_.get(gate.id)
        if not questions or form.rank(gate.cap) > rank:
            continue
        needed = tuple((q, q.trigger.at_most + 1) for q in questions if q.trigger)
        bearing = tuple(c for c in coming if {q.id for q in questions} & set(c.questions))
        yield Opening(gate, needed, gate.id in open_ and gate.id not in hit, bearing)
