"""Krippendorff's α with missing ratings, for all resamples of the questions at once.

Krippendorff, K. (2004): Content Analysis, 2nd ed., Sage, ch. 11; Hayes and Krippendorff (2007).
α = 1 - Do / De, over questions with at least two ratings; a question's pairs weigh 1 / (n_u - 1).
Distances are squared differences of places on a line (interval: the values; ordinal: the middle
ranks, which follow from how often each value was given), or 0 and 1 (nominal). So the sums over
pairs come from sums of squares, and no table of values × values is needed.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from evaluations.agreement.model import Level

Numbers = NDArray[np.float64]
_PART = 2_000_000  # numbers per block of resamples, to bound memory


class Counts:
    """How often each value was given to each question that at least two people rated."""

    def __init__(self, ratings: Numbers, level: Level) -> None:
        """Take questions × raters; nan where nothing was given."""
        self.level = level
        self.used = np.flatnonzero((~np.isnan(ratings)).sum(axis=1) >= 2)
        rated = ratings[self.used]
        given = ~np.isnan(rated)
        self.values, codes = np.unique(rated[given], return_inverse=True)
        self.table = np.zeros((len(rated), len(self.values)))
        np.add.at(self.table, (np.nonzero(given)[0], codes), 1)
        self.sizes = self.table.sum(axis=1)

    @property
    def ratings(self) -> int:
        """How many ratings can be compared with another."""
        return int(self.sizes.sum())

    def alphas(self, times: Numbers) -> Numbers:
        """Return α where each question counts so many times: resamples × questions -> resamples.

        nan where fewer than two different values are left: there is no variation to explain.
        """
        width = max(len(self.values), len(self.sizes), 1)
        step = max(_PART // width, 1)
        parts = [self._alphas(times[i : i + step]) for i in range(0, len(times), step)]
        return np.concatenate(parts) if parts else np.empty(0)

    def disagreement(self) -> Numbers:
        """Return what each used question adds to the observed disagreement."""
        once = np.ones((1, len(self.sizes)))
        within: Numbers = self._within(self._places(once @ self.table))
        return within[:, 0]

    def _alphas(self, times: Numbers) -> Numbers:
        marginals = times @ self.table  # resamples × values
        places = self._places(marginals)
        observed = np.einsum("bu,ub->b", times, self._within(places))
        total = marginals.sum(axis=1)
        expected = _pairs(total, marginals, places)
        varied = (marginals > 0).sum(axis=1) >= 2
        result = np.full(len(times), np.nan)
        np.divide(observed * (total - 1), expected, out=result, where=varied)
        return 1 - result

    def _places(self, marginals: Numbers) -> Numbers | None:
        """Return where each value stands, resamples × values; None for nominal."""
        if self.level == "nominal":
            return None
        if self.level == "interval":
            spread = np.ptp(self.values) if len(self.values) else 0.0
            line = (self.values - self.values.mean()) / spread if spread else self.values * 0
            return np.asarray(np.broadcast_to(line, marginals.shape))
        middle = np.cumsum(marginals, axis=1) - marginals / 2
        return np.asarray(middle - marginals.sum(axis=1, keepdims=True) / 2)

    def _within(self, places: Numbers | None) -> Numbers:
        """Return the sum of squared distances within each question: questions × resamples."""
        if places is None:
            pairs = self.sizes**2 - (self.table**2).sum(axis=1)
            return np.asarray((pairs / (self.sizes - 1))[:, np.newaxis])
        sums, squares = self.table @ places.T, self.table @ (places**2).T
        sizes = self.sizes[:, np.newaxis]
        return np.asarray(2 * (sizes * squares - sums**2) / (sizes - 1))


def _pairs(total: Numbers, marginals: Numbers, places: Numbers | None) -> Numbers:
    """Return the sum of squared distances over all pairs of ratings."""
    if places is None:
        return np.asarray(total**2 - (marginals**2).sum(axis=1))
    sums, squares = (marginals * places).sum(axis=1), (marginals * places**2).sum(axis=1)
    return np.asarray(2 * (total * squares - sums**2))


def alpha(ratings: Sequence[Sequence[float]] | Numbers, level: Level) -> float | None:
    """Return α of questions × raters (nan: not rated), or None where it is undefined."""
    counts = Counts(np.asarray(ratings, dtype=np.float64), level)
    (value,) = counts.alphas(np.ones((1, len(counts.sizes))))
    return None if np.isnan(value) else float(value)


def bootstrapped(counts: Counts, resamples: int, seed: int) -> Numbers:
    """Return α of questions drawn with replacement; nan where a draw has no variation."""
    size = len(counts.sizes)
    draws = np.random.default_rng(seed).multinomial(size, np.full(size, 1 / size), resamples)
    return counts.alphas(draws.astype(np.float64))
