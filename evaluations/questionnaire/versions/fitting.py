"""Answers that were given to one version, under another: which of them still have a place."""

from collections.abc import Mapping

from evaluations.answers.model import NA, Answer
from evaluations.questionnaire.model import Questionnaire


def fitting(form: Questionnaire, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the answers to questions that this version asks, on the scale that it has."""
    return {key: one for key, one in answers.items() if fits(form, key, one)}


def fits(form: Questionnaire, question_id: str, answer: Answer) -> bool:
    """Tell whether a kept answer has a place in this version."""
    value = answer.value
    on_the_scale = value is None or value == NA or value in form.scale.steps
    return form.has_question(question_id) and on_the_scale


def from_elsewhere(form: Questionnaire, answer: Answer) -> bool:
    """Tell whether an answer was given to another version than this one."""
    return answer.questionnaire_version not in ("", form.version)
