"""One way in for every questionnaire: the verdict by the method that it names, as plain values."""

from collections.abc import Mapping
from typing import Any

from evaluations.answers.model import Answer, Value
from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict import completions, levels, scoring, stability, sums


def judged(form: Questionnaire, answers: Mapping[str, Answer | Value]) -> dict[str, Any]:
    """Return the verdict; `outcome`, `decided`, `unknown_percent`, `reasons` are always there."""
    if form.method == "sum":
        return sums.as_json(sums.verdict(form, answers))
    if form.method == "level":
        return levels.as_json(levels.maturity(form, answers))
    return _by_axes(form, answers)


def _by_axes(form: Questionnaire, answers: Mapping[str, Answer | Value]) -> dict[str, Any]:
    """Return the verdict with how much the weights matter and how often each unknown decides."""
    found, values = scoring.verdict(form, answers), scoring.counted(form, answers)
    completed = completions.completions(form, values)
    first = completions.by_changes(found.find_out_first, completed)
    return {
        **scoring.as_json(found),
        **stability.as_json(stability.stability(form, values)),
        "find_out_first": [
            {
                "question": one.question.id,
                "text": one.question.text,
                "gate": one.gate and one.gate.id,
                "changes": round(completed.changes[one.question.id], 4),
                "moves": one.moves,
                "low_if_best": one.low_if_best,
                "high_if_worst": one.high_if_worst,
            }
            for one in first
        ],
        "completions": {
            "count": completed.count,
            "exact": completed.exact,
            "outcomes": {
                outcome.title: round(share, 4)
                for outcome, share in zip(form.outcomes, completed.outcomes, strict=True)
            },
        },
    }
