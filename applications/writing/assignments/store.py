"""Assignments of sections in the database."""

import storage
from applications.course import days
from applications.drafts import store as drafts
from applications.writing.assignments.model import STATES, Assignment, BadAssignment
from storage import keyed

_TABLE = "section_assignments"


def assignments(db: storage.Database, application_id: str) -> dict[str, Assignment]:
    """Return section id -> its assignment, for the sections of a draft that have one."""
    rows = db.query(
        f"select a.* from {_TABLE} a join application_sections s on s.id = a.id"
        " where s.application_id = :id",
        {"id": application_id},
    )
    return {row["id"]: _assignment(row) for row in rows}


def assign(db: storage.Database, section_id: str, named: Assignment, *, by: str) -> Assignment:
    """Say who writes a section, until when and how far they are, over the revision read.

    Raises BadDay, BadAssignment, storage.UnknownRow for a section that is gone, or
    storage.Conflict when somebody else said something first.
    """
    if named.state not in STATES:
        raise BadAssignment(named.state)
    drafts.section(db, section_id)
    row = {
        "assignee": " ".join(named.assignee.split()),
        "due": days.checked("기한", named.due),
        "state": named.state,
    }
    kept = keyed.keep(db, _TABLE, {"id": section_id}, row, named.revision, by=by)
    return _assignment(kept)


def assignment(db: storage.Database, section_id: str) -> Assignment:
    """Return the assignment of a section; nobody's where nothing was said."""
    row = keyed.standing(db, _TABLE, {"id": section_id})
    return _assignment(row) if row else Assignment()


def _assignment(row: storage.records.Row) -> Assignment:
    return Assignment(row["assignee"], row["due"], row["state"], row["revision"])
