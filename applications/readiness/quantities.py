"""Numbers with a unit as people type them: 연간 675~1,800시간, 건당 24분, 12,000천원.

Days, years, months, quarters and articles of law are no quantities.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
# fmt: off
_UNITS = (
    "백만원", "천만원", "십억원", "억원", "만원", "천원", "조원", "원", "인월", "개월",
    "시간", "단계", "건", "분", "초", "일", "주", "년", "매", "장", "쪽", "명",
    "회", "번", "배", "점", "개", "종", "대", "곳", "팀", "가지", "기관", "부서",
    "과제", "톤", "%", "퍼센트", "㎡", "㎢", "km", "kg", "kWh", "MB",
    "GB", "TB",
)
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_PERIODS = {
    "연간": "년",
    "매년": "년",
    "해마다": "년",
    "년": "년",
    "연": "년",
    "매월": "월",
    "월": "월",
    "건당": "건",
    "건": "건",
    "하루": "일",
    "일": "일",
}
_QUANTITY = re.compile(
    r"(?:(연간|매년|해마다|매월|건당|하루)\s*(?:약\s*)?)?"
    rf"(?<![A-Za-z0-9.,제])({_NUMBER})(?:\s*[~∼～〜–\-]\s*({_NUMBER}))?\s*({_UNIT})(?![째기])"
    r"(?:\s*/\s*(년|연|월|건|일))?"
)
_DATES = re.compile(
    r"(?:19|20)\d\d\s*[년.\-/](?:\s*\d{1,2}\s*[월.\-/](?:\s*\d{1,2}\s*일?)?)?"
    r"|\d{1,2}(?:\s*[~∼～〜–\-]\s*\d{1,2})?\s*월(?:\s*\d{1,2}\s*일)?"
    r"|제\s*\d+\s*(?:조|항|호|장|절)(?:의\d+)?"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_PLAIN = re.compile(rf"(-?{_NUMBER})\s*([^\d\s~∼–]*)")


@dataclass(frozen=True)
class Quantity:
    """A number or a range with its unit; `period` is 년, 월, 건, 일, or empty where unsaid."""

    text: str
    low: float
    high: float
    unit: str
    period: str


def quantities(text: str) -> Iterator[Quantity]:
    """Give the quantities of a text in its order."""
    for found in _QUANTITY.finditer(_DATES.sub(lambda date: " " * len(date[0]), text)):
        before, low, high, unit, after = found.groups()
        period = _PERIODS.get(after or before or "", "")
        yield Quantity(found[0].strip(), _read(low), _read(high or low), unit, period)


def dated(text: str) -> bool:
    """Whether a text names a year, and with it a day or a time of reference."""
    return bool(_YEAR.search(text))


def plain(text: str) -> tuple[float, str] | None:
    """Return the one number of a table's cell and its unit ('' where none), or None."""
    found = _PLAIN.fullmatch(text.strip())
    return (_read(found[1]), found[2]) if found else None


def _read(number: str) -> float:
    return float(number.replace(",", ""))
