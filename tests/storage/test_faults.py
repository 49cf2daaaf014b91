"""Whatever happens to the store: what was said to be saved is there, or a sentence says why not.

Small here; benchmarks/faults.py does hundreds of rounds.
"""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import storage
from storage import backup, moments, rotation, settings
from storage.soundness import fault
from tests.storage.writing import SHARED

ROOT = Path(__file__).resolve().parents[2]
ONE_MB = 1024**2


def start(url: str, who: str, *more: str, **how) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.storage.writing", url, who, *more]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **how
    )


def first_word(writer: subprocess.Popen[bytes]) -> str:
    assert writer.stdout is not None
    return writer.stdout.readline().decode().strip()


def acknowledged(writer: subprocess.Popen[bytes]) -> list[str]:
    """What it told from here on, to its end."""
    assert writer.stdout is not None
    with writer.stdout as told:
        said = told.read()  # through the buffer that first_word reads from
    writer.wait(timeout=60)
    if writer.stderr is not None:
        writer.stderr.close()
    return said.decode().split()


def keys(url: str) -> set[str]:
    db = storage.open_database(url)
    found = {key for (key,) in db.execute("select id from settings")}
    db.close()
    return found


@pytest.fixture
def file(database_url) -> Path:
    storage.open_database(database_url).close()
    return Path(database_url.removeprefix("sqlite:///"))


@pytest.mark.parametrize("after", [0.05, 0.2])
def test_what_was_acknowledged_outlives_a_kill_of_two_servers(database_url, file, after):
    writers = [start(database_url, who, "own") for who in ("one", "two")]
    first = [first_word(writer) for writer in writers * 3]  # both are at it
    time.sleep(after)
    for writer in writers:
        writer.send_signal(signal.SIGKILL)
    said = {*first, *(key for writer in writers for key in acknowledged(writer))}
    assert len(said) >= 6
    assert said <= keys(database_url)
    assert fault(file) == ""


def test_writers_on_one_row_lose_nothing_and_overwrite_nothing(database_url, file):
    writers = [start(database_url, f"w{n}", "shared", "1.5") for n in range(6)]
    values = [int(value) for writer in writers for value in acknowledged(writer)]
    db = storage.open_database(database_url)
    assert sorted(values) == list(range(1, len(values) + 1))  # none twice, none lost
    assert settings.setting(db, SHARED) == len(values) == settings.revision(db, SHARED)
    (remembered,) = db.execute("select count(*) from history where row_id = :id", {"id": SHARED})
    assert remembered == (len(values),)
    db.close()


def test_a_full_disk_is_a_sentence_and_what_was_saved_stays(database_url, file):
    most = file.stat().st_size + ONE_MB

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    writer = start(database_url, "full", "own", "30", preexec_fn=limit)
    said, why = writer.communicate(timeout=60)
    assert writer.returncode == 1
    assert "저장하지 못했습니다" in why.decode()
    assert "Traceback" not in why.decode()
    assert set(said.decode().split()) <= keys(database_url)
    assert fault(file) == ""


def test_no_room_at_all_is_a_sentence(database_url, file):
    db = storage.open_database(database_url)
    db.execute(f"pragma max_page_count = {db.execute('pragma page_count').fetchone()[0]}")
    with pytest.raises(storage.StorageUnavailable, match="디스크가 가득 찼습니다"):
        for number in range(200):
            with storage.transaction(db):
                settings.set_setting(db, f"k{number}", "x" * 500, by="김")
    rows = db.execute("select count(*) from settings").fetchone()
    assert rows == (number,)  # all that were saved before the one that was refused
    db.close()
    assert fault(file) == ""


def test_a_folder_that_only_lets_read_is_a_sentence(database_url, file):
    file.chmod(0o444)
    file.parent.chmod(0o555)
    as_anybody = ["setpriv", "--bounding-set=-dac_override"] if os.geteuid() == 0 else []
    command = [*as_anybody, sys.executable, "-m", "tests.storage.writing", database_url, "w", "own"]
    done = subprocess.run(
        command, check=False, cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    file.parent.chmod(0o755)
    assert done.returncode == 1
    assert "쓰기 권한" in done.stderr
    assert fault(file) == ""


def test_a_damaged_page_is_found_named_and_never_backed_up_as_sound(database_url, file, tmp_path):
    db = storage.open_database(database_url)
    with storage.transaction(db):
        for number in range(300):
            settings.set_setting(db, f"k{number}", "x" * 500, by="김")
    db.close()
    size = 16384
    with file.open("r+b") as opened:
        for page in range(file.stat().st_size // size - 5, file.stat().st_size // size):
            opened.seek(page * size)
            opened.write(b"\xff" * size)
    assert "손상되었습니다" in fault(file)
    with pytest.raises(backup.BackupFailed, match="손상"):
        backup.back_up(database_url, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()
    with file.open("r+b") as opened:
        opened.write(b"\xff" * size)
    with pytest.raises(storage.StorageUnavailable, match=r"손상되었습니다.*manage.py restore"):
        storage.open_database(database_url)


def test_a_clock_that_is_set_back_loses_no_save_and_no_backup(database_url, tmp_path, monkeypatch):
    db = storage.open_database(database_url)
    with storage.transaction(db):
        settings.set_setting(db, "name", "처음", by="김")
    monkeypatch.setattr(storage.records, "now", lambda: "2001-01-01T00:00:00.000000Z")
    with storage.transaction(db):
        settings.set_setting(db, "name", "나중", by="김")
    assert (settings.setting(db, "name"), settings.revision(db, "name")) == ("나중", 2)
    newest = storage.records.history(db, "settings", "name")[0]
    assert (newest.revision, newest.at[:4]) == (2, "2001")
    with pytest.raises(storage.Conflict), storage.transaction(db):
        settings.set_setting(db, "name", "너무 늦게", by="이", base=1)
    db.close()
    folder, keep = tmp_path / "backups", rotation.Keeping(1, 0)
    day = moments.today()
    rotation.back_up_today(database_url, folder, keep, day)
    back = rotation.back_up_today(database_url, folder, keep, day.replace(year=day.year - 1))
    assert back is not None
    assert back.exists()
    assert len(rotation.backups(folder)) == 2
