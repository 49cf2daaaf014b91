"""Rows that people edit: each has a revision, a stale save is refused, history only grows.

A table of records has the columns id, revision, created_at, updated_at and updated_by
beside its own. Values are text, numbers or None; the caller encodes JSON.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat
from typing import Any

from sqlite_utils import Database

from errors import WorkbenchError
from storage.identifiers import new_id, new_ids, now
from storage.watching import tell

Row = dict[str, Any]
_OF_HISTORY = "id, table_name, row_id, revision, action, at, changed_by, before, after"
_TOGETHER = 50  # rows in one statement


class UnknownRow(WorkbenchError):
    """No row has that id; somebody may have deleted it."""

    def __init__(self, table: str, row_id: str) -> None:
        self.table, self.row_id = table, row_id
        super().__init__("저장할 대상이 없습니다. 다른 사람이 지웠을 수 있으니 목록을 새로 여세요.")


class Conflict(WorkbenchError):
    """A save named a revision that is no longer the newest. Nothing was written over.

    `mine` is what was to be saved, `theirs` the row as it stands now. When it leaves
    `storage.transaction`, the refused save has been kept in the table refused_saves.
    """

    def __init__(
        self, table: str, theirs: Row, mine: Mapping[str, Any], base: int, by: str
    ) -> None:
        self.table, self.theirs, self.mine = table, theirs, dict(mine)
        self.row_id: str = theirs["id"]
        self.base, self.by = base, by
        super().__init__(
            f"{theirs['updated_by'] or '다른 사람'} 님이 먼저 고쳐서 저장하지 않았습니다. "
            "두 내용을 모두 보관했으니 비교해서 고르세요."
        )


@dataclass(frozen=True)
class Change:
    """One entry of the history: what one save did to one row."""

    table: str
    row_id: str
    revision: int
    action: str  # insert, update, delete
    at: str
    by: str
    before: Row
    after: Row


def insert(db: Database, table: str, row: Mapping[str, Any], *, by: str) -> Row:
    """Add a row at revision 1, with a new id unless it brings one, and return it whole."""
    moment = now()
    stamps = {"revision": 1, "created_at": moment, "updated_at": moment, "updated_by": by}
    whole: Row = {"id": new_id(), **row, **stamps}
    names = ", ".join(whole)
    values = ", ".join(f":{name}" for name in whole)
    db.execute(f"insert into {table} ({names}) values ({values})", whole)
    _remember(db, table, whole["id"], 1, "insert", by, moment, {}, whole)
    return whole


def insert_many(
    db: Database, table: str, names: Sequence[str], rows: Sequence[Sequence[Any]], *, by: str
) -> tuple[list[str], str]:
    """Add rows, the values of each in the order of the names.

    Returns the new ids in the order of the rows, and the moment that all of them bear. Their
    entries in the history hold no copy of the rows: `history` tells it (decision 0009).
    """
    moment, ids = now(), new_ids(len(rows))
    if not rows:
        return [], moment
    stamps = {"revision": 1, "created_at": moment, "updated_at": moment, "updated_by": by}
    columns = [ids, *zip(*rows, strict=True)]
    _insert_columns(db, table, ["id", *names, *stamps], [*columns, *stamps.values()])
    entries = [new_ids(len(rows)), table, ids, 1, "insert", moment, by, "{}", "{}"]
    _insert_columns(db, "history", _OF_HISTORY.split(", "), entries)
    for row_id in ids:
        tell(table, row_id)
    return ids, moment


def restore(db: Database, table: str, row_id: str, *, by: str) -> Row:
    """Bring a deleted row back as it was, at the next revision; raise UnknownRow for none."""
    for change in history(db, table, row_id):
        if change.action == "delete":
            revision = change.revision + 1
            stamps = {"revision": revision, "updated_at": now(), "updated_by": by}
            whole: Row = {**change.before, **stamps}
            _insert(db, table, whole)
            moment = stamps["updated_at"]
            _remember(db, table, row_id, revision, "insert", by, str(moment), {}, whole)
            return whole
    raise UnknownRow(table, row_id)


def get(db: Database, table: str, row_id: str) -> Row:
    """Return the row, or raise UnknownRow."""
    if row := _standing(db, table, row_id):
        return row
    raise UnknownRow(table, row_id)


def update(
    db: Database, table: str, row_id: str, revision: int, changes: Mapping[str, Any], *, by: str
) -> Row:
    """Write the changes over the revision that the caller read; return the row as it is now.

    Raises Conflict when another save came first, UnknownRow when the row is gone.
    """
    current = get(db, table, row_id)
    if current["revision"] != revision:
        raise Conflict(table, current, changes, revision, by)
    changed = {name: value for name, value in changes.items() if current[name] != value}
    if not changed:
        return current
    after: Row = {
        **current,
        **changed,
        "revision": revision + 1,
        "updated_at": now(),
        "updated_by": by,
    }
    names = [*changed, "revision", "updated_at", "updated_by"]
    assignments = ", ".join(f"{name} = :{name}" for name in names)
    db.execute(
        f"update {table} set {assignments} where id = :id", {n: after[n] for n in [*names, "id"]}
    )
    before = {name: current[name] for name in changed}
    _remember(db, table, row_id, revision + 1, "update", by, after["updated_at"], before, changed)
    return after


def delete(db: Database, table: str, row_id: str, revision: int, *, by: str) -> None:
    """Remove a row at the revision that the caller read; the history keeps it whole."""
    current = get(db, table, row_id)
    if current["revision"] != revision:
        raise Conflict(table, current, {}, revision, by)
    db.execute(f"delete from {table} where id = :id", {"id": row_id})
    _remember(db, table, row_id, revision + 1, "delete", by, now(), current, {})


def history(db: Database, table: str, row_id: str) -> list[Change]:
    """Return what was done to a row, newest first."""
    rows = db.query(
        "select * from history where table_name = :table and row_id = :id"
        " order by revision desc, id desc",
        {"table": table, "id": row_id},
    )
    told = [
        Change(
            table=row["table_name"],
            row_id=row["row_id"],
            revision=row["revision"],
            action=row["action"],
            at=row["at"],
            by=row["changed_by"],
            before=json.loads(row["before"]),
            after=json.loads(row["after"]),
        )
        for row in rows
    ]
    if any(change.action == "insert" and not change.after for change in told):
        return _with_inserted(told, _standing(db, table, row_id))
    return told


def _standing(db: Database, table: str, row_id: str) -> Row:
    """Return the row as it stands, or nothing."""
    for row in db.query(f"select * from {table} where id = :id", {"id": row_id}):
        return dict(row)
    return {}


def _with_inserted(told: Sequence[Change], standing: Row) -> list[Change]:
    """Give back to each insert the row that was inserted, from what was later done to it.

    Goes back from the row as it stands: a deletion holds it whole, a change what it replaced.
    """
    row, found = standing, list[Change]()
    for change in told:
        if change.action == "insert" and not change.after:
            stamps = {"created_at": change.at, "updated_at": change.at, "updated_by": change.by}
            inserted: Row = {**row, "revision": change.revision, **stamps}
            found.append(replace(change, after=inserted))
        else:
            found.append(change)
            row = {**row, **change.before}
    return found


def refused(db: Database, table: str, row_id: str) -> list[Row]:
    """Return the saves that were refused for a row, newest first, `changes` decoded."""
    rows = db.query(
        "select * from refused_saves where table_name = :table and row_id = :id order by id desc",
        {"table": table, "id": row_id},
    )
    return [{**row, "changes": json.loads(row["changes"])} for row in rows]


def keep_refused(db: Database, conflict: Conflict) -> None:
    """Store the save that lost, so that neither version is gone."""
    row = {
        "id": new_id(),
        "table_name": conflict.table,
        "row_id": conflict.row_id,
        "base_revision": conflict.base,
        "current_revision": conflict.theirs["revision"],
        "changes": _json(conflict.mine),
        "at": now(),
        "changed_by": conflict.by,
    }
    _insert(db, "refused_saves", row)


def _remember(
    db: Database,
    table: str,
    row_id: str,
    revision: int,
    action: str,
    by: str,
    at: str,
    before: Row,
    after: Row,
) -> None:
    row = {
        "id": new_id(),
        "table_name": table,
        "row_id": row_id,
        "revision": revision,
        "action": action,
        "at": at,
        "changed_by": by,
        "before": _json(before),
        "after": _json(after),
    }
    _insert(db, "history", row)
    tell(table, row_id)


def _insert(db: Database, table: str, row: Row) -> None:
    names, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    db.execute(f"insert into {table} ({names}) values ({values})", row)


def _insert_columns(db: Database, table: str, names: Sequence[str], columns: Sequence[Any]) -> None:
    """Write rows from their columns; what is no sequence stands in every row.

    Many rows with one statement: where there is a trigger, each statement has its own journal.
    """
    lists = [one if isinstance(one, list | tuple) else repeat(one) for one in columns]
    lines = list(zip(*lists, strict=False))
    one = f"({', '.join('?' * len(names))})"
    for size in (_TOGETHER, 1):
        whole = len(lines) - len(lines) % size
        sql = f"insert into {table} ({', '.join(names)}) values {', '.join([one] * size)}"
        together = (chain.from_iterable(lines[at : at + size]) for at in range(0, whole, size))
        db.conn.executemany(sql, map(tuple, together))
        lines = lines[whole:]


def _json(value: Mapping[str, Any]) -> str:
    return _encode(value)


_encode = json.JSONEncoder(ensure_ascii=False, default=str).encode
