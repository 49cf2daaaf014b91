"""Calendars, by hand: work rests outside hours, waits for opening, knows Korean holidays."""

from datetime import date

import pytest

from processes.simulation.calendars import (
    DAY,
    BadCalendar,
    Calendar,
    Hours,
    always,
    intervals,
    office_hours,
    public_holidays,
)
from processes.simulation.distributions import fixed
from processes.simulation.replications import simulate
from processes.simulation.scenario import Arrivals, Member, Pool
from processes.simulation.worlds import Engine
from tests.processes.simulation.drawing import drawn, scenario, trace

HOUR = 3600.0
NINE_TO_SIX = Calendar("day", "주간", (Hours(tuple(range(5)), 9 * HOUR, 18 * HOUR),))
MODEL = drawn("S T E")


def _at(day: int, hour: float) -> float:
    """Return a moment: days from Monday 5 January 2026, hours of the day."""
    return day * DAY + hour * HOUR


def _opening(hour: float) -> Calendar:
    """Return a calendar for arrivals that opens at an hour of Mondays to Fridays."""
    return Calendar("come", "도착", (Hours(tuple(range(5)), hour * HOUR, (hour + 1) * HOUR),))


def _done(hour: float, work: float, calendar: Calendar, start: str = "2026-01-05"):
    """Return when work of one person begun at an hour of the first day starts and ends."""
    given = scenario(
        {"T": ("pool", work * HOUR)},
        arrivals=Arrivals(fixed(1e6), "come"),
        pools=[Pool("pool", "담당", calendar=calendar.id)],
        calendars=(calendar, _opening(hour)),
        start=start,
    )
    return given, trace(MODEL, given)[0]


def test_two_hours_begun_at_half_past_five_end_next_morning() -> None:
    given, (_task, enabled, start, end) = _done(17.5, 2, NINE_TO_SIX)
    assert (enabled, start, end) == (_at(0, 17.5), _at(0, 17.5), _at(1, 10.5))
    found = simulate(MODEL, given, 1, 1)
    assert found.processing_time.mean == 2 * HOUR
    assert found.processing_time.p50 == 2 * HOUR
    assert found.waiting_time.mean == 0
    assert found.cycle_time.mean == 17 * HOUR
    assert found.activities[-1].suspended == 15 * HOUR


@pytest.mark.parametrize(
    ("hour", "work", "start", "end"),
    [
        (9, 9, (0, 9), (0, 18)),  # until closing time, not the next opening
        (9, 9.5, (0, 9), (1, 9.5)),
        (20, 1, (1, 9), (1, 10)),  # after hours: waits until the morning
        (8, 1, (0, 9), (0, 10)),
        (12, 45, (0, 12), (7, 12)),  # a working week later
    ],
)
def test_work_is_done_in_hours_only(hour, work, start, end) -> None:
    _given, (_task, _enabled, began, ended) = _done(hour, work, NINE_TO_SIX)
    assert (began, ended) == (_at(*start), _at(*end))


def test_friday_evening_goes_on_on_monday() -> None:
    _given, (_task, _enabled, start, end) = _done(17, 2, NINE_TO_SIX, "2026-01-09")
    assert (start, end) == (_at(0, 17), _at(3, 10))


def test_lunch_interrupts_the_work() -> None:
    _given, (_task, _enabled, start, end) = _done(11, 2, office_hours())
    assert (start, end) == (_at(0, 11), _at(0, 14))


def test_nobody_works_over_the_new_year() -> None:
    """Seollal 2026 is from Monday 16 to Wednesday 18 February."""
    _given, (_task, _enabled, start, end) = _done(17, 2, office_hours(), "2026-02-13")
    assert (start, end) == (_at(0, 17), _at(6, 10))


def test_a_holiday_can_be_worked_and_a_day_be_closed() -> None:
    given = office_hours()
    special = Calendar(
        "o", "특근", given.hours, True, frozenset({"2026-02-19"}), frozenset({"2026-02-16"})
    )
    _given, (_task, _enabled, _start, end) = _done(17, 10, special, "2026-02-13")
    assert end == _at(7, 10)  # an hour on Friday, eight on the Monday worked, closed on Thursday


