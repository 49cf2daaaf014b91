"""Which questions are asked: conditions on other answers, and on facts of the subject.

A question whose condition doesn't hold is 해당없음 by condition and says why. One whose
condition can't be told yet counts as unknown, whatever its answer: any completion of what is
missing then lies within the bounds.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from evaluations.answers.model import NA, Value
from evaluations.questionnaire.fact_tests import (
    Known,
    SubjectFacts,
    compared,
    in_words,
    tested,
)
from evaluations.questionnaire.model import AskTest, FieldTest, Question, Questionnaire
from evaluations.questionnaire.project_fields import fields_of

_Value = Callable[[str], Value]


@dataclass(frozen=True)
class Asking:
    """Whether a question is asked; None: not to be told yet. The reason where it isn't True."""

    asked: Known
    reason: str = ""


def rests_on_facts(form: Questionnaire) -> bool:
    """Tell whether a fact of the subject decides what is asked."""
    return any(not one.question for question in form.questions for one in question.ask_when)


def about(form: Questionnaire, facts: SubjectFacts) -> Questionnaire:
    """Return the questionnaire as it is asked of a subject of which these facts are known.

    Conditions on facts that hold are gone; a question of which one doesn't hold says so in
    `not_asked`; those that can't be told stay.
    """
    if not rests_on_facts(form):
        return form
    return replace(form, questions=tuple(_about(one, facts) for one in form.questions))


def _about(question: Question, facts: SubjectFacts) -> Question:
    left = []
    for one in question.ask_when:
        told = None if one.question else tested(one.test, facts)
        if told is False:
            said = f"{in_words(one.test.field, facts)}: {_unmet(one.test)}"
            return replace(question, not_asked=said)
        if told is None:
            left.append(one)
    return replace(question, ask_when=tuple(left))


def standings(form: Questionnaire, values: Mapping[str, Value]) -> dict[str, Asking]:
    """Return question id -> whether it is asked, of the questions that have conditions."""
    return _settled(form, values)[1]


def counted(form: Questionnaire, values: Mapping[str, Value]) -> dict[str, Value]:
    """Return what each question counts as once the conditions have been looked at."""
    return _settled(form, values)[0]


def _settled(
    form: Questionnaire, values: Mapping[str, Value]
) -> tuple[dict[str, Value], dict[str, Asking]]:
    found, told = dict(values), dict[str, Asking]()

    def value(question_id: str) -> Value:
        question = form.question(question_id)
        if question_id not in told and (question.not_asked or question.ask_when):
            told[question_id] = standing = _asking(form, question, value)
            if standing.asked is not True:
                found[question_id] = NA if standing.asked is False else None
        return found[question_id]

    for question in form.questions:
        value(question.id)
    return found, told


def _asking(form: Questionnaire, question: Question, value: _Value) -> Asking:
    if question.not_asked:
        return Asking(False, question.not_asked)
    tests = [_tested(form, one, value) for one in question.ask_when]
    for wanted in (False, None):
        for one in tests:
            if one.asked is wanted:
                return one
    return Asking(True)


def _tested(form: Questionnaire, one: AskTest, value: _Value) -> Asking:
    if not one.question:
        return Asking(None, f"'{fact_label(form, one.test)}'을(를) 알아야 묻는지 정해집니다")
    given = value(one.question)
    if given is None:
        return Asking(None, f"{one.question}의 답을 알아야 묻는지 정해집니다")
    if given == NA:
        return Asking(False, f"{one.question}이(가) 해당없음")
    if compared(one.test, int(given)):
        return Asking(True)
    anchor = form.question(one.question).anchors[int(given)]
    return Asking(False, f"{one.question}의 답이 {given}점 '{anchor}': {_unmet(one.test)}")


def condition(form: Questionnaire, one: AskTest) -> str:
    """Return a condition in words: 'Q1의 답이 2 이상', '예산이 100 이상'."""
    whose = f"{one.question}의 답" if one.question else fact_label(form, one.test)
    return f"{whose} {bounds(one.test)}"


def fact_label(form: Questionnaire, test: FieldTest) -> str:
    """Return what people call the fact that a test is about."""
    return fields_of(form.subject)[test.field].label


def bounds(test: FieldTest) -> str:
    """Return what a test asks for, in words."""
    parts = [
        ("{:g} 미만", test.below),
        ("{:g} 이상", test.at_least),
        ("{:g} 이하", test.up_to),
    ]
    told = [text.format(bound) for text, bound in parts if bound is not None]
    for words, text in ((test.among, "가운데 하나"), (test.any, "포함"), (test.only, "뿐")):
        if words is not None:
            told.append(f"{', '.join(words)} {text}")
    if test.empty is not None:
        told.append("없음" if test.empty else "있음")
    return ", ".join(told)


def _unmet(test: FieldTest) -> str:
    return f"'{bounds(test)}'일 때만 묻습니다"
