"""The calendars of a scenario: added from patterns, renamed, removed; days off and days worked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from processes.simulation.calendars import (
    WEEKDAYS,
    Calendar,
    Hours,
    public_holidays,
)
from processes.simulation.editing.naming import ALWAYS, fresh_id, fresh_name
from processes.simulation.editing.rows import Row, Table
from processes.simulation.editing.week import spans_of, with_calendar
from processes.simulation.scenario import BadScenario, Scenario, Source

DATE, WEEKDAY, NAME, WORKED = "날짜", "요일", "이름", "근무"
_WEEK = tuple(range(5))
_HOUR = 3600.0


@dataclass(frozen=True)
class Pattern:
    """A calendar to begin from: what it is called, and the hours of its days."""

    name: str
    days: tuple[int, ...]
    spans: tuple[tuple[float, float], ...]
    holidays: bool = True


PATTERNS = (
    Pattern("근무시간(9~18시, 점심 제외)", _WEEK, ((9, 12), (13, 18))),
    Pattern("육아기 단축근무(9~16시)", _WEEK, ((9, 12), (13, 16))),
    Pattern("시차출퇴근(8~17시)", _WEEK, ((8, 12), (13, 17))),
    Pattern("오전 근무(9~13시)", _WEEK, ((9, 13),)),
    Pattern("매일 창구(9~18시)", tuple(range(7)), ((9, 18),), holidays=False),
    Pattern(ALWAYS, tuple(range(7)), ((0, 24),), holidays=False),
)


def with_pattern(scenario: Scenario, pattern: Pattern, name: str) -> tuple[Scenario, str]:
    """Add a calendar that begins as the pattern; return its id, too. Raises BadScenario."""
    named = fresh_name("달력", name, [one.name for one in scenario.calendars], ALWAYS)
    key = fresh_id("calendar", [one.id for one in scenario.calendars])
    hours = tuple(Hours(pattern.days, begin * _HOUR, end * _HOUR) for begin, end in pattern.spans)
    made = Calendar(key, named, hours, pattern.holidays)
    return replace(scenario, calendars=(*scenario.calendars, made)), key


def with_copy(scenario: Scenario, calendar: Calendar, name: str) -> tuple[Scenario, str]:
    """Add a calendar like another one, its days included; return its id, too."""
    named = fresh_name("달력", name, [one.name for one in scenario.calendars], ALWAYS)
    key = fresh_id("calendar", [one.id for one in scenario.calendars])
    made = replace(calendar, id=key, name=named)
    old = f"calendars/{calendar.id}/days/"
    days = {
        f"calendars/{key}/days/{path.removeprefix(old)}": source
        for path, source in scenario.sources.items()
        if path.startswith(old)
    }
    calendars, sources = (*scenario.calendars, made), {**scenario.sources, **days}
    return replace(scenario, calendars=calendars, sources=sources), key


def renamed(scenario: Scenario, key: str, name: str) -> Scenario:
    """Give a calendar another name; raises BadScenario."""
    others = [one.name for one in scenario.calendars if one.id != key]
    named = fresh_name("달력", name, others, ALWAYS)
    calendars = tuple(
        replace(one, name=named) if one.id == key else one for one in scenario.calendars
    )
    return replace(scenario, calendars=calendars)


def users(scenario: Scenario, key: str) -> list[str]:
    """Return who goes by a calendar: the arrivals, pools and named people."""
    found = ["들어오는 일"] if scenario.arrivals.calendar == key else []
    for pool in scenario.pools:
        if pool.members:
            found += [f"{pool.name}의 {one.name}" for one in pool.members if one.calendar == key]
        elif pool.calendar == key:
            found.append(pool.name)
    return found


def without(scenario: Scenario, key: str) -> Scenario:
    """Take a calendar out that nobody goes by; raises BadScenario with those who do."""
    calendar = _of(scenario, key)
    if using := users(scenario, key):
        more = f" 외 {len(using) - 3}곳" if len(using) > 3 else ""
        raise BadScenario(
            f"달력 '{calendar.name}'을(를) 쓰는 곳이 있습니다({', '.join(using[:3])}{more}). "
            "다른 달력으로 먼저 바꾸세요."
        )
    prefix = f"calendars/{key}"
    return replace(
        scenario,
        calendars=tuple(one for one in scenario.calendars if one.id != key),
        pools=tuple(  # the calendar that a pool of named people had before they had their own
            replace(pool, calendar=None) if pool.calendar == key else pool
            for pool in scenario.pools
        ),
        sources={
            path: source
            for path, source in scenario.sources.items()
            if path != prefix and not path.startswith(f"{prefix}/")
        },
    )


def with_holidays(scenario: Scenario, key: str, *, free: bool) -> Scenario:
    """Let a calendar rest on public holidays, or not."""
    return with_calendar(scenario, replace(_of(scenario, key), holidays=free))


def days_table(key: str, year: int) -> Table:
    """Return the table of a calendar's special days in a year: public holidays and its own."""
    return Table(
        f"days/{key}/{year}",
        lambda scenario: _day_rows(scenario, _of(scenario, key), year),
        lambda scenario, rows: _with_days(scenario, key, rows),
    )


