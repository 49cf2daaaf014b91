"""Exports and checks of documents in the database: that they were, never their contents."""

import hashlib
from typing import Final

from documents.checking.model import GOOD, Report
from storage import Database
from storage.identifiers import new_id, now

OPEN_FORMS: Final = ("hwpx", "docx", "md", "json")
"""Forms with a public standard that a machine reads as text with its structure. Our proposal."""
_LONGEST = 200


def note_export(db: Database, source: str, reference: str, format: str, *, by: str) -> None:
    """Remember that a document was fetched: from where ('application'), which one, as what."""
    row = {"id": new_id(), "source": source, "reference": reference, "format": format}
    row |= {"at": now(), "by": by}
    db.execute(
        "insert into document_exports (id, source, reference, format, created_at, created_by)"
        " values (:id, :source, :reference, :format, :at, :by)",
        row,
    )


def exports(db: Database) -> dict[str, int]:
    """Return format -> how often documents were fetched in it."""
    rows = db.query(
        "select format, count(*) as number from document_exports group by format order by format"
    )
    return {row["format"]: row["number"] for row in rows}


def is_noted(db: Database, content: bytes) -> bool:
    """Whether the checker's word about these bytes is kept already."""
    key = {"sha256": hashlib.sha256(content).hexdigest()}
    return bool(list(db.query("select 1 from document_checks where sha256 = :sha256", key)))


def note_check(db: Database, name: str, content: bytes, report: Report, *, by: str) -> None:
    """Keep what the checker said of a file; the same bytes are kept once, the last word holds."""
    row = {
        "sha256": hashlib.sha256(content).hexdigest(),
        "name": name[:_LONGEST],
        "to_mend": len(report.to_mend),
        "state": report.state,
        "at": now(),
        "by": by,
    }
    db.execute(
        "insert into document_checks (sha256, name, to_mend, state, created_at, created_by)"
        " values (:sha256, :name, :to_mend, :state, :at, :by) on conflict (sha256) do update"
        " set to_mend = excluded.to_mend, state = excluded.state",
        row,
    )


def checks(db: Database) -> tuple[int, int]:
    """Return how many different files were checked, and of how many nothing was to be mended."""
    rows = db.query("select state from document_checks")
    states = [row["state"] for row in rows]
    return len(states), states.count(GOOD)
