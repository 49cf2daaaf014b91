"""What one connection may see and write, held by the engine itself, below every statement.

Seeing: a temporary view of the table's name stands before the table, and an unqualified name
means the view from then on. Writing: temporary triggers on the table refuse a row, as it was
or as it would be, that is out of reach. Both end with the connection. Decision 0013.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlite_utils import Database

from errors import WorkbenchError

ROW = "{row}"  # in a condition: what goes before the columns of the row that is looked at
_REFUSED = "out of reach: "
_READ_ONLY = "attempt to write a readonly database"


class OutOfReach(WorkbenchError):
    """The engine refused a write that this connection may not make; `table` where it is known."""

    def __init__(self, table: str) -> None:
        self.table = table
        super().__init__("이 자료를 고칠 권한이 없어 저장하지 않았습니다. 관리자에게 물어보세요.")


def columns(db: Database, table: str) -> list[str]:
    """Return the names of a table's columns; none where there is no such table."""
    return [row["name"] for row in db.query(f"pragma main.table_info({table})")]


def limit_seeing(db: Database, conditions: Mapping[str, str]) -> None:
    """Show of each table the rows of its condition only, and write nothing at all.

    Call it before a transaction begins: a temporary view made in one goes with it.
    """
    for table, condition in conditions.items():
        seen = condition.replace(ROW, "")
        db.execute(f"create temp view {table} as select * from main.{table} where {seen}")
    write_nothing(db)


def limit_writing(db: Database, conditions: Mapping[str, str]) -> None:
    """Refuse writes of each table to rows out of its condition; use `refusals` around them."""
    for table, condition in conditions.items():
        old, new = condition.replace(ROW, "old."), condition.replace(ROW, "new.")
        _refuse(db, table, "insert", f"not ({new})")
        _refuse(db, table, "update", f"not ({old} and {new})")
        _refuse(db, table, "delete", f"not ({old})")


def write_nothing(db: Database) -> None:
    """Refuse every write of the connection."""
    db.execute("pragma query_only = on")


@contextmanager
def refusals() -> Iterator[None]:
    """Raise OutOfReach for what the engine refuses of `limit_seeing` and `limit_writing`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        said = str(error)
        if said.startswith(_REFUSED):
            raise OutOfReach(said.removeprefix(_REFUSED)) from error
        if said == _READ_ONLY:
            raise OutOfReach("") from error
        raise


def quoted(text: str) -> str:
    """Return a text as it stands in a condition: a view can't have parameters."""
    return "'" + text.replace("\0", "").replace("'", "''") + "'"


def _refuse(db: Database, table: str, verb: str, when: str) -> None:
    db.execute(
        f"create temp trigger no_{verb}_{table} before {verb} on main.{table} when {when}"
        f" begin select raise(abort, '{_REFUSED}{table}'); end"
    )