def test_public_holidays_know_substitutes_elections_and_labour_day() -> None:
    found = public_holidays(2026)
    assert {"2026-03-02", "2026-05-25", "2026-06-03", "2026-05-01", "2026-10-03"} <= found.keys()


def test_labour_day_counts_before_it_became_public() -> None:
    assert "2024-05-01" in public_holidays(2024)


def test_intervals_are_merged_and_absolute() -> None:
    doubled = Calendar(
        "c", "겹침", (Hours((0,), 9 * HOUR, 12 * HOUR), Hours((0,), 11 * HOUR, 18 * HOUR))
    )
    assert intervals(doubled, date(2026, 1, 5), 8) == (
        [_at(0, 9), _at(7, 9)],
        [_at(0, 18), _at(7, 18)],
    )
    assert intervals(always(), date(2026, 1, 5), 3) == ([0.0], [3 * DAY])
    assert always().is_always_open


@pytest.mark.parametrize(
    ("hours", "words"),
    [((), "근무 시간이 없습니다"), ((Hours((0,), 3600, 3600),), "시작이 끝보다")],
)
def test_a_calendar_without_hours_is_refused_by_name(hours, words) -> None:
    with pytest.raises(BadCalendar, match=words) as refusal:
        Calendar("c", "야간", hours)
    assert "야간" in str(refusal.value)


def test_a_calendar_of_which_every_day_is_free_is_refused() -> None:
    one_day = Calendar("c", "하루", (Hours((0,), 0, HOUR),), closed=frozenset({"2026-01-05"}))
    with pytest.raises(BadCalendar, match="하루도 일하지"):
        intervals(one_day, date(2026, 1, 5), 7)


def test_each_person_works_by_their_own_calendar() -> None:
    """Two people, one in the morning and one in the afternoon: a day's work never stops."""
    morning = Calendar("am", "오전", (Hours(tuple(range(5)), 9 * HOUR, 12 * HOUR),))
    evening = Calendar("pm", "오후", (Hours(tuple(range(5)), 14 * HOUR, 18 * HOUR),))
    given = scenario(
        {"T": ("pool", HOUR)},
        arrivals=Arrivals(fixed(HOUR), "come"),
        pools=[Pool("pool", "담당", 2, members=(Member("김", "am"), Member("이", "pm")))],
        calendars=(morning, evening, Calendar("come", "도착", NINE_TO_SIX.hours)),
    )
    starts = [start / HOUR for _task, _enabled, start, _end in trace(MODEL, given, cases=6)]
    assert starts == [9, 10, 11, 14, 15, 16]


def test_arrivals_in_opening_hours_or_by_the_clock() -> None:
    given = scenario({"T": 0}, arrivals=Arrivals(fixed(5 * HOUR), "day"), calendars=(NINE_TO_SIX,))
    times = [enabled / HOUR for _task, enabled, _start, _end in trace(MODEL, given, cases=4)]
    assert times == [9, 14, 24 + 10, 24 + 15]
    by_clock = scenario(
        {"T": 0}, arrivals=Arrivals(fixed(5 * HOUR), "day", wall=True), calendars=(NINE_TO_SIX,)
    )
    times = [enabled / HOUR for _task, enabled, _start, _end in trace(MODEL, by_clock, cases=4)]
    assert times == [9, 14, 24 + 9, 24 + 14]


def test_a_far_end_of_the_calendar_does_not_change_the_beginning(fast: Engine) -> None:
    """The table of intervals is made longer where a run needs it, with the same result."""
    given = scenario(
        {"T": ("pool", 30 * HOUR)},
        arrivals=Arrivals(fixed(DAY), None),
        pools=[Pool("pool", "담당", calendar="office")],
        calendars=(office_hours(),),
    )
    long = trace(MODEL, given, cases=400)
    assert long[-1][3] > 3 * 365 * DAY
    assert long[:50] == trace(MODEL, given, cases=50)
    assert long == trace(MODEL, given, cases=400, engine=fast)
