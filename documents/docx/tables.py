"""Tables in Word, built as XML: python-docx grows slower with each row and each merged cell."""

from typing import Any

from documents import grid
from documents.docx.elements import child
from documents.model import Table
from documents.sheets import TEXT_WIDTH_MM

HEADER_FILL = "#ECEEF0"
_DXA_PER_MM = 1440 / 25.4
_MEASURE = "dxa"


def table_element(parent: Any, table: Table, orientation: str = "portrait") -> Any:
    """The table as the last child of the parent, as wide as the text on such a page."""
    widths = _widths(table, TEXT_WIDTH_MM[orientation] * _DXA_PER_MM)
    frame = child(parent, "w:tbl")
    _add_properties(frame, widths)
    rows: list[list[tuple[grid.Placed, bool]]] = [[] for _ in table.rows]
    for spot in grid.placed(table):
        for row in range(spot.row, spot.row + spot.cell.rowspan):
            rows[row].append((spot, row == spot.row))
    for index, cells in enumerate(rows):
        made = child(frame, "w:tr")
        if index < table.header_rows:
            properties = child(made, "w:trPr")
            child(properties, "w:cantSplit")
            child(properties, "w:tblHeader")
        for spot, first in sorted(cells, key=lambda cell: cell[0].column):
            width = sum(widths[spot.column : spot.column + spot.cell.colspan])
            _add_cell(made, spot, width, first=first)
    return frame


def _widths(table: Table, room: float) -> list[int]:
    whole = sum(table.widths)
    return [max(1, int(room * share / whole)) for share in table.widths]


def _add_properties(frame: Any, widths: list[int]) -> None:
    properties = child(frame, "w:tblPr")
    child(properties, "w:tblStyle", val="TableGrid")
    child(properties, "w:tblW", w=sum(widths), type=_MEASURE)
    child(properties, "w:jc", val="center")
    child(properties, "w:tblLayout", type="fixed")
    columns = child(frame, "w:tblGrid")
    for width in widths:
        child(columns, "w:gridCol", w=width)


def _add_cell(row: Any, spot: grid.Placed, width: int, *, first: bool) -> None:
    """A cell in the row where it starts; below, the empty cells that it is merged with."""
    cell = spot.cell
    made = child(row, "w:tc")
    properties = child(made, "w:tcPr")
    child(properties, "w:tcW", w=width, type=_MEASURE)
    if cell.colspan > 1:
        child(properties, "w:gridSpan", val=cell.colspan)
    if cell.rowspan > 1:
        child(properties, "w:vMerge", val="restart" if first else "continue")
    fill = cell.fill or (HEADER_FILL if cell.header else None)
    if fill:
        child(properties, "w:shd", val="clear", color="auto", fill=fill[1:].upper())
    child(properties, "w:vAlign", val="center")
    _add_text(made, spot, cell.text if first else "")


def _add_text(parent: Any, spot: grid.Placed, text: str) -> None:
    cell = spot.cell
    paragraph = child(parent, "w:p")
    properties = child(paragraph, "w:pPr")
    child(properties, "w:pStyle", val="TableHeader" if cell.header or cell.bold else "TableText")
    side = "center" if cell.header else cell.align
    if side != "left":
        child(properties, "w:jc", val=side)
    run = child(paragraph, "w:r")
    for index, line in enumerate(text.split("\n")):
        if index:
            child(run, "w:br")
        words = child(run, "w:t")
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        words.text = line
