"""Contract clauses in the database."""

from typing import Any, Final

import storage
from evaluations.projects.clauses.model import IN_FORCE, STATES, BadClause, Clause, kind_of
from storage import Database, records

TABLE = "project_clauses"
FIELDS: Final = ("state", "wording", "source")


def clauses_of(db: Database, project_id: str, contract: str | None = None) -> list[Clause]:
    """Return what is kept of a project's contracts, or of one of them."""
    return [
        one
        for one in map(of_row, _rows(db, "project_id", project_id))
        if contract is None or one.contract == contract
    ]


def all_clauses(db: Database) -> dict[str, list[Clause]]:
    """Return project id -> its clauses, for lists of many projects."""
    found: dict[str, list[Clause]] = {}
    for row in db.query(f"select * from {TABLE}"):
        found.setdefault(row["project_id"], []).append(of_row(row))
    return found


def set_clause(
    db: Database,
    project_id: str,
    kind: str,
    revision: int,
    *,
    by: str,
    contract: str = IN_FORCE,
    example: bool = False,
    **changes: Any,
) -> Clause:
    """Keep state, wording or source over the revision that was read (0: nothing was kept).

    Raises storage.Conflict when another save came first, BadClause for an unknown kind or state.
    """
    kind_of(kind)
    row = {key: one.strip() if isinstance(one, str) else one for key, one in changes.items()}
    if "state" in row:
        row["state"] = row["state"] or None
        if row["state"] not in (None, *STATES):
            raise BadClause(f"조항의 상태는 {', '.join(STATES)}이나 모름입니다.")
    key = {"project_id": project_id, "contract": contract, "kind": kind}
    current = next(
        (
            one
            for one in _rows(db, "project_id", project_id)
            if (one["contract"], one["kind"]) == (contract, kind)
        ),
        None,
    )
    if current is None:
        records.get(db, "projects", project_id)
        empty = {"state": None, "wording": "", "source": "", "example": int(example)}
        return of_row(records.insert(db, TABLE, {**key, **empty, **row}, by=by))
    if current["revision"] != revision:
        raise storage.Conflict(TABLE, current, row, revision, by)
    return of_row(records.update(db, TABLE, current["id"], revision, row, by=by))


def delete_of_project(db: Database, project_id: str, *, by: str) -> None:
    """Remove what is kept of a project's contracts; the history keeps it."""
    for row in _rows(db, "project_id", project_id):
        records.delete(db, TABLE, row["id"], row["revision"], by=by)


def forget_candidate(db: Database, candidate_id: str, *, by: str) -> None:
    """Remove what is kept of one candidate's contract."""
    for row in _rows(db, "contract", candidate_id):
        records.delete(db, TABLE, row["id"], row["revision"], by=by)


def of_row(row: records.Row) -> Clause:
    """Return the clause in a row, such as a Conflict's `theirs`."""
    own: dict[str, Any] = {name: row[name] for name in Clause.__dataclass_fields__}
    return Clause(**{**own, "example": bool(row["example"])})


def _rows(db: Database, column: str, value: str) -> list[records.Row]:
    sql = f"select * from {TABLE} where {column} = :value order by created_at, id"
    return [dict(row) for row in db.query(sql, {"value": value})]
