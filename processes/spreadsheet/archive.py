"""The ZIP behind an .xlsx, looked through before anything expands it into memory."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from posixpath import normpath

from lxml import etree

from processes.spreadsheet import cells
from processes.spreadsheet.model import BadSpreadsheet

UNPACKED_LIMIT = 200_000_000
CELL_LIMIT = 3_000_000

_DAMAGED = "파일이 깨져 열 수 없습니다. 엑셀에서 열어 다시 저장한 파일을 올리세요."
_TOO_LARGE = "파일을 풀면 너무 커서 읽지 않았습니다. 필요한 표만 새 파일에 복사해서 올리세요."
_LAST_ROW = re.compile(rb'<row r="(\d{1,7})"')
_ELSEWHERE = re.compile(rb":(?:c|row|sheetData)\b")  # elements under a prefix
_ELEMENT = re.compile(
    rb"""<(?:[\w.-]+:)?(row|c)\b(?: r="([A-Z]*)(\d+)"|([^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*))"""
)
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]*)(\d+)["']""")
_ERROR = re.compile(rb'<c r="([A-Z]{1,3}\d{1,7})"[^>]*\st="e"[^>]*>.*?<v>([^<]{1,20})</v>', re.S)
_FORMULA_ALONE = re.compile(
    rb'<c r="([A-Z]{1,3}\d{1,7})"[^>]*><f(?:/>|[^>]*/>|[^>]*>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>'
)
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True)
class SheetPart:
    """What calamine does not tell of a sheet: the cells that hold errors."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)


def damaged() -> BadSpreadsheet:
    """The refusal of a file that is broken."""
    return BadSpreadsheet(_DAMAGED)


def look_through(content: bytes) -> dict[str, SheetPart]:
    """Return the parts of the workbook by sheet name, or raise BadSpreadsheet.

    Refuses a damaged archive, one that unpacks to more than UNPACKED_LIMIT (sizes that lie
    included), one that is no .xlsx, and sheets of more than CELL_LIMIT cells.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > UNPACKED_LIMIT:
                raise BadSpreadsheet(_TOO_LARGE)
            if "xl/workbook.xml" not in archive.namelist():
                raise BadSpreadsheet(
                    "엑셀 통합 문서(.xlsx)가 아닙니다. .xlsx나 .csv로 저장해서 올리세요."
                )
            return {name: _part(archive, path) for name, path in _sheets(archive).items()}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, etree.XMLSyntaxError) as error:
        raise damaged() from error
    except (KeyError, NotImplementedError, RuntimeError, ValueError) as error:
        raise damaged() from error


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in _xml(archive, "xl/_rels/workbook.xml.rels")
    }
    found = {}
    for sheet in _xml(archive, "xl/workbook.xml").iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(f"{_REL}id"), "")
        path = target[1:] if target.startswith("/") else normpath(f"xl/{target}")
        if path in archive.namelist():
            found[sheet.get("name", "")] = path
    return found


def _xml(archive: zipfile.ZipFile, path: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(archive.read(path), parser)


def _part(archive: zipfile.ZipFile, path: str) -> SheetPart:
    data = archive.read(path)
    start, end = max(data.find(b"<sheetData"), 0), data.rfind(b"</sheetData")
    if not _is_near(data, start, end) and _cells_around(data) > CELL_LIMIT:
        raise BadSpreadsheet(_TOO_LARGE)
    errors = {}
    if data.find(b"e", start, end) > 0 and b't="e"' in data:  # most have no such letter at all
        errors = {cells.place(r.decode()): v.decode() for r, v in _ERROR.findall(data)}
    if data.find(b"f", start, end) > 0:  # found at once
        for reference in _FORMULA_ALONE.findall(data):
            errors.setdefault(cells.place(reference.decode()), cells.NOT_CALCULATED)
    return SheetPart(errors)


def _is_near(data: bytes, start: int, end: int) -> bool:
    """Whether each cell stands where a table of CELL_LIMIT cells has room, for all to see.

    False also for cells that don't begin with where they stand: those are to be counted.
    """
    last = _LAST_ROW.match(data, data.rfind(b"<row", start, end))
    if not start or end < start or not last or _ELSEWHERE.search(data):
        return False
    return not _strayed(int(last[1])).search(data, start, end)


def _strayed(rows: int) -> re.Pattern[bytes]:
    """Return what finds a cell below the rows or too far to the right for so many.

    Both bounds are rounded to what a short expression tells: 10,234 rows are taken for 19,999,
    and the 150 columns that are left then, up to ET, for those up to DZ.
    """
    first, length = int(str(rows)[0]), len(str(rows))
    most = (first + 1) * 10 ** (length - 1) - 1
    row = rf"[1-{first}]?\d{{1,{length - 1}}}" if length > 1 else rf"[1-{first}]"
    last = cells.letter(max(CELL_LIMIT // most, 1) - 1)
    column = f"[A-{last}]" if len(last) == 1 else "[A-Z]{1,2}"
    if len(last) == 2:
        column = f"[A-{chr(ord(last[0]) - 1)}]?[A-Z]" if last[0] > "A" else "[A-Z]"
    return re.compile(f'<c(?! r="{column}{row}")'.encode())


def _cells_around(data: bytes) -> int:
    """Return the size of the table from A1 that holds every cell, however the cells are told."""
    rows = columns = row = column = 0
    for element in _ELEMENT.finditer(data):
        kind, letters, digits, others = element.groups()
        found = _REFERENCE.search(others) if others else None
        if found:
            letters, digits = found.groups()
        if kind == b"row":
            row, column = int(digits or row + 1), 0
            continue
        column += 1
        if letters and digits:
            row, column = int(digits), _column(letters)
        rows, columns = max(rows, row), max(columns, column)
    return rows * columns


@lru_cache(maxsize=1024)
def _column(letters: bytes) -> int:
    """Return the number of a column: 1 for A."""
    number = 0
    for sign in letters.upper():
        number = number * 26 + sign - 64
    return number
