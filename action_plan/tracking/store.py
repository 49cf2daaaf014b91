"""Milestones, figures, risks, decisions and weights in the database, with the way back."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from action_plan.tracking.checking import check_together, checked
from action_plan.tracking.model import (
    OPEN,
    Decision,
    Entry,
    Figure,
    Milestone,
    Risk,
    weight_of,
)
from storage import Database, records

TABLES: dict[type[Entry], str] = {
    Milestone: "plan_milestones",
    Figure: "plan_figures",
    Risk: "plan_risks",
    Decision: "plan_decisions",
}
KINDS = {table: kind for kind, table in TABLES.items()}
WEIGHTS = "plan_weights"
_ORDER = {Milestone: "planned_on is null, planned_on, ", Decision: "decided_on desc, "}
_E = TypeVar("_E", bound=Entry)


@dataclass(frozen=True)
class Done:
    """One change as it was made, enough to take it back."""

    table: str
    row_id: str
    revision: int  # of the row after it
    action: str  # insert, update, delete
    before: Mapping[str, Any]


def entries(db: Database, kind: type[_E], plan_id: str) -> list[_E]:
    """Return the entries of one kind of all items: by day where they have one, else by age."""
    rows = db.query(
        f"select * from {TABLES[kind]} where plan_id = :plan"
        f" order by item, {_ORDER.get(kind, '')}created_at, id",
        {"plan": plan_id},
    )
    return [_of_row(kind, row) for row in rows]


def add(
    db: Database,
    kind: type[_E],
    plan_id: str,
    item: int,
    given: Mapping[str, Any],
    *,
    by: str,
    example: bool = False,
) -> _E:
    """Add an entry to an item, or raise BadEntry."""
    whole = {"title": "", **({"state": OPEN} if kind is Risk else {}), **given}
    row = checked(whole)
    check_together(row)
    own = {"plan_id": plan_id, "item": item, "example": int(example)}
    made = records.insert(db, TABLES[kind], {**row, **own}, by=by)
    return _of_row(kind, records.get(db, TABLES[kind], made["id"]))


def save(
    db: Database, kind: type[_E], id: str, revision: int, given: Mapping[str, Any], *, by: str
) -> _E:
    """Write fields of an entry over the revision that was read; raises BadEntry or Conflict."""
    table = TABLES[kind]
    changes = checked(given)
    check_together({**records.get(db, table, id), **changes})
    return _of_row(kind, records.update(db, table, id, revision, changes, by=by))


def delete(db: Database, kind: type[Entry], id: str, revision: int, *, by: str) -> None:
    """Remove an entry at the revision that was read; `undo` brings it back."""
    records.delete(db, TABLES[kind], id, revision, by=by)


def newest(db: Database, table: str, row_id: str) -> Done:
    """Return the last change of a row, to be kept for `undo`."""
    change = records.history(db, table, row_id)[0]
    return Done(table, row_id, change.revision, change.action, change.before)


def undo(db: Database, done: Done, *, by: str) -> Done:
    """Take a change back where nothing came after it; return the change that did so.

    Raises Conflict where somebody else has changed the row since, UnknownRow where it is gone.
    """
    if done.action == "delete":
        records.restore(db, done.table, done.row_id, by=by)
    elif done.action == "insert":
        records.delete(db, done.table, done.row_id, done.revision, by=by)
    else:
        records.update(db, done.table, done.row_id, done.revision, done.before, by=by)
    return newest(db, done.table, done.row_id)


def weights(db: Database, plan_id: str) -> dict[tuple[int, str], float]:
    """Return (item, part) -> the weight that somebody set; without one a part counts 1."""
    rows = db.query(f"select * from {WEIGHTS} where plan_id = :plan", {"plan": plan_id})
    return {(row["item"], row["part"]): row["weight"] for row in rows}


def set_weight(
    db: Database, plan_id: str, item: int, part: str, weight: float | None, *, by: str
) -> Done:
    """Keep how much a part counts in its item, or raise BadEntry; return the change."""
    key = {"plan_id": plan_id, "item": item, "part": part}
    value = {"weight": weight_of(weight)}
    rows = db.query(
        f"select * from {WEIGHTS} where plan_id = :plan_id and item = :item and part = :part", key
    )
    standing = next(iter(rows), None)
    if standing is None:
        row = records.insert(db, WEIGHTS, {**key, **value}, by=by)
    else:
        row = records.update(db, WEIGHTS, standing["id"], standing["revision"], value, by=by)
    return newest(db, WEIGHTS, row["id"])


def has_example(db: Database) -> bool:
    """Whether anything of the example is among the entries."""
    return any(
        list(db.query(f"select 1 from {table} where example = 1 limit 1")) for table in KINDS
    )


def remove_example(db: Database, *, by: str) -> None:
    """Remove the example's entries."""
    for table in KINDS:
        for row in list(db.query(f"select id, revision from {table} where example = 1")):
            records.delete(db, table, row["id"], row["revision"], by=by)


def of_row(table: str, row: Mapping[str, Any]) -> Entry:
    """Return the entry that a row of a table holds, such as Conflict.theirs."""
    return _of_row(KINDS[table], row)


def _of_row(kind: type[_E], row: Mapping[str, Any]) -> _E:
    own = {one.name: row[one.name] for one in fields(kind)}
    return kind(**{**own, "example": bool(row["example"])})
