import datetime
import shutil
import sqlite3
import time
from collections import namedtuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import storage
from storage import backup, moments, rotation
from storage.rotation import Keeping

DAY = datetime.date(2026, 12, 1)
USAGE = namedtuple("USAGE", "total used free")
days = st.lists(st.dates(datetime.date(2025, 1, 1), datetime.date(2027, 1, 1)), max_size=60)


@pytest.fixture
def url(database_url):
    storage.open_database(database_url).close()
    return database_url


def after(number):
    return DAY + datetime.timedelta(days=number)


def test_a_day_has_one_backup_that_opens(url, tmp_path):
    made = rotation.back_up_today(url, tmp_path / "b", Keeping(), DAY)
    assert made == tmp_path / "b" / "workbench-2026-12-01.db"
    assert rotation.back_up_today(url, tmp_path / "b", Keeping(), DAY) is None
    assert made is not None
    connection = sqlite3.connect(made)
    assert connection.execute("pragma journal_mode").fetchone() == ("delete",)
    connection.close()


def test_the_newest_days_and_weeks_stay_and_other_files_are_nobodys_business(url, tmp_path):
    folder = tmp_path / "b"
    folder.mkdir()
    (folder / "workbench-2020-99-99.db").write_text("no day")
    (folder / "mine.db").write_text("mine")
    for number in range(40):
        (folder / f"workbench-{after(number)}.db").write_text("old")
    made = rotation.back_up_today(url, folder, Keeping(3, 4), after(40))
    left = list(rotation.backups(folder))
    assert left[:3] == [after(40), after(39), after(38)]
    assert rotation.backups(folder)[after(40)] == made
    assert len(left) == 6  # four weeks, of which the first is among the days
    assert (folder / "mine.db").exists()
    assert (folder / "workbench-2020-99-99.db").exists()


@given(days, st.integers(1, 9), st.integers(0, 9))
def test_no_more_stay_than_asked_for_and_always_the_newest(given_days, most, weeks):
    left = rotation.kept(given_days, Keeping(most, weeks))
    assert left <= set(given_days)
    assert len(left) <= most + weeks
    assert set(sorted(set(given_days), reverse=True)[:most]) <= left
    of_weeks = sorted({day.isocalendar()[:2] for day in given_days}, reverse=True)[:weeks]
    assert set(of_weeks) <= {day.isocalendar()[:2] for day in left}
    assert rotation.kept(left, Keeping(most, weeks)) == left


def test_a_disk_that_would_be_filled_is_a_sentence_and_nothing_is_removed(
    url, tmp_path, monkeypatch
):
    folder = tmp_path / "b"
    rotation.back_up_today(url, folder, Keeping(1, 0), DAY)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: USAGE(9, 9, 200 * 1024**2))
    with pytest.raises(backup.BackupFailed, match="남은 용량이 200 MB뿐이라"):
        rotation.back_up_today(url, folder, Keeping(1, 0), after(1))
    assert list(rotation.backups(folder)) == [DAY]


@pytest.mark.parametrize("text", ["", "7", "0,5", "7,-1", "a,b", "7,5,1", "9999,1"])
def test_what_can_not_be_kept_is_refused(text):
    with pytest.raises(rotation.BadKeeping, match="'7,5'처럼"):
        rotation.keeping(text)


def test_how_many_to_keep_is_read():
    assert rotation.keeping(" 14, 0") == Keeping(14, 0)


def test_a_schedule_says_each_thing_once(url, tmp_path, monkeypatch):
    said: list[str] = []
    schedule = rotation.from_settings({"WORKBENCH_BACKUPS": str(tmp_path / "b")}, url, said.append)
    assert schedule is not None
    monkeypatch.setattr(shutil, "disk_usage", lambda _: USAGE(9, 9, 0))
    schedule.once()
    schedule.once()
    monkeypatch.undo()
    schedule.once()
    schedule.once()
    assert [sentence.split(":")[0] for sentence in said[1:]] == ["백업했습니다"]
    assert "남은 용량이 0 MB뿐이라" in said[0]


def test_a_schedule_runs_beside_and_ends(url, tmp_path, monkeypatch):
    monkeypatch.setattr(rotation, "_FIRST_AFTER", 0.01)
    said: list[str] = []
    made = rotation.from_settings({}, url, said.append)
    assert made is not None
    made.start()
    deadline = time.monotonic() + 30
    while not said and time.monotonic() < deadline:
        time.sleep(0.01)
    made.stop()
    assert said == [f"백업했습니다: {tmp_path}/backups/workbench-{moments.today()}.db"]


@pytest.mark.parametrize(("named", "at"), [("off", ""), ("", "sqlite://")])
def test_nothing_is_scheduled_where_nothing_is_asked_for(url, named, at):
    found = rotation.from_settings({"WORKBENCH_BACKUPS": named}, at or url, print)
    assert found is None
