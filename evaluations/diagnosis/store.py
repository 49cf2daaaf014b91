"""What people expect of a robot, in the database; answers are in evaluations.answers.store."""

import json
from dataclasses import dataclass

import storage
from evaluations.diagnosis.saving import Automation
from processes.inventory.kinds import estimate_from_json, estimate_to_json
from processes.inventory.model import Estimate
from storage import Database, records

TABLE = "automations"
_FIGURES = ("rate", "exception_hours", "robot_hours")


@dataclass(frozen=True)
class Kept:
    """The figures of one process as they were saved; revision 0: none yet."""

    given: Automation
    revision: int = 0
    updated_at: str = ""
    updated_by: str = ""


def automation(db: Database, process_id: str) -> Kept:
    """Return what people expect of a robot for a process; nothing known where none was given."""
    row = _row(db, process_id)
    return of_row(row) if row else Kept(Automation())


def with_robot(db: Database) -> frozenset[str]:
    """Return the processes of which somebody expects something of a robot."""
    return frozenset(row["process_id"] for row in db.query(f"select process_id from {TABLE}"))


def save_automation(
    db: Database,
    process_id: str,
    given: Automation,
    *,
    revision: int,
    by: str,
    example: bool = False,
) -> Kept:
    """Keep the figures over the revision that was read (0: there were none).

    Raises storage.Conflict when another save came first.
    """
    row = {name: _text(getattr(given, name)) for name in _FIGURES} | {"example": int(example)}
    current = _row(db, process_id)
    if current is None:
        return of_row(records.insert(db, TABLE, {"process_id": process_id, **row}, by=by))
    if current["revision"] != revision:
        raise storage.Conflict(TABLE, current, row, revision, by)
    return of_row(records.update(db, TABLE, current["id"], revision, row, by=by))


def remove_example(db: Database, *, by: str) -> None:
    """Remove what hangs on the example's processes; call it while they are there."""
    rows = db.query(
        f"select id, revision from {TABLE} where example = 1"
        " or process_id in (select id from processes where example = 1)"
    )
    for row in list(rows):
        records.delete(db, TABLE, row["id"], row["revision"], by=by)


def of_row(row: records.Row) -> Kept:
    """Return the figures that a row holds, such as a Conflict's `theirs`."""
    figures = {name: _estimate(row[name]) for name in _FIGURES}
    return Kept(Automation(**figures), row["revision"], row["updated_at"], row["updated_by"])


def _row(db: Database, process_id: str) -> records.Row | None:
    rows = db.query(f"select * from {TABLE} where process_id = :id", {"id": process_id})
    return next((dict(row) for row in rows), None)


def _text(estimate: Estimate | None) -> str | None:
    return None if estimate is None else json.dumps(estimate_to_json(estimate), ensure_ascii=False)


def _estimate(text: str | None) -> Estimate | None:
    return None if text is None else estimate_from_json(json.loads(text))
