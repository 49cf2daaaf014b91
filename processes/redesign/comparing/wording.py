"""The figures of a comparison as people read them: signs, units, intervals; 모름 for unknown."""

import math

from processes.redesign.comparing.model import UNKNOWN, Row

MINUS = "−"
_MOST_PLACES = 9


def figure(number: float) -> str:
    """Write a number: whole from 1,000 on, one decimal from 10 on, else two; no idle zeros."""
    size = abs(number)
    places = 0 if size >= 1000 else 1 if size >= 10 else 2
    text = f"{size:,.{places}f}"
    if places:
        text = text.rstrip("0").rstrip(".")
    return f"{MINUS}{text}" if number < 0 and text != "0" else text


def value(row: Row, number: float | None) -> str:
    """Write a value of the row: '12.5', '1,200 이상', '모름'."""
    if number is None:
        return UNKNOWN
    return f"{figure(number)} 이상" if row.at_least else figure(number)


def signed(number: float) -> str:
    """Write a difference with its sign; nothing has none."""
    text = figure(number)
    return f"+{text}" if number > 0 and text != "0" else text


def difference(row: Row) -> str:
    """Write to-be minus as-is: '−12.5', '+3', '모름'."""
    return UNKNOWN if row.difference is None else _told(row.difference)


def interval(row: Row) -> str:
    """Write the 95 % interval, or the span that is possible; empty for what is counted, unknown.

    '−14.1 ~ −10.5', '한계 −400 ~ 0'.
    """
    if row.ci95 is not None:
        return _between(*row.ci95)
    return "" if row.span is None else f"한계 {_between(*row.span)}"


def _between(low: float, high: float) -> str:
    return f"{_told(low)} ~ {_told(high)}"


def _told(number: float) -> str:
    """Write a difference with its sign; what is not zero never reads as zero."""
    text = signed(number)
    if text != "0" or not number:
        return text
    places = min(_MOST_PLACES, -math.floor(math.log10(abs(number))))
    return f"{'+' if number > 0 else MINUS}{abs(number):.{places}f}"


def sentence(row: Row) -> str:
    """Write the difference with unit, interval and verdict, as documents cite it."""
    if row.difference is None:
        return UNKNOWN
    told = f"{difference(row)}{row.unit}"
    between = f"95% 구간 {interval(row)}, " if row.ci95 else ""
    if row.span:
        between = f"{interval(row)}, "
    return f"{told}({between}{row.verdict})"
