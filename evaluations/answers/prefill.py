"""What the register suggests as answers: pure, from a questionnaire and the facts of a process.

The rules are data (docs/questionnaire-format.md, prefill). The first rule of a question whose
tests all hold gives the answer; where an earlier rule can't be told for want of a fact, there
is no proposal, and the missing fields are named. A proposal is no answer until a person
confirms it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from evaluations.questionnaire.model import FieldTest, PrefillRule, Question, Questionnaire
from evaluations.questionnaire.register_fields import ASKED, as_word, as_words
from processes.inventory.model import Estimate, Facts

Known = bool | None


@dataclass(frozen=True)
class Proposal:
    """An answer that the register suggests, and what it rests on."""

    question_id: str
    value: int
    low: int  # the answers at the ends of the ranges of the figures
    high: int
    asked: tuple[str, ...]  # what the rule asked for: exception_rate, monthly_hours
    fields: tuple[str, ...]  # the register's fields behind that
    reason: str


def proposals(form: Questionnaire, facts: Facts) -> dict[str, Proposal]:
    """Return question id -> what the register suggests; questions that it can't tell are absent."""
    found = {question.id: proposal(question, facts) for question in form.questions}
    return {question_id: one for question_id, one in found.items() if one is not None}


def proposal(question: Question, facts: Facts) -> Proposal | None:
    """Return what the register suggests for one question, or None."""
    rule = _first(question.prefill, facts)
    if rule is None:
        return None
    ends = [_first(question.prefill, end) for end in (_end(facts, 0), _end(facts, 2))]
    answers = [rule.answer, *(end.answer for end in ends if end is not None)]
    asked = tuple(dict.fromkeys(test.field for test in rule.when))
    return Proposal(
        question.id,
        rule.answer,
        min(answers),
        max(answers),
        asked,
        tuple(dict.fromkeys(key for name in asked for key in ASKED[name].fields)),
        _reason(question, rule.answer, min(answers), max(answers), asked, facts),
    )


def missing(question: Question, facts: Facts) -> tuple[str, ...]:
    """Return the register's fields that would have to be known for a proposal."""
    for rule in question.prefill:
        holds = _holds(rule, facts)
        if holds:
            break
        if holds is None:
            unknown = [ASKED[t.field] for t in rule.when if _test(t, facts) is None]
            keys = dict.fromkeys(key for asked in unknown for key in asked.fields)
            without = tuple(key for key in keys if getattr(facts, key) is None)
            return without or tuple(keys)
    return ()


def _first(rules: Iterable[PrefillRule], facts: Facts) -> PrefillRule | None:
    for rule in rules:
        holds = _holds(rule, facts)
        if holds is not False:
            return rule if holds else None
    return None


def _holds(rule: PrefillRule, facts: Facts) -> Known:
    told = [_test(test, facts) for test in rule.when]
    return False if False in told else None if None in told else True


def _test(test: FieldTest, facts: Facts) -> Known:
    value = ASKED[test.field].value(facts)
    if value is None:
        return None
    if isinstance(value, Estimate | int | float) and not isinstance(value, bool):
        return _compared(test, value)
    return _matched(test, value)


def _compared(test: FieldTest, value: Estimate | float) -> Known:
    """Compare a figure; of a range the likely one counts, else both ends must agree."""
    low, high = _figures(value)
    told: list[Known] = []
    if test.below is not None:
        told.append(_sure(high is not None and high < test.below, low is None or low < test.below))
    if test.up_to is not None:
        told.append(
            _sure(high is not None and high <= test.up_to, low is None or low <= test.up_to)
        )
    if test.at_least is not None:
        bound = test.at_least
        told.append(_sure(low is not None and low >= bound, high is None or high >= bound))
    return False if False in told else None if None in told else True


def _sure(certain: bool, possible: bool) -> Known:
    return True if certain else None if possible else False


def _figures(value: Estimate | float) -> tuple[float | None, float | None]:
    if not isinstance(value, Estimate):
        return float(value), float(value)
    return (value.low, value.high) if value.likely is None else (value.likely, value.likely)


def _matched(test: FieldTest, value: Any) -> bool:
    told = []
    if test.among is not None:
        told.append(as_word(value) in test.among)
    if test.empty is not None:
        told.append((not value) == test.empty)
    words = as_words(value) if isinstance(value, tuple) else set()
    if test.any is not None:
        told.append(bool(words & set(test.any)))
    if test.only is not None:
        told.append(bool(words) and words <= set(test.only))
    return all(told)


def _end(facts: Facts, index: int) -> Facts:
    """Return the facts with every range taken at one of its ends, where that is known."""
    changes: dict[str, Any] = {}
    for key in facts.__dataclass_fields__:
        value = getattr(facts, key)
        if isinstance(value, Estimate) and value.bounds[index] is not None:
            bound = value.bounds[index]
            changes[key] = Estimate(bound, bound, bound)
    return replace(facts, **changes)


def _reason(
    question: Question, answer: int, low: int, high: int, asked: Iterable[str], facts: Facts
) -> str:
    """Say which field holds what, and which answer follows from it."""
    told = ", ".join(f"{ASKED[n].label} {ASKED[n].write(ASKED[n].value(facts))}" for n in asked)
    within = f" (범위의 끝에서는 {low}~{high}점)" if low != high else ""
    return f"{told} → {answer}점 '{question.anchors[answer]}'{within}"
