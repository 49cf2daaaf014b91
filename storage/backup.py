"""A copy of the whole database, taken while people work."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from errors import WorkbenchError
from storage.database import database_file
from storage.soundness import read_only


class BackupFailed(WorkbenchError):
    """No copy was made."""


def back_up(url: str, target: Path) -> None:
    """Copy the database to a new file, checked before it gets its name.

    Readers and writers go on meanwhile. Raises BackupFailed when there is nothing to
    copy, the target exists or can't be written, or the copy is not sound.
    """
    source = database_file(url)
    if source is None or not source.exists():
        raise BackupFailed(f"백업할 데이터베이스가 없습니다: {url}")
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if target.exists():
            raise FileExistsError
        draft.unlink(missing_ok=True)
        copy_database(source, draft)
        _give_name(draft, target)
        sync_folder(target.parent)
    except FileExistsError as error:
        raise BackupFailed(f"'{target}' 파일이 이미 있습니다. 다른 이름을 쓰세요.") from error
    except (sqlite3.Error, OSError) as error:
        if type(error) is sqlite3.DatabaseError:  # what Python makes of damage, and of that alone
            raise BackupFailed(
                f"데이터베이스 {source}이(가) 손상되어 백업하지 않았습니다. 서버를 멈추고 "
                "'python manage.py restore 백업파일'로 최근 백업을 되돌리세요."
            ) from error
        raise BackupFailed(
            f"'{target}'에 백업하지 못했습니다({error}). 폴더의 권한과 남은 용량을 확인하세요."
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def copy_database(source: Path, target: Path) -> None:
    """Copy what is committed into one file that needs no other beside it, and check it whole.

    Raises sqlite3.Error, for a copy that is not sound too, and OSError.
    """
    reader = read_only(source)
    writer = sqlite3.connect(target, isolation_level=None)
    try:
        writer.execute("pragma synchronous = full")
        reader.backup(writer)  # in one step: the state of one moment
        writer.execute("pragma journal_mode = delete")
        (verdict,) = writer.execute("pragma integrity_check(1)").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)
    finally:
        writer.close()
        reader.close()


def sync_folder(folder: Path) -> None:
    """Have the names in a folder outlive a power cut."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _give_name(draft: Path, target: Path) -> None:
    """Name the copy, never over a file that came meanwhile. Raises FileExistsError."""
    try:
        os.link(draft, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without second names
        draft.replace(target)
