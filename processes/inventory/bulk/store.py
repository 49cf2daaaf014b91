"""Changes of many processes in the database, and the way back, row by row."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from processes.inventory import store as register
from processes.inventory.bulk.model import (
    STANDING,
    UNDONE,
    BadBulkChange,
    Bulk,
    Outcome,
    Overtaken,
    Undone,
    Wanted,
)
from processes.inventory.changes import value_of
from processes.inventory.fields import BY_KEY
from processes.inventory.model import Process
from storage import Conflict, Database, UnknownRow, records

_TABLE = "bulk_changes"


def change(db: Database, title: str, wanted: Sequence[Wanted], *, by: str) -> Outcome:
    """Save the fields of each process over the revision that was read, and remember all of it.

    A process that somebody changed first is left as it is and told; its refused save is kept.
    Raises BadProcess for a value that can't stand; then nothing is saved.
    """
    saved, overtaken = list[tuple[Wanted, Process]](), list[Overtaken]()
    for one in wanted:
        if all(value_of(one.process, key) == value for key, value in one.values.items()):
            continue
        try:
            saved.append((one, _save(db, one.process, one.values, by)))
        except Conflict as conflict:
            records.keep_refused(db, conflict)
            overtaken.append(Overtaken(one, register.process_of_row(conflict.theirs)))
    bulk = _remember(db, title, saved, by) if saved else None
    return Outcome(bulk, tuple(process for _, process in saved), tuple(overtaken))


def last(db: Database) -> Bulk | None:
    """Return the last change of many processes that anybody made, unless it was taken back."""
    rows = db.query(f"select * from {_TABLE} order by created_at desc, id desc limit 1")
    for row in rows:
        return _bulk(db, row) if row["state"] == STANDING else None
    return None


def undo(db: Database, bulk: Bulk, *, by: str) -> Undone:
    """Take the change back in every process that nobody has changed since.

    Raises BadBulkChange when all of them have been changed or deleted since, or when the
    change has been taken back already.
    """
    if records.get(db, _TABLE, bulk.id)["state"] == UNDONE:
        raise BadBulkChange("이미 되돌린 변경입니다.")
    restored, changed, gone = list[Process](), list[Process](), 0
    rows = db.query("select * from bulk_change_rows where bulk_id = :id", {"id": bulk.id})
    for row in list(rows):
        try:
            process = register.process_by_id(db, row["changed_id"])
        except UnknownRow:
            gone += 1
            continue
        if process.revision == row["revision"]:
            restored.append(_save(db, process, _decoded(row["before"]), by))
        else:
            changed.append(process)
    kept = _told(changed, gone)
    if not restored:
        raise BadBulkChange(f"되돌릴 수 있는 업무가 없습니다. {' '.join(kept[:3])}")
    records.update(db, _TABLE, bulk.id, bulk.revision, {"state": UNDONE}, by=by)
    return Undone(tuple(restored), tuple(kept))


def _told(changed: Sequence[Process], gone: int) -> list[str]:
    told = [
        f"{process.code} '{process.name}'은(는) {process.updated_by} 님이 그 뒤에 고쳐서 "
        "그대로 두었습니다."
        for process in sorted(changed, key=lambda process: process.code)
    ]
    return [*told, f"그 뒤에 지워진 업무 {gone:,}개는 되돌리지 않았습니다."] if gone else told


def _save(db: Database, process: Process, values: Mapping[str, Any], by: str) -> Process:
    facts = {key: value for key, value in values.items() if key in BY_KEY}
    return register.save_process(
        db,
        process.id,
        process.revision,
        name=values.get("name"),
        department=values.get("department"),
        facts=replace(process.facts, **facts) if facts else None,
        by=by,
    )


def _remember(db: Database, title: str, saved: Sequence[tuple[Wanted, Process]], by: str) -> Bulk:
    row = records.insert(db, _TABLE, {"title": title, "state": STANDING}, by=by)
    for wanted, process in saved:
        before = {key: value_of(wanted.process, key) for key in wanted.values}
        db.execute(
            "insert into bulk_change_rows (bulk_id, changed_id, revision, before, after)"
            " values (:bulk, :process, :revision, :before, :after)",
            {
                "bulk": row["id"],
                "process": process.id,
                "revision": process.revision,
                "before": _encoded(before),
                "after": _encoded(wanted.values),
            },
        )
    return _bulk(db, row)


def _bulk(db: Database, row: records.Row) -> Bulk:
    counted = "select count(*) from bulk_change_rows where bulk_id = :id"
    (count,) = db.execute(counted, {"id": row["id"]}).fetchone()
    names = ("id", "title", "state", "revision", "updated_at", "updated_by")
    return Bulk(count=count, **{name: row[name] for name in names})


def _encoded(values: Mapping[str, Any]) -> str:
    plain = {
        key: BY_KEY[key].to_json(value) if key in BY_KEY else value for key, value in values.items()
    }
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def _decoded(text: str) -> dict[str, Any]:
    return {
        key: BY_KEY[key].from_json(value) if key in BY_KEY else value
        for key, value in json.loads(text).items()
    }
