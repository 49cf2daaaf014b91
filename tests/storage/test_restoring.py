import datetime
import os
import shutil
import sqlite3

import pytest

import storage
from storage import backup, restoring, settings
from storage.soundness import fault

NOW = datetime.datetime(2026, 12, 1, 3, 45, tzinfo=datetime.UTC)


@pytest.fixture
def url(database_url):
    write(database_url, "지금")
    return database_url


def write(url, value):
    db = storage.open_database(url)
    with storage.transaction(db):
        settings.set_setting(db, "institution", value, by="김")
    db.close()


def read(url):
    db = storage.open_database(url)
    found = settings.setting(db, "institution")
    db.close()
    return found


@pytest.fixture
def copy(url, tmp_path):
    """A backup of what was before the present."""
    write(url, "전에")
    target = tmp_path / "copy.db"
    backup.back_up(url, target)
    write(url, "지금")
    return target


def test_a_backup_comes_back_and_what_was_there_stays_aside(url, copy, tmp_path):
    aside = restoring.restore(url, copy, now=NOW)
    assert read(url) == "전에"
    assert aside == tmp_path / "workbench-before-20261201T034500.db"
    assert aside is not None
    assert read(f"sqlite:///{aside}") == "지금"
    assert restoring.restore(url, aside, now=NOW.replace(hour=4)) is not None
    assert read(url) == "지금"
    assert not list(tmp_path.glob(".*"))


def test_a_backup_is_one_file_that_a_read_only_folder_gives_back(url, copy, tmp_path):
    folder = tmp_path / "medium"
    folder.mkdir()
    copy.rename(folder / "copy.db")
    (folder / "copy.db").chmod(0o444)
    folder.chmod(0o555)
    restoring.restore(url, folder / "copy.db", now=NOW)
    folder.chmod(0o755)
    assert [file.name for file in folder.iterdir()] == ["copy.db"]
    assert read(url) == "전에"


def test_where_there_was_none_a_backup_begins_one(copy, tmp_path):
    fresh = f"sqlite:///{tmp_path}/moved/here.db"
    assert restoring.restore(fresh, copy, now=NOW) is None
    assert read(fresh) == "전에"


def _truncated(content):
    return content[: len(content) // 2]


def _scribbled(content):
    half = len(content) // 2
    return content[:half] + b"\xff" * 16384 * 3 + content[half + 16384 * 3 :]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_truncated, "손상되었습니다"),
        (_scribbled, "손상되었습니다"),
        (lambda _: b"PK\x03\x04 a spreadsheet", "데이터베이스 파일이 아닙니다"),
        (lambda _: b"", "데이터베이스 파일이 아닙니다"),
    ],
)
def test_a_damaged_file_is_refused_and_nothing_is_touched(url, copy, tmp_path, spoil, said):
    copy.write_bytes(spoil(copy.read_bytes()))
    before = {file.name for file in tmp_path.iterdir()}
    with pytest.raises(restoring.RestoreRefused, match=said):
        restoring.restore(url, copy, now=NOW)
    assert read(url) == "지금"
    assert {file.name for file in tmp_path.iterdir()} == before


def _change(file, *statements):
    connection = sqlite3.connect(file)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_file_of_a_newer_workbench_is_refused_by_name(url, copy):
    _change(copy, "update _sqlite_migrations set name = '9999_future' where name like '0001%'")
    with pytest.raises(restoring.RestoreRefused, match="새로운 판에서 만들었습니다.9999_future"):
        restoring.restore(url, copy, now=NOW)
    assert read(url) == "지금"


def test_a_file_of_an_older_workbench_is_brought_up_to_date(url, copy):
    newest = "select max(name) from _sqlite_migrations"
    _change(copy, "create table kept (id text)")
    connection = sqlite3.connect(copy)
    (name,) = connection.execute(newest).fetchone()
    connection.close()
    assert fault(copy) == ""
    restoring.restore(url, copy, now=NOW)
    db = storage.open_database(url)
    assert db.execute(newest).fetchone() == (name,)
    assert "kept" in db.table_names()
    db.close()


def test_other_databases_and_broken_references_are_refused(url, copy, tmp_path):
    other = tmp_path / "other.db"
    _change(other, "create table music (id text)")
    with pytest.raises(restoring.RestoreRefused, match="데이터베이스 파일이 아닙니다"):
        restoring.restore(url, other, now=NOW)
    _change(
        copy,
        "create table parent (id text primary key)",
        "create table child (id text references parent(id))",
        "insert into child values ('nobody')",
    )
    with pytest.raises(restoring.RestoreRefused, match="child의 연결이 끊어졌습니다"):
        restoring.restore(url, copy, now=NOW)


def test_a_file_that_is_not_there_and_the_database_itself_are_refused(url, tmp_path):
    with pytest.raises(restoring.RestoreRefused, match="읽을 수 없습니다"):
        restoring.restore(url, tmp_path / "none.db", now=NOW)
    with pytest.raises(restoring.RestoreRefused, match="지금 쓰는 데이터베이스"):
        restoring.restore(url, tmp_path / "workbench.db", now=NOW)
    with pytest.raises(restoring.RestoreRefused, match="되돌릴 데이터베이스 파일이 없습니다"):
        restoring.restore("sqlite://", tmp_path / "none.db", now=NOW)


def test_nothing_is_put_back_under_a_server_that_has_the_database_open(url, copy):
    server = storage.open_database(url)
    with pytest.raises(restoring.RestoreRefused, match="서버를 멈춘 뒤"):
        restoring.restore(url, copy, now=NOW)
    with storage.transaction(server):
        settings.set_setting(server, "institution", "그 뒤", by="김")
    server.close()
    assert read(url) == "그 뒤"
    restoring.restore(url, copy, now=NOW)
    assert read(url) == "전에"


def test_a_damaged_present_is_replaced_and_kept_as_it_is(url, copy, tmp_path):
    present = tmp_path / "workbench.db"
    broken = b"\xff" * present.stat().st_size
    present.write_bytes(broken)
    with pytest.raises(storage.StorageUnavailable, match="손상되었습니다"):
        storage.open_database(url)
    aside = restoring.restore(url, copy, now=NOW)
    assert aside is not None
    assert aside.read_bytes() == broken
    assert read(url) == "전에"


def test_without_room_for_it_the_present_stays(url, copy, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "link", _no_room)
    monkeypatch.setattr(shutil, "copy2", _no_room)
    with pytest.raises(restoring.RestoreRefused, match="그대로입니다"):
        restoring.restore(url, copy, now=NOW)
    assert read(url) == "지금"
    assert not list(tmp_path.glob(".*"))


def _no_room(*_: object) -> None:
    raise OSError(28, "No space left on device")
