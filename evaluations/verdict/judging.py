"""One way in for every questionnaire: the verdict by the method that it names, as plain values."""

from collections.abc import Mapping
from typing import Any

from evaluations.answers.model import Answer, Value
from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict import levels, scoring, sums


def judged(form: Questionnaire, answers: Mapping[str, Answer | Value]) -> dict[str, Any]:
    """Return the verdict; `outcome`, `decided`, `unknown_percent`, `reasons` are always there."""
    if form.method == "sum":
        return sums.as_json(sums.verdict(form, answers))
    if form.method == "level":
        return levels.as_json(levels.maturity(form, answers))
    return scoring.as_json(scoring.verdict(form, answers))
