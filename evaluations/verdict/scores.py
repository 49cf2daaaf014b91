"""Points: of questions, sections and axes, each with the bounds that unknown answers leave.

Section score = 100·Σ(w·v)/Σ(w·highest) over the applicable questions; 해당없음 leaves both
sums. Axis score = mean of its sections' scores by weight; a section that is 해당없음
throughout drops out and the other weights fill its place. 모름 counts as the lowest answer
in `lo` and as the highest in `hi`.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evaluations.answers.model import NA, Value
from evaluations.questionnaire.model import Question, Questionnaire, Scale, Section

Values = Mapping[str, Value]
_DIGITS = 9  # so that 70 is 70 whatever the order of the sums


@dataclass(frozen=True)
class Bounds:
    """A score that may be a range; None where nothing is applicable."""

    lo: float | None
    hi: float | None

    @property
    def exact(self) -> bool:
        """Whether both ends are one number."""
        return self.lo is not None and self.lo == self.hi


@dataclass(frozen=True)
class QuestionPart:
    """What one question brings to its section: points of its ceiling."""

    question: Question
    value: Value
    lo: float
    hi: float
    ceiling: float
    share: float  # per cent of the whole questionnaire's effective weight


@dataclass(frozen=True)
class SectionScore:
    """A section's score and the questions it is made of."""

    section: Section
    lo: float | None
    hi: float | None
    share: float  # per cent of its axis, after sections that dropped out
    parts: tuple[QuestionPart, ...]

    @property
    def unknown(self) -> tuple[QuestionPart, ...]:
        """The parts without an answer."""
        return tuple(part for part in self.parts if part.value is None)


@dataclass(frozen=True)
class AxisScore:
    """An axis's score and the sections it is made of."""

    id: str
    title: str
    lo: float | None
    hi: float | None
    sections: tuple[SectionScore, ...]


def section_bounds(questions: Iterable[Question], values: Values, scale: Scale) -> Bounds:
    """Return the score of these questions as one section, 0 to 100."""
    applicable = [q for q in questions if values[q.id] != NA]
    ceiling = math.fsum(q.weight * (scale.highest - scale.lowest) for q in applicable)
    if not ceiling:
        return Bounds(None, None)
    lo = math.fsum(question_bounds(q, values[q.id], scale)[0] for q in applicable)
    hi = math.fsum(question_bounds(q, values[q.id], scale)[1] for q in applicable)
    return Bounds(round(100 * lo / ceiling, _DIGITS), round(100 * hi / ceiling, _DIGITS))


def question_bounds(question: Question, value: Value, scale: Scale) -> tuple[float, float]:
    """Return the fewest and the most points that an answer may be worth."""
    if value == NA:
        return 0.0, 0.0
    low = scale.lowest if value is None else int(value)
    high = scale.highest if value is None else int(value)
    return question.weight * (low - scale.lowest), question.weight * (high - scale.lowest)


def axis_bounds(form: Questionnaire, values: Values) -> dict[str, Bounds]:
    """Return the score of each axis."""
    scored = [
        (section, section_bounds(form.questions_of(section.id), values, form.scale))
        for section in form.sections
    ]
    return {axis.id: _mean(axis.id, scored) for axis in form.axes}


def _mean(axis_id: str, scored: Iterable[tuple[Section, Bounds]]) -> Bounds:
    parts = [
        (section.weight, bounds.lo, bounds.hi)
        for section, bounds in scored
        if section.axis == axis_id and bounds.lo is not None and bounds.hi is not None
    ]
    weight = math.fsum(part[0] for part in parts)
    if not weight:
        return Bounds(None, None)
    lo = math.fsum(w * low for w, low, _ in parts) / weight
    hi = math.fsum(w * high for w, _, high in parts) / weight
    return Bounds(round(lo, _DIGITS), round(hi, _DIGITS))


def shares(form: Questionnaire, values: Values) -> dict[str, float]:
    """Return each applicable question's effective weight in per cent of the whole.

    Effective weight = section weight × question weight / weight of the section's
    applicable questions; sections that drop out give theirs to the others.
    """
    raw: dict[str, float] = {}
    for section in form.sections:
        questions = [q for q in form.questions_of(section.id) if values[q.id] != NA]
        within = math.fsum(q.weight for q in questions)
        raw |= {q.id: section.weight * q.weight / within for q in questions}
    whole = math.fsum(raw.values())
    return {question_id: 100 * share / whole for question_id, share in raw.items()}


def unknown_percent(form: Questionnaire, values: Values) -> float:
    """Return the share of the effective weight that has no answer, in per cent."""
    share = shares(form, values)
    unknown = math.fsum(share[q.id] for q in form.questions if values[q.id] is None)
    return round(unknown, _DIGITS)


def axis_scores(form: Questionnaire, values: Values) -> tuple[AxisScore, ...]:
    """Return the scores of the axes, opened into sections and questions."""
    share = shares(form, values)
    bounds = axis_bounds(form, values)
    return tuple(
        AxisScore(
            axis.id,
            axis.title,
            bounds[axis.id].lo,
            bounds[axis.id].hi,
            _section_scores(form, values, axis.id, share),
        )
        for axis in form.axes
    )


def _section_scores(
    form: Questionnaire, values: Values, axis_id: str, share: Mapping[str, float]
) -> tuple[SectionScore, ...]:
    sections = [section for section in form.sections if section.axis == axis_id]
    bounds = {s.id: section_bounds(form.questions_of(s.id), values, form.scale) for s in sections}
    whole = math.fsum(s.weight for s in sections if bounds[s.id].lo is not None)
    return tuple(
        SectionScore(
            section,
            bounds[section.id].lo,
            bounds[section.id].hi,
            100 * section.weight / whole if bounds[section.id].lo is not None else 0.0,
            tuple(_part(form, q, values[q.id], share) for q in form.questions_of(section.id)),
        )
        for section in sections
    )


def _part(
    form: Questionnaire, question: Question, value: Value, share: Mapping[str, float]
) -> QuestionPart:
    lo, hi = question_bounds(question, value, form.scale)
    ceiling = 0.0 if value == NA else question.weight * (form.scale.highest - form.scale.lowest)
    return QuestionPart(question, value, lo, hi, ceiling, share.get(question.id, 0.0))
