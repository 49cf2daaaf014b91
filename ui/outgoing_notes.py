"""Exports and checks of documents noted for item ④; whoever may not write isn't kept from them."""

from action_plan.outgoing import store
from documents.checking.model import Report
from errors import WorkbenchError
from ui import data


def exported(source: str, reference: str, format: str, by: str) -> None:
    """Note that a document was fetched; the file is there whether or not this can be kept."""
    try:
        with data.transaction() as db:
            store.note_export(db, source, reference, format, by=by)
    except WorkbenchError:
        return


def checked(name: str, content: bytes, report: Report, by: str) -> None:
    """Note what the checker said of a file, once for the same bytes."""
    try:
        with data.reading() as db:
            noted = store.is_noted(db, content)
        if not noted:
            with data.transaction() as db:
                store.note_check(db, name, content, report, by=by)
    except WorkbenchError:
        return
