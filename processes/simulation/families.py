"""Unbounded distributions by their partial moments E[Xᵏ; X ≤ x] for k = 0, 1, 2."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


class Family(Protocol):
    """What bounded moments and shares are computed from."""

    def partial(self, power: int, x: float) -> float:
        """Return E[Xᵖᵒʷᵉʳ; X ≤ x]; x may be infinite."""
        ...


def normal_share(x: float) -> float:
    """Return the standard normal share below x."""
    return 0.5 * math.erfc(-x / math.sqrt(2))


@dataclass(frozen=True)
class Normal:
    """The normal distribution."""

    mean: float
    deviation: float

    def partial(self, power: int, x: float) -> float:
        """Return E[Xᵖᵒʷᵉʳ; X ≤ x]."""
        m, s = self.mean, self.deviation
        z = (x - m) / s
        share = normal_share(z)
        density = 0.0 if math.isinf(z) else math.exp(-z * z / 2) / math.sqrt(2 * math.pi)
        if power == 0:
            return share
        if power == 1:
            return m * share - s * density
        edge = 0.0 if math.isinf(z) else z * density
        return (m * m + s * s) * share - 2 * m * s * density - s * s * edge


@dataclass(frozen=True)
class Lognormal:
    """The lognormal distribution by mean and standard deviation of the logarithm."""

    mu: float
    sigma: float

    def partial(self, power: int, x: float) -> float:
        """Return E[Xᵖᵒʷᵉʳ; X ≤ x]."""
        whole = math.exp(power * self.mu + power**2 * self.sigma**2 / 2)
        if x <= 0:
            return 0.0
        if math.isinf(x):
            return whole
        z = (math.log(x) - self.mu) / self.sigma
        return whole * normal_share(z - power * self.sigma)


@dataclass(frozen=True)
class Gamma:
    """The gamma distribution, moved by `shift`."""

    shape: float
    scale: float
    shift: float = 0.0

    def partial(self, power: int, x: float) -> float:
        """Return E[Xᵖᵒʷᵉʳ; X ≤ x]."""
        y = max(0.0, x - self.shift)
        parts = [self._unshifted(k, y) for k in range(power + 1)]
        if power == 0:
            return parts[0]
        if power == 1:
            return parts[1] + self.shift * parts[0]
        return parts[2] + 2 * self.shift * parts[1] + self.shift**2 * parts[0]

    def _unshifted(self, power: int, y: float) -> float:
        whole = math.prod((self.shape + k) * self.scale for k in range(power))
        return whole * incomplete_gamma(self.shape + power, y / self.scale)


def incomplete_gamma(a: float, x: float) -> float:
    """Return the regularised lower incomplete gamma function P(a, x).

    Series below a + 1, continued fraction above (Abramowitz & Stegun 6.5.29, 6.5.31).
    """
    if x <= 0:
        return 0.0
    if math.isinf(x):
        return 1.0
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x < a + 1:
        term = total = 1.0 / a
        n = a
        while term > total * 1e-16:
            n += 1
            term *= x / n
            total += term
        return front * total
    return 1.0 - front * _upper_fraction(a, x)


def _upper_fraction(a: float, x: float) -> float:
    b = x + 1 - a
    c, d = 1e300, 1 / b
    h = d
    for i in range(1, 10_000):
        factor = -i * (i - a)
        b += 2
        d = 1 / _away_from_zero(factor * d + b)
        c = _away_from_zero(b + factor / c)
        h *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return h


def _away_from_zero(x: float) -> float:
    return x if abs(x) > 1e-300 else 1e-300


def _lognormal(mean: float, deviation: float, low: float) -> Lognormal:
    spread = math.log(1 + (deviation / mean) ** 2)
    return Lognormal(math.log(mean) - spread / 2, math.sqrt(spread))


def _gamma(mean: float, deviation: float, low: float) -> Gamma:
    return Gamma((mean / deviation) ** 2, deviation**2 / mean)


# Distribution kind -> family of (mean, standard deviation, least).
FAMILIES: dict[str, Callable[[float, float, float], Family]] = {
    "exponential": lambda mean, deviation, low: Gamma(1.0, mean - low, low),
    "normal": lambda mean, deviation, low: Normal(mean, deviation),
    "lognormal": _lognormal,
    "gamma": _gamma,
}
