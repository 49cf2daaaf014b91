"""The weights at which the verdict becomes another one: exact, as scores are linear in them.

One section: its share of all weights goes from 0 to 100 % while the others keep their
proportions. An axis score is (t·x + (1 - t)·r·X) / (t + (1 - t)·r), where t is the share, x the
section's score, X the mean of the others on its axis and r their part of all other weights;
it meets a threshold θ where t / (1 - t) = r·(θ - X) / (x - θ).

All weights: the smallest change (sum of absolute differences) of the shares within the axes;
weight moved between axes changes no score. Weight goes to the best (worst) section of the axis
from the worst (best) one first, which is the optimum of that linear programme: all weight that
is taken away arrives where it gains most, and is taken where that gains most.

The share of unknown weight is that of the weights in use, as in verdict.acceptability.
"""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evaluations.questionnaire.model import Questionnaire, Section
from evaluations.verdict.acceptability import caps
from evaluations.verdict.outcomes import by_points
from evaluations.verdict.scores import Bounds, Values, section_bounds, unknown_percent

_DIGITS = 9  # as verdict.scores rounds
_NEAR = 1e-9
_HAIR = 1e-6  # points: a threshold is missed a hair below it, and met at it


@dataclass(frozen=True)
class Stretch:
    """Shares of one section, from start to stop, under which one verdict stands. 0 to 1."""

    start: float
    stop: float
    low: int  # rank of the worst outcome that the unknowns allow
    high: int


@dataclass(frozen=True)
class SectionFlips:
    """What becomes of the verdict as one section's share of all weights goes from 0 to 1."""

    section: Section
    share: float  # now
    stretches: tuple[Stretch, ...]
    place: int  # of the stretch that holds today's share

    @property
    def now(self) -> Stretch:
        """The stretch that holds today's share."""
        return self.stretches[self.place]

    @property
    def below(self) -> Stretch | None:
        """The verdict just under the stretch of today."""
        return self.stretches[self.place - 1] if self.place else None

    @property
    def above(self) -> Stretch | None:
        """The verdict just over the stretch of today."""
        place = self.place + 1
        return self.stretches[place] if place < len(self.stretches) else None


@dataclass(frozen=True)
class Move:
    """Weight that goes from one section to another, as a part of their axis (0 to 1)."""

    axis: str
    source: Section
    target: Section
    part: float


@dataclass(frozen=True)
class SmallestChange:
    """The least change of weights after which the verdict is another one.

    size: sum of the absolute differences of the shares within the axes, 2 = an axis turned over.
    weights: section -> weight after the moves; low, high: ranks of the ends under them.
    """

    moves: tuple[Move, ...]
    size: float
    weights: Mapping[str, float]
    low: int
    high: int


class Ends:
    """The two ends of a verdict as a function of the section weights."""

    def __init__(self, form: Questionnaire, values: Values) -> None:
        self.form = form
        self.unknown = unknown_percent(form, values)
        self.caps = caps(form, values, len(form.outcomes) - 1)
        self.sections = {
            section.id: section_bounds(form.questions_of(section.id), values, form.scale)
            for section in form.sections
        }

    def at(self, weights: Mapping[str, float]) -> tuple[int, int]:
        """Return the ranks at both ends under these weights (section -> weight)."""
        low = by_points(self.form, self._axes(weights, low=True), self.unknown)
        high = by_points(self.form, self._axes(weights, low=False), 0.0)
        return min(low, self.caps[0]), min(high, self.caps[1])

    def _axes(self, weights: Mapping[str, float], *, low: bool) -> dict[str, float]:
        found = {}
        for axis in self.form.axes:
            own = [s for s in self.applicable(axis.id) if weights[s.id] > 0]
            whole = sum(weights[s.id] for s in own)
            total = sum(weights[s.id] * self.score(s, low=low) for s in own)
            found[axis.id] = round(total / whole, _DIGITS) if own else 0.0 if low else 100.0
        return found

    def applicable(self, axis_id: str) -> list[Section]:
        """Return an axis's sections that have a score."""
        own = [section for section in self.form.sections if section.axis == axis_id]
        return [section for section in own if self.sections[section.id].lo is not None]

    def score(self, section: Section, *, low: bool) -> float:
        """Return a section's score at one end."""
        bounds: Bounds = self.sections[section.id]
        return float((bounds.lo if low else bounds.hi) or 0.0)


def section_flips(form: Questionnaire, values: Values) -> tuple[SectionFlips, ...]:
    """Return, section by section, the shares at which the verdict becomes another one."""
    ends = Ends(form, values)
    whole = sum(section.weight for section in form.sections)
    now = ends.at({section.id: section.weight for section in form.sections})
    found = []
    for section in form.sections:
        share, stretches = section.weight / whole, tuple(_stretches(ends, section))
        found.append(SectionFlips(section, share, stretches, _place(stretches, share, now)))
    return tuple(found)


