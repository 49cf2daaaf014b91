"""Rows that have one place for each key: the first save makes the row, the next ones change it."""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from storage import records
from storage.records import Conflict, Row


def standing(db: Database, table: str, key: Mapping[str, str]) -> Row | None:
    """Return the row of this key (its columns and their values), or None."""
    where = " and ".join(f"{name} = :{name}" for name in key)
    rows = db.query(f"select * from {table} where {where}", dict(key))
    return next((dict(row) for row in rows), None)


def keep(
    db: Database,
    table: str,
    key: Mapping[str, str],
    row: Mapping[str, Any],
    revision: int,
    *,
    by: str,
) -> Row:
    """Write a row over the revision that was read (0: there was none); return it whole.

    Raises Conflict when another save came first, the first save of all included.
    """
    current = standing(db, table, key)
    if current is None:
        made = records.insert(db, table, {**key, **row}, by=by)
        return records.get(db, table, made["id"])  # with the columns that stand by themselves
    if revision != current["revision"]:
        raise Conflict(table, current, row, revision, by)
    return records.update(db, table, current["id"], revision, row, by=by)
