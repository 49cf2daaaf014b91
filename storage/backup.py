"""A copy of the whole database, taken while people work."""

import sqlite3
from pathlib import Path

from errors import WorkbenchError
from storage.database import database_file


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
    if target.exists():
        raise BackupFailed(f"'{target}' 파일이 이미 있습니다. 다른 이름을 쓰세요.")
    draft = target.with_name(f".{target.name}.part")
    try:
        draft.unlink(missing_ok=True)
        _copy(source, draft)
        draft.replace(target)
    except (sqlite3.Error, OSError) as error:
        draft.unlink(missing_ok=True)
        raise BackupFailed(
            f"'{target}'에 백업하지 못했습니다({error}). 폴더의 권한과 남은 용량을 확인하세요."
        ) from error


def _copy(source: Path, draft: Path) -> None:
    reader = sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)
    writer = sqlite3.connect(draft)
    try:
        reader.backup(writer)
        (verdict,) = writer.execute("pragma integrity_check").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)
    finally:
        writer.close()
        reader.close()
