"""Durations on a grid: densities as shares per step, sums by Fourier transform, maxima by CDF."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from processes.simulation.distributions import Distribution

Spectrum = npt.NDArray[np.complex128]
Shares = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Grid:
    """Times 0, step, 2·step, … of `size` points; what lies beyond wraps round, so leave room."""

    step: float
    size: int = 4096

    def shares(self, one: Distribution) -> Shares:
        """Return the share of each step; atoms are divided so that their mean stays."""
        if one.kind == "fixed":
            return self.atoms([(one.value or 0.0, 1.0)])
        if one.kind == "empirical":
            return self.atoms(one.points)
        return _shares(one, self.step, self.size)

    def atoms(self, points: Sequence[tuple[float, float]]) -> Shares:
        """Return the shares of single values."""
        found = np.zeros(self.size)
        for value, share in points:
            place = min(value / self.step, self.size - 2.0)
            lower = int(place)
            found[lower] += share * (lower + 1 - place)
            found[lower + 1] += share * (place - lower)
        return found

    def waiting(self, delayed: float, wait: float) -> Shares:
        """Return a wait that is 0 for most, and exponential for the share that is delayed."""
        edges = np.maximum((np.arange(self.size + 1) - 0.5) * self.step, 0.0)
        if delayed <= 0 or wait <= 0:
            return self.atoms([(0.0, 1.0)])
        below = 1.0 - delayed * np.exp(-edges * delayed / wait)
        below[0] = 0.0
        found = np.diff(below)
        found[-1] += 1.0 - below[-1]
        return np.asarray(found)

    def spectrum(self, shares: Shares) -> Spectrum:
        """Return the transform of shares."""
        return np.fft.rfft(shares)

    def back(self, spectrum: Spectrum) -> Shares:
        """Return the shares of a transform; rounding below zero is cut."""
        return np.maximum(np.fft.irfft(spectrum, self.size), 0.0)

    def mean(self, shares: Shares) -> float:
        """Return the mean in seconds of shares that sum to 1."""
        return float(np.dot(shares, np.arange(self.size)) * self.step)

    def quantile(self, shares: Shares, share: float) -> float:
        """Return the quantile in seconds, between two points."""
        below = np.cumsum(shares)
        place = int(np.searchsorted(below, share))
        if place == 0 or place >= self.size:
            return float(min(place, self.size - 1) * self.step)
        inside = (share - below[place - 1]) / (below[place] - below[place - 1])
        return float((place - 0.5 + inside) * self.step)

    def longest(self, several: Sequence[Shares]) -> Shares:
        """Return the maximum of independent durations."""
        return self.combined(several, lambda belows: np.prod(belows, axis=0))

    def combined(self, several: Sequence[Shares], join: Callable[[Shares], Shares]) -> Shares:
        """Return the duration whose CDF is computed from the CDFs of several."""
        belows = np.array([np.minimum(np.cumsum(one), 1.0) for one in several])
        return np.diff(join(belows), prepend=0.0)

    def first_of(self, several: Sequence[tuple[Shares, float]]) -> list[Shares]:
        """Return, per rival, the shares of winning at each time; (duration, chance to run).

        Rivals of one step share it by their chances at half of it.
        """
        afters = [1.0 - chance * np.cumsum(one) for one, chance in several]
        won = []
        for place, (one, chance) in enumerate(several):
            others = [
                after + 0.5 * rivals * rival_chance
                for k, (after, (rivals, rival_chance)) in enumerate(
                    zip(afters, several, strict=True)
                )
                if k != place
            ]
            won.append(chance * one * np.prod(others, axis=0))
        total = sum(float(one.sum()) for one in won)
        return [one / total for one in won]


@lru_cache(maxsize=256)
def _shares(one: Distribution, step: float, size: int) -> Shares:
    edges = (np.arange(size + 1) - 0.5) * step
    below = np.array([one.share_below(float(max(edge, 0.0))) for edge in edges])
    below[0] = 0.0
    found = np.diff(below)
    found[-1] += 1.0 - below[-1]
    return found
