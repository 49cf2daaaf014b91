"""Cost lines and assumptions of IT projects in the database."""

import dataclasses
import datetime
from collections.abc import Mapping
from typing import Any, Final

import storage
from evaluations.projects.tco.model import (
    PROPOSALS,
    BadCost,
    Line,
    Range,
    check_assumption,
    check_line,
    range_of,
)
from evaluations.projects.tco.records import Assumption, CostLine
from storage import Database, records

LINES, ASSUMPTIONS = "cost_lines", "cost_assumptions"
LINE_FIELDS: Final = (
    *("candidate_id", "side", "kind", "basis", "name"),
    *("least", "likely", "most", "source", "source_date", "note"),
)
ASSUMPTION_FIELDS: Final = ("least", "likely", "most", "source", "source_date")


def lines_of(db: Database, project_id: str) -> list[CostLine]:
    """Return a project's cost lines, the first entered first."""
    return [line_of_row(row) for row in _of_project(db, LINES, project_id)]


def assumptions_of(db: Database, project_id: str) -> dict[str, Assumption]:
    """Return name -> assumption, of those that somebody has set."""
    found = [assumption_of_row(row) for row in _of_project(db, ASSUMPTIONS, project_id)]
    return {one.name: one for one in found}


def costs_of(
    db: Database, project_id: str, candidate_id: str = ""
) -> tuple[list[Line], dict[str, Range | None]]:
    """Return what `comparing.compared` takes: the lines for one candidate, the assumptions set.

    Lines that hold for every candidate are among them, lines of other candidates are not.
    """
    lines = [one.line for one in lines_of(db, project_id)]
    own = [one for one in lines if one.candidate_id in ("", candidate_id)]
    return own, {name: one.range for name, one in assumptions_of(db, project_id).items()}


def add_line(
    db: Database, project_id: str, *, by: str, example: bool = False, **fields: Any
) -> CostLine:
    """Add a cost line (side, kind, basis, name, least, likely, most, source, …).

    Raises BadCost for an empty name, an unknown side, kind or basis, amounts out of order.
    """
    records.get(db, "projects", project_id)
    empty = {"candidate_id": "", "source": "", "note": ""}
    row = {**dict.fromkeys(LINE_FIELDS), **empty, **_cleaned(fields)}
    _check_line(row)
    whole = {**row, "project_id": project_id, "example": int(example)}
    return line_of_row(records.insert(db, LINES, whole, by=by))


def save_line(db: Database, line_id: str, revision: int, *, by: str, **changes: Any) -> CostLine:
    """Write fields over the revision that was read; raises Conflict or BadCost."""
    row = _cleaned(changes)
    _check_line({**records.get(db, LINES, line_id), **row})
    return line_of_row(records.update(db, LINES, line_id, revision, row, by=by))


def delete_line(db: Database, line_id: str, revision: int, *, by: str) -> None:
    """Remove a cost line; the history keeps it."""
    records.delete(db, LINES, line_id, revision, by=by)


def save_assumption(
    db: Database,
    project_id: str,
    name: str,
    revision: int,
    *,
    by: str,
    example: bool = False,
    **changes: Any,
) -> Assumption:
    """Set an assumption over the revision that was read (0: our proposal held until now).

    What is not given stays as it is, at first as our proposal has it.
    Raises storage.Conflict, BadCost.
    """
    row = _cleaned(changes)
    current = next(
        (one for one in _of_project(db, ASSUMPTIONS, project_id) if one["name"] == name), None
    )
    if current is None:
        return _first(db, project_id, name, row, by=by, example=example)
    if current["revision"] != revision:
        raise storage.Conflict(ASSUMPTIONS, current, row, revision, by)
    _check_assumption(name, {**current, **row})
    return assumption_of_row(records.update(db, ASSUMPTIONS, current["id"], revision, row, by=by))


def drop_assumption(db: Database, assumption_id: str, revision: int, *, by: str) -> None:
    """Go back to our proposal; the history keeps what was set."""
    records.delete(db, ASSUMPTIONS, assumption_id, revision, by=by)


def delete_of_project(db: Database, project_id: str, *, by: str) -> None:
    """Remove all costs and assumptions of a project."""
    for table in (LINES, ASSUMPTIONS):
        for row in _of_project(db, table, project_id):
            records.delete(db, table, row["id"], row["revision"], by=by)


def forget_candidate(db: Database, candidate_id: str, *, by: str) -> None:
    """Remove the costs of one candidate alone."""
    rows = db.query(f"select * from {LINES} where candidate_id = :id", {"id": candidate_id})
    for row in list(rows):
        records.delete(db, LINES, row["id"], row["revision"], by=by)


def line_of_row(row: Mapping[str, Any]) -> CostLine:
    """Return the cost line in a row, such as a Conflict's `theirs`."""
    own = {field.name: row[field.name] for field in dataclasses.fields(CostLine)}
    return CostLine(**{**own, "example": bool(row["example"])})


def assumption_of_row(row: Mapping[str, Any]) -> Assumption:
    """Return the assumption in a row."""
    own = {field.name: row[field.name] for field in dataclasses.fields(Assumption)}
    return Assumption(**{**own, "example": bool(row["example"])})


def _first(
    db: Database, project_id: str, name: str, row: records.Row, *, by: str, example: bool
) -> Assumption:
    check_assumption(name, ())
    proposed = PROPOSALS[name]
    begun = {} if proposed is None else dataclasses.asdict(proposed)
    whole = {**dict.fromkeys(ASSUMPTION_FIELDS), "source": "", **begun, **row}
    _check_assumption(name, whole)
    own = {"project_id": project_id, "name": name, "example": int(example)}
    return assumption_of_row(records.insert(db, ASSUMPTIONS, {**whole, **own}, by=by))


def _of_project(db: Database, table: str, project_id: str) -> list[records.Row]:
    rows = db.query(
        f"select * from {table} where project_id = :project order by created_at, id",
        {"project": project_id},
    )
    return [dict(row) for row in rows]


def _cleaned(fields: Mapping[str, Any]) -> records.Row:
    row = {key: one.strip() if isinstance(one, str) else one for key, one in fields.items()}
    if row.get("source_date") == "":
        row["source_date"] = None
    for key in ("least", "likely", "most"):
        if row.get(key) is not None:
            row[key] = float(row[key])
    return row


def _amounts(row: records.Row) -> tuple[float | None, float | None, float | None]:
    return row["least"], row["likely"], row["most"]


def _check_line(row: records.Row) -> None:
    line = Line(row["side"] or "", row["kind"] or "", row["basis"] or "", row["name"] or "", None)
    check_line(line, _amounts(row))
    range_of(*_amounts(row))
    _check_day(row)


def _check_assumption(name: str, row: records.Row) -> None:
    check_assumption(name, _amounts(row))
    range_of(*_amounts(row))
    _check_day(row)


def _check_day(row: records.Row) -> None:
    if row["source_date"] is None:
        return
    try:
        datetime.date.fromisoformat(row["source_date"])
    except ValueError:
        raise BadCost(
            f"자료 기준일 '{row['source_date']}'을(를) 날짜로 읽을 수 없습니다. "
            "2026-11-30처럼 적으세요."
        ) from None
