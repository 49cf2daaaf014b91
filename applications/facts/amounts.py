"""Quantities as documents write them: 1,200건/년, 200~300건, 약 30분, 5단계 이상."""

from datetime import datetime

from processes.inventory.model import Estimate
from storage.moments import KOREA


def figure(number: float) -> str:
    """Write a number with thousands commas and no idle decimals; a small one keeps its digits."""
    if number and abs(number) < 0.1:
        return f"{number:.2g}"
    places = 2 if abs(number) < 10 else 1 if abs(number) < 1000 else 0
    text = f"{number:,.{places}f}"
    return text.rstrip("0").rstrip(".") if places else text


def amount(estimate: Estimate | None, unit: str) -> str | None:
    """Write an estimate with its unit, a range as a range; None where nothing is known."""
    if estimate is None or not any(bound is not None for bound in estimate.bounds):
        return None
    low, likely, high = (None if b is None else figure(b) for b in estimate.bounds)
    about = "약 " if estimate.approximate else ""
    if low == high and low is not None:
        return f"{about}{low}{unit}"
    usual = f"(보통 {likely})" if likely is not None else ""
    if low is not None and high is not None:
        return f"{about}{low}~{high}{unit}{usual}"
    if low is not None:
        return f"{about}{low}{unit} 이상{usual}"
    if high is not None:
        return f"{about}{high}{unit} 이하{usual}"
    return f"{about}{likely}{unit}"


def won(amount_krw: int) -> str:
    """Write an amount of money: 1,250,000,000원."""
    return f"{amount_krw:,}원"


def day(moment: str) -> str:
    """Return the Korean calendar day (ISO) of a stored UTC time; a date stays as it is."""
    if "T" not in moment:
        return moment
    return datetime.fromisoformat(moment).astimezone(KOREA).date().isoformat()
