"""The database behind a URL: opened, brought up to date, used one short transaction at a time."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from errors import WorkbenchError
from storage import records
from storage.migrations import MIGRATIONS

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_URL = f"sqlite:///{ROOT / 'data' / 'local' / 'workbench.db'}"
_BUSY_SECONDS = 15.0
_SETTINGS = (
    "page_size = 16384",  # of a new file: ten processes; a save takes as long, an import less
    "foreign_keys = on",
    "synchronous = full",
    "cache_size = -65536",  # KiB: an import of thousands of rows is written once, at its end
    "temp_store = memory",
)


class StorageUnavailable(WorkbenchError):
    """The database can't be opened or written."""


def workbench_url() -> str:
    """Return the URL that WORKBENCH_DB names, or the embedded database's."""
    return os.environ.get("WORKBENCH_DB") or DEFAULT_URL


def database_file(url: str) -> Path | None:
    """Return the file behind a sqlite:/// URL (None: in memory), or raise StorageUnavailable."""
    if url in ("sqlite://", "sqlite:///:memory:"):
        return None
    if not url.startswith("sqlite:///") or url == "sqlite:///":
        raise StorageUnavailable(
            f"데이터베이스 주소 '{url}'을(를) 쓸 수 없습니다. sqlite:///경로/파일.db 꼴로 적으세요."
        )
    return Path(url.removeprefix("sqlite:///"))


def open_database(url: str | None = None) -> Database:
    """Open the database, apply what is due of the migrations and return it.

    WAL, foreign keys on, synchronous=FULL. Safe when several processes start at once on
    an empty file. Raises StorageUnavailable when the file can't be made, read or written.
    """
    file = database_file(workbench_url() if url is None else url)
    try:
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            str(file) if file else ":memory:", timeout=_BUSY_SECONDS, isolation_level=None
        )
        return prepared(connection)
    except (sqlite3.Error, OSError) as error:
        raise StorageUnavailable(
            f"데이터베이스 {file}을(를) 열 수 없습니다({error}). "
            + (_cure(error) or "폴더의 쓰기 권한과 남은 용량을 확인하세요.")
        ) from error


_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_CURES = {
    **dict.fromkeys(
        _DAMAGED,
        "파일이 손상되었습니다. 서버를 멈추고 "
        "'python manage.py restore 백업파일'로 최근 백업을 되돌리세요.",
    ),
    sqlite3.SQLITE_FULL: "디스크가 가득 찼습니다. 공간을 비우고 다시 하세요.",
    sqlite3.SQLITE_IOERR: "디스크에 쓰지 못했습니다. 남은 용량과 디스크 상태를 확인하세요.",
    sqlite3.SQLITE_READONLY: "읽기만 되는 곳입니다. 파일과 폴더의 쓰기 권한을 확인하세요.",
    sqlite3.SQLITE_BUSY: "다른 저장이 오래 걸리고 있습니다. 잠시 뒤 다시 하세요.",
}


def _cure(error: Exception) -> str | None:
    return _CURES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)


def prepared(connection: sqlite3.Connection) -> Database:
    """Set the connection up as every one is, apply what is due of the migrations, return it.

    Closes the connection when that fails. Raises sqlite3.Error.
    """
    try:
        for setting in _SETTINGS:
            connection.execute(f"pragma {setting}")
        _switch_to_wal(connection)
        db = Database(connection)
        if MIGRATIONS.pending(db):
            with _writing(db):  # the write lock first, so that one process migrates at a time
                MIGRATIONS.apply(db)
    except BaseException:  # an interrupt must not leave the file open either
        connection.close()
        raise
    return db


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """Switch once; SQLite's busy time-out does not cover this statement, so wait here."""
    deadline = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("pragma journal_mode = wal")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


@contextmanager
def transaction(db: Database) -> Iterator[Database]:
    """Commit what the block writes, or nothing of it.

    Takes the write lock at once, so that what the block reads can't change under it.
    A Conflict rolls back, keeps the refused save, and goes on to the caller. Raises
    StorageUnavailable, with what to do, where the disk or another writer doesn't let it.
    """
    try:
        with _writing(db):
            yield db
    except records.Conflict as conflict:
        with _writing(db):
            records.keep_refused(db, conflict)
        raise


@contextmanager
def reading(db: Database) -> Iterator[Database]:
    """Let the block see one state of the database, however many queries it makes."""
    with db.atomic():
        yield db


@contextmanager
def _writing(db: Database) -> Iterator[None]:
    try:
        db.conn.execute("begin immediate")
        try:
            yield
        except BaseException:  # Streamlit ends a run with one: half a change must never stay
            db.rollback()
            raise
        db.conn.execute("commit")
    except sqlite3.Error as error:
        db.rollback()  # of what could not be committed
        if cure := _cure(error):
            raise StorageUnavailable(f"저장하지 못했습니다({error}). {cure}") from error
        raise
