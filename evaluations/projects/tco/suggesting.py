"""The answer that the cost comparison suggests for Q5.3 (5년 총소유비용). A person confirms it."""

from dataclasses import dataclass

import numpy as np

from evaluations.projects.tco.comparing import Comparison

QUESTION = "Q5.3"
STEPS = ((80, 4), (95, 3), (110, 2), (130, 1))
"""Up to this many percent: this step; above all of them 0. The anchors of Q5.3."""


@dataclass(frozen=True)
class Suggestion:
    """A step for Q5.3 with what speaks for it.

    `low` and `high` are the steps at the ratio's P90 and P10. `shares` tells in how many draws
    each step comes out. None as value: the known part does not decide it.
    """

    value: int | None
    low: int
    high: int
    shares: dict[int, float]
    reason: str


def step(percent: float) -> int:
    """Return the step of a ratio in percent, rounded to whole percents as the anchors are."""
    whole = int(np.floor(percent + 0.5))
    return next((answer for most, answer in STEPS if whole <= most), 0)


def suggested(found: Comparison) -> Suggestion | None:
    """Return what the comparison suggests; None without a ratio.

    With an unknown SaaS line the ratio can only be higher, so the step only lower: it is
    suggested where it is the lowest already. With an unknown line of keeping the other way round.
    """
    if found.ratio is None or found.ratio_draws is None:
        return None
    whole = np.floor(100 * found.ratio_draws + 0.5)
    above = np.searchsorted([most for most, _ in STEPS], whole, side="left")
    answers, counts = np.unique(
        np.array([*(one for _, one in STEPS), 0])[above], return_counts=True
    )
    shares = {int(one): float(n) / len(whole) for one, n in zip(answers, counts, strict=True)}
    p10, p50, p90 = (100 * one for one in (found.ratio.p10, found.ratio.p50, found.ratio.p90))
    low, high, value = step(p90), step(p10), step(p50)
    told = f"{found.years}년 비용 SaaS / 구축·유지 {p50:.0f}% (P10 {p10:.0f}%, P90 {p90:.0f}%)"
    if found.whole:
        return Suggestion(
            value, low, high, shares, f"{told}, 이 답이 나온 비중 {shares[value]:.0%}"
        )
    if not found.saas.whole:
        missing, low, decided = found.saas.unknown, 0, value == 0
        told = told.replace("구축·유지 ", "구축·유지 적어도 ", 1)
    else:
        missing, high, decided = found.keep.unknown, 4, value == 4
        told = told.replace("구축·유지 ", "구축·유지 많아야 ", 1)
    reason = f"{told}, 모르는 항목: {', '.join(missing)}"
    return Suggestion(value if decided else None, low, high, shares, reason)