def _day_rows(scenario: Scenario, calendar: Calendar, year: int) -> list[dict[str, Any]]:
    public = public_holidays(year) if calendar.holidays else {}
    own = {day for day in (*calendar.closed, *calendar.opened) if day.startswith(f"{year}-")}
    return [
        {
            "id": day,
            "part": "",
            DATE: day,
            WEEKDAY: WEEKDAYS[date.fromisoformat(day).weekday()],
            NAME: day_name(scenario, calendar.id, day) or public.get(day, ""),
            WORKED: day in calendar.opened or (day not in public and day not in calendar.closed),
        }
        for day in sorted(public.keys() | own)
    ]


def day_name(scenario: Scenario, calendar: str, day: str) -> str:
    """Return what people call a day of a calendar: '창립기념일'."""
    source = scenario.sources.get(f"calendars/{calendar}/days/{day}")
    return source.text if source else ""


def _with_days(scenario: Scenario, key: str, rows: Sequence[Row]) -> Scenario:
    shown = {row["id"]: row for row in _day_rows(scenario, _of(scenario, key), _year(rows))}
    for row in rows:
        before = shown[row["id"]]
        if bool(row[WORKED]) != before[WORKED]:
            scenario = with_day(scenario, key, str(row["id"]), worked=bool(row[WORKED]))
        if str(row[NAME] or "") != before[NAME]:
            scenario = _named(scenario, key, str(row["id"]), str(row[NAME] or ""))
    return scenario


def _year(rows: Sequence[Row]) -> int:
    return int(str(rows[0]["id"])[:4]) if rows else 0


def with_day(scenario: Scenario, key: str, day: str, *, worked: bool, name: str = "") -> Scenario:
    """Let a calendar rest or work on a day; raises BadScenario where it has no hours then."""
    calendar = _of(scenario, key)
    weekday = date.fromisoformat(day).weekday()
    if worked and not spans_of(calendar, weekday):
        raise BadScenario(
            f"{day}은(는) {WEEKDAYS[weekday]}요일인데 '{calendar.name}'의 그 요일에 근무시간이 "
            "없어 일하는 날로 바꿀 수 없습니다. 요일 표에 시간을 먼저 적으세요."
        )
    public = calendar.holidays and day in public_holidays(int(day[:4]))
    closed, opened = calendar.closed - {day}, calendar.opened - {day}
    if worked and public:
        opened |= {day}
    elif not worked and not public:
        closed |= {day}
    made = with_calendar(scenario, replace(calendar, closed=closed, opened=opened))
    return _named(made, key, day, name) if name else made


def _named(scenario: Scenario, key: str, day: str, name: str) -> Scenario:
    text = " ".join(name.split())[:40]
    path = f"calendars/{key}/days/{day}"
    sources = {one: source for one, source in scenario.sources.items() if one != path}
    if text:
        sources[path] = Source(text, guessed=False)
    return replace(scenario, sources=sources)


def _of(scenario: Scenario, key: str) -> Calendar:
    found = scenario.calendar(key)
    if found is None:
        raise BadScenario("달력이 그 사이 없어졌습니다. 달력을 다시 고르세요.")
    return found
