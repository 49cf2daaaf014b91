"""Distributions of durations in seconds: their checks, moments and shares, bounds included.

Bounds cut the distribution off and the rest is scaled up, so its mean moves: `mean` and
`variance` are those after the cut, `stated_mean` is what was written. Formulas: Johnson, Kotz &
Balakrishnan, Continuous Univariate Distributions 1 (1994).
"""

import math
from dataclasses import dataclass, field, fields
from functools import cached_property

from errors import WorkbenchError
from processes.simulation.families import FAMILIES, Family

NAMES = {
    "fixed": "고정",
    "exponential": "지수",
    "normal": "정규",
    "lognormal": "로그정규",
    "uniform": "균등",
    "triangular": "삼각",
    "gamma": "감마",
    "empirical": "표본",
}
LONGEST = 1e10  # seconds, some 300 years
_LEAST_SHARE = 1e-3
_NEEDED = {
    "fixed": ("value",),
    "exponential": ("value",),
    "normal": ("value", "deviation"),
    "lognormal": ("value", "deviation"),
    "gamma": ("value", "deviation"),
    "uniform": ("low", "high"),
    "triangular": ("low", "likely", "high"),
    "empirical": (),
}
_WORDS = {
    "value": "평균",
    "deviation": "표준편차",
    "low": "최소",
    "likely": "보통",
    "high": "최대",
}


class BadDistribution(WorkbenchError):
    """A distribution that can't be drawn from; the sentence does not name the element."""


@dataclass(frozen=True)
class Distribution:
    """A distribution of seconds. `value` is the mean as written, before any cut.

    `points` are (seconds, share) pairs of an empirical one. Raises BadDistribution.
    """

    kind: str
    value: float | None = None
    deviation: float | None = None
    low: float | None = None
    likely: float | None = None
    high: float | None = None
    points: tuple[tuple[float, float], ...] = field(default=())

    def __post_init__(self) -> None:
        """Refuse what can't be drawn from."""
        if self.kind not in NAMES:
            known = ", ".join(NAMES)
            raise BadDistribution(f"분포 '{self.kind}'을(를) 모릅니다. 쓸 수 있는 것: {known}.")
        self._check_figures()
        self._check_order()
        if self.kind == "empirical":
            self._check_points()
        if self.family and self.share_within < _LEAST_SHARE:
            raise BadDistribution(
                f"최소 {self._low:g}초와 최대 {self._high:g}초 사이에 값이 거의 없습니다. "
                "최소·최대를 넓히세요."
            )

    def _check_figures(self) -> None:
        for name in _NEEDED[self.kind]:
            if getattr(self, name) is None:
                raise BadDistribution(f"{NAMES[self.kind]}분포에 {_WORDS[name]}이(가) 없습니다.")
        for one in fields(self):
            figure = getattr(self, one.name)
            if one.name in _WORDS and figure is not None and not 0 <= figure <= LONGEST:
                raise BadDistribution(
                    f"{_WORDS[one.name]} {figure:g}초는 쓸 수 없습니다. "
                    f"0 이상 {LONGEST:g} 이하로 적으세요."
                )

    def _check_order(self) -> None:
        low, likely, high = self._low, self.likely, self._high
        if low > high or (likely is not None and not low <= likely <= high):
            raise BadDistribution("최소, 보통, 최대 순서가 맞지 않습니다.")
        mean = self.value or 0.0
        if self.kind in ("lognormal", "gamma") and not (mean > 0 and (self.deviation or 0) > 0):
            raise BadDistribution(
                "평균과 표준편차는 0보다 커야 합니다. 퍼짐이 없으면 '고정'을 쓰세요."
            )
        if self.kind == "exponential" and not mean > low:
            raise BadDistribution(f"지수분포의 평균 {mean:g}초가 최소 {low:g}초보다 커야 합니다.")
        if self.kind == "normal" and not (self.deviation or 0) > 0:
            raise BadDistribution("표준편차가 0입니다. 퍼짐이 없으면 '고정'을 쓰세요.")

    def _check_points(self) -> None:
        shares = [share for _value, share in self.points]
        if not shares or min(shares) < 0 or abs(sum(shares) - 1) > 1e-6:
            raise BadDistribution("표본의 비율이 0 이상이고 합이 1이어야 합니다.")
        if not all(0 <= value <= LONGEST for value, _share in self.points):
            raise BadDistribution(f"표본의 값은 0 이상 {LONGEST:g} 이하여야 합니다.")

    @property
    def _low(self) -> float:
        return self.low or 0.0

    @property
    def _high(self) -> float:
        return math.inf if self.high is None else self.high

    @cached_property
    def family(self) -> Family | None:
        """The unbounded distribution behind it; None where bounds are its own parameters."""
        make = FAMILIES.get(self.kind)
        return make(self.value or 0.0, self.deviation or 0.0, self._low) if make else None

    @property
    def share_within(self) -> float:
        """The share of the unbounded distribution that lies within the bounds."""
        if self.family is None:
            return 1.0
        return self.family.partial(0, self._high) - self.family.partial(0, self._low)

    def moment(self, power: int) -> float:
        """Return E[X] or E[X²] within the bounds."""
        if self.family:
            above = self.family.partial(power, self._high)
            return (above - self.family.partial(power, self._low)) / self.share_within
        if self.kind == "empirical":
            return sum(share * value**power for value, share in self.points)
        return _own_moment(self, power)

    @cached_property
    def mean(self) -> float:
        """The mean after the cut, in seconds."""
        return self.moment(1)

    @cached_property
    def variance(self) -> float:
        """The variance after the cut, in seconds squared."""
        return max(0.0, self.moment(2) - self.mean**2)

    @property
    def stated_mean(self) -> float:
        """The mean as written; where none is, the mean."""
        return self.mean if self.value is None else self.value

    def share_below(self, x: float) -> float:
        """Return P(X ≤ x)."""
        if self.family:
            x = min(max(x, self._low), self._high)
            below = self.family.partial(0, x) - self.family.partial(0, self._low)
            return below / self.share_within
        if self.kind == "empirical":
            return sum(share for value, share in self.points if value <= x)
        return _own_share(self, x)

    @property
    def text(self) -> str:
        """How it is read: '삼각 600~900~1800초'."""
        known = [
            f"{_WORDS[one]} {getattr(self, one):g}"
            for one in _WORDS
            if getattr(self, one) is not None
        ]
        return f"{NAMES[self.kind]} {', '.join(known)}초" if known else NAMES[self.kind]


