"""A questionnaire as of a day: gates and their limits follow the dated rules behind them.

form = dating.on(questionnaire.shipped("access-logs"), datetime.date(2026, 10, 31))
"""

import datetime
from dataclasses import replace

from evaluations.questionnaire.model import Question, Questionnaire, Trigger

_DAY = datetime.timedelta(days=1)


def on(form: Questionnaire, day: datetime.date) -> Questionnaire:
    """Return the questionnaire with the gates and limits that hold on a day.

    A gate whose rule is not in force is gone, and so are the triggers that point at it. A
    trigger has the limit of the first of its dated rules that is in force, else its own.
    """
    in_force = {rule.id for rule in form.rules if rule.id and rule.in_force(day)}
    gates = tuple(one for one in form.gates if not one.rule or one.rule in in_force)
    standing = {gate.id for gate in gates}
    asked = tuple(_question(one, standing, in_force) for one in form.questions)
    return replace(form, gates=gates, questions=asked)


def turning_days(form: Questionnaire) -> tuple[datetime.date, ...]:
    """Return the days on which a gate or its limit changes, the first first."""
    named = {gate.rule for gate in form.gates}
    for question in form.questions:
        named |= {one.rule for one in question.trigger.dated} if question.trigger else set()
    rules = [rule for rule in form.rules if rule.id and rule.id in named]
    begun = {rule.begins for rule in rules if rule.begins}
    return tuple(sorted(begun | {rule.ends + _DAY for rule in rules if rule.ends}))


def _question(question: Question, gates: set[str], in_force: set[str]) -> Question:
    trigger = question.trigger
    if trigger is None:
        return question
    if trigger.gate not in gates:
        return replace(question, trigger=None)
    limits = (one.at_most for one in trigger.dated if one.rule in in_force)
    return replace(question, trigger=Trigger(trigger.gate, next(limits, trigger.at_most)))
