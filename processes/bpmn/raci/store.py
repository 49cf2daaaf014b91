"""The cells of RACI tables that people have set, in the database."""

from dataclasses import dataclass

from storage import Database, records

TABLE = "raci_cells"


@dataclass(frozen=True)
class SetCell:
    """One cell as a person has set it; `letters` is '' for deliberately nothing."""

    id: str
    element_id: str
    role: str
    letters: str
    revision: int
    updated_at: str
    updated_by: str


def cells(db: Database, process_id: str, state: str) -> dict[tuple[str, str], SetCell]:
    """Return (element id, role) -> what was set, of one line of models."""
    rows = db.query(
        f"select * from {TABLE} where process_id = :process_id and state = :state",
        {"process_id": process_id, "state": state},
    )
    return {(row["element_id"], row["role"]): of_row(row) for row in rows}


def set_cell(
    db: Database,
    process_id: str,
    state: str,
    element_id: str,
    role: str,
    letters: str,
    *,
    revision: int,
    by: str,
) -> SetCell:
    """Set a cell over the revision that the caller read, 0 for one that nobody had set.

    Raises Conflict when another save came first.
    """
    standing = cells(db, process_id, state).get((element_id, role))
    row: records.Row = {
        "process_id": process_id,
        "state": state,
        "element_id": element_id,
        "role": role,
        "letters": letters,
    }
    if standing is not None:
        changed = {"letters": letters}
        return of_row(records.update(db, TABLE, standing.id, revision, changed, by=by))
    return of_row(records.insert(db, TABLE, row, by=by))


def clear_cell(db: Database, cell: SetCell, *, by: str) -> None:
    """Go back to what the model says; raises Conflict when another save came first."""
    records.delete(db, TABLE, cell.id, cell.revision, by=by)


def of_row(row: records.Row) -> SetCell:
    """Return the cell that a row of the table holds, such as Conflict.theirs."""
    return SetCell(**{name: row[name] for name in SetCell.__dataclass_fields__})
