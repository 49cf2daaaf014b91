"""The verdict on one project: its outcome, the range it could be, and why.

    verdict(questionnaire.shipped("saas-readiness"), {"Q1.1": 4, "Q2.1": None, "Q2.2": "NA"})

Same outcome at both ends of what the unknowns allow: decided. Otherwise 판정 보류, with the
range and what to find out first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from errors import WorkbenchError
from evaluations.answers.model import NA, Answer, Value
from evaluations.questionnaire import asking
from evaluations.questionnaire.model import Questionnaire
from evaluations.questionnaire.versions.fitting import fits, from_elsewhere
from evaluations.verdict import gates, reasons
from evaluations.verdict.conditions import Condition, conditions
from evaluations.verdict.gates import GateHit, OpenGate
from evaluations.verdict.outcomes import ends
from evaluations.verdict.scores import AxisScore, SectionScore, Values, axis_scores, unknown_percent
from evaluations.verdict.unknowns import FindOut, find_out_first


class BadAnswer(WorkbenchError):
    """An answer to no question of the questionnaire, or outside its scale."""


@dataclass(frozen=True)
class Verdict:
    """What the answers say about one project. Every number opens: axes → sections → parts."""

    questionnaire_id: str
    version: str
    proposal: bool
    outcome: str
    decided: bool
    low: str  # the worst outcome that the unknowns allow
    high: str  # the best
    axes: tuple[AxisScore, ...]
    gates: tuple[GateHit, ...]
    open_gates: tuple[OpenGate, ...]
    unknown_percent: float
    reasons: tuple[str, ...]
    conditions: tuple[Condition, ...]
    find_out_first: tuple[FindOut, ...]

    @property
    def sections(self) -> tuple[SectionScore, ...]:
        """All sections in the axes' order."""
        return tuple(section for axis in self.axes for section in axis.sections)

    @property
    def words(self) -> str:
        """The outcome as one phrase, with the range where it is not decided."""
        return self.outcome if self.decided else f"{self.outcome} ({self.low} ~ {self.high})"


def verdict(form: Questionnaire, answers: Mapping[str, Answer | Value]) -> Verdict:
    """Return the verdict on these answers; a question without one is unknown.

    Raises BadAnswer for an answer to no question, or outside the scale.
    """
    values = counted(form, answers)
    both = ends(form, values)
    low, high = form.outcomes[both.low], form.outcomes[both.high]
    decided = both.low == both.high
    return Verdict(
        questionnaire_id=form.id,
        version=form.version,
        proposal=form.proposal,
        outcome=low.title if decided else form.hold,
        decided=decided,
        low=low.title,
        high=high.title,
        axes=axis_scores(form, values),
        gates=gates.gates_hit(form, values),
        open_gates=gates.open_gates(form, values),
        unknown_percent=unknown_percent(form, values),
        reasons=reasons.sentences(form, values, low, high),
        conditions=conditions(form, values),
        find_out_first=find_out_first(form, values),
    )


def counted(form: Questionnaire, answers: Mapping[str, Answer | Value]) -> Values:
    """Return what each question counts as: a step, None (unknown) or NA (also by condition).

    An answer that was given to another version, and has no place in this one, is left out.
    Raises BadAnswer for any other answer to no question, or outside the scale.
    """
    values: dict[str, Value] = {question.id: None for question in form.questions}
    for question_id, answer in answers.items():
        if isinstance(answer, Answer) and _is_another_versions(form, question_id, answer):
            continue
        value = answer.counted if isinstance(answer, Answer) else answer
        if question_id not in values:
            raise BadAnswer(f"질문지 {form.id}에 {question_id} 문항이 없습니다. 번호를 확인하세요.")
        if not (value is None or value == NA or is_step(form, value)):
            first, last = form.scale.lowest, form.scale.highest
            raise BadAnswer(
                f"{question_id}의 답 '{value}'은(는) 쓸 수 없습니다. "
                f"{first}부터 {last}까지의 정수, 모름, 해당없음 가운데 하나를 쓰세요."
            )
        values[question_id] = value
    return asking.counted(form, values)


def _is_another_versions(form: Questionnaire, question_id: str, answer: Answer) -> bool:
    """Tell whether a kept answer has no place in this version because it was another's."""
    return from_elsewhere(form, answer) and not fits(form, question_id, answer)


def is_step(form: Questionnaire, value: Any) -> bool:
    """Tell whether a value is a step of the questionnaire's scale."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    return whole and value in form.scale.steps


def as_json(found: Verdict) -> dict[str, Any]:
    """Return a verdict as plain values. `low` and `high` are outcome words, scores 0 to 100."""
    return {
        "questionnaire": found.questionnaire_id,
        "version": found.version,
        "proposal": found.proposal,
        "outcome": found.outcome,
        "decided": found.decided,
        "low": found.low,
        "high": found.high,
        "axes": {a.id: {"title": a.title, "lo": _two(a.lo), "hi": _two(a.hi)} for a in found.axes},
        "sections": [_section(one) for one in found.sections],
        **_gates(found),
        "unknown_percent": _two(found.unknown_percent),
        "reasons": list(found.reasons),
        "conditions": [
            {"question": one.question.id, "gate": one.gate and one.gate.id, "text": one.sentence}
            for one in found.conditions
        ],
        "find_out_first": [
            {"question": one.question.id, "gate": one.gate and one.gate.id, "moves": one.moves}
            for one in found.find_out_first
        ],
    }


def _two(number: float | None) -> float | None:
    return None if number is None else round(number, 2)


def _section(score: SectionScore) -> dict[str, Any]:
    return {
        "id": score.section.id,
        "title": score.section.title,
        "axis": score.section.axis,
        "weight": score.section.weight,
        "lo": _two(score.lo),
        "hi": _two(score.hi),
    }


def _gates(found: Verdict) -> dict[str, Any]:
    hit = [
        {
            "id": one.gate.id,
            "text": one.gate.text,
            "cap": one.cap,
            "by": [{"question": q.id, "answer": v, "anchor": q.anchors[v]} for q, v in one.by],
        }
        for one in found.gates
    ]
    open_ = [
        {
            "id": one.gate.id,
            "text": one.gate.text,
            "cap": one.cap,
            "questions": [question.id for question in one.questions],
        }
        for one in found.open_gates
    ]
    return {
        "gates": [one["id"] for one in hit],
        "open_gates": [one["id"] for one in open_],
        "gate_details": hit,
        "open_gate_details": open_,
    }
