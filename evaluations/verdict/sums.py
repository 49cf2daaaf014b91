"""The sum method: points from 0 to 100, a label by bands, gates whose result takes its place.

Points = 100 · Σ(w·v) / Σ(w·highest) over the applicable questions. 모름 counts as the lowest
answer in `lo` and as the highest in `hi`. Of several gates that are set, the first in the
file gives the label. The label is decided when no completion of the unknown answers gives
another one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evaluations.answers.model import Answer, Value
from evaluations.questionnaire.model import Gate, Questionnaire
from evaluations.verdict import gates
from evaluations.verdict.gates import GateHit, OpenGate
from evaluations.verdict.outcomes import by_points
from evaluations.verdict.reasons import points
from evaluations.verdict.scores import (
    Bounds,
    QuestionPart,
    Values,
    axis_bounds,
    axis_scores,
    unknown_percent,
)
from evaluations.verdict.scoring import counted


@dataclass(frozen=True)
class SumVerdict:
    """What the points and the gates say, with the range that the unknown answers leave."""

    questionnaire_id: str
    version: str
    proposal: bool
    lo: float | None
    hi: float | None
    label: str
    decided: bool
    low: str  # the label with every unknown answer at its lowest
    high: str  # and at its highest
    possible: tuple[str, ...]  # what completions may give; no other label can come out
    by_points: tuple[str, str]  # the labels at both ends, were there no gates
    gates: tuple[GateHit, ...]
    open_gates: tuple[OpenGate, ...]
    unknown_percent: float
    parts: tuple[QuestionPart, ...]
    reasons: tuple[str, ...]

    @property
    def words(self) -> str:
        """The label as one phrase, with those that are possible where it is not decided."""
        return self.label if self.decided else f"{self.label} ({self.low} ~ {self.high})"


def verdict(form: Questionnaire, answers: Mapping[str, Answer | Value]) -> SumVerdict:
    """Return the verdict on these answers; a question without one is unknown."""
    values = counted(form, answers)
    (axis,) = axis_scores(form, values)
    possible = labels(form, values)
    ends = [label(form, filled(values, end)) for end in (form.scale.lowest, form.scale.highest)]
    decided = len(possible) == 1
    low, high = (form.outcomes[_band(form, values, end)].title for end in ("lo", "hi"))
    return SumVerdict(
        questionnaire_id=form.id,
        version=form.version,
        proposal=form.proposal,
        lo=axis.lo,
        hi=axis.hi,
        label=possible[0] if decided else form.hold,
        decided=decided,
        low=ends[0],
        high=ends[1],
        possible=possible,
        by_points=(low, high),
        gates=gates.gates_hit(form, values),
        open_gates=gates.open_gates(form, values),
        unknown_percent=unknown_percent(form, values),
        parts=axis.sections[0].parts,
        reasons=tuple(_reasons(form, values, possible, Bounds(axis.lo, axis.hi))),
    )


def label(form: Questionnaire, values: Values) -> str:
    """Return the label where nothing is unknown."""
    hit = gates.gates_hit(form, values)
    return hit[0].cap if hit else form.outcomes[_band(form, values, "lo")].title


def labels(form: Questionnaire, values: Values) -> tuple[str, ...]:
    """Return the labels that completions of the unknown answers may give; none is missing."""
    hit = {one.gate.id for one in gates.gates_hit(form, values)}
    open_ = {one.gate.id for one in gates.open_gates(form, values)}
    found: list[str] = []
    for gate in form.gates:
        if gate.id in hit | open_:
            found.append(gates.effect(form, gate))
        if gate.id in hit:
            return tuple(dict.fromkeys(found))
    free = _just_free(form, values)  # the lowest answers that set no gate
    lowest, highest = _band(form, free, "lo"), _band(form, values, "hi")
    bands = [outcome.title for outcome in form.outcomes[lowest : highest + 1]]
    return tuple(dict.fromkeys([*found, *bands]))


def filled(values: Values, end: int) -> Values:
    """Return the answers with every unknown one at this step."""
    return {key: end if value is None else value for key, value in values.items()}


def _just_free(form: Questionnaire, values: Values) -> Values:
    floors = {q.id: q.trigger.at_most + 1 for q in form.questions if q.trigger}
    return {
        key: floors.get(key, form.scale.lowest) if value is None else value
        for key, value in values.items()
    }


def _band(form: Questionnaire, values: Values, end: str) -> int:
    """Return the rank of the band that the points reach; without points the whole range."""
    ((axis, bounds),) = axis_bounds(form, values).items()
    score = bounds.lo if end == "lo" else bounds.hi
    if score is None:
        score = 0.0 if end == "lo" else 100.0
    return by_points(form, {axis: score}, 0.0)


def _reasons(
    form: Questionnaire, values: Values, possible: tuple[str, ...], score: Bounds
) -> list[str]:
    told = []
    for hit in gates.gates_hit(form, values):
        by = ", ".join(f"{q.id} 답변 {v} '{q.anchors[v]}'" for q, v in hit.by)
        told.append(f"게이트 {hit.gate.id} → '{hit.cap}': {hit.gate.text}({by}).")
    for one in gates.open_gates(form, values):
        ids = ", ".join(question.id for question in one.questions)
        told.append(f"{ids}의 답에 따라 게이트 {one.gate.id} '{one.cap}'이(가) 될 수 있습니다.")
    told.append(f"합계 {points(score)}. 기준: {_thresholds(form)}.")
    if len(possible) > 1:
        named = ", ".join(possible)
        told.append(f"모르는 답에 따라 달라지므로 판정을 보류합니다. 될 수 있는 판정: {named}.")
    return told


def _thresholds(form: Questionnaire) -> str:
    axis = form.axes[0].id
    return ", ".join(
        f"{outcome.title} {outcome.at_least[axis]:g} 이상"
        for outcome in reversed(form.outcomes)
        if axis in outcome.at_least
    )


def as_json(found: SumVerdict) -> dict[str, Any]:
    """Return the verdict as plain values; scores from 0 to 100, labels as words."""
    return {
        "questionnaire": found.questionnaire_id,
        "version": found.version,
        "proposal": found.proposal,
        "outcome": found.label,
        "label": found.label,
        "decided": found.decided,
        "score_lo": None if found.lo is None else round(found.lo, 2),
        "score_hi": None if found.hi is None else round(found.hi, 2),
        "low": found.low,
        "high": found.high,
        "possible": list(found.possible),
        "by_points": list(found.by_points),
        "gates": [one.gate.id for one in found.gates],
        "open_gates": [one.gate.id for one in found.open_gates],
        "gate_details": [_gate(one.gate, [q.id for q, _ in one.by]) for one in found.gates],
        "open_gate_details": [
            _gate(one.gate, [q.id for q in one.questions]) for one in found.open_gates
        ],
        "unknown_percent": round(found.unknown_percent, 2),
        "reasons": list(found.reasons),
    }


def _gate(gate: Gate, questions: list[str]) -> dict[str, Any]:
    return {"id": gate.id, "result": gate.result, "text": gate.text, "questions": questions}
