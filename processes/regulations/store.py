"""The register of articles in the database, and what each forces onto paper."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from processes.regulations.model import (
    BadRegulation,
    Clause,
    Regulation,
    Step,
    UnknownRegulation,
    checked,
)
from processes.regulations.progress import PLANNED
from storage import Database, UnknownRow, records, settings

TABLE = "regulations"
_PLANNED = "regulations.planned"
_TEXTS = ("law", "kind", "article", "wording", "standing", "ground", "ground_certainty",
          "amended", "state", "state_date", "department")  # fmt: skip


def all_regulations(db: Database) -> list[Regulation]:
    """Return every article, by law and in the order of registration."""
    return [of_row(row) for row in db.query(f"select * from {TABLE} order by law, created_at, id")]


def regulation(db: Database, id: str) -> Regulation:
    """Return the article, or raise UnknownRegulation."""
    try:
        return of_row(records.get(db, TABLE, id))
    except UnknownRow:
        raise UnknownRegulation from None


def add_regulation(db: Database, clause: Clause, *, by: str, example: bool = False) -> Regulation:
    """Register an article, or raise BadRegulation."""
    return of_row(records.insert(db, TABLE, {**_row(db, clause), "example": int(example)}, by=by))


def save_regulation(db: Database, id: str, revision: int, clause: Clause, *, by: str) -> Regulation:
    """Save the article over the revision that was read.

    Raises storage.Conflict when another save came first, BadRegulation for what can't stand.
    """
    return of_row(records.update(db, TABLE, id, revision, _row(db, clause), by=by))


def delete_regulation(db: Database, id: str, revision: int, *, by: str) -> None:
    """Remove an article and its links; the history keeps the article."""
    records.delete(db, TABLE, id, revision, by=by)


def history_of(db: Database, id: str) -> list[records.Change]:
    """Return what was done to an article, newest first."""
    return records.history(db, TABLE, id)


def all_steps(db: Database) -> list[Step]:
    """Return every link whose process still stands."""
    return [
        _step(row)
        for row in db.query(
            "select regulation_steps.* from regulation_steps"
            " join processes on processes.id = regulation_steps.process_id"
            " order by processes.code, regulation_steps.created_at, regulation_steps.id"
        )
    ]


def steps_of(db: Database, regulation_id: str) -> list[Step]:
    """Return what the article forces onto paper."""
    return [step for step in all_steps(db) if step.regulation_id == regulation_id]


def link_step(
    db: Database,
    regulation_id: str,
    process_id: str,
    *,
    element_id: str = "",
    element_name: str = "",
    by: str,
    example: bool = False,
) -> Step:
    """Link the article to a process or to one step of its model; what is linked stays as it is."""
    regulation(db, regulation_id)
    records.get(db, "processes", process_id)
    row = {
        "regulation_id": regulation_id,
        "process_id": process_id,
        "element_id": element_id,
    }
    found = db.query(
        "select * from regulation_steps where regulation_id = :regulation_id"
        " and process_id = :process_id and element_id = :element_id",
        row,
    )
    for there in found:
        return _step(there)
    new = {**row, "element_name": element_name, "example": int(example)}
    return _step(records.insert(db, "regulation_steps", new, by=by))


def unlink_step(db: Database, id: str, revision: int, *, by: str) -> None:
    """Take a link away."""
    records.delete(db, "regulation_steps", id, revision, by=by)


def clauses_by_process(
    regulations: Iterable[Regulation], steps: Iterable[Step]
) -> dict[str, list[Clause]]:
    """Return the articles that each process is linked to, once each, by the process's id."""
    clauses = {one.id: one.clause for one in regulations}
    pairs = dict.fromkeys((step.process_id, step.regulation_id) for step in steps)
    found: dict[str, list[Clause]] = {}
    for process_id, regulation_id in pairs:
        found.setdefault(process_id, []).append(clauses[regulation_id])
    return found


def planned_number(db: Database) -> int:
    """Return how many laws the plan speaks of, as people have set it."""
    return int(settings.setting(db, _PLANNED, PLANNED))


def set_planned_number(db: Database, number: int, *, by: str) -> None:
    """Correct how many laws there are to go through, or raise BadRegulation."""
    if number < 1:
        raise BadRegulation("검토할 법령·규정의 수는 1 이상이어야 합니다.")
    settings.set_setting(db, _PLANNED, number, by=by)


def remove_example(db: Database, *, by: str) -> None:
    """Remove the example's articles and links, and links of processes that are gone."""
    for table in ("regulation_steps", TABLE):
        for row in list(db.query(f"select id, revision from {table} where example = 1")):
            records.delete(db, table, row["id"], row["revision"], by=by)
    db.execute("delete from regulation_steps where process_id not in (select id from processes)")


def of_row(row: Mapping[str, Any]) -> Regulation:
    """Return the article that a row of the table holds, such as Conflict.theirs."""
    demands = None if row["demands"] is None else tuple(json.loads(row["demands"]))
    return Regulation(
        id=row["id"],
        clause=Clause(**{name: row[name] for name in _TEXTS}, demands=demands),
        example=bool(row["example"]),
        revision=row["revision"],
        updated_at=row["updated_at"],
        updated_by=row["updated_by"],
    )


def _row(db: Database, clause: Clause) -> records.Row:
    clause = checked(clause)
    if clause.department is not None and not list(
        db.query("select 1 from departments where name = :name", {"name": clause.department})
    ):
        raise BadRegulation(f"부서 '{clause.department}'이(가) 없습니다. 부서를 먼저 등록하세요.")
    demands = None if clause.demands is None else json.dumps(clause.demands, ensure_ascii=False)
    return {**{name: getattr(clause, name) for name in _TEXTS}, "demands": demands}


def _step(row: Mapping[str, Any]) -> Step:
    return Step(
        id=row["id"],
        regulation_id=row["regulation_id"],
        process_id=row["process_id"],
        element_id=row["element_id"],
        element_name=row["element_name"],
        example=bool(row["example"]),
        revision=row["revision"],
    )
