"""The record of the day on its first visit: in a thread, once, where there is something."""

import pytest

import storage
from processes.inventory import store as register
from processes.inventory.model import Facts
from scorecards import store
from storage.moments import today
from ui import scorecard_daily


@pytest.fixture
def db(database_url, monkeypatch):
    monkeypatch.delenv("WORKBENCH_SNAPSHOTS")
    monkeypatch.setattr(scorecard_daily, "QUIET", 0.0)
    monkeypatch.setattr(scorecard_daily, "_tried", {})
    database = storage.open_database(database_url)
    yield database
    database.close()


def add(db, name="접수"):
    with storage.transaction(db):
        register.add_process(db, name, "총무부", Facts(), by="김")


def test_the_first_visit_records_the_day_and_the_second_does_not_try(db):
    add(db)
    thread = scorecard_daily.remember()
    assert scorecard_daily.remember() is None
    assert thread is not None
    thread.join(60)
    assert store.days(db) == [today().isoformat()]
    figures = store.figures_of(db, today().isoformat())
    assert figures is not None
    assert figures.get("process.count").value == 1


def test_an_empty_workbench_is_not_recorded(db, database_url):
    assert not scorecard_daily.record(database_url)
    assert store.days(db) == []


def test_two_servers_record_a_day_once(db, database_url):
    add(db)
    assert scorecard_daily.record(database_url)
    add(db, "정산")
    assert not scorecard_daily.record(database_url)


def test_a_failure_is_told_in_the_log_and_nowhere_else(db, monkeypatch, caplog):
    def broken(_url):
        raise OSError("disk full")

    monkeypatch.setattr(scorecard_daily, "record", broken)
    thread = scorecard_daily.remember()
    assert thread is not None
    thread.join(60)
    assert "disk full" in caplog.text


def test_it_can_be_left_to_the_command(db, monkeypatch):
    monkeypatch.setenv("WORKBENCH_SNAPSHOTS", "off")
    assert scorecard_daily.remember() is None
