"""Step tables as files: CSV in any Korean encoding or XLSX in, CSV or XLSX out."""

from processes.bpmn.steps import columns, partner, rows
from processes.bpmn.steps.model import BadSteps, StepTable
from processes.spreadsheet import opening, writing
from processes.spreadsheet.writing import Cell

_NAMES = columns.COLUMNS


def read(content: bytes) -> StepTable:
    """Return the table in an .xlsx or .csv: ours, or bpmn-python's.

    Of several sheets, the first that has our headings. Raises BadSpreadsheet or BadSteps.
    """
    sheets = opening.open_sheets(content)
    refusal: BadSteps | None = None
    for sheet in sheets:
        if partner.is_partners(sheet.rows):
            return partner.table(sheet.rows)
        try:
            columns.heading(sheet.rows)
        except BadSteps as none:
            refusal = refusal or none
            continue
        return rows.table(sheet.rows)
    raise refusal if refusal is not None else AssertionError("a file has at least one sheet")


def cells(content: bytes) -> list[list[str]]:
    """Return the rows of a file under our columns, as they stand, for somebody to correct.

    Raises BadSpreadsheet, or BadSteps where no sheet has the headings of a step table.
    """
    refusal: BadSteps | None = None
    for sheet in opening.open_sheets(content):
        if partner.is_partners(sheet.rows):
            return rows.rows(partner.table(sheet.rows))
        try:
            first, places = columns.heading(sheet.rows)
        except BadSteps as none:
            refusal = refusal or none
            continue
        below = [row for row in sheet.rows[first + 1 :] if any(row)]
        return [
            [row[places[name]] if places.get(name, len(row)) < len(row) else "" for name in _NAMES]
            for row in below
        ]
    raise refusal if refusal is not None else AssertionError("a file has at least one sheet")


def csv_file(table: StepTable) -> bytes:
    """Return the table as CSV that Excel opens rightly; no cell is calculated."""
    return writing.csv_file(columns.COLUMNS, _cells(table))


def xlsx(table: StepTable) -> bytes:
    """Return the table as a workbook of one sheet."""
    return writing.xlsx("단계표", columns.COLUMNS, _cells(table))


def _cells(table: StepTable) -> list[list[Cell]]:
    """Return the rows; figures as numbers, everything else as text."""
    return [[*row[:7], *map(_number, row[7:])] for row in rows.rows(table)]


def _number(written: str) -> Cell:
    return float(written) if written else ""
