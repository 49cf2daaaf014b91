"""A list of articles written into the register: all of it in the transaction, or nothing."""

from processes.inventory.store import all_processes, departments
from processes.regulations import columns as fields
from processes.regulations import importing, store
from processes.regulations.importing import Known, RegulationImport
from processes.regulations.model import Regulation
from processes.spreadsheet import columns
from processes.spreadsheet.model import BadSpreadsheet
from processes.spreadsheet.opening import open_sheets
from storage import Database


def known(db: Database) -> Known:
    """Return what an import has to know of the workbench."""
    return Known(
        departments=frozenset(departments(db)),
        codes={process.code: process.id for process in all_processes(db)},
        clauses=importing.known_clauses(store.all_regulations(db)),
    )


def read_file(content: bytes, seen: Known) -> RegulationImport:
    """Return what a file would register when nobody changes how it was understood."""
    sheet = columns.best_sheet(open_sheets(content), fields.VOCABULARY)
    return importing.prepare(sheet, columns.find(sheet, words=fields.VOCABULARY), known=seen)


def register(db: Database, imported: RegulationImport, seen: Known, *, by: str) -> list[Regulation]:
    """Register the rows with their links. `seen` is what the preview knew.

    Raises BadSpreadsheet when the workbench has changed since, so that nothing is doubled.
    """
    if known(db) != seen:
        raise BadSpreadsheet(
            "미리 보는 동안 자료가 바뀌었습니다. 바뀐 미리보기를 확인하고 다시 등록하세요."
        )
    added = []
    for row in imported.rows:
        regulation = store.add_regulation(db, row.clause, by=by)
        for code in row.codes:
            store.link_step(db, regulation.id, seen.codes[code], by=by)
        added.append(regulation)
    return added
