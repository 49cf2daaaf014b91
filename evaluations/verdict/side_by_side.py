"""Candidates beside each other: each one's verdict, and how often it would come first.

Only candidates that may be adopted are ranked. The rank is by the weighted sum of the section
scores between the fixed bounds 0 and 100 (1 - SPOTIS; Dezert et al. 2020), which does not
depend on what else is compared, under the same weightings as verdict.acceptability. Unknown
answers leave bounds: certainly first, whatever they are, and possibly first.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evaluations.answers.model import Answer, Value
from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict import acceptability as accepting
from evaluations.verdict import scoring, stability
from evaluations.verdict.outcomes import ends
from evaluations.verdict.scoring import Verdict
from evaluations.verdict.stability import Stability

_NEAR = 1e-9


@dataclass(frozen=True)
class Beside:
    """One candidate: its verdict, how it fares under other weights, how often it is first.

    certain, possible: shares of the weightings (0 to 1); None: it can't be adopted, so no rank.
    """

    name: str
    verdict: Verdict
    steady: Stability
    certain: float | None
    possible: float | None


def side_by_side(
    form: Questionnaire,
    candidates: Mapping[str, Mapping[str, Answer | Value]],
    *,
    draws: int = accepting.DRAWS,
    seed: int = stability.SEED,
) -> tuple[Beside, ...]:
    """Return the candidates in their order, by name."""
    values = {name: scoring.counted(form, given) for name, given in candidates.items()}
    least = form.rank(form.condition_rule.outcome) if form.condition_rule else 1
    ranked = [name for name, one in values.items() if ends(form, one).high >= least]
    weights = accepting.weightings([s.weight for s in form.sections], draws, seed)
    scores = accepting.scores(form, [values[name] for name in ranked])
    certain, possible = first_shares(totals(scores.low, weights), totals(scores.high, weights))
    place = {name: at for at, name in enumerate(ranked)}
    return tuple(
        Beside(
            name,
            scoring.verdict(form, candidates[name]),
            stability.stability(form, values[name], draws=draws, seed=seed),
            float(certain[place[name]]) if name in place else None,
            float(possible[place[name]]) if name in place else None,
        )
        for name in candidates
    )


def totals(points: accepting.Numbers, weights: accepting.Numbers) -> accepting.Numbers:
    """Return each candidate's weighted sum, candidates × draws; sections without score drop out."""
    applicable = ~np.isnan(points)
    whole = applicable.astype(np.float64) @ weights.T
    sums = np.nan_to_num(points) @ weights.T
    return np.divide(sums, whole, out=np.zeros_like(sums), where=whole > 0)


def first_shares(
    low: accepting.Numbers, high: accepting.Numbers
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how often each is first whatever the unknowns are, and how often it may be.

    Equal totals are both first.
    """
    count = len(low)
    certain, possible = np.ones(count), np.ones(count)
    for one in range(count):
        others = [at for at in range(count) if at != one]
        if others:
            certain[one] = (low[one] >= high[others].max(axis=0) - _NEAR).mean()
            possible[one] = (high[one] >= low[others].max(axis=0) - _NEAR).mean()
    return certain, possible
