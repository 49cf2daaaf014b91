"""What the register suggests as answers: pure, from a questionnaire and the facts of its subject.

The rules are data (docs/questionnaire-format.md, prefill). The first rule of a question whose
tests all hold gives the answer; where an earlier rule can't be told for want of a fact, there
is no proposal, and the missing fields are named. A proposal is no answer until a person
confirms it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from evaluations.questionnaire.fact_tests import (
    Known,
    SubjectFacts,
    asked_of,
    in_words,
    tested,
    together,
)
from evaluations.questionnaire.model import PrefillRule, Question, Questionnaire
from processes.inventory.model import Estimate


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


def proposals(form: Questionnaire, facts: SubjectFacts) -> dict[str, Proposal]:
    """Return question id -> what the register suggests; questions that it can't tell are absent."""
    found = {question.id: proposal(question, facts) for question in form.questions}
    return {question_id: one for question_id, one in found.items() if one is not None}


def proposal(question: Question, facts: SubjectFacts) -> Proposal | None:
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
        tuple(dict.fromkeys(key for name in asked for key in asked_of(facts)[name].fields)),
        _reason(question, rule.answer, min(answers), max(answers), asked, facts),
    )


def missing(question: Question, facts: SubjectFacts) -> tuple[str, ...]:
    """Return the fields that would have to be known for a proposal."""
    for rule in question.prefill:
        holds = _holds(rule, facts)
        if holds:
            break
        if holds is None:
            unknown = [asked_of(facts)[t.field] for t in rule.when if tested(t, facts) is None]
            keys = dict.fromkeys(key for asked in unknown for key in asked.fields)
            without = tuple(key for key in keys if getattr(facts, key, None) is None)
            return without or tuple(keys)
    return ()


def _first(rules: Iterable[PrefillRule], facts: SubjectFacts) -> PrefillRule | None:
    for rule in rules:
        holds = _holds(rule, facts)
        if holds is not False:
            return rule if holds else None
    return None


def _holds(rule: PrefillRule, facts: SubjectFacts) -> Known:
    return together([tested(test, facts) for test in rule.when])


def _end(facts: SubjectFacts, index: int) -> SubjectFacts:
    """Return the facts with every range taken at one of its ends, where that is known."""
    changes: dict[str, Any] = {}
    for key in facts.__dataclass_fields__:
        value = getattr(facts, key)
        if isinstance(value, Estimate) and value.bounds[index] is not None:
            bound = value.bounds[index]
            changes[key] = Estimate(bound, bound, bound)
    return replace(facts, **changes)


def _reason(
    question: Question, answer: int, low: int, high: int, asked: Iterable[str], facts: SubjectFacts
) -> str:
    """Say which field holds what, and which answer follows from it."""
    told = ", ".join(in_words(name, facts) for name in asked)
    within = f" (범위의 끝에서는 {low}~{high}점)" if low != high else ""
    return f"{told} → {answer}점 '{question.anchors[answer]}'{within}"
