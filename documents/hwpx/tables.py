"""Tables in OWPML: the cells of each row that start there, with spans, sizes and shading."""

from lxml import etree

from documents import grid
from documents.hwpx.elements import child, empty_paragraph, paragraph, sublist, text_width
from documents.hwpx.styles import Style, Styles
from documents.model import Cell, Table

HEADER_FILL = "#ECEEF0"
_LINE = 1300  # 10 pt at 130 %
_PADDING = {"left": 510, "right": 510, "top": 283, "bottom": 283}
_LETTER = 1000


def add_table(
    parent: etree._Element, table: Table, styles: Styles, anchor: Style, orientation: str
) -> etree._Element:
    """The table inside a paragraph of its own, which it returns."""
    holder = empty_paragraph(parent, anchor)
    run = child(holder, "run", charPrIDRef=anchor.letters)
    widths = _widths(table, text_width(orientation))
    heights = _heights(table, widths)
    frame = _frame(run, table, styles, sum(widths), sum(heights))
    rows = [child(frame, "tr") for _ in table.rows]
    for spot in grid.placed(table):
        cell = spot.cell
        _add_cell(
            rows[spot.row],
            spot,
            styles,
            width=sum(widths[spot.column : spot.column + cell.colspan]),
            height=sum(heights[spot.row : spot.row + cell.rowspan]),
        )
    return holder


def _frame(
    run: etree._Element, table: Table, styles: Styles, width: int, height: int
) -> etree._Element:
    """A table that flows over pages: one treated as a letter would be cut off."""
    frame = child(
        run,
        "tbl",
        id=0,
        zOrder=0,
        numberingType="TABLE",
        textWrap="TOP_AND_BOTTOM",
        textFlow="BOTH_SIDES",
        lock=0,
        dropcapstyle="None",
        pageBreak="CELL",
        repeatHeader=int(table.header_rows > 0),
        rowCnt=len(table.rows),
        colCnt=len(table.widths),
        cellSpacing=0,
        borderFillIDRef=styles.fill(None),
        noAdjust=0,
    )
    fixed = {"widthRelTo": "ABSOLUTE", "heightRelTo": "ABSOLUTE", "protect": 0}
    child(frame, "sz", width=width, height=height, **fixed)
    child(
        frame,
        "pos",
        treatAsChar=0,
        affectLSpacing=0,
        flowWithText=1,
        allowOverlap=0,
        holdAnchorAndSO=0,
        vertRelTo="PARA",
        horzRelTo="COLUMN",
        vertAlign="TOP",
        horzAlign="LEFT",
        vertOffset=0,
        horzOffset=0,
    )
    child(frame, "outMargin", left=0, right=0, top=0, bottom=283)
    child(frame, "inMargin", **_PADDING)
    return frame


def _add_cell(
    row: etree._Element, spot: grid.Placed, styles: Styles, *, width: int, height: int
) -> None:
    cell = spot.cell
    fill = cell.fill or (HEADER_FILL if cell.header else None)
    made = child(
        row,
        "tc",
        name="",
        header=int(cell.header),
        hasMargin=1,
        protect=0,
        editable=0,
        dirty=0,
        borderFillIDRef=styles.fill(fill and fill.upper()),
    )
    lines = sublist(made, vertical="CENTER")
    style = styles.cell("center" if cell.header else cell.align, bold=cell.bold or cell.header)
    for line in cell.text.split("\n"):
        paragraph(lines, line, style)
    child(made, "cellAddr", colAddr=spot.column, rowAddr=spot.row)
    child(made, "cellSpan", colSpan=cell.colspan, rowSpan=cell.rowspan)
    child(made, "cellSz", width=width, height=height)
    child(made, "cellMargin", **_PADDING)


def _widths(table: Table, room: int) -> list[int]:
    whole = sum(table.widths)
    widths = [max(1, int(room * share / whole)) for share in table.widths]
    widths[-1] += room - sum(widths)
    return widths


def _heights(table: Table, widths: list[int]) -> list[int]:
    """Row heights from the lines that fit: Hancom grows a row by itself, LibreOffice does not."""
    lines = [1] * len(table.rows)
    for spot in grid.placed(table):
        cell = spot.cell
        if cell.rowspan == 1:
            room = sum(widths[spot.column : spot.column + cell.colspan]) - 1020
            lines[spot.row] = max(lines[spot.row], _lines(cell, max(room, _LETTER)))
    return [_LINE * count + 566 for count in lines]


def _lines(cell: Cell, room: int) -> int:
    count = 0
    for line in cell.text.split("\n"):
        length = sum(_LETTER if letter > "\u1100" else 550 for letter in line)
        count += max(1, -(-length // room))
    return count
