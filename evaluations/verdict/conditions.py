"""What has to be put right when a system is adopted with conditions."""

from dataclasses import dataclass

from evaluations.answers.model import NA
from evaluations.questionnaire.model import Gate, Question, Questionnaire
from evaluations.verdict import gates
from evaluations.verdict.outcomes import ends
from evaluations.verdict.scores import Values


@dataclass(frozen=True)
class Condition:
    """An answer that is too low, and the answer that lifts the condition."""

    question: Question
    value: int
    gate: Gate | None
    target: int

    @property
    def sentence(self) -> str:
        """The condition as a sentence in Korean."""
        anchors = self.question.anchors
        place = f"{self.question.id}" + (f"({self.gate.id})" if self.gate else "")
        return f"{place}: 지금 '{anchors[self.value]}', 필요한 수준 '{anchors[self.target]}' 이상."


def conditions(form: Questionnaire, values: Values) -> tuple[Condition, ...]:
    """Return the conditions, if the outcome that asks for them is within the range.

    Set gates that cap at that outcome, and answers of at most the rule's step on its axis.
    """
    rule = form.condition_rule
    if rule is None:
        return ()
    now = ends(form, values)
    if not now.low <= form.rank(rule.outcome) <= now.high:
        return ()
    capping = {
        question.id: hit.gate
        for hit in gates.gates_hit(form, values)
        if hit.gate.cap == rule.outcome
        for question, _ in hit.by
    }
    found = []
    for question in form.questions:
        value = values[question.id]
        gate = capping.get(question.id)
        low = form.section(question.section).axis == rule.axis
        if value is None or value == NA or not (gate or (low and int(value) <= rule.at_most)):
            continue
        floor = question.trigger.at_most if gate and question.trigger else rule.at_most
        found.append(Condition(question, int(value), gate, max(floor, int(value)) + 1))
    return tuple(found)
