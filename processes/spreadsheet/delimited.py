"""Text tables: which letters, which separator, then rows."""

import csv
import io

from processes.spreadsheet.cells import is_formula, text
from processes.spreadsheet.model import BadSpreadsheet

_SEPARATORS = (",", "\t", ";", "|")
_LOOKED_AT = 50


def rows(content: bytes) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a .csv in UTF-8, UTF-16 with its mark, or EUC-KR (CP949)."""
    written = decoded(content)
    return _cells(written, separator(written))


def pasted(written: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a block that was copied out of a spreadsheet: tabs between cells."""
    return _cells(written, "\t" if "\t" in written else separator(written))


def _cells(written: str, sign: str) -> tuple[tuple[str, ...], ...]:
    try:
        found = list(csv.reader(io.StringIO(written, newline=None), delimiter=sign))
    except csv.Error as error:
        raise BadSpreadsheet(
            "CSV를 읽지 못했습니다. 한 칸이 너무 길거나 따옴표가 어긋났습니다. "
            "엑셀에서 열어 .xlsx로 저장한 뒤 올리세요."
        ) from error
    _refuse_open_quote(written, found)
    return tuple(tuple(_armed(text(cell)) for cell in row) for row in found)


def _refuse_open_quote(written: str, found: list[list[str]]) -> None:
    """Refuse a quote that is never closed: the reader takes all that follows for one cell."""
    swallowed = [cell for cell in (found[-1] if found else []) if "\n" in cell]
    if written.count('"') % 2 and swallowed:
        first = swallowed[-1].split("\n", 1)[0]
        raise BadSpreadsheet(
            f"CSV {len(found)}번째 행의 '{first[:40]}' 앞에서 연 따옴표(\")가 닫히지 않았습니다. "
            "따옴표를 닫거나 지우고 다시 올리세요."
        )


def _armed(cell: str) -> str:
    """Take away the apostrophe that keeps a text in a CSV from being calculated."""
    return cell[1:] if cell[:1] == "'" and is_formula(cell.lstrip("'")) else cell


def decoded(content: bytes) -> str:
    """Return the text, or raise BadSpreadsheet where no known encoding fits."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp949"):
        try:
            written = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in written:
            return written
    raise BadSpreadsheet(
        "표로 읽을 수 없는 파일입니다. .xlsx 또는 CSV(UTF-8, EUC-KR)로 저장한 뒤 올리세요."
    )


def separator(written: str) -> str:
    """Return the separator that cuts the first rows into the most cells of one width.

    Counting rows alone would let a sign inside people's lines win over the wide table.
    """

    def cells(sign: str) -> int:
        try:
            reader = csv.reader(io.StringIO(written, newline=None), delimiter=sign)
            widths = [len(row) for row, _ in zip(reader, range(_LOOKED_AT), strict=False)]
        except csv.Error:
            return 0
        return max((widths.count(width) * (width - 1) for width in set(widths)), default=0)

    return max(_SEPARATORS, key=cells)
