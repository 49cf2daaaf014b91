"""Confidence intervals of means (Student's t), paired or not."""

import math
from collections.abc import Sequence
from functools import lru_cache

from processes.simulation.result import Average, Interval


def average(values: Sequence[float], level: float = 0.95) -> Average:
    """Return the mean and its two-sided interval; no interval for a single value."""
    mean = math.fsum(values) / len(values)
    return Average(mean, interval(values, level))


def interval(values: Sequence[float], level: float = 0.95) -> Interval | None:
    """Return the interval of the mean of independent values, None for fewer than two."""
    n = len(values)
    if n < 2:
        return None
    mean = math.fsum(values) / n
    variance = math.fsum((value - mean) ** 2 for value in values) / (n - 1)
    half = t_quantile((1 + level) / 2, n - 1) * math.sqrt(variance / n)
    return mean - half, mean + half


@lru_cache(maxsize=1024)
def t_quantile(share: float, degrees: int) -> float:
    """Return Student's t quantile for share ≥ 0.5 by bisection."""
    low, high = 0.0, 1.0
    while t_share(high, degrees) < share:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        if t_share(middle, degrees) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def t_share(t: float, degrees: int) -> float:
    """Return P(T ≤ t) for t ≥ 0 (Abramowitz & Stegun 26.7.3 and 26.7.4)."""
    angle = math.atan2(t, math.sqrt(degrees))
    sine, cosine = math.sin(angle), math.cos(angle)
    if degrees % 2:
        total = _series(cosine, cosine**2, 2, degrees) if degrees > 1 else 0.0
        return 0.5 + (angle + sine * total) / math.pi
    return 0.5 + 0.5 * sine * _series(1.0, cosine**2, 1, degrees)


def _series(term: float, ratio: float, numerator: int, degrees: int) -> float:
    total = term
    for k in range(numerator, degrees - 2, 2):
        term *= ratio * k / (k + 1)
        total += term
    return total
