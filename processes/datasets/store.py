"""The data of the processes in the database."""

import json
from collections.abc import Mapping
from typing import Any

from processes.datasets.model import Content, Dataset, UnknownDataset, checked
from storage import Database, UnknownRow, records

TABLE = "datasets"
_TEXTS = ("name", "role", "format", "personal_data", "sharing", "opening", "reason_note", "state",
          "note")  # fmt: skip


def all_datasets(db: Database) -> list[Dataset]:
    """Return the data of every process that still stands, in the order of the processes."""
    return [
        of_row(row)
        for row in db.query(
            "select datasets.* from datasets join processes on processes.id = datasets.process_id"
            " order by length(processes.code), processes.code,"
            " datasets.created_at, datasets.id"
        )
    ]


def dataset(db: Database, id: str) -> Dataset:
    """Return one set of data, or raise UnknownDataset."""
    try:
        return of_row(records.get(db, TABLE, id))
    except UnknownRow:
        raise UnknownDataset from None


def add_dataset(
    db: Database, process_id: str, content: Content, *, by: str, example: bool = False
) -> Dataset:
    """Add a set of data to a process, or raise BadDataset."""
    records.get(db, "processes", process_id)
    row = {"process_id": process_id, **_row(content), "example": int(example)}
    return of_row(records.insert(db, TABLE, row, by=by))


def save_dataset(db: Database, id: str, revision: int, content: Content, *, by: str) -> Dataset:
    """Save over the revision that was read; raises Conflict or BadDataset."""
    return of_row(records.update(db, TABLE, id, revision, _row(content), by=by))


def delete_dataset(db: Database, id: str, revision: int, *, by: str) -> None:
    """Remove a set of data; the history keeps it."""
    records.delete(db, TABLE, id, revision, by=by)


def remove_example(db: Database, *, by: str) -> None:
    """Remove the example's data, and data of processes that are gone."""
    for row in list(db.query(f"select id, revision from {TABLE} where example = 1")):
        records.delete(db, TABLE, row["id"], row["revision"], by=by)
    db.execute(f"delete from {TABLE} where process_id not in (select id from processes)")


def of_row(row: Mapping[str, Any]) -> Dataset:
    """Return the set of data that a row of the table holds, such as Conflict.theirs."""
    reasons = None if row["reasons"] is None else tuple(json.loads(row["reasons"]))
    return Dataset(
        id=row["id"],
        process_id=row["process_id"],
        content=Content(**{name: row[name] for name in _TEXTS}, reasons=reasons),
        example=bool(row["example"]),
        revision=row["revision"],
        updated_at=row["updated_at"],
        updated_by=row["updated_by"],
    )


def _row(content: Content) -> records.Row:
    content = checked(content)
    reasons = None if content.reasons is None else json.dumps(content.reasons, ensure_ascii=False)
    return {**{name: getattr(content, name) for name in _TEXTS}, "reasons": reasons}
