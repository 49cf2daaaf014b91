"""A file that somebody hands over, opened as sheets of text, or refused with a sentence."""

import io
from typing import Any

import python_calamine as calamine

from processes.spreadsheet import archive, cells, delimited
from processes.spreadsheet.collection import at_rest
from processes.spreadsheet.model import BadSpreadsheet, Sheet

SIZE_LIMIT = 50_000_000
PASTED = "붙여 넣은 표"

_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DRM = (b"SCDS", b"<## NASCA", b"DRMONE", b"\x9b\x20DRMONE")


def open_sheets(content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of an .xlsx, or the one table of a .csv. What it is, the bytes tell.

    Raises BadSpreadsheet for anything else, and for what is damaged, locked or too large.
    """
    return open_book(content, "")[0]


@at_rest()
def open_book(content: bytes, apart: str) -> tuple[tuple[Sheet, ...], Sheet | None]:
    """Return the visible sheets, and apart the one of that name even if hidden (None: no such).

    Raises what open_sheets raises.
    """
    if not content.strip():
        raise BadSpreadsheet("빈 파일입니다. 표가 든 파일을 올리세요.")
    refuse_size(len(content))
    if content.startswith(_ZIP):
        return _workbook(content, apart)
    _refuse_others(content)
    return (Sheet("CSV", delimited.rows(content)),), None


def open_pasted(text: str) -> tuple[Sheet, ...]:
    """Return a block of cells that was copied out of a spreadsheet, as one sheet.

    Raises BadSpreadsheet for nothing, or for more than a clipboard should hold.
    """
    if not text.strip():
        raise BadSpreadsheet("붙여 넣은 것이 없습니다. 엑셀에서 제목 줄까지 복사해 붙이세요.")
    refuse_size(len(text))
    return (Sheet(PASTED, delimited.pasted(text)),)


def refuse_size(size: int) -> None:
    """Refuse a file that is too large to be a table, before it is read."""
    if size > SIZE_LIMIT:
        raise BadSpreadsheet(
            f"파일이 {SIZE_LIMIT // 1_000_000}MB를 넘습니다. "
            "필요한 표만 새 파일에 복사해서 올리세요."
        )


def _refuse_others(content: bytes) -> None:
    if content.startswith(_OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise BadSpreadsheet("암호가 걸린 파일입니다. 암호를 풀고 저장한 뒤 다시 올리세요.")
        raise BadSpreadsheet(
            "예전 형식의 파일(.xls 등)입니다. 엑셀에서 '다른 이름으로 저장'을 눌러 "
            "Excel 통합 문서(.xlsx)로 저장한 뒤 올리세요."
        )
    if content.startswith(_DRM):
        raise BadSpreadsheet("문서보안(DRM)이 걸린 파일입니다. 보안을 해제한 뒤 다시 올리세요.")
    if content[:200].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith((b"<", b"%pdf", b"{\\rtf")):
        raise BadSpreadsheet(
            "표 파일이 아닙니다(웹 페이지나 문서). 엑셀에서 열어 .xlsx로 저장한 뒤 올리세요."
        )


def _workbook(content: bytes, apart: str) -> tuple[tuple[Sheet, ...], Sheet | None]:
    parts = archive.look_through(content)
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        visible = {
            sheet.name: sheet.visible == calamine.SheetVisibleEnum.Visible
            for sheet in workbook.sheets_metadata
            if sheet.typ == calamine.SheetTypeEnum.WorkSheet
        }
        sheets = {
            name: _sheet(workbook.get_sheet_by_name(name), parts.get(name, archive.SheetPart()))
            for name, seen in visible.items()
            if seen or name == apart
        }
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise archive.damaged() from error
    alone = sheets.pop(apart, None)
    filled = tuple(sheet for sheet in sheets.values() if any(any(row) for row in sheet.rows))
    if not filled:
        raise BadSpreadsheet("모든 시트가 비었습니다. 표가 든 파일을 올리세요.")
    return filled, alone


class _Texts(dict[Any, str]):
    """The texts of cells by value: what stands in many cells becomes one text.

    0 and 1 are left out, for they are equal to False and True, which read otherwise.
    """

    def __missing__(self, value: Any) -> str:
        if type(value) is str and "\r" not in value:  # the way of nearly all
            text = self[value] = value.strip()
            return text
        text = cells.text(value)
        if value not in (0, 1):
            self[value] = self[text] = text
        return text


def _sheet(sheet: calamine.CalamineSheet, part: archive.SheetPart) -> Sheet:
    rows = _rows(sheet)
    for (row, column), error in part.errors.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = error
    across: dict[int, int] = {}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        written = rows[top][left]
        for row in range(top, min(bottom + 1, len(rows))):
            across[row] = max(across.get(row, 1), right - left + 1)
            for column in range(left, min(right + 1, len(rows[row]))):
                rows[row][column] = written
    return Sheet(sheet.name, tuple(map(tuple, rows)), across)


def _rows(sheet: calamine.CalamineSheet) -> list[list[str]]:
    """Return the texts of the cells from A1 on, row after row: the table stands in memory once."""
    text_of = _Texts().__getitem__
    left = [""] * sheet.start[1] if sheet.start else []  # the rows begin with the first column used
    return [[*left, *map(text_of, row)] for row in sheet.iter_rows()]