def _place(stretches: tuple[Stretch, ...], share: float, now: tuple[int, int]) -> int:
    """Return which stretch holds a share; at a crossing, the one whose verdict stands."""
    holding = [
        place
        for place, one in enumerate(stretches)
        if one.start - _NEAR <= share <= one.stop + _NEAR
    ]
    standing = [at for at in holding if (stretches[at].low, stretches[at].high) == now]
    return (standing or holding)[0]


def _stretches(ends: Ends, section: Section) -> Iterator[Stretch]:
    """Give the verdict between any two neighbouring crossings, equal neighbours joined."""
    bounds = [0.0]
    for crossing in sorted(_crossings(ends, section)):
        if bounds[-1] + _NEAR < crossing < 1 - _NEAR:
            bounds.append(crossing)
    pieces = [
        (start, stop, ends.at(_with_share(ends.form, section, (start + stop) / 2)))
        for start, stop in itertools.pairwise([*bounds, 1.0])
    ]
    for (low, high), same in itertools.groupby(pieces, key=lambda piece: piece[2]):
        joined = list(same)
        yield Stretch(joined[0][0], joined[-1][1], low, high)


def _with_share(form: Questionnaire, section: Section, share: float) -> dict[str, float]:
    rest = sum(one.weight for one in form.sections if one.id != section.id)
    scaled = {
        one.id: (1 - share) * one.weight / rest for one in form.sections if one.id != section.id
    }
    return {**scaled, section.id: share}


def _crossings(ends: Ends, section: Section) -> Iterator[float]:
    """Give the shares at which the section's axis meets a threshold, at either end."""
    own = ends.applicable(section.axis)
    others = [one for one in own if one.id != section.id]
    if section not in own or not others:
        return
    all_others = sum(one.weight for one in ends.form.sections if one.id != section.id)
    inside = sum(one.weight for one in others)
    for low, outcome in itertools.product((True, False), ends.form.outcomes):
        least = outcome.at_least.get(section.axis)
        if least is None:
            continue
        mean = sum(one.weight * ends.score(one, low=low) for one in others) / inside
        above = ends.score(section, low=low) - least
        odds = (inside / all_others) * (least - mean) / above if above else -1.0
        if odds > 0:
            yield odds / (1 + odds)


def smallest_change(form: Questionnaire, values: Values) -> SmallestChange | None:
    """Return the least change of weights that changes either end; None where none does."""
    ends = Ends(form, values)
    now = ends.at({section.id: section.weight for section in form.sections})
    found = [
        change
        for low in (True, False)
        for change in (*_falls(ends, now, low=low), *_rises(ends, now, low=low))
    ]
    return min(found, key=lambda one: one.size, default=None)


def _falls(ends: Ends, now: tuple[int, int], *, low: bool) -> Iterator[SmallestChange]:
    """Give, per threshold of the outcome that stands, how it is missed."""
    rank = now[0 if low else 1]
    for axis, least in ends.form.outcomes[rank].at_least.items():
        moves = _moved(ends, axis, least, low=low, up=False)
        if moves is not None:
            yield _change(ends, moves)


def _rises(ends: Ends, now: tuple[int, int], *, low: bool) -> Iterator[SmallestChange]:
    """Give, per better outcome that gates and unknowns allow, how all its thresholds are met."""
    end = 0 if low else 1
    for rank in range(now[end] + 1, ends.caps[end] + 1):
        outcome = ends.form.outcomes[rank]
        limit = outcome.unknown_percent_max
        if low and limit is not None and ends.unknown > limit:
            continue
        needed = [_moved(ends, a, at, low=low, up=True) for a, at in outcome.at_least.items()]
        if all(moves is not None for moves in needed):
            yield _change(ends, [one for moves in needed for one in moves or ()])


def _moved(ends: Ends, axis: str, least: float, *, low: bool, up: bool) -> list[Move] | None:
    """Return the moves that bring an axis's score to a threshold; None where none can."""
    own = ends.applicable(axis)
    if not own:
        return None
    sign = 1.0 if up else -1.0
    scored = sorted(own, key=lambda one: sign * ends.score(one, low=low))
    target, whole = scored[-1], sum(one.weight for one in own)
    best = ends.score(target, low=low)
    aim = least if up else least - _HAIR
    missing = sign * (aim - sum(o.weight * ends.score(o, low=low) for o in own) / whole)
    if sign * (best - aim) < 0:
        return None
    moves = []
    for source in scored[:-1]:
        gain = sign * (best - ends.score(source, low=low))
        if missing <= 0 or gain <= 0:
            break
        part = min(missing / gain, source.weight / whole)
        moves.append(Move(axis, source, target, part))
        missing -= part * gain
    return moves


def _change(ends: Ends, moves: list[Move]) -> SmallestChange:
    weights = {section.id: section.weight for section in ends.form.sections}
    for move in moves:
        whole = sum(section.weight for section in ends.applicable(move.axis))
        weights[move.source.id] = max(weights[move.source.id] - move.part * whole, 0.0)
        weights[move.target.id] += move.part * whole
    low, high = ends.at(weights)
    return SmallestChange(tuple(moves), 2 * sum(m.part for m in moves), weights, low, high)
