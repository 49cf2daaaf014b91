"""Quantities as people write them: '월 20건', '1,200건/년', '약 3,000', '각 1', '5 %'.

Each reader gives what it understood with what it had to assume, Understood(None) for the
words that mean unknown, and raises NotUnderstood, which names the text, for the rest.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from processes.inventory.durations import minutes
from processes.inventory.model import NotUnderstood
from processes.inventory.numbers import of_percent
from processes.inventory.wording import (
    Bounds,
    Understood,
    estimate,
    is_none,
    is_unknown,
    number,
    plain,
    refuse_below_zero,
)

__all__ = ["Understood", "amount", "count", "minutes", "share", "volume_a_year"]

WORKING_DAYS_A_YEAR = 250
WEEKS_A_YEAR = 52

_OF_DAYS = f"1년 = 근무일 {WORKING_DAYS_A_YEAR}일로 계산합니다."
_OF_WEEKS = f"1년 = {WEEKS_A_YEAR}주로 계산합니다."
_TIMES_A_YEAR: dict[str, tuple[float, str]] = {
    "년": (1, ""),
    "반기": (2, ""),
    "분기": (4, ""),
    "격월": (6, ""),
    "월": (12, ""),
    "격주": (WEEKS_A_YEAR / 2, _OF_WEEKS),
    "주": (WEEKS_A_YEAR, _OF_WEEKS),
    "일": (WORKING_DAYS_A_YEAR, _OF_DAYS),
}
_SPELLINGS = {"연": "년", "해": "년", "달": "월", "개월": "월", "하루": "일"}
_PERIOD = "|".join(sorted({*_TIMES_A_YEAR, *_SPELLINGS}, key=len, reverse=True))
_BEFORE = re.compile(rf"^(?:매|1|한)?({_PERIOD})(?:간|별|당|에)?(?:평균|총)?(?=[\d?])")
_AFTER = re.compile(rf"/(?:1|매)?({_PERIOD})(?:간|당)?$|\(({_PERIOD})(?:간|평균)?\)$")
_IN_HEADER = re.compile(
    rf"({_PERIOD})(?:간|평균|별|당)|/({_PERIOD})|[(\[]({_PERIOD})[)\]]"
    rf"|(?:^|[^가-힣])({_PERIOD})(?=처리|건|업무|발생|접수|신청|이용)"
)
_CASES = "건|회|번|차례|차|명|인|매|부|개|종|팀|필지|호|가구|세대|대|장"
_COUNTED = "명|인|사람|매|장|쪽|페이지|면|부|개|단계|회|번|건"


def volume_a_year(text: str, header: str = "") -> Understood:
    """Read how many cases a year; a period in the header serves where the text has none."""

    def reader(parts: list[str]) -> tuple[Bounds, Sequence[str]]:
        rest, period = _without_period("~".join(parts).removeprefix("총"))
        times, assumptions = _a_year(period) if period else by_header
        figures = [None if f is None else f * times for f in _figures(rest.split("~"), _CASES)]
        return figures, assumptions

    by_header = _a_year(_period_in(header))
    return estimate(text, reader, none_is_zero=True, plainly=by_header)


@lru_cache
def _a_year(period: str | None) -> tuple[float, tuple[str, ...]]:
    """Return how many of the periods a year has, and what is assumed for it."""
    times, assumption = _TIMES_A_YEAR[period or "년"]
    if not period:
        assumption = "기간이 없어 1년 건수로 읽었습니다."
    return times, (assumption,) if assumption else ()


def amount(text: str, header: str = "") -> Understood:
    """Read a count of persons or sheets: '2명', '4매', '각 1', '약 3,000'."""

    def reader(parts: list[str]) -> tuple[Bounds, list[str]]:
        each = parts[0].startswith("각")
        figures = _figures([parts[0].removeprefix("각").removeprefix("총"), *parts[1:]], _COUNTED)
        return figures, ["'각'은 부서마다의 수로 보고 한 부서의 수로 읽었습니다."] if each else []

    return estimate(text, reader, none_is_zero=True, plainly=(1, ()))


def count(text: str, header: str = "") -> Understood:
    """Read a whole number of steps: '3', '3단계', '없음' is 0."""
    understood = amount(text, header)
    if understood.value is None:
        return understood
    figure = understood.value.likely
    if figure is None or figure != int(figure) or understood.value.approximate:
        raise NotUnderstood(f"'{plain(text)}'은(는) 정해진 한 수가 아닙니다. '3'처럼 적으세요.")
    return Understood(int(figure))


def share(text: str, header: str = "") -> Understood:
    """Read a share between 0 and 1: '5%', '5 %', '0.05', '12.5' under a header with %."""
    if is_unknown(text):
        return Understood(None)
    if is_none(text):
        return Understood(0.0)
    bare = plain(text).replace(" ", "")
    refuse_below_zero(bare)
    percent = bare.endswith("%") or "%" in header
    try:
        digits = bare.removeprefix("약").removesuffix("%").replace(",", "")
        figure = number(digits)
    except ValueError:
        raise NotUnderstood(
            f"'{plain(text)}'을(를) 비율로 읽지 못했습니다. '5%'처럼 적으세요."
        ) from None
    if not percent and figure >= 1:
        raise NotUnderstood(
            f"'{plain(text)}'이(가) 몇 %인지 알 수 없습니다. '{figure:g}%'처럼 적으세요."
        )
    plainly = re.fullmatch(r"\d+(?:\.\d+)?", digits)
    value = figure if not percent else of_percent(digits) if plainly else figure / 100
    if value > 1:
        raise NotUnderstood(f"'{plain(text)}'은(는) 100%를 넘습니다. 0~100%로 적으세요.")
    return Understood(value)


def _figures(parts: list[str], units: str) -> Bounds:
    figures: Bounds = []
    for part in parts:
        if part.isdecimal():
            figures.append(float(part))
            continue
        found = _counted(units).fullmatch(part)
        if not found:
            raise ValueError
        figures.append(None if found[1] == "?" else number(found[1]))
    return figures


@lru_cache
def _counted(units: str) -> re.Pattern[str]:
    return re.compile(rf"(\?|[\d.]+(?:[만천백][\d.]*)*)(?:{units})?")


def _without_period(text: str) -> tuple[str, str | None]:
    if text.isascii():
        return text, None
    text = text.removeprefix("평균")
    before, after = _BEFORE.search(text), _AFTER.search(text)
    if before and after:
        raise ValueError
    if before:
        return text[before.end() :], _spelled(before[1])
    if after:
        return text[: after.start()], _spelled(after[1] or after[2])
    return text, None


@lru_cache(maxsize=256)
def _period_in(header: str) -> str | None:
    found = _IN_HEADER.search(plain(header).replace(" ", ""))
    return _spelled(next(group for group in found.groups() if group)) if found else None


def _spelled(period: str) -> str:
    return _SPELLINGS.get(period, period)
