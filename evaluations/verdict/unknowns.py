"""What to find out first: the unanswered questions that could change the outcome."""

from dataclasses import dataclass

from evaluations.questionnaire.model import Gate, Question, Questionnaire
from evaluations.verdict.outcomes import ends
from evaluations.verdict.scores import Values, shares


@dataclass(frozen=True)
class FindOut:
    """An unanswered question and what its answer alone would do to the range."""

    question: Question
    gate: Gate | None
    share: float  # per cent of the effective weight
    low_if_best: str  # the worst outcome, were the answer the highest
    high_if_worst: str  # the best outcome, were the answer the lowest
    moves: int  # by how many outcomes the range would shrink


def find_out_first(form: Questionnaire, values: Values) -> tuple[FindOut, ...]:
    """Return the unanswered questions, those that shrink the range most first.

    Then gate questions by the severity of their cap, then by weight. Empty when the
    outcome is the same at both ends: then no answer can change it.
    """
    now = ends(form, values)
    if now.low == now.high:
        return ()
    share = shares(form, values)
    found = []
    for question in form.questions:
        if values[question.id] is None:
            best = ends(form, {**values, question.id: form.scale.highest}).low
            worst = ends(form, {**values, question.id: form.scale.lowest}).high
            gate = form.gate(question.trigger.gate) if question.trigger else None
            moves = best - now.low + now.high - worst
            titles = form.outcomes[best].title, form.outcomes[worst].title
            found.append(FindOut(question, gate, share[question.id], *titles, moves))
    return tuple(sorted(found, key=lambda one: (-one.moves, _severity(form, one), -one.share)))


def _severity(form: Questionnaire, one: FindOut) -> int:
    return form.rank(one.gate.cap) if one.gate else len(form.outcomes)
