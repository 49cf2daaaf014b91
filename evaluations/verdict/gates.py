"""Gates: facts that cap the outcome or take its place, whatever the points say."""

from dataclasses import dataclass

from evaluations.answers.model import NA
from evaluations.questionnaire.model import Gate, Question, Questionnaire
from evaluations.verdict.scores import Values


@dataclass(frozen=True)
class GateHit:
    """A gate that answers have set, and which ones did."""

    gate: Gate
    cap: str  # the best outcome that is left, or the gate's own result, as a word
    by: tuple[tuple[Question, int], ...]


@dataclass(frozen=True)
class OpenGate:
    """A gate that may yet be set: its questions that have no answer."""

    gate: Gate
    cap: str
    questions: tuple[Question, ...]


def gates_hit(form: Questionnaire, values: Values) -> tuple[GateHit, ...]:
    """Return the gates that known answers have set."""
    hits = []
    for gate in form.gates:
        by = tuple((q, v) for q in triggers(form, gate) if (v := _hit(q, values)) is not None)
        if by:
            hits.append(GateHit(gate, effect(form, gate), by))
    return tuple(hits)


def open_gates(form: Questionnaire, values: Values) -> tuple[OpenGate, ...]:
    """Return the gates that are not set, but would be by the worst answer still possible."""
    hit = {one.gate.id for one in gates_hit(form, values)}
    found = []
    for gate in form.gates:
        unanswered = tuple(q for q in triggers(form, gate) if values[q.id] is None)
        if unanswered and gate.id not in hit:
            found.append(OpenGate(gate, effect(form, gate), unanswered))
    return tuple(found)


def effect(form: Questionnaire, gate: Gate) -> str:
    """Return the word that a gate brings: its own result, or the outcome that it caps at."""
    return gate.result or form.outcome(gate.cap).title


def triggers(form: Questionnaire, gate: Gate) -> tuple[Question, ...]:
    """Return the questions that can set a gate."""
    return tuple(q for q in form.questions if q.trigger and q.trigger.gate == gate.id)


def _hit(question: Question, values: Values) -> int | None:
    value = values[question.id]
    if question.trigger is None or value is None or value == NA:
        return None
    return int(value) if int(value) <= question.trigger.at_most else None
