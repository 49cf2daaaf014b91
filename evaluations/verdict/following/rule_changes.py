"""Which dated rules changed between two days, and the questions on which they bear."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from evaluations.questionnaire.model import DatedRule, Questionnaire
from evaluations.verdict.following.model import FollowUp

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class RuleChange:
    """What is ruled under one key becomes another on a day; texts in force before and from it."""

    day: datetime.date
    key: str
    title: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    questions: tuple[str, ...]  # empty: the file does not say which
    sure: bool  # the text itself was read; False: reported or from memory

    @property
    def sentence(self) -> str:
        """The change in Korean, with its day."""
        happened = "새로 생김" if not self.before else "없어짐" if not self.after else "바뀜"
        unsure = "" if self.sure else "(원문 확인 필요)"
        return f"{self.day.isoformat()} {self.title} 규칙이 {happened}{unsure}"


def changes(
    form: Questionnaire, following: FollowUp, after: datetime.date, until: datetime.date
) -> tuple[RuleChange, ...]:
    """Return the changes on the days after `after` up to `until`, the first one first."""
    found = [
        change
        for key in dict.fromkeys(rule.key for rule in form.rules)
        for change in _of_key(form, following, key)
        if after < change.day <= until
    ]
    return tuple(sorted(found, key=lambda change: (change.day, change.key)))


def _of_key(form: Questionnaire, following: FollowUp, key: str) -> Iterator[RuleChange]:
    rules = [rule for rule in form.rules if rule.key == key]
    days = {rule.begins for rule in rules if rule.begins}
    days |= {rule.ends + _DAY for rule in rules if rule.ends}
    bearing = following.bearing(key)
    for day in sorted(days):
        old = [rule for rule in rules if rule.in_force(day - _DAY)]
        new = [rule for rule in rules if rule.in_force(day)]
        if old != new:
            yield RuleChange(
                day,
                key,
                bearing.title if bearing else (new or old)[0].text,
                tuple(rule.text for rule in old),
                tuple(rule.text for rule in new),
                tuple(dict.fromkeys((*(bearing.questions if bearing else ()), *_dated(form, key)))),
                all(rule.status == "R" for rule in (*old, *new)),
            )


def _dated(form: Questionnaire, key: str) -> Iterator[str]:
    """Give the questions whose gate, or its limit, hangs on a rule of this key."""
    ids = {rule.id for rule in form.rules if rule.key == key and rule.id}
    gates = {gate.id for gate in form.gates if gate.rule in ids}
    for question in form.questions:
        trigger = question.trigger
        if trigger and (trigger.gate in gates or ids & {one.rule for one in trigger.dated}):
            yield question.id


def in_force(form: Questionnaire, day: datetime.date) -> tuple[DatedRule, ...]:
    """Return the rules that hold on a day."""
    return tuple(rule for rule in form.rules if rule.in_force(day))
