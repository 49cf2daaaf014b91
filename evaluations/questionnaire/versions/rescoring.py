"""The same answers under two versions, side by side: what each says, and why it moved."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evaluations.answers.model import Answer
from evaluations.questionnaire import asking, dating
from evaluations.questionnaire.fact_tests import SubjectFacts
from evaluations.questionnaire.model import Questionnaire
from evaluations.questionnaire.versions.comparing import CHANGED, differences
from evaluations.questionnaire.versions.fitting import fitting
from evaluations.verdict import gates, levels, scoring, sums
from evaluations.verdict.reasons import points
from evaluations.verdict.scores import Bounds, axis_bounds, unknown_percent


@dataclass(frozen=True)
class Judged:
    """What one version says: the word with its range, and the numbers behind it."""

    words: str
    decided: bool
    scores: Mapping[str, Bounds]  # axis title -> 0 to 100; empty for levels
    gates: Mapping[str, str]  # id -> text, of those that are set
    unknown: float  # per cent of the weight


@dataclass(frozen=True)
class Rescored:
    """One subject under the old version and the new one."""

    subject: str
    before: Judged
    after: Judged
    why: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether the verdict is another one."""
        return self.before.words != self.after.words


def rescored(
    old: Questionnaire,
    new: Questionnaire,
    answers: Mapping[str, Mapping[str, Answer]],
    *,
    on: datetime.date,
    facts: Mapping[str, SubjectFacts] | None = None,
) -> list[Rescored]:
    """Return each subject's verdict under both versions on one day, and why they differ.

    `answers` is subject -> question id -> answer; those without a place in a version are
    unknown there. `facts` is what is known of the subjects, for conditions.
    """
    changed = _weights_and_thresholds(old, new)
    found = []
    for subject, given in answers.items():
        known = (facts or {}).get(subject)
        first, second = (_asked(form, on, known) for form in (old, new))
        before, after = judged(first, given), judged(second, given)
        why = (
            ()
            if before == after
            else (*_moved(before, after), *_asked_otherwise(old, new, given), *changed)
        )
        found.append(Rescored(subject, before, after, why))
    return found


def judged(form: Questionnaire, answers: Mapping[str, Answer]) -> Judged:
    """Return what a version says of these answers."""
    own = fitting(form, answers)
    values = scoring.counted(form, own)
    titles = {axis.id: axis.title for axis in form.axes}
    bounds = {} if form.method == "level" else axis_bounds(form, values)
    words, decided = _word(form, own)
    return Judged(
        words,
        decided,
        {titles[axis]: one for axis, one in bounds.items()},
        {hit.gate.id: hit.gate.text for hit in gates.gates_hit(form, values)},
        unknown_percent(form, values),
    )


def _word(form: Questionnaire, answers: Mapping[str, Answer]) -> tuple[str, bool]:
    if form.method == "sum":
        summed = sums.verdict(form, answers)
        return summed.words, summed.decided
    if form.method == "level":
        level = levels.maturity(form, answers)
        return level.words, level.decided
    found = scoring.verdict(form, answers)
    return found.words, found.decided


def _asked(form: Questionnaire, day: datetime.date, facts: SubjectFacts | None) -> Questionnaire:
    dated = dating.on(form, day)
    return dated if facts is None else asking.about(dated, facts)


def _asked_otherwise(
    old: Questionnaire, new: Questionnaire, given: Mapping[str, Answer]
) -> Iterator[str]:
    added = [one.id for one in new.questions if not old.has_question(one.id)]
    open_ = [one for one in added if one not in given]
    if open_:
        yield f"새 문항 {len(open_)}개에 답이 없습니다({', '.join(open_)})."
    gone = [key for key in given if old.has_question(key) and not new.has_question(key)]
    if gone:
        yield f"빠진 문항 {len(gone)}개의 답은 세지 않습니다({', '.join(gone)})."


def _moved(before: Judged, after: Judged) -> Iterator[str]:
    for gate, text in after.gates.items():
        if gate not in before.gates:
            yield f"게이트 {gate} '{text}'에 새로 걸립니다."
    for gate, text in before.gates.items():
        if gate not in after.gates:
            yield f"게이트 {gate} '{text}'에 더는 걸리지 않습니다."
    for title, score in after.scores.items():
        earlier = before.scores.get(title)
        if earlier is not None and earlier != score:
            yield f"{title} 점수 {points(earlier)} → {points(score)}."
    if round(before.unknown, 1) != round(after.unknown, 1):
        yield f"모르는 비중 {before.unknown:.1f}% → {after.unknown:.1f}%."


def _weights_and_thresholds(old: Questionnaire, new: Questionnaire) -> list[str]:
    told = []
    for one in differences(old, new):
        if one.kind != CHANGED:
            continue
        for label, earlier, later in one.changes:
            if label in ("가중치", "기준", "게이트", "결과", "단계 규칙", "묻는 조건"):
                whose = f"{one.part} {one.id}".strip()
                told.append(f"{whose} {label}: {earlier or '없음'} → {later or '없음'}.")
    return told
