"""The record of the days: once, as it stood, never about another day, never filled in."""

import datetime

import pytest

import storage
from processes.inventory import store as register
from processes.inventory.model import Facts, exactly
from scorecards import gathering, snapshots, store
from scorecards.cards import census, departments
from scorecards.model import WHOLE, Figure
from scorecards.snapshots import ClockSetBack

FIRST = datetime.date(2026, 11, 2)


def day(number):
    return FIRST + datetime.timedelta(days=number)


def add(db, name, **facts):
    with storage.transaction(db):
        return register.add_process(db, name, "총무부", Facts(**facts), by="김")


def take(db, number):
    with storage.transaction(db):
        return snapshots.take(db, day(number))


def test_a_day_keeps_what_stood_then(db):
    add(db, "접수", yearly_volume=exactly(10), minutes_per_case=exactly(60))
    live = gathering.gather(db, day(0)).all_figures
    assert take(db, 0)
    add(db, "정산")
    kept = store.figures_of(db, day(0).isoformat())
    assert kept is not None
    assert set(kept.figures) == set(live)
    assert kept.get(departments.COUNT).value == 1
    assert kept.get(departments.HOURS, "총무부").high == 10


def test_a_second_record_of_a_day_changes_nothing(db):
    add(db, "접수")
    assert take(db, 0)
    add(db, "정산")
    assert not take(db, 0)
    kept = store.figures_of(db, day(0).isoformat())
    assert kept is not None
    assert kept.get(departments.COUNT).value == 1


def test_a_clock_that_was_set_back_records_nothing(db):
    add(db, "접수")
    take(db, 5)
    assert not snapshots.due(db, day(3))
    with pytest.raises(ClockSetBack, match=r"forget --after 2026-11-05"):
        take(db, 3)
    assert store.days(db) == [day(5).isoformat()]


def test_days_that_were_recorded_too_early_can_be_forgotten(db):
    add(db, "접수")
    for number in (1, 8, 9):
        take(db, number)
    with storage.transaction(db):
        assert store.forget_days_after(db, day(3).isoformat()) == 2
    assert store.days(db) == [day(1).isoformat()]
    assert store.figures_of(db, day(8).isoformat()) is None
    assert take(db, 3)


def test_a_day_without_a_record_has_no_figures(db):
    add(db, "접수")
    take(db, 0)
    take(db, 2)
    assert store.figures_of(db, day(1).isoformat()) is None
    assert list(store.series(db, census.COMPLETE, WHOLE)) == [
        day(0).isoformat(),
        day(2).isoformat(),
    ]


def test_a_line_breaks_where_days_are_missing():
    known = {day(n).isoformat(): Figure("m", WHOLE, float(n)) for n in (0, 1, 5, 6)}
    days, figures = snapshots.filled(known, sorted(known))
    values = [None if one is None else one.value for one in figures]
    assert values == [0, 1, None, 5, 6]
    assert days == [day(n).isoformat() for n in (0, 1, 2, 5, 6)]


def test_unknown_is_kept_as_unknown(db):
    add(db, "접수")
    take(db, 0)
    found = store.figures_of(db, day(0).isoformat())
    assert found is not None
    assert found.get(departments.KNOWN).value == 0
    (cell,) = found.get("process.cells").parts
    assert (cell.key, cell.numbers) == ("?|?", (1, None, None))


def test_a_record_is_never_changed(db):
    add(db, "접수")
    take(db, 0)
    with pytest.raises(Exception, match="never changed"), storage.transaction(db):
        db.execute("update scorecard_figures set value = 0")


def test_days_with_example_data_go_with_the_example(db):
    add(db, "접수")
    take(db, 0)
    with storage.transaction(db):
        register.add_process(db, "예", "총무부", Facts(), by="김", example=True)
    take(db, 1)
    store.remove_example(db)
    assert store.days(db) == [day(0).isoformat()]


@pytest.mark.parametrize(
    ("wanted", "found"), [(9, 6), (7, 0), (0, None)], ids=["near", "far", "none"]
)
def test_the_record_to_compare_with_is_the_last_that_is_old_enough(wanted, found):
    recorded = [day(0).isoformat(), day(6).isoformat(), day(8).isoformat()]
    earlier = snapshots.before(recorded, day(wanted).isoformat(), 3)
    assert earlier == ("" if found is None else day(found).isoformat())
