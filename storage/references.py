"""Rows that hang on another row: pointed at a second one, and back again.

A column hangs on a row when it references its table, or when it bears an agreed name
(`process_id`). What can't be moved (a twin is there already, or the table is append-only)
stays; if it then goes with the row it hung on, `point_back` brings it back.
"""

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlite_utils import Database

from storage import records
from storage.records import Row

Moved = dict[str, list[Any]]
"""What was moved and what was left, as JSON holds it."""


def point_elsewhere(
    db: Database, table: str, old: str, new: str, *, named: Collection[str], by: str
) -> Moved:
    """Let what hangs on the row `old` hang on `new`; return what `point_back` needs."""
    moved: Moved = {"moved": [], "left": []}
    for place, column in _columns(db, table, named):
        for row in _rows(db, place, column, old):
            if "id" in row and _moves(db, place, column, row, new, by):
                moved["moved"].append([place, column, row["id"]])
            else:
                moved["left"] += [[t, r] for t, r in _with_children(db, place, row)]
    return moved


def point_back(db: Database, moved: Mapping[str, Any], old: str, new: str, *, by: str) -> None:
    """Undo point_elsewhere; what has meanwhile been pointed to a third row stays there."""
    for place, column, row_id in moved["moved"]:
        for row in _rows(db, place, "id", row_id):
            if row[column] == new:
                _moves(db, place, column, row, old, by)
    for place, row in moved["left"]:
        names = ", ".join(row)
        values = ", ".join(f":{name}" for name in row)
        db.execute(f"insert into {place} ({names}) values ({values}) on conflict do nothing", row)


def _columns(db: Database, table: str, named: Collection[str]) -> Iterator[tuple[str, str]]:
    for place in db.table_names():
        keys = {key.column for key in db.table(place).foreign_keys if key.other_table == table}
        for column in (column.name for column in db.table(place).columns):
            if column in keys or column in named:
                yield place, str(column)


def _rows(db: Database, table: str, column: str, value: str) -> list[Row]:
    found = db.query(f"select * from {table} where {column} = :value", {"value": value})
    return [dict(row) for row in found]


def _moves(db: Database, table: str, column: str, row: Row, new: str, by: str) -> bool:
    try:
        if "revision" in row:
            records.update(db, table, row["id"], row["revision"], {column: new}, by=by)
        else:
            change = {"new": new, "id": row["id"]}
            db.execute(f"update {table} set {column} = :new where id = :id", change)
    except sqlite3.IntegrityError:  # a twin is there, or a trigger keeps the table as it is
        return False
    return True


def _with_children(db: Database, table: str, row: Row) -> Iterator[tuple[str, Row]]:
    """Give a row and the rows that would be deleted with it, parents first; no pictures."""
    if any(isinstance(value, bytes) for value in row.values()):
        return
    yield table, row
    if "id" not in row:
        return
    for place in db.table_names():
        for key in db.table(place).foreign_keys:
            if key.other_table == table and key.other_column == "id":
                for child in _rows(db, place, str(key.column), row["id"]):
                    yield from _with_children(db, place, child)
