"""Whether a file is a sound database of the workbench, of today's schema or an older one."""

import sqlite3
from pathlib import Path

from storage.migrations import SCHEMA

_MAGIC = b"SQLite format 3\x00"
_KNOWN = {file.stem for file in SCHEMA.glob("*.sql")}


def read_only(file: Path) -> sqlite3.Connection:
    """Open a file that nothing may change, on a read-only medium too. Raises sqlite3.Error."""
    alone = not file.with_name(f"{file.name}-wal").exists()
    ways = ("mode=ro", "mode=ro&immutable=1") if alone else ("mode=ro",)
    for way in ways:
        connection = sqlite3.connect(f"{file.absolute().as_uri()}?{way}", uri=True)
        try:
            connection.execute("select count(*) from sqlite_master").fetchone()
        except sqlite3.OperationalError:
            connection.close()
            if way == ways[-1]:
                raise
        except sqlite3.Error:
            connection.close()
            raise
        else:
            return connection
    raise AssertionError("never reached")


def fault(file: Path) -> str:
    """Return what keeps the file from being used, as a clause in Korean; '' where it is sound.

    Every page is read and every reference followed. Raises OSError.
    """
    with file.open("rb") as opened:
        if opened.read(len(_MAGIC)) != _MAGIC:
            return "워크벤치의 데이터베이스 파일이 아닙니다"
    try:
        connection = read_only(file)
    except sqlite3.Error as error:
        return f"손상되었습니다({error})"
    try:
        return _fault(connection)
    except sqlite3.Error as error:
        return f"손상되었습니다({error})"
    finally:
        connection.close()


def _fault(connection: sqlite3.Connection) -> str:
    (verdict,) = connection.execute("pragma integrity_check(1)").fetchone()
    if verdict != "ok":
        return f"손상되었습니다({' '.join(str(verdict).split())})"
    names = {name for (name,) in connection.execute("select name from sqlite_master")}
    if "_sqlite_migrations" not in names:
        return "워크벤치의 데이터베이스 파일이 아닙니다"
    applied = {name for (name,) in connection.execute("select name from _sqlite_migrations")}
    if newer := sorted(applied - _KNOWN):
        return f"이 워크벤치보다 새로운 판에서 만들었습니다({newer[-1]}). 워크벤치부터 올리세요"
    for table, *_ in connection.execute("pragma foreign_key_check"):
        return f"손상되었습니다({table}의 연결이 끊어졌습니다)"
    return ""
