"""How cases come: a number a year or the time between two, when they can come, who goes first."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from processes.simulation.calendars import DAY
from processes.simulation.distributions import Distribution
from processes.simulation.editing.figures import cells, distribution
from processes.simulation.editing.naming import calendar_id, calendar_name
from processes.simulation.editing.rows import TYPED, Row, Table, is_blank, marked, said
from processes.simulation.editing.times import BETWEEN
from processes.simulation.prefilling import open_seconds_a_year
from processes.simulation.scenario import (
    Arrivals,
    BadScenario,
    Priority,
    Scenario,
    check_priorities,
)

WHAT, BETWEEN_TEXT, CALENDAR, OUTSIDE = "무엇", "도착 간격", "들어오는 때", "그 밖의 때"
OPEN_CLOCK, WALL = "오지 않음(간격은 여는 시간만 셈)", "다음 여는 때 들어옴(간격은 늘 셈)"
LEVEL, SHARE = "순위(작을수록 먼저)", "비율(%)"
PERCENT = 100.0


def table() -> Table:
    """Return the table of one row that says how cases come; raises BadScenario."""
    return Table("arrivals", _rows, _written)


def _rows(scenario: Scenario) -> list[dict[str, Any]]:
    arrivals = scenario.arrivals
    return [
        {
            "id": "arrivals",
            "part": "",
            WHAT: "한 건과 다음 건 사이",
            **cells(arrivals.between, BETWEEN, BETWEEN_TEXT),
            CALENDAR: calendar_name(scenario, arrivals.calendar),
            OUTSIDE: WALL if arrivals.wall else OPEN_CLOCK,
            **said(scenario, "arrivals"),
        }
    ]


def _written(scenario: Scenario, rows: Sequence[Row]) -> Scenario:
    for row in rows:
        before = scenario.arrivals
        between = distribution(row, before.between, BETWEEN, "도착 간격", BETWEEN_TEXT)
        if between is None or not between.mean > 0:
            raise BadScenario(f"도착 간격은 0보다 길게 적으세요. 예: {BETWEEN.example}.")
        calendar = before.calendar
        if row[CALENDAR] != calendar_name(scenario, calendar):
            calendar = calendar_id(scenario, str(row[CALENDAR]), "들어오는 때")
        made = Arrivals(between, calendar, row[OUTSIDE] == WALL)
        changed = made != before
        scenario = marked(replace(scenario, arrivals=made), "arrivals", row, changed=changed)
    return scenario


def yearly(scenario: Scenario) -> float:
    """Return how many cases come in the year from the scenario's first day."""
    return _seconds(scenario) / scenario.arrivals.between.mean


def _seconds(scenario: Scenario) -> float:
    calendar = scenario.calendar(scenario.arrivals.calendar or "")
    if calendar is None or scenario.arrivals.wall:
        return 365 * DAY
    return open_seconds_a_year(calendar, scenario.start)


def with_yearly(scenario: Scenario, cases: float) -> Scenario:
    """Let so many cases come in a year: the kind of interval stays where it has only a mean."""
    if not cases > 0:
        raise BadScenario("한 해 건수는 1건 이상으로 적으세요.")
    mean, between = _seconds(scenario) / cases, scenario.arrivals.between
    bounded = between.low is not None or between.high is not None
    if between.kind in {"exponential", "fixed"} and not bounded:
        made = replace(between, value=mean)
    else:
        made = Distribution("exponential", mean)
    arrivals = replace(scenario.arrivals, between=made)
    return replace(scenario, arrivals=arrivals, sources={**scenario.sources, "arrivals": TYPED})


def with_start(scenario: Scenario, day: date | None) -> Scenario:
    """Let the scenario begin on a day, from which holidays count; raises BadScenario."""
    if day is None:
        raise BadScenario("첫날을 고르세요.")
    return replace(scenario, start=day.isoformat())


def priorities_table() -> Table:
    """Return the table of shares of cases that go first; raises BadScenario."""
    return Table("priorities", _priority_rows, _with_priorities)


def _priority_rows(scenario: Scenario) -> list[dict[str, Any]]:
    return [
        {
            "id": "priorities",
            "part": str(place),
            LEVEL: one.level,
            SHARE: round(one.share * PERCENT, 6),
        }
        for place, one in enumerate(scenario.priorities)
    ]


def _with_priorities(scenario: Scenario, rows: Sequence[Row]) -> Scenario:
    made = [_priority(row, before) for row, before in zip(rows, scenario.priorities, strict=True)]
    touched = [at for at, one in enumerate(made) if one.share != scenario.priorities[at].share]
    if len(made) == 2 and len(touched) == 1:
        other = 1 - touched[0]
        made[other] = replace(made[other], share=1 - made[touched[0]].share)
    return (
        with_priorities(scenario, tuple(made)) if tuple(made) != scenario.priorities else scenario
    )


def _priority(row: Row, before: Priority) -> Priority:
    share, level = row[SHARE], row[LEVEL]
    if is_blank(level) or float(level) != int(level):
        raise BadScenario("우선순위의 순위는 정수로 적으세요. 작을수록 먼저 합니다.")
    if is_blank(share) or not 0 <= float(share) <= PERCENT:
        raise BadScenario(f"우선순위 {int(level)}의 비율은 0에서 100 사이로 적으세요.")
    typed = float(share) / PERCENT
    return Priority(before.share if abs(typed - before.share) < 1e-7 else typed, int(level))


def with_priorities(scenario: Scenario, priorities: tuple[Priority, ...]) -> Scenario:
    """Return the scenario with these priorities; raises BadScenario where shares miss 100 %."""
    levels = [one.level for one in priorities]
    if len(set(levels)) < len(levels):
        raise BadScenario("같은 순위가 두 줄 있습니다. 순위를 서로 다르게 적으세요.")
    check_priorities(priorities)
    return replace(scenario, priorities=priorities)


def with_urgent(scenario: Scenario, percent: float = 10.0) -> Scenario:
    """Let a share of cases go first and the others after them."""
    share = percent / PERCENT
    return with_priorities(scenario, (Priority(share, 1), Priority(1 - share, 2)))


def with_level(scenario: Scenario) -> Scenario:
    """Add a level after the last one, with no share yet."""
    last = max((one.level for one in scenario.priorities), default=0)
    return with_priorities(scenario, (*scenario.priorities, Priority(0.0, last + 1)))


def without_level(scenario: Scenario, level: int) -> Scenario:
    """Take a level out; its share goes to the last one left; none are left of two."""
    left = [one for one in scenario.priorities if one.level != level]
    if len(left) < 2:
        return replace(scenario, priorities=())
    rest = 1 - sum(one.share for one in left[:-1])
    return with_priorities(scenario, (*left[:-1], replace(left[-1], share=rest)))
