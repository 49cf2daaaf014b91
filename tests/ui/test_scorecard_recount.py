"""Figures that take long to count are shown as counted last until a thread has counted anew."""

import datetime

import pytest

import storage
from processes.inventory import store as register
from processes.inventory.model import Facts
from scorecards import gathering
from scorecards.gathering import Gathered
from ui import scorecard_recount

DAY = datetime.date(2026, 12, 1)
READER = ("somebody",)
NOTHING = Gathered((), DAY, {})


@pytest.fixture
def slow(monkeypatch):
    for name, kept in (("_cost", {READER: 9.0}), ("_next", {}), ("_running", set())):
        monkeypatch.setattr(scorecard_recount, name, kept)


def test_a_thread_counts_anew_and_rests(slow, database_url):
    db = storage.open_database(database_url)
    before = gathering.gather(db, DAY)
    with storage.transaction(db):
        register.add_process(db, "접수", "총무부", Facts(), by="김")
    db.close()
    kept: list[Gathered] = []
    assert scorecard_recount.may_wait(READER)
    thread = scorecard_recount.begin(READER, before, kept.append)
    assert thread is not None
    thread.join(60)
    assert [one.by_card["census"].get("census.complete").whole for one in kept] == [1]
    assert scorecard_recount.begin(READER, before, kept.append) is None


def test_one_thread_counts_at_a_time(slow, database_url):
    scorecard_recount._running.add(READER)
    assert scorecard_recount.begin(READER, NOTHING, print) is None


def test_what_is_quick_is_counted_while_one_waits(slow):
    other = ("another",)
    with scorecard_recount.timed(other):
        pass
    assert not scorecard_recount.may_wait(other)


def test_a_failure_is_told_in_the_log_and_the_next_may_try(slow, database_url, monkeypatch, caplog):
    def broken(*_given, **_named):
        raise OSError("disk full")

    monkeypatch.setattr(gathering, "gather", broken)
    thread = scorecard_recount.begin(READER, NOTHING, print)
    assert thread is not None
    thread.join(60)
    assert "not counted anew" in caplog.text
    assert READER not in scorecard_recount._running
