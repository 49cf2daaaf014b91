"""Figures of scorecards as people read them."""

from scorecards.model import UNKNOWN, Number


def number(value: Number) -> str:
    """Write a number: 1,234 or 12.5; 모름 for None."""
    if value is None:
        return UNKNOWN
    rounded = round(value) if abs(value) >= 10 else round(value, 1)
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.1f}"


def span(low: Number, high: Number, unit: str) -> str:
    """Write bounds: '120시간', '40~120시간', '40시간 이상', '모름'."""
    if low is None and high is None:
        return UNKNOWN
    if high is None:
        return f"{number(low)}{unit} 이상"
    if low is None:
        return f"{number(high)}{unit} 이하"
    first, last = number(low), number(high)
    return f"{first}{unit}" if first == last else f"{first}~{last}{unit}"


def of(value: Number, whole: Number, unit: str) -> str:
    """Write a part of a whole: '38 / 54개'."""
    return f"{number(value)} / {number(whole)}{unit}"


def percent(value: Number, whole: Number) -> str:
    """Write the share, rounded down so that 100% leaves nothing to do; '' where there is none."""
    return "" if value is None or not whole else f"{int(value * 100 // whole)}%"


def part_of(value: Number, whole: Number, unit: str) -> str:
    """Write both: '38 / 54개 (70%)'; '없음' where the whole is 0."""
    if whole == 0:
        return "없음"
    share = percent(value, whole)
    return of(value, whole, unit) + (f" ({share})" if share else "")


def date(day: str) -> str:
    """Write an ISO 8601 day as people do: 2026. 11. 23."""
    year, month, rest = day.split("-")
    return f"{year}. {int(month)}. {int(rest)}."
