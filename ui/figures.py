"""Quantities as the pages show them: bounds where there are any, 모름 where nothing is known."""

from processes.inventory.fields import UNKNOWN
from processes.inventory.kinds import figure
from processes.inventory.model import Estimate
from processes.inventory.totals import Total


def rounded(number: float) -> str:
    """Write a number: whole from 100 on, else with up to two decimals."""
    return f"{number:,.0f}" if number >= 100 else figure(number)


def spread(estimate: Estimate | None) -> str:
    """Write an estimate: '240', '약 360', '60~180', '10~20~40', '모름'."""
    if estimate is None:
        return UNKNOWN
    about = "약 " if estimate.approximate else ""
    low, likely, high = estimate.bounds
    if estimate.is_exact and likely is not None:
        return about + rounded(likely)
    if likely is None and high is None and low is not None:
        return f"{about}{rounded(low)} 이상"
    if likely is None and low is None and high is not None:
        return f"{about}{rounded(high)} 이하"
    shown = [low, high] if likely is None else [low, likely, high]
    return about + "~".join("?" if bound is None else rounded(bound) for bound in shown)


def sum_of(total: Total) -> str:
    """Write a total: one figure, or its bounds where a part is a range; 모름 for none known."""
    if not total.known:
        return UNKNOWN if total.unknown else "0"
    about = "약 " if total.approximate else ""
    if total.likely is not None and total.low == total.likely == total.high:
        return about + rounded(total.likely)
    if total.high is None:
        return f"{about}{rounded(total.low)} 이상"
    return f"{about}{rounded(total.low)}~{rounded(total.high)}"
