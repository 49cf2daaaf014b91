"""Adds to the record what people do: in the transaction of the change, or in one of its own."""

from collections.abc import Sequence

from access.record import store
from access.record.model import Act, Visitor
from storage import Database, writing_to

_NAMED = 5


def change(db: Database, visitor: Visitor, changed: Sequence[tuple[str, str]]) -> None:
    """Add a line for the rows that a transaction changed; none where it changed none."""
    rows = list(dict.fromkeys(f"{table}/{row_id}" for table, row_id in changed))
    if rows:
        more = f" 외 {len(rows) - _NAMED}건" if len(rows) > _NAMED else ""
        store.add(db, visitor, Act.CHANGE, " ".join(rows[:_NAMED]) + more, f"{len(rows)}건")


def note(visitor: Visitor, act: Act, object: str, detail: str = "") -> None:
    """Add a line in a transaction of its own, whatever rights the visitor has."""
    with writing_to() as db:
        store.add(db, visitor, act, object, detail)
