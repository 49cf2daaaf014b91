"""The ratings of a questionnaire as a table that the coefficients take."""

from collections.abc import Mapping, Sequence

from evaluations.agreement.model import Ratings
from evaluations.answers.model import NA, Value
from evaluations.answers.rating.model import Rating
from evaluations.questionnaire.model import Questionnaire

UNKNOWN, NOT_APPLICABLE = "모름", "해당없음"


def table(
    form: Questionnaire, given: Mapping[str, Sequence[Rating]], raters: Sequence[str]
) -> Ratings:
    """Return questions × raters in the questionnaire's order; a question nobody rated is left out.

    A cell is the step, 모름 or 해당없음; empty where this person has not rated.
    """
    asked = [question for question in form.questions if given.get(question.id)]
    cells = []
    for question in asked:
        own = {one.rater: word(one.value) for one in given[question.id]}
        cells.append(tuple(own.get(rater, "") for rater in raters))
    titles = {section.id: f"{section.id} {section.title}" for section in form.sections}
    return Ratings(
        tuple(question.id for question in asked),
        tuple(titles[question.section] for question in asked),
        tuple(raters),
        tuple(cells),
    )


def word(value: Value) -> str:
    """Return a rating as a cell holds it."""
    if value is None:
        return UNKNOWN
    return NOT_APPLICABLE if value == NA else str(value)
