"""Answers that were given to one version, under another: which of them still have a place."""

from collections.abc import Mapping

from evaluations.answers.model import NA, Answer, Value
from evaluations.questionnaire.model import Questionnaire


def fitting(form: Questionnaire, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the answers to questions that this version asks, on the scale that it has."""
    return {key: one for key, one in answers.items() if fits(form, key, one)}


def fitting_values(form: Questionnaire, values: Mapping[str, Value]) -> dict[str, Value]:
    """Return the values of kept answers that have a place in this version."""
    return {key: value for key, value in values.items() if _has_place(form, key, value)}


def fits(form: Questionnaire, question_id: str, answer: Answer) -> bool:
    """Tell whether a kept answer has a place in this version."""
    return _has_place(form, question_id, answer.value)


def from_elsewhere(form: Questionnaire, answer: Answer) -> bool:
    """Tell whether an answer was given to another version than this one."""
    return answer.questionnaire_version not in ("", form.version)


def _has_place(form: Questionnaire, question_id: str, value: Value) -> bool:
    on_the_scale = value is None or value == NA or value in form.scale.steps
    return form.has_question(question_id) and on_the_scale
