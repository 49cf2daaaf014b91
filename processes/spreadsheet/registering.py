"""An import written into the register: all of it in the caller's transaction, or nothing."""

from processes.inventory import store
from processes.inventory.model import Process
from processes.inventory.store import NewProcess
from processes.spreadsheet import columns, importing
from processes.spreadsheet.collection import at_rest
from processes.spreadsheet.model import BadSpreadsheet, Choices, Import, Registered
from processes.spreadsheet.opening import open_sheets
from storage import Database


def registered(db: Database) -> Registered:
    """Return what an import has to know of the register."""
    known = store.known_names(db)
    names = {(department, name): code for code, department, name in known}
    codes = frozenset(code for code, _, _ in known)
    return Registered(codes, names, frozenset(store.departments(db)))


def read_file(db: Database, content: bytes, choices: Choices | None = None) -> Import:
    """Return what a file would register when nobody changes how it was understood."""
    sheet = columns.best_sheet(open_sheets(content))
    header = columns.find(sheet)
    return importing.prepare(sheet, header, registered=registered(db), choices=choices)


@at_rest()
def import_file(
    db: Database, content: bytes, choices: Choices | None = None, *, partly: bool, by: str
) -> tuple[Import, list[Process]]:
    """Read a file and register it: all of it, or with `partly` what is not rejected."""
    seen = registered(db)
    found = read_file(db, content, choices)
    whole = partly or not found.rejected
    return found, register(db, found, seen, by=by) if whole else []


@at_rest()
def register(db: Database, imported: Import, seen: Registered, *, by: str) -> list[Process]:
    """Register the rows. `seen` is what the preview knew of the register.

    Raises BadSpreadsheet when the register has changed since, so that nothing is doubled.
    """
    if registered(db) != seen:
        raise BadSpreadsheet(
            "미리 보는 동안 업무 목록이 바뀌었습니다. 바뀐 미리보기를 확인하고 다시 등록하세요."
        )
    new = [
        NewProcess(row.name, row.department, row.facts, row.code, row.encoded)
        for row in imported.rows
    ]
    return store.add_processes(db, new, by=by)
