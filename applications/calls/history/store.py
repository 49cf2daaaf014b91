"""The changes of a call and all its entries out of the history, and taking one back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from applications.calls import checking
from applications.calls import store as calls
from applications.calls.model import RefusedCall
from applications.calls.parts.store import ATTACHMENTS, HEADS, SECTIONS
from storage import Database, UnknownRow, records

_PARTS = (SECTIONS, ATTACHMENTS, HEADS)
_STAMPS = {"revision", "updated_at", "updated_by"}


@dataclass(frozen=True)
class Entry:
    """One change: of which table and row, what it was before and after. `at` in UTC."""

    id: str
    table: str
    row_id: str
    action: str  # insert, update, delete
    at: str
    by: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    title: str

    @property
    def can_be_undone(self) -> bool:
        """Whether `undo` may take it back: all but the beginning of the call and its form."""
        changed = self.table in (calls.TABLE, calls.FIELDS) and self.action == "update"
        return self.table in _PARTS or changed


def entries(db: Database, call_id: str, most: int = 50) -> list[Entry]:
    """Return what was done to a call and its entries, newest first, those taken out too.

    Of the form's fields, what people linked; the fields themselves come and go with the form.
    """
    of_parts = " union ".join(f"select id from {table} where call_id = :id" for table in _PARTS)
    names = ", ".join(f"'{name}'" for name in _PARTS)
    rows = db.query(
        "select id, table_name, row_id, action, at, changed_by, before, after from history"
        f" where (table_name in ('{calls.TABLE}', '{calls.FORMS}') and row_id = :id)"
        f" or (table_name in ({names}) and (row_id in ({of_parts})"
        " or (action = 'delete' and before like :mark))) or (table_name = :fields"
        " and after like '%\"target\"%' and action = 'update' and row_id in"
        f" (select id from {calls.FIELDS} where call_id = :id))"
        " order by at desc, revision desc, id desc limit :most",
        {
            "id": call_id,
            "mark": f'%"call_id": "{call_id}"%',
            "fields": calls.FIELDS,
            "most": most,
        },
    )
    return [_entry(db, row) for row in rows]


def undo(db: Database, call_id: str, entry_id: str, *, by: str) -> None:
    """Take a change back; RefusedCall where the row was changed once more since."""
    found = next((one for one in entries(db, call_id) if one.id == entry_id), None)
    if found is None or not found.can_be_undone:
        raise RefusedCall("되돌릴 변경이 목록에 없습니다. 화면을 새로 열고 다시 고르세요.")
    standing = _standing(db, found)
    if found.action == "delete":
        if standing:
            raise RefusedCall("이미 되살린 줄입니다. 지금 값을 보세요.")
        records.restore(db, found.table, found.row_id, by=by)
    elif any(standing.get(name) != value for name, value in _told(found.after).items()):
        raise RefusedCall("그 뒤에 다시 고쳐 되돌리지 않았습니다. 지금 값을 보고 고치세요.")
    elif found.action == "insert":
        records.delete(db, found.table, found.row_id, standing["revision"], by=by)
    else:
        before = _told(found.before)
        if found.table == calls.TABLE:
            whole = {**standing, **before}
            checking.check_days(whole["opens_on"], whole["deadline"])
        records.update(db, found.table, found.row_id, standing["revision"], before, by=by)


def _standing(db: Database, found: Entry) -> records.Row:
    try:
        return records.get(db, found.table, found.row_id)
    except UnknownRow:
        return {}


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in _STAMPS}


def _entry(db: Database, row: records.Row) -> Entry:
    before, after = json.loads(row["before"]), json.loads(row["after"])
    known = {**before, **after}
    if not {"title", "name"} & known.keys():
        for standing in db.query(
            f"select * from {row['table_name']} where id = :id", {"id": row["row_id"]}
        ):
            known |= standing
    title = before.get("title") or known.get("title") or known.get("name") or ""
    return Entry(
        row["id"],
        row["table_name"],
        row["row_id"],
        row["action"],
        row["at"],
        row["changed_by"],
        _told(before),
        _told(after),
        title,
    )
