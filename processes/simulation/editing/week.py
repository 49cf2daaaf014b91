"""The hours of a week as text: '09:00~12:00, 13:00~18:00' for each weekday, and back."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from processes.simulation.calendars import DAY, WEEKDAYS, BadCalendar, Calendar, clock, hours_of
from processes.simulation.editing.rows import TYPED, Row, Table
from processes.simulation.scenario import BadScenario, Scenario

WEEKDAY, HOURS, SUM = "요일", "근무시간", "하루(시간)"
EXAMPLE = "09:00~12:00, 13:00~18:00"
RESTS = ("", "쉼", "휴무", "없음", "-")
_SPAN = re.compile(r"^(\d{1,2})(?::(\d{2})|시)?\s*~\s*(\d{1,2})(?::(\d{2})|시)?$")


def table(calendar: str) -> Table:
    """Return the table of a calendar's weekdays; raises BadScenario with the weekday."""
    return Table(
        f"week/{calendar}",
        lambda scenario: _rows(_of(scenario, calendar)),
        lambda scenario, rows: _written(scenario, calendar, rows),
    )


def _of(scenario: Scenario, calendar: str) -> Calendar:
    found = scenario.calendar(calendar)
    if found is None:
        raise BadScenario("달력이 그 사이 없어졌습니다. 달력을 다시 고르세요.")
    return found


def _rows(calendar: Calendar) -> list[dict[str, Any]]:
    return [
        {
            "id": str(day),
            "part": "",
            WEEKDAY: name,
            HOURS: text(spans := spans_of(calendar, day)),
            SUM: round(sum(end - begin for begin, end in spans) / 3600, 2),
        }
        for day, name in enumerate(WEEKDAYS)
    ]


def spans_of(calendar: Calendar, day: int) -> list[tuple[float, float]]:
    """Return the hours of a weekday in order, in seconds from midnight."""
    return sorted((one.begin, one.end) for one in calendar.hours if day in one.days)


def text(spans: Iterable[tuple[float, float]]) -> str:
    """Return hours as people write them; no hours are '쉼'."""
    return ", ".join(f"{_clock(begin)}~{_clock(end)}" for begin, end in spans) or "쉼"


def _clock(seconds: float) -> str:
    rest = seconds % 60
    return f"{clock(seconds)}:{rest:02g}" if rest else clock(seconds)


def spans(text: str, place: str) -> list[tuple[float, float]]:
    """Return the hours that a text says, in order; raises BadScenario with the place."""
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    plain = re.sub(r"\s*[~∼〜–—-]\s*", "~", plain) if plain != "-" else plain
    if plain in RESTS:
        return []
    found = sorted(_span(part.strip(), place) for part in re.split(r"[,，/;]", plain))
    for (_begin, end), (begin, _end) in pairwise(found):
        if begin < end:
            raise BadScenario(f"{place}의 '{plain}'에 겹치는 시간이 있습니다. 예: {EXAMPLE}.")
    return found


def _span(part: str, place: str) -> tuple[float, float]:
    found = _SPAN.match(part)
    if found is None:
        raise BadScenario(
            f"{place}의 '{part}'을(를) 읽지 못했습니다. 쉬는 날은 '쉼', 일하는 날은 {EXAMPLE}처럼 "
            "적으세요."
        )
    begin, end = (int(found[at]) * 3600.0 + int(found[at + 1] or 0) * 60.0 for at in (1, 3))
    if int(found[2] or 0) > 59 or int(found[4] or 0) > 59 or end > DAY:
        raise BadScenario(f"{place}의 '{part}'은(는) 00:00에서 24:00 사이로 적으세요.")
    if begin >= end:
        raise BadScenario(
            f"{place}의 '{part}'은(는) 시작이 끝보다 빨라야 합니다. 자정을 넘기는 근무는 24:00에서 "
            "나누어 다음 날에도 적으세요."
        )
    return begin, end


def _written(scenario: Scenario, key: str, rows: Sequence[Row]) -> Scenario:
    before = _of(scenario, key)
    days = {int(row["id"]): row for row in rows}
    if all(str(row[HOURS]) == text(spans_of(before, day)) for day, row in days.items()):
        return scenario
    week = {
        day: spans(str(row[HOURS] or ""), f"'{before.name}' {row[WEEKDAY]}요일")
        for day, row in days.items()
    }
    try:
        made = replace(before, hours=hours_of(week))
    except BadCalendar as refusal:
        raise BadScenario(refusal.sentence) from refusal
    return with_calendar(scenario, made)


def with_calendar(scenario: Scenario, calendar: Calendar) -> Scenario:
    """Return the scenario with a calendar in the place of the one of its id, no guess any more."""
    calendars = tuple(calendar if one.id == calendar.id else one for one in scenario.calendars)
    sources = {**scenario.sources, f"calendars/{calendar.id}": TYPED}
    return replace(scenario, calendars=calendars, sources=sources)
