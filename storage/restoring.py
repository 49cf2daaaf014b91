"""A backup put back in place of the database, which stays aside."""

import datetime
import os
import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path

from errors import WorkbenchError
from storage.backup import copy_database, sync_folder
from storage.database import database_file
from storage.soundness import fault

_BESIDE = ("-wal", "-shm")


class RestoreRefused(WorkbenchError):
    """Nothing was put back; the database is as it was."""


def restore(url: str, backup: Path, *, now: datetime.datetime) -> Path | None:
    """Put a backup in the place of the database; return where the one before lies now.

    The one before keeps its content under a name with the moment; None when there was none.
    At no moment is there no database under the name. Raises RestoreRefused when the backup is
    damaged, of a newer workbench or none at all, while another program has the database open,
    or when the folder can't be written.
    """
    target = database_file(url)
    if target is None:
        raise RestoreRefused(f"되돌릴 데이터베이스 파일이 없습니다: {url}")
    _require_sound(backup, target)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.restoring")
    try:
        draft.unlink(missing_ok=True)
        copy_database(backup, draft)
        aside = _set_aside(target, now) if target.exists() else None
        draft.replace(target)
        sync_folder(target.parent)
    except (sqlite3.Error, OSError) as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise RestoreRefused(
            f"'{backup}'을(를) 되돌리지 못했습니다({error}). 지금 데이터베이스는 그대로입니다. "
            "폴더의 권한과 남은 용량을 확인하세요."
        ) from error
    return aside


def _require_sound(backup: Path, target: Path) -> None:
    try:
        if target.exists() and backup.samefile(target):
            raise RestoreRefused(f"'{backup}'은(는) 지금 쓰는 데이터베이스입니다.")
        found = fault(backup)
    except OSError as error:
        raise RestoreRefused(f"'{backup}'을(를) 읽을 수 없습니다({error.strerror}).") from error
    if found:
        raise RestoreRefused(f"'{backup}'을(를) 되돌리지 않았습니다: {found}.")


def _set_aside(target: Path, now: datetime.datetime) -> Path:
    """Give the database a second name, which is the only one once the backup has its place."""
    _close_for_all(target)
    aside = target.with_name(f"{target.stem}-before-{now:%Y%m%dT%H%M%S}{target.suffix}")
    try:
        os.link(target, aside)
    except FileExistsError:
        raise
    except OSError:  # a file system without second names
        shutil.copy2(target, aside)
    for ending in _BESIDE:  # of a damaged one only: a sound one has been closed
        beside = target.with_name(target.name + ending)
        if beside.exists():
            beside.replace(aside.with_name(aside.name + ending))
    return aside


def _close_for_all(target: Path) -> None:
    """Bring the journal into the file, which only the last to have it open may do."""
    connection = sqlite3.connect(target, timeout=1.0, isolation_level=None)
    try:
        connection.execute("pragma journal_mode = delete")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise RestoreRefused(
                f"다른 프로그램이 데이터베이스 {target}을(를) 쓰고 있습니다. "
                "워크벤치 서버를 멈춘 뒤 다시 실행하세요."
            ) from error
    except sqlite3.DatabaseError:
        pass  # damaged: it is kept as it is, with its journal
    finally:
        connection.close()
