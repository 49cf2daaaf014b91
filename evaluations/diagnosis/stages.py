"""Eliminate → Simplify → Standardise → Automate: what stands before automation.

The questionnaire's answers say at which stage there is work: a low answer is work of the
first of its stages that it meets; an unknown one leaves all of its stages open.
"""

from dataclasses import dataclass
from typing import Any

from evaluations.questionnaire.model import Question, Questionnaire, Stage
from evaluations.verdict.scores import Values

WORK, OPEN, CLEAR = "work", "open", "clear"


@dataclass(frozen=True)
class StageState:
    """One stage of a process: work to be done, open, or clear."""

    stage: Stage
    work: tuple[tuple[Question, int], ...]
    unknown: tuple[Question, ...]

    @property
    def state(self) -> str:
        """Work where an answer says so, open where one is missing, else clear."""
        return WORK if self.work else OPEN if self.unknown else CLEAR


def stage_states(form: Questionnaire, values: Values) -> tuple[StageState, ...]:
    """Return the stages in their order with what these answers say of each."""
    return tuple(
        StageState(
            stage,
            tuple(
                (question, value)
                for question in form.questions
                if isinstance(value := values[question.id], int)
                and _stage_of(form, question, value) == stage.id
            ),
            tuple(
                question
                for question in form.questions
                if values[question.id] is None
                and stage.id in {one.stage for one in question.stages}
            ),
        )
        for stage in form.stages
    )


def first_work(states: tuple[StageState, ...]) -> StageState | None:
    """Return the first stage that isn't clear: what is to be done or found out now."""
    return next((one for one in states if one.state != CLEAR), None)


def _stage_of(form: Questionnaire, question: Question, value: int) -> str | None:
    met = {one.stage for one in question.stages if value <= one.at_most}
    return next((stage.id for stage in form.stages if stage.id in met), None)


def as_json(states: tuple[StageState, ...]) -> list[dict[str, Any]]:
    """Return the stages as plain values."""
    return [
        {
            "id": one.stage.id,
            "title": one.stage.title,
            "state": one.state,
            "work": [{"question": q.id, "answer": v, "anchor": q.anchors[v]} for q, v in one.work],
            "unknown": [question.id for question in one.unknown],
        }
        for one in states
    ]
