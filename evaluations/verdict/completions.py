"""How often each unknown answer would change the outcome, over completions of the unknowns.

A completion gives every unknown question an answer; each step of the scale is taken to be
equally likely and independent of the others (our proposal, 제안: nothing else is known).
Up to EXACT completions all are gone through, otherwise DRAWS are drawn with a fixed seed.

A question's `changes` is the share of completions in which the others' answers leave the
outcome to it: with its lowest answer the outcome is another one than with its highest. As a
better answer never worsens the outcome, the ends say whether any answer makes a difference.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evaluations.answers.model import NA
from evaluations.questionnaire.model import Question, Questionnaire
from evaluations.verdict import gates
from evaluations.verdict.scores import Values
from evaluations.verdict.unknowns import FindOut

EXACT = 20_000  # six unknown answers on a scale of five steps are 15,625 completions
DRAWS = 10_000
SEED = 1
_ROUNDING = 1e-9  # as in acceptability: 70 is 70 whatever the order of the sums

Numbers = NDArray[np.float64]
Ranks = NDArray[np.int8]


@dataclass(frozen=True)
class Completions:
    """What the completions give. Shares from 0 to 1."""

    count: int
    exact: bool  # every completion was gone through
    outcomes: tuple[float, ...]  # from worst to best: how often each comes out
    changes: Mapping[str, float]  # unknown question -> how often it decides


def completions(
    form: Questionnaire, values: Values, *, draws: int = DRAWS, seed: int = SEED
) -> Completions:
    """Return how often each outcome comes out, and how often each unknown question decides."""
    unknown = [question for question in form.questions if values[question.id] is None]
    exact = len(form.scale.steps) ** len(unknown) <= EXACT
    given = _every(form, len(unknown)) if exact else _drawn(form, len(unknown), draws, seed)
    sheet = _Sheet(form, values, unknown, given)
    ranks = sheet.ranks()
    return Completions(
        count=len(given),
        exact=exact,
        outcomes=tuple(float((ranks == rank).mean()) for rank in range(len(form.outcomes))),
        changes={question.id: sheet.decides(at) for at, question in enumerate(unknown)},
    )


def by_changes(listed: Sequence[FindOut], found: Completions) -> tuple[FindOut, ...]:
    """Return what is to be found out, that which decides most often first."""
    return tuple(sorted(listed, key=lambda one: -found.changes[one.question.id]))


def _every(form: Questionnaire, unknown: int) -> Numbers:
    """Return all completions, one a row; one empty row where nothing is unknown."""
    steps = len(form.scale.steps)
    places = np.indices((steps,) * unknown).reshape(unknown, steps**unknown).T
    return places.astype(np.float64) + form.scale.lowest


def _drawn(form: Questionnaire, unknown: int, draws: int, seed: int) -> Numbers:
    random = np.random.default_rng(seed)
    drawn = random.integers(form.scale.lowest, form.scale.highest, (draws, unknown), endpoint=True)
    return drawn.astype(np.float64)


class _Sheet:
    """The axis scores and caps of every completion, and what one question moves in them."""

    def __init__(
        self, form: Questionnaire, values: Values, unknown: Sequence[Question], given: Numbers
    ) -> None:
        self.form, self.values, self.unknown, self.given = form, values, unknown, given
        self.points = dict(_per_step(form, values))
        self.axes = {axis.id: self._axis(axis.id) for axis in form.axes}
        self.caps = self._caps(given)

    def _axis(self, axis_id: str) -> Numbers:
        own = [q for q in self.form.questions if self._on(q) == axis_id and q.id in self.points]
        if not own:  # nothing applicable: between 0 and 100, and no answer can tell
            return np.full(len(self.given), np.nan)
        lowest = self.form.scale.lowest
        known = [(q, v) for q in own if isinstance(v := self.values[q.id], int)]
        start = math.fsum(self.points[q.id] * (v - lowest) for q, v in known)
        open_ = [self.points[q.id] if self._on(q) == axis_id else 0.0 for q in self.unknown]
        return start + (self.given - lowest) @ np.array(open_, dtype=np.float64)

    def _on(self, question: Question) -> str:
        return self.form.section(question.section).axis

    def ranks(self, place: int | None = None, answer: int = 0) -> Ranks:
        """Return each completion's outcome; with `answer` given to the question at `place`."""
        given, axes, caps = self.given, self.axes, self.caps
        if place is not None:
            question = self.unknown[place]
            axis, moved = self._on(question), answer - given[:, place]
            axes = {**axes, axis: axes[axis] + self.points[question.id] * moved}
            if question.trigger:
                given = given.copy()
                given[:, place] = answer
                caps = self._caps(given)
        return np.minimum(_by_points(self.form, axes, len(given)), caps)

    def _caps(self, given: Numbers) -> Ranks:
        caps = np.full(len(given), len(self.form.outcomes) - 1, dtype=np.int8)
        places = {question.id: at for at, question in enumerate(self.unknown)}
        for hit in gates.gates_hit(self.form, self.values):
            caps = np.minimum(caps, np.int8(self.form.rank(hit.gate.cap)))
        for open_ in gates.open_gates(self.form, self.values):
            for question in open_.questions:
                if question.trigger:
                    sets = given[:, places[question.id]] <= question.trigger.at_most
                    caps[sets] = np.minimum(caps[sets], np.int8(self.form.rank(open_.gate.cap)))
        return caps

    def decides(self, place: int) -> float:
        """Return the share of completions whose outcome hangs on this question."""
        scale = self.form.scale
        low, high = self.ranks(place, scale.lowest), self.ranks(place, scale.highest)
        return float((low != high).mean())


def _per_step(form: Questionnaire, values: Values) -> Iterator[tuple[str, float]]:
    """Give each applicable question and the axis points that one step of its scale is worth."""
    height = form.scale.highest - form.scale.lowest
    inside = {
        section.id: math.fsum(q.weight for q in form.questions_of(section.id) if values[q.id] != NA)
        for section in form.sections
    }
    whole = {
        axis.id: math.fsum(s.weight for s in form.sections if s.axis == axis.id and inside[s.id])
        for axis in form.axes
    }
    for question in form.questions:
        if values[question.id] != NA:
            section = form.section(question.section)
            part = question.weight / inside[section.id] * section.weight / whole[section.axis]
            yield question.id, 100 * part / height


def _by_points(form: Questionnaire, axes: Mapping[str, Numbers], count: int) -> Ranks:
    """Return the rank by points alone; nothing is unknown here, so no limit on the unknown.

    An axis without any applicable question reaches no threshold, as at the verdict's low end.
    """
    ranks = np.zeros(count, dtype=np.int8)
    for rank, outcome in enumerate(form.outcomes):
        reached = np.ones(count, dtype=bool)
        for axis, least in outcome.at_least.items():
            reached &= axes[axis] >= least - _ROUNDING
        ranks[reached] = rank
    return ranks
