"""How much the section weights matter: outcomes under thousands of random weightings.

Stochastic multicriteria acceptability analysis (Lahdelma, Hokkanen and Salminen 1998), with
weights around those of the questionnaire instead of all that are possible: Dirichlet with mean
base / Σbase and Σα = CONCENTRATION × sections. Axis scores come from one matrix product for
all projects and weightings; gates cap by the unknowns' two ends as in evaluations.verdict.outcomes.
For questionnaires whose outcomes come from axes and caps. At which weights the winner changes:
evaluations.verdict.flips.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from errors import WorkbenchError
from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict import gates
from evaluations.verdict.scores import Values, section_bounds, unknown_percent

DRAWS = 10_000
# Our proposal (제안): with 8 sections Σα = 40, so a section of weight 12.5 % has a standard
# deviation of about 5 points: it stays between 4 and 24 % in 95 of 100 weightings.
CONCENTRATION = 5.0

Numbers = NDArray[np.float64]
Ranks = NDArray[np.int8]
_ROUNDING = 1e-9  # as verdict.scores rounds: 70 is 70 whatever the order of the sums
_PART = 50_000  # scores per block of projects: small enough for the processor's cache


class BadWeights(WorkbenchError):
    """Weights around which nothing can be drawn; the sentence names the section."""


@dataclass(frozen=True)
class Scores:
    """Section scores of projects, and what caps their outcomes.

    low, high: projects × sections, 0 to 100, nan where the section is 해당없음 throughout.
    low_cap, high_cap: the best rank that the gates leave at each end, one per project.
    unknown: per cent of the weight without an answer, by the questionnaire's own weights.
    """

    low: Numbers
    high: Numbers
    low_cap: Ranks
    high_cap: Ranks
    unknown: Numbers


@dataclass(frozen=True)
class Acceptability:
    """Shares of the weightings, projects × outcomes (0 = worst).

    certain: no completion of the unknowns gives another outcome. possible: it lies between
    the outcomes at the two ends. Without unknowns they are equal and sum to 1.
    """

    certain: Numbers
    possible: Numbers


def weightings(
    base: Sequence[float], draws: int, seed: int, concentration: float = CONCENTRATION
) -> Numbers:
    """Return random weights, draws × sections, each row summing to 1; the same for a seed.

    Raises BadWeights for weights that are negative or not finite, or of which none is above 0.
    A section of weight 0 stays at 0.
    """
    weights = np.asarray(base, dtype=np.float64)
    for place, weight in enumerate(weights, 1):
        if not (np.isfinite(weight) and weight >= 0):
            raise BadWeights(f"{place}번째 섹션의 가중치 {weight:g}은(는) 0 이상의 수여야 합니다.")
    if not weights.sum():
        raise BadWeights("섹션의 가중치가 모두 0입니다. 한 섹션에는 0보다 큰 값을 적어 주세요.")
    if not (np.isfinite(concentration) and concentration > 0):
        raise BadWeights(f"가중치의 집중도 {concentration:g}은(는) 0보다 커야 합니다.")
    shape = weights / weights.sum() * concentration * np.count_nonzero(weights)
    drawn = np.random.default_rng(seed).standard_gamma(shape, (draws, len(shape)))
    return np.asarray(drawn / drawn.sum(axis=1, keepdims=True))


def scores(form: Questionnaire, projects: Sequence[Values]) -> Scores:
    """Return what the answers of each project give, section by section."""
    bounds = [
        [section_bounds(form.questions_of(s.id), values, form.scale) for s in form.sections]
        for values in projects
    ]
    shape = (len(projects), len(form.sections))
    best = len(form.outcomes) - 1
    capped = [caps(form, values, best) for values in projects]
    return Scores(
        low=np.array([[b.lo for b in row] for row in bounds], dtype=np.float64).reshape(shape),
        high=np.array([[b.hi for b in row] for row in bounds], dtype=np.float64).reshape(shape),
        low_cap=np.array([low for low, _ in capped], dtype=np.int8),
        high_cap=np.array([high for _, high in capped], dtype=np.int8),
        unknown=np.array([unknown_percent(form, values) for values in projects]),
    )


def caps(form: Questionnaire, values: Values, best: int) -> tuple[int, int]:
    """Return the best ranks that the gates leave, at the low end and at the high end."""
    hit = [form.rank(one.gate.cap) for one in gates.gates_hit(form, values)]
    open_ = [form.rank(one.gate.cap) for one in gates.open_gates(form, values)]
    return min([best, *hit, *open_]), min([best, *hit])


def acceptability(form: Questionnaire, given: Scores, weights: Numbers) -> Acceptability:
    """Return how often each outcome comes out under these weightings (draws × sections)."""
    outcomes = len(form.outcomes)
    joint = np.zeros((len(given.low), outcomes, outcomes))
    step = max(_PART // max(len(weights), 1), 1)
    for alike, applicable in _patterns(given):
        shares = _within_axes(form, applicable, weights)
        for start in range(0, len(alike), step):
            part = alike[start : start + step]
            joint[part] = _joint(form, given, part, shares)
    possible = [joint[:, : rank + 1, rank:].sum(axis=(1, 2)) for rank in range(outcomes)]
    return Acceptability(np.diagonal(joint, axis1=1, axis2=2), np.stack(possible, axis=1))


def _patterns(given: Scores) -> Iterator[tuple[NDArray[np.intp], NDArray[np.bool_]]]:
    """Give the projects that have the same applicable sections, and which these are."""
    applicable = ~np.isnan(given.low)
    kinds, kind = np.unique(applicable, axis=0, return_inverse=True)
    for place, one in enumerate(kinds):
        yield np.flatnonzero(kind.reshape(-1) == place), one


def _within_axes(
    form: Questionnaire, applicable: NDArray[np.bool_], weights: Numbers
) -> dict[str, Numbers]:
    """Return each axis's sections' parts of it, sections × draws; empty: nothing applicable."""
    found = {}
    for axis in form.axes:
        own = applicable & [section.axis == axis.id for section in form.sections]
        drawn = np.where(own, weights, 0.0)
        whole = drawn.sum(axis=1, keepdims=True)
        found[axis.id] = (drawn / whole).T if whole.all() else np.zeros((0, len(weights)))
    return found


def _joint(
    form: Questionnaire, given: Scores, part: NDArray[np.intp], shares: Mapping[str, Numbers]
) -> Numbers:
    """Return how often each pair of ends comes out: projects × low rank × high rank."""
    unknown = given.unknown[part]
    low = _ranks(form, _axes(given.low[part], shares, 0.0), unknown)
    high = _ranks(form, _axes(given.high[part], shares, 100.0), 0 * unknown)
    np.minimum(low, given.low_cap[part, np.newaxis], out=low)
    np.minimum(high, given.high_cap[part, np.newaxis], out=high)
    outcomes = len(form.outcomes)
    pairs = (
        low * np.int8(outcomes) + high if outcomes**2 < 128 else low.astype(int) * outcomes + high
    )
    counts = [np.bincount(row, minlength=outcomes**2) for row in pairs]
    parts: Numbers = np.array(counts, dtype=np.float64) / low.shape[1]
    return parts.reshape(-1, outcomes, outcomes)


def _axes(points: Numbers, shares: Mapping[str, Numbers], nothing: float) -> dict[str, Numbers]:
    """Return each axis's scores, projects × draws; an axis without any section gets `nothing`."""
    known = np.nan_to_num(points)
    return {
        axis: known @ one if len(one) else np.full((len(points), one.shape[1]), nothing)
        for axis, one in shares.items()
    }


def _ranks(form: Questionnaire, axes: Mapping[str, Numbers], unknown: Numbers) -> Ranks:
    """Return the outcome's rank by points alone, projects × draws; see outcomes.by_points."""
    ranks = np.zeros(next(iter(axes.values())).shape, dtype=np.int8)
    for rank, outcome in enumerate(form.outcomes):
        limit = outcome.unknown_percent_max
        within = unknown <= (np.inf if limit is None else limit)
        reached = np.broadcast_to(within[:, np.newaxis], ranks.shape)
        for axis, least in outcome.at_least.items():
            reached = reached & (axes[axis] >= least - _ROUNDING)
        np.maximum(ranks, reached * np.int8(rank), out=ranks)
    return ranks
