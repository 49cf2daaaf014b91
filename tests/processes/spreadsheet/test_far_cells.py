"""A sheet whose table would fill the memory is refused, however its cells tell where they stand."""

import io
import zipfile

import openpyxl
import pytest

from processes.spreadsheet import archive, cells
from processes.spreadsheet.model import BadSpreadsheet
from processes.spreadsheet.opening import open_sheets

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_FIRST = '<row r="1"><c r="A1"><v>1</v></c></row>'


def workbook(sheet: str) -> bytes:
    """Return a workbook whose one sheet is the XML."""
    book, whole = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(book)
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(whole, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else data)
    return whole.getvalue()


def of_rows(rows: str) -> bytes:
    """Return a workbook with the rows."""
    return workbook(f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>')


def prefixed(rows: str) -> bytes:
    """Return a workbook with the rows under a prefix."""
    rows = rows.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    data = f"<x:sheetData>{rows}</x:sheetData>"
    return workbook(f'<x:worksheet xmlns:x="{_MAIN}">{data}</x:worksheet>')


FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
WIDE = "<row>" + "<c><v>1</v></c>" * 2000 + "</row>"


@pytest.mark.parametrize(
    "content",
    [
        of_rows(_FIRST + FAR),
        of_rows(FAR + _FIRST),
        prefixed(_FIRST + FAR),
        of_rows(_FIRST + FAR.replace('"', "'")),
        of_rows(_FIRST + FAR.replace("r=", "r = ")),
        of_rows(_FIRST + FAR.replace("<c ", "<c\n")),
        of_rows(_FIRST + FAR.replace("<c ", '<c s=">" ')),
        of_rows(_FIRST + FAR.replace("XFD", "xfd")),
        of_rows(_FIRST + '<row r="2"><c r="XFD1048576"><v>1</v></c></row>'),
        of_rows(WIDE + '<row r="1048576"><c><v>1</v></c></row>'),
        of_rows(WIDE + "<row/>" * 2000 + "<row><c><v>1</v></c></row>"),
    ],
)
def test_a_far_cell_is_seen_in_every_spelling(content):
    with pytest.raises(BadSpreadsheet, match="너무 커서"):
        open_sheets(content)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>',
        "<row><c><v>1</v></c><c><v>2</v></c></row>",
        "<row r='1'><c r='A1'><v>1</v></c><c s='0' r='B1'><v>2</v></c></row>",
        '<row r="1"><c r="a1"><v>1</v></c><c r="b1"><v>2</v></c></row>',
        '<row r="1"><c s=">" r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>',
    ],
)
def test_a_near_cell_is_read_in_every_spelling(rows):
    assert open_sheets(of_rows(rows))[0].rows == (("1", "2"),)


def test_cells_under_a_prefix_are_counted_where_they_stand():
    row = '<row r="3"><c r="B3"><v>1</v></c></row>'
    assert open_sheets(prefixed(row))[0].rows[-1][-1] == "1"


def filled(rows: int, columns: int) -> bytes:
    """Return a workbook with a cell in the first and the last place of a table."""
    last = f"{cells.letter(columns - 1)}{rows}"
    return of_rows(f'{_FIRST}<row r="{rows}"><c r="{last}"><v>1</v></c></row>')


@pytest.mark.parametrize("columns", [3, 27, 703, 16_384])
def test_the_limit_is_the_size_of_the_table(columns):
    rows = archive.CELL_LIMIT // columns
    assert open_sheets(filled(rows, columns))[0].rows[-1][-1] == "1"
    with pytest.raises(BadSpreadsheet, match="너무 커서"):
        open_sheets(filled(rows + 1, columns))


@pytest.mark.parametrize("rows", [1, 9, 10, 99, 105, 1_999, 10_001, 99_999, 1_000_000])
def test_what_is_taken_to_be_near_has_room_for_all(rows):
    found = archive._strayed(rows)
    for column in [0, 25, 26, 51, 149, 150, 700, 702, 16_383]:
        for row in {1, rows, min(rows * 2, 1_048_576), 1_048_576}:
            cell = f'<c r="{cells.letter(column)}{row}"'.encode()
            near = not found.search(cell)
            assert not near or row * (column + 1) <= archive.CELL_LIMIT
            assert near or column or row > rows  # the first column is near as far as the table goes
