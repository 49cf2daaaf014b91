"""The ZIP behind an .xlsx, looked through before anything expands it into memory."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from posixpath import normpath

from lxml import etree

from processes.spreadsheet import cells
from processes.spreadsheet.model import BadSpreadsheet

UNPACKED_LIMIT = 200_000_000
CELL_LIMIT = 3_000_000

_DAMAGED = "파일이 깨져 열 수 없습니다. 엑셀에서 열어 다시 저장한 파일을 올리세요."
_TOO_LARGE = "파일을 풀면 너무 커서 읽지 않았습니다. 필요한 표만 새 파일에 복사해서 올리세요."
_ROW = re.compile(rb"""<row\b[^>]*?\sr=["'](\d{1,7})""")
_CELL_ROW = re.compile(rb"""\sr=["'][A-Z]{1,3}(\d{1,7})""")
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
    numbers = _ROW.findall(data) or _CELL_ROW.findall(data)
    quote = "[\"']" if b"'" in data and b" r='" in data else '"'
    if _beyond(max(map(int, numbers), default=1), quote).search(data):
        raise BadSpreadsheet(_TOO_LARGE)
    errors = {}
    if b'="e' in data and b't="e"' in data:  # the first is found faster not to be there
        errors = {cells.place(r.decode()): v.decode() for r, v in _ERROR.findall(data)}
    if data.find(b"f", data.find(b"<sheetData"), data.rfind(b"</sheetData")) > 0:  # found at once
        for reference in _FORMULA_ALONE.findall(data):
            errors.setdefault(cells.place(reference.decode()), cells.NOT_CALCULATED)
    return SheetPart(errors)


def _beyond(rows: int, quote: str) -> re.Pattern[bytes]:
    """Return what finds a cell so far out that the table of all cells would be too large.

    The rows are rounded up to a number that a short expression can tell: 10,234 to 19,999.
    """
    first, length = int(str(rows)[0]), len(str(rows))
    most = (first + 1) * 10 ** (length - 1) - 1
    lower = rf"\d{{{length + 1},}}" + (rf"|[{first + 1}-9]\d{{{length - 1}}}" if first < 9 else "")
    right = _columns_after(cells.letter(max(CELL_LIMIT // most, 1) - 1))
    return re.compile(f"r={quote}(?:(?:{right})\\d|[A-Z]{{1,3}}(?:{lower}){quote})".encode())


def _columns_after(last: str) -> str:
    """Return an expression for the names of all columns to the right of one: after 'KM'."""
    longer = [f"[A-Z]{{{len(last) + 1},3}}"] if len(last) < 3 else []
    same = [
        f"{last[:at]}[{chr(ord(sign) + 1)}-Z][A-Z]{{{len(last) - at - 1}}}"
        for at, sign in enumerate(last)
        if sign != "Z"
    ]
    return "|".join([*longer, *same]) or "(?!)"