def fixed(seconds: float) -> Distribution:
    """Return the distribution of one value."""
    return Distribution("fixed", seconds)


def exponential(mean: float) -> Distribution:
    """Return the exponential distribution of that mean, in seconds."""
    return Distribution("exponential", mean)


def triangular(least: float, likely: float, most: float) -> Distribution:
    """Return what least, likely and most say; one value when they are the same."""
    if least == likely == most:
        return fixed(likely)
    return Distribution("triangular", low=least, likely=likely, high=most)


def _own_moment(one: Distribution, power: int) -> float:
    low, high = one.low or 0.0, one.high or 0.0
    if one.kind == "fixed":
        return float((one.value or 0.0) ** power)
    if one.kind == "uniform":
        return (low + high) / 2 if power == 1 else (low**2 + low * high + high**2) / 3
    a, b, c = low, one.likely or 0.0, high
    if power == 1:
        return (a + b + c) / 3
    return (a * a + b * b + c * c + a * b + a * c + b * c) / 6


def _own_share(one: Distribution, x: float) -> float:
    low, high = one.low or 0.0, one.high or 0.0
    if one.kind == "fixed":
        return 1.0 if x >= (one.value or 0.0) else 0.0
    if x >= high:
        return 1.0
    if x <= low:
        return 0.0
    if one.kind == "uniform":
        return (x - low) / (high - low)
    likely = one.likely or 0.0
    if x < likely:
        return (x - low) ** 2 / ((high - low) * (likely - low))
    return 1.0 - (high - x) ** 2 / ((high - low) * (high - likely))
