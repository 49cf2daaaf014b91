"""The level method: how far a process has come, by the share of items and by its core items.

Level = the highest L such that items worth at least `share` per cent of the applicable
weight are L or higher and no core item (★) is lower than L − core_below. 모름 counts as the
lowest answer in `lo` and as the highest in `hi`; 해당없음 leaves the weight.
"""

import math
import statistics
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evaluations.answers.model import NA, Answer, Value
from evaluations.questionnaire.model import LevelRule, Question, Questionnaire
from evaluations.verdict.scores import Values, unknown_percent
from evaluations.verdict.scoring import counted

_SLACK = 1e-9  # so that 70 % is 70 % whatever the order of the sums


@dataclass(frozen=True)
class Maturity:
    """The level that the answers give, or the range that the unknown ones leave."""

    questionnaire_id: str
    version: str
    proposal: bool
    lo: int | None  # None: every item is 해당없음
    hi: int | None
    title: str  # of the level where it is one
    weakest_core: tuple[Question, ...]  # the lowest of the known core items, all that tie
    weakest_value: int | None
    open_core: tuple[Question, ...]  # core items without an answer: they may be weaker
    median: float | None  # of the known answers
    unknown_percent: float
    reasons: tuple[str, ...]

    @property
    def decided(self) -> bool:
        """Whether no unknown answer can change the level."""
        return self.lo is not None and self.lo == self.hi

    @property
    def words(self) -> str:
        """The level as people read it: 2단계, 1~3단계."""
        return words(self.lo, self.hi)


def maturity(form: Questionnaire, answers: Mapping[str, Answer | Value]) -> Maturity:
    """Return the level on these answers; a question without one is unknown."""
    values = counted(form, answers)
    rule = _rule(form)
    lo, hi = bounds(form, values)
    given = _given(form, values)
    core = [(question, value) for question, value in given if question.core]
    weakest = min((value for _, value in core), default=None)
    return Maturity(
        questionnaire_id=form.id,
        version=form.version,
        proposal=form.proposal,
        lo=lo,
        hi=hi,
        title=rule.titles[lo - form.scale.lowest] if lo is not None and lo == hi else "",
        weakest_core=tuple(question for question, value in core if value == weakest),
        weakest_value=weakest,
        open_core=tuple(q for q in form.questions if q.core and values[q.id] is None),
        median=statistics.median(value for _, value in given) if given else None,
        unknown_percent=unknown_percent(form, values),
        reasons=tuple(_reasons(form, values, lo, hi)),
    )


def words(lo: int | None, hi: int | None) -> str:
    """Write a level, a range of levels, or that there is none."""
    if lo is None:
        return "단계 없음"
    return f"{lo}단계" if lo == hi else f"{lo}~{hi}단계"


def bounds(form: Questionnaire, values: Values) -> tuple[int | None, int | None]:
    """Return the level with every unknown answer at its lowest, and at its highest."""
    ends = form.scale.lowest, form.scale.highest
    low, high = (_level(form, _filled(values, end)) for end in ends)
    return low, high


def _level(form: Questionnaire, values: Values) -> int | None:
    given = _given(form, values)
    if not given:
        return None
    rule = _rule(form)
    core = min((value for question, value in given if question.core), default=None)
    enough = _reached(given, rule.share)
    return enough if core is None else min(enough, core + rule.core_below)


def _reached(given: list[tuple[Question, int]], share: float) -> int:
    """Return the highest answer that items worth this share of the weight reach."""
    weight = math.fsum(question.weight for question, _ in given)
    standing = 0.0
    for question, value in sorted(given, key=lambda one: -one[1]):
        standing += question.weight
        if 100 * standing >= (share - _SLACK) * weight:
            return value
    return given[0][1]


def _obstacles(form: Questionnaire, given: list[tuple[Question, int]], step: int) -> list[str]:
    """Return what keeps these answers from a level, in words."""
    rule = _rule(form)
    weight = math.fsum(question.weight for question, _ in given)
    share = 100 * math.fsum(q.weight for q, value in given if value >= step) / weight
    told = []
    if share < rule.share - _SLACK:
        told.append(f"{step}점 이상인 문항의 비중이 {share:.0f}%로 {rule.share:g}%보다 작습니다.")
    low = [(q, value) for q, value in given if q.core and value < step - rule.core_below]
    if low:
        named = ", ".join(f"{q.id} {q.text}({value}점)" for q, value in low)
        told.append(f"핵심 문항 {named}이(가) {step - rule.core_below}점보다 낮습니다.")
    return told


def _rule(form: Questionnaire) -> LevelRule:
    if form.level_rule is None:
        raise ValueError(f"{form.id} is not scored by levels")
    return form.level_rule


def _given(form: Questionnaire, values: Values) -> list[tuple[Question, int]]:
    return [(q, v) for q in form.questions if isinstance(v := values[q.id], int)]


def _filled(values: Values, end: int) -> Values:
    return {key: end if value is None else value for key, value in values.items()}


def _reasons(form: Questionnaire, values: Values, lo: int | None, hi: int | None) -> list[str]:
    """Say what keeps the level where it is, at either end of the range."""
    if lo is None or hi is None:
        return ["모든 문항이 해당없음이라 단계를 매길 수 없습니다."]
    told = []
    unknown = sum(value is None for value in values.values())
    if unknown:
        share = unknown_percent(form, values)
        told.append(f"답을 모르는 문항이 {unknown}개, 전체 가중치의 {share:.0f}%입니다.")
    if hi < form.scale.highest:
        given = _given(form, _filled(values, form.scale.highest))
        told.append(f"{hi + 1}단계가 못 되는 까닭: {' '.join(_obstacles(form, given, hi + 1))}")
    left_out = [q.id for q in form.questions if values[q.id] == NA]
    if left_out:
        told.append(f"해당없음 {len(left_out)}문항은 뺐습니다({', '.join(left_out)}).")
    return told


def as_json(found: Maturity) -> dict[str, Any]:
    """Return the level as plain values; `level` is null where the unknowns leave a range."""
    return {
        "questionnaire": found.questionnaire_id,
        "version": found.version,
        "proposal": found.proposal,
        "outcome": found.words,
        "decided": found.decided,
        "level": found.lo if found.decided else None,
        "level_lo": found.lo,
        "level_hi": found.hi,
        "title": found.title,
        "weakest_core": _weakest(found),
        "open_core": [question.id for question in found.open_core],
        "median": found.median,
        "unknown_percent": round(found.unknown_percent, 2),
        "reasons": list(found.reasons),
    }


def _weakest(found: Maturity) -> dict[str, Any] | None:
    if not found.weakest_core or found.weakest_value is None:
        return None
    first = found.weakest_core[0]
    return {
        "question": first.id,
        "text": first.text,
        "value": found.weakest_value,
        "anchor": first.anchors[found.weakest_value],
        "ties": [question.id for question in found.weakest_core[1:]],
    }
