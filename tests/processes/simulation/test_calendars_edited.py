"""The calendars of a scenario as people edit them: weeks, public holidays, days of their own."""

from datetime import date

import pytest

from processes.simulation.calendars import DAY, intervals
from processes.simulation.editing import calendars, changes, week
from processes.simulation.editing.people import table as pools
from processes.simulation.editing.rows import applied, typed_cells
from processes.simulation.scenario import BadScenario, Scenario
from tests.processes.simulation.test_tables import MODEL, SCENARIO, _typed

WEEK = week.table("office")


def _works(scenario: Scenario, day: str, key: str = "office") -> bool:
    calendar = scenario.calendar(key)
    assert calendar is not None
    begins, _ends = intervals(calendar, date.fromisoformat(day), 7)
    return begins[0] < DAY


def test_a_weekday_is_typed_and_no_guess_any_more() -> None:
    assert "calendars/office" in SCENARIO.guessed
    friday = _typed(WEEK, 4, SCENARIO, 근무시간="09:00~13:00")
    rows = WEEK.read(friday)
    assert [row["하루(시간)"] for row in rows] == [8, 8, 8, 8, 4, 0, 0]
    assert rows[0]["근무시간"] == "09:00~12:00, 13:00~18:00"
    assert "calendars/office" not in friday.guessed
    assert _works(_typed(WEEK, 5, friday, 근무시간="10~12"), "2026-01-10")


def test_a_calendar_without_hours_is_refused_and_nothing_is_lost() -> None:
    rows = WEEK.read(SCENARIO)
    edits = {place: {"근무시간": "쉼"} for place in range(7)}
    given = SCENARIO
    for place, cells in edits.items():
        outcome = applied(given, WEEK, typed_cells(WEEK.read(given), {place: cells}))
        given = outcome.scenario
        if outcome.refusals:
            break
    assert "근무 시간이 없습니다" in outcome.refusals[0]
    assert WEEK.read(given)[4]["근무시간"] == rows[4]["근무시간"]


def test_public_holidays_are_off_and_can_be_worked() -> None:
    table = calendars.days_table("office", 2026)
    days = {row["id"]: row for row in table.read(SCENARIO)}
    assert days["2026-05-01"]["이름"] in {"노동절", "근로자의 날"}
    assert not days["2026-03-02"]["근무"]  # the substitute of 1 March, a Sunday
    place = list(days).index("2026-05-01")
    worked = _typed(table, place, SCENARIO, 근무=True)
    assert _works(worked, "2026-05-01")
    assert not _works(SCENARIO, "2026-05-01")
    assert _typed(table, place, worked, 근무=False).calendars == SCENARIO.calendars
    everyday = calendars.with_holidays(SCENARIO, "office", free=False)
    assert _works(everyday, "2026-05-01")
    assert table.read(everyday) == []


def test_a_founding_day_is_named_and_taken_off() -> None:
    own = calendars.with_day(SCENARIO, "office", "2026-10-15", worked=False, name="창립기념일")
    assert not _works(own, "2026-10-15")
    table = calendars.days_table("office", 2026)
    row = next(row for row in table.read(own) if row["id"] == "2026-10-15")
    assert (row["이름"], row["요일"], row["근무"]) == ("창립기념일", "목", False)
    place = table.read(own).index(row)
    again = _typed(table, place, own, 근무=True)
    assert again.calendars == SCENARIO.calendars
    with pytest.raises(BadScenario, match="일요일인데"):
        calendars.with_day(SCENARIO, "office", "2026-10-04", worked=True)


def test_calendars_come_are_renamed_and_go_unless_somebody_goes_by_them() -> None:
    pattern = next(one for one in calendars.PATTERNS if "육아기" in one.name)
    more, key = calendars.with_pattern(SCENARIO, pattern, pattern.name)
    calendar = more.calendar(key)
    assert calendar is not None
    assert calendar.weekly_seconds == 30 * 3600
    named = calendars.renamed(more, key, "단축근무")
    used = _typed(pools(), 1, named, 달력="단축근무")
    assert calendars.users(used, key) == ["대관 담당"]
    with pytest.raises(BadScenario, match="대관 담당"):
        calendars.without(used, key)
    assert calendars.without(named, key) == SCENARIO
    for name, said in (("단축근무", "이미 있습니다"), ("24시간", "이미"), (" ", "비었습니다")):
        with pytest.raises(BadScenario, match=said):
            calendars.renamed(named, "office", name)


def test_a_copy_has_the_days_too() -> None:
    own = calendars.with_day(SCENARIO, "office", "2026-10-15", worked=False, name="창립기념일")
    office = own.calendar("office")
    assert office is not None
    more, key = calendars.with_copy(own, office, "창구")
    assert calendars.day_name(more, key, "2026-10-15") == "창립기념일"
    assert not _works(more, "2026-10-15", key)


def test_the_last_change_is_told_in_words() -> None:
    friday = _typed(WEEK, 4, SCENARIO, 근무시간="09:00~13:00")
    told = changes.described(SCENARIO, friday, MODEL)
    assert len(told) == 1
    assert "금 근무시간 09:00~12:00, 13:00~18:00 → 09:00~13:00" in told[0]
    more = _typed(pools(), 1, SCENARIO, 인원=3)
    assert changes.described(SCENARIO, more, MODEL)[0] == "'대관 담당' 인원 1 → 3"
    own = calendars.with_day(SCENARIO, "office", "2026-10-15", worked=False, name="창립기념일")
    (day,) = changes.described(SCENARIO, own, MODEL)
    assert day.endswith("2026-10-15 창립기념일")
    assert changes.described(SCENARIO, SCENARIO, MODEL) == []
