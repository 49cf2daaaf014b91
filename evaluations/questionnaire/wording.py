"""The rules of a questionnaire in words: gates, conditions, proposals."""

from evaluations.questionnaire import asking
from evaluations.questionnaire.model import (
    DatedRule,
    Gate,
    Outcome,
    PrefillRule,
    Question,
    Questionnaire,
)
from evaluations.questionnaire.project_fields import fields_of

SURENESS = {
    "R": "원문 확인",
    "E": "발췌, 원문 확인 필요",
    "M": "기억, 확인 필요",
    "conflict": "출처가 서로 다름",
}
SUBJECTS = {
    "project": "정보화사업",
    "process": "업무",
    "system": "시스템",
    "institution": "기관 전체",
}
SCOPES = {"A": "기관 공통", "S": "대상마다", "V": "후보 서비스"}


def gate(form: Questionnaire, question: Question) -> str:
    """Return what a question's gate does, with its dated limits; '' where there is none."""
    trigger = question.trigger
    if trigger is None:
        return ""
    rules = {rule.id: rule for rule in form.rules}
    dated = "".join(
        f", {period(rules[one.rule])}에는 {one.at_most}점 이하" for one in trigger.dated
    )
    return f"{trigger.gate}: {trigger.at_most}점 이하{dated}"


def effect(form: Questionnaire, one: Gate) -> str:
    """Return what a gate brings: its own result, or the outcome that it caps at."""
    said = one.result or f"'{form.outcome(one.cap).title}'까지만"
    rules = {rule.id: rule for rule in form.rules}
    return f"{said} ({period(rules[one.rule])}에만)" if one.rule else said


def period(rule: DatedRule) -> str:
    """Return the days on which a rule is in force."""
    if rule.begins is None and rule.ends is None:
        return "계속"
    days = [
        f"{day.year}. {day.month}. {day.day}." if day else "" for day in (rule.begins, rule.ends)
    ]
    return " ~ ".join(days).strip()


def thresholds(form: Questionnaire, one: Outcome) -> str:
    """Return what an outcome asks for."""
    titles = {axis.id: axis.title for axis in form.axes}
    told = [f"{titles[axis]} {least:g} 이상" for axis, least in one.at_least.items()]
    if one.unknown_percent_max is not None:
        told.append(f"모름 {one.unknown_percent_max:g}% 이하")
    return ", ".join(told) or "나머지"


def conditions(form: Questionnaire, question: Question) -> str:
    """Return when a question is asked; '' for always."""
    return ", ".join(asking.condition(form, one) for one in question.ask_when)


def proposal(form: Questionnaire, rule: PrefillRule) -> str:
    """Return a prefill rule: what must be the case, and the answer that is proposed."""
    fields = fields_of(form.subject)
    told = ", ".join(f"{fields[one.field].label} {asking.bounds(one)}" for one in rule.when)
    return f"{told} → {rule.answer}점"
