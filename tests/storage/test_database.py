import subprocess
import sys
from pathlib import Path

import pytest

import storage
from storage.migrations import SCHEMA, statements

ROOT = Path(__file__).resolve().parents[2]
OPEN = "import sys, storage; print(len(storage.open_database(sys.argv[1]).table_names()))"


def test_the_file_is_opened_as_agreed(database_url):
    db = storage.open_database()
    assert db.execute("pragma journal_mode").fetchone() == ("wal",)
    assert db.execute("pragma foreign_keys").fetchone() == (1,)
    assert db.execute("pragma synchronous").fetchone() == (2,)
    db.close()


def test_processes_that_start_at_once_on_an_empty_file_all_come_up(database_url):
    started = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN, database_url], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        for _ in range(6)
    ]
    tables = {process.communicate(timeout=60)[0].strip() for process in started}
    assert [process.returncode for process in started] == [0] * 6
    assert len(tables) == 1


@pytest.mark.parametrize("url", ["", "mysql://x", "workbench.db", "sqlite:/x.db", "sqlite:///"])
def test_an_address_that_is_none_is_refused_with_its_cure(url):
    with pytest.raises(storage.StorageUnavailable, match="sqlite:///경로/파일.db"):
        storage.open_database(url)


def test_a_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "x.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(storage.StorageUnavailable, match="열 수 없습니다"):
        storage.open_database(f"sqlite:///{tmp_path / 'x.db'}")


def test_a_trigger_stays_one_statement():
    script = (SCHEMA / "0001_foundation.sql").read_text(encoding="utf-8")
    kinds = [s.split("create ", 1)[1].split()[0] for s in statements(script)]
    assert kinds == ["table", "table", "index", "trigger", "trigger", "table", "index"]


def test_reading_sees_one_state(database_url):
    reader, writer = storage.open_database(), storage.open_database()
    count = "select count(*) from settings"
    with storage.reading(reader):
        assert reader.execute(count).fetchone() == (0,)
        with storage.transaction(writer):
            storage.settings.set_setting(writer, "name", "가온시설공단", by="김")
        assert reader.execute(count).fetchone() == (0,)
    assert storage.settings.setting(reader, "name") == "가온시설공단"
    reader.close()
    writer.close()
