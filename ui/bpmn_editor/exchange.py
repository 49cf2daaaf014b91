"""What the routes do with the database. Blocks: call it in a thread."""

from dataclasses import dataclass

from processes.bpmn import blank, store
from processes.inventory.store import process_by_code
from ui import data


@dataclass(frozen=True)
class Opened:
    """A model as the editor opens it; number 0 is a blank one that nobody has saved."""

    number: int
    content: bytes


def opened(process_code: str, state: str) -> Opened:
    """Return the newest revision, or a blank model where there is none yet."""
    with data.reading() as db:
        process = process_by_code(db, process_code)
        newest = store.newest(db, process.id, state)
        if newest is None:
            return Opened(0, blank.blank(process.name))
        return Opened(newest.number, store.content(db, newest.sha256))


def saved(
    process_code: str, state: str, content: bytes, *, base: int, by: str
) -> store.ModelRevision:
    """Return the revision that the bytes became, or raise BadModel or StaleModel.

    A save that was stored but whose answer got lost may come again: equal bytes add nothing.
    """
    with data.transaction() as db:
        process = process_by_code(db, process_code)
        outcome = store.save(db, process.id, state, content, base=base, origin="editor", by=by)
    return store.accepted(outcome)
