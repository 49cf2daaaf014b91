"""Quantities as the pages show them: the likely one first, then its bounds; 모름 for unknown."""

from processes.inventory.fields import UNKNOWN
from processes.inventory.kinds import figure
from processes.inventory.model import Estimate
from processes.inventory.totals import Total


def rounded(number: float) -> str:
    """Write a number: whole from 100 on, else with up to two decimals."""
    return f"{number:,.0f}" if number >= 100 else figure(number)


def spread(estimate: Estimate | None, unit: str = "") -> str:
    """Write an estimate: '240건', '약 360', '60~180분', '20분 (10~40)', '3 이상', '모름'."""
    if estimate is None:
        return UNKNOWN
    about = "약 " if estimate.approximate else ""
    low, likely, high = estimate.bounds
    if likely is not None:
        bounds = "" if estimate.is_exact else f" ({_bound(low)}~{_bound(high)})"
        return f"{about}{rounded(likely)}{unit}{bounds}"
    if high is None and low is not None:
        return f"{about}{rounded(low)}{unit} 이상"
    if low is None and high is not None:
        return f"{about}{rounded(high)}{unit} 이하"
    return f"{about}{_bound(low)}~{_bound(high)}{unit}"


def sum_of(total: Total, unit: str = "") -> str:
    """Write a total: the likely sum with its bounds, or what is known of it."""
    if not total.known:
        return UNKNOWN if total.unknown else f"0{unit}"
    about = "약 " if total.approximate else ""
    if total.likely is not None:
        exact = total.low == total.likely == total.high
        bounds = "" if exact else f" ({rounded(total.low)}~{_bound(total.high)})"
        return f"{about}{rounded(total.likely)}{unit}{bounds}"
    if total.high is None:
        return f"{about}{rounded(total.low)}{unit} 이상"
    return f"{about}{rounded(total.low)}~{rounded(total.high)}{unit}"


def _bound(number: float | None) -> str:
    return "?" if number is None else rounded(number)
