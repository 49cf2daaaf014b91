"""Tables in Word: merged cells, shading, header rows that repeat on each page."""

from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from documents import grid
from documents.docx.elements import add_in_order, child, set_style
from documents.model import Table
from documents.pictures import TEXT_WIDTH_MM

HEADER_FILL = "#ECEEF0"
SIDES = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def add_table(file: Any, table: Table) -> None:
    """The table at the end of the document, as wide as the text."""
    columns = len(table.widths)
    made = file.add_table(len(table.rows), columns, "Table Grid")
    made.autofit, made.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    cells = made._cells  # read once: each access builds the whole list anew
    _set_widths(made, cells, table)
    for spot in grid.placed(table):
        cell = cells[spot.row * columns + spot.column]
        if spot.cell.rowspan > 1 or spot.cell.colspan > 1:
            bottom, right = spot.row + spot.cell.rowspan, spot.column + spot.cell.colspan
            cell = cell.merge(cells[(bottom - 1) * columns + right - 1])
        _fill(cell, spot)
    _set_rows(made, table)


def _set_widths(made: Any, cells: list[Any], table: Table) -> None:
    whole = sum(table.widths)
    for index, share in enumerate(table.widths):
        width = Mm(TEXT_WIDTH_MM * share / whole)
        made.columns[index].width = width
        for cell in cells[index :: len(table.widths)]:
            cell.width = width


def _fill(cell: Any, spot: grid.Placed) -> None:
    source = spot.cell
    paragraph = cell.paragraphs[0]
    set_style(paragraph, "TableHeader" if source.header or source.bold else "TableText")
    paragraph.add_run(source.text)
    if source.header or source.align != "left":
        paragraph.alignment = SIDES["center" if source.header else source.align]
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    fill = source.fill or (HEADER_FILL if source.header else None)
    if fill:
        properties = cell._tc.get_or_add_tcPr()
        add_in_order(properties, "shd", val="clear", color="auto", fill=fill[1:].upper())


def _set_rows(made: Any, table: Table) -> None:
    for index, row in enumerate(made._tbl.tr_lst):
        properties = row.get_or_add_trPr()
        if index < table.header_rows:
            child(properties, "w:cantSplit")
            child(properties, "w:tblHeader")
