"""Whether a verdict has to be made anew: rules, questionnaire, answers or weights have changed."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evaluations.answers.model import NA, Answer, Value
from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict.following.confirmed import Confirmed, answers_hash
from evaluations.verdict.following.model import FollowUp
from evaluations.verdict.following.path import Assessment
from evaluations.verdict.following.rule_changes import changes
from evaluations.verdict.scoring import counted
from storage.moments import KOREA


@dataclass(frozen=True)
class Ground:
    """One reason to assess again, with the questions to look at."""

    kind: str  # rule, version, answers, weights, outcome, day
    sentence: str
    questions: tuple[str, ...] = ()


def grounds(
    kept: Confirmed,
    form: Questionnaire,
    answers: Mapping[str, Answer],
    following: FollowUp,
    outcome: str,
    today: datetime.date,
    assessment: Assessment | None = None,
) -> tuple[Ground, ...]:
    """Return why a confirmed verdict no longer stands as it did; empty: it does.

    `form`, `answers` and `outcome` are those of today, the weights in use among them.
    """
    return (
        *_rules(kept, form, following, today),
        *_day(kept, assessment, today),
        *_version(kept, form),
        *_answers(kept, form, answers),
        *_weights(kept, form),
        *_outcome(kept, outcome),
    )


def stale(
    form: Questionnaire, answers: Mapping[str, Answer], following: FollowUp, today: datetime.date
) -> tuple[Ground, ...]:
    """Return the rules that changed after their questions had been answered.

    For verdicts that nobody has confirmed: an answer older than its rule may not hold.
    """
    found = []
    for change in changes(form, following, datetime.date.min, today):
        old = tuple(
            key
            for key in change.questions
            if key in answers and _given_on(answers[key]) < change.day
        )
        if old:
            found.append(Ground("rule", change.sentence, old))
    return tuple(found)


def _given_on(answer: Answer) -> datetime.date:
    if not answer.updated_at:
        return datetime.date.max
    return datetime.datetime.fromisoformat(answer.updated_at).astimezone(KOREA).date()


def _rules(
    kept: Confirmed, form: Questionnaire, following: FollowUp, today: datetime.date
) -> Iterator[Ground]:
    """Give each change since the verdict, unless its questions have been answered since."""
    for change in changes(form, following, kept.judged_on, today):
        yield Ground("rule", change.sentence, change.questions)


def _day(kept: Confirmed, assessment: Assessment | None, today: datetime.date) -> Iterator[Ground]:
    day = assessment.day if assessment else None
    if day is not None and kept.judged_on < day <= today:
        yield Ground("day", f"재평가하기로 한 {day.isoformat()}이 지났음")


def _version(kept: Confirmed, form: Questionnaire) -> Iterator[Ground]:
    if kept.questionnaire_version != form.version:
        yield Ground(
            "version", f"질문지가 {kept.questionnaire_version}판에서 {form.version}판으로 바뀜"
        )


def _answers(
    kept: Confirmed, form: Questionnaire, answers: Mapping[str, Answer]
) -> Iterator[Ground]:
    now, then = counted(form, answers), kept.values
    if answers_hash(now) == kept.answers_hash:
        return
    changed = tuple(key for key in now if now[key] != then.get(key))
    if changed:
        told = ", ".join(f"{key} {_word(then.get(key))}→{_word(now[key])}" for key in changed[:3])
        more = f" 외 {len(changed) - 3}개" if len(changed) > 3 else ""
        yield Ground("answers", f"답이 바뀜: {told}{more}", changed)


def _word(value: Value) -> str:
    return "모름" if value is None else "해당없음" if value == NA else f"{value}점"


def _weights(kept: Confirmed, form: Questionnaire) -> Iterator[Ground]:
    now, then = {s.id: s.weight for s in form.sections}, kept.weights
    if now.keys() != then.keys() or any(abs(now[key] - then[key]) > 1e-6 for key in now):
        yield Ground("weights", "섹션 가중치가 바뀜")


def _outcome(kept: Confirmed, outcome: str) -> Iterator[Ground]:
    if kept.outcome != outcome:
        yield Ground("outcome", f"확정 때 '{kept.outcome}', 지금 답으로는 '{outcome}'")
