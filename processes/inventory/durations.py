"""Durations as people write them, in minutes: '30분', '1시간 20분', '1~3시간', '3일'."""

import re
from functools import lru_cache

from processes.inventory.wording import Bounds, Understood, estimate, plain

HOURS_A_DAY = 8
DAYS_A_WEEK = 5

_A_DAY = f"1일 = 근무 {HOURS_A_DAY}시간으로 계산합니다."
_A_WEEK = f"1주 = 근무 {DAYS_A_WEEK}일로 계산합니다."

_MINUTES: dict[str, tuple[float, tuple[str, ...]]] = {
    "초": (1 / 60, ()),
    "분": (1, ()),
    "시간": (60, ()),
    "일": (60 * HOURS_A_DAY, (_A_DAY,)),
    "주": (60 * HOURS_A_DAY * DAYS_A_WEEK, (_A_WEEK, _A_DAY)),
}
_SPELLINGS = {
    "시": "시간", "h": "시간", "hr": "시간", "hrs": "시간", "hour": "시간", "hours": "시간",
    "m": "분", "min": "분", "mins": "분", "minute": "분", "minutes": "분", "분간": "분",
    "day": "일", "days": "일", "일간": "일", "근무일": "일", "주일": "주", "주간": "주",
}  # fmt: skip
_UNITS = "|".join(sorted({*_MINUTES, *_SPELLINGS}, key=len, reverse=True))
_STEP = re.compile(rf"(\d+(?:\.\d+)?)({_UNITS})?(반)?")
_PER_CASE = re.compile(r"^(?:1?건당|1?회당|매건|평균)+|(?:/1?[건회]|\(1?[건회]당\))$")


def minutes(text: str, header: str = "", *, none_is_zero: bool = False) -> Understood:
    """Read a duration in minutes; a unit in the header serves where the text has none."""

    def reader(parts: list[str]) -> tuple[Bounds, list[str]]:
        return _figures_in(parts, unit) or _durations([_worded(part) for part in parts], unit)

    unit = _unit_in(header)
    plainly = (1, ()) if unit == "분" else None
    return estimate(text, reader, none_is_zero=none_is_zero, plainly=plainly)


def _figures_in(parts: list[str], unit: str | None) -> tuple[Bounds, list[str]] | None:
    """Return minutes that are written as figures alone, to the last digit; None for others."""
    figures = [part for part in parts if part != "?"]
    if unit != "분" or not all(part.replace(".", "", 1).isdecimal() for part in figures):
        return None
    return [None if part == "?" else float(part) for part in parts], []


def _durations(parts: list[str], header_unit: str | None) -> tuple[Bounds, list[str]]:
    named = next((unit for unit in map(_last_unit, reversed(parts)) if unit), header_unit)
    assumptions = [] if named else ["단위가 없어 분으로 읽었습니다."]
    figures: Bounds = []
    for part in parts:
        figure, said = _duration(part, named or "분")
        figures.append(figure)
        assumptions += [assumption for assumption in said if assumption not in assumptions]
    return figures, assumptions


def _duration(part: str, unit_of_all: str) -> tuple[float | None, list[str]]:
    if part == "?":
        return None, []
    total, assumptions, rest = 0.0, list[str](), part
    while rest or not part:
        step = _STEP.match(rest)
        if not step or (not step[2] and step[0] != part):
            raise ValueError
        factor, said = _MINUTES[_spelled(step[2]) if step[2] else unit_of_all]
        total += (float(step[1]) + (0.5 if step[3] else 0)) * factor
        assumptions += said
        rest = rest[step.end() :]
    return round(total, 6), assumptions


def _worded(part: str) -> str:
    return _PER_CASE.sub("", part).replace("반나절", "4시간").replace("하루", "1일")


def _last_unit(part: str) -> str | None:
    found = re.search(rf"\d({_UNITS})반?$", part)
    return _spelled(found[1]) if found else None


def _spelled(unit: str) -> str:
    return _SPELLINGS.get(unit, unit)


@lru_cache(maxsize=256)
def _unit_in(header: str) -> str | None:
    """Return the unit that a header names in brackets: '소요시간(분)', '처리 [단위: 시간]'."""
    found = re.search(
        r"[(\[](?:단위:?)?(초|분|시간|일|주)(?:/.*)?[)\]]", plain(header).replace(" ", "")
    )
    return found[1] if found else None
