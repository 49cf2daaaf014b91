"""Tables as files. A text stays a text: no cell becomes a formula or a link."""

import csv
import io
from collections.abc import Sequence

import xlsxwriter

from processes.spreadsheet import cells

Cell = str | float | None

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDEST, _MEASURED = 40, 200


def xlsx(title: str, headers: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """Return a workbook of one sheet: numbers as numbers, everything else as plain text."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = workbook.add_worksheet(title)
    heading = workbook.add_format({"bold": True, "bg_color": "#f4f5f6", "border": 1})
    body = workbook.add_format({"text_wrap": True, "valign": "top"})
    for column, header in enumerate(headers):
        sheet.write_string(0, column, header, heading)
        longest = max((_width(row[column]) for row in rows[:_MEASURED]), default=0)
        sheet.set_column(column, column, min(max(_width(header), longest) + 2, _WIDEST))
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, cell[:32_767], body)
            elif cell is not None:
                sheet.write_number(number, column, cell, body)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), max(len(headers) - 1, 0))
    workbook.close()
    return out.getvalue()


def csv_file(headers: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """Return a CSV that Excel opens rightly (UTF-8 with its mark)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(_disarmed, headers))
    writer.writerows([_disarmed(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _disarmed(cell: Cell) -> Cell:
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    if isinstance(cell, float):
        return cells.text(cell)
    return f"'{cell}" if isinstance(cell, str) and cells.is_formula(cell.lstrip("'")) else cell


def _width(cell: Cell) -> int:
    lines = str("" if cell is None else cell).split("\n")
    return max(sum(2 if ord(sign) > 0x2E7F else 1 for sign in line) for line in lines)
