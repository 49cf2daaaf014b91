"""Rows of a table that are no data: blank, sums, footnotes, section lines, headers again."""

import re
from collections.abc import Sequence
from itertools import islice

from processes.inventory.wording import plain
from processes.spreadsheet.columns import Header
from processes.spreadsheet.model import Sheet

_SUMS = {"합계", "소계", "계", "총계", "누계", "총합계", "중계", "평균"}
_SUM_ENDS = ("소계", "합계", "총계", "누계")
_NOTE = re.compile(r"^(?:※|＊|\*|주\)|주:|\(주\)|참고\)|참고:|비고:|자료:|출처:)")
_SUM_LAST = frozenset("계균\u1168\u11ab")  # 계, 균, and as they end when letters stand apart
_LEADING = 4


def reason(sheet: Sheet, at: int, header: Header, name_column: int) -> str | None:
    """Return why the row is no process, or None where it may be one."""
    row = sheet.rows[at]
    written = [cell for cell in row if cell]
    if not written:
        return "빈 행입니다."
    if _NOTE.match(written[0]):
        return "주석입니다."
    if _is_sum(row, name_column):
        return "합계 행입니다."
    if _repeats(row, header):
        return "제목 행이 되풀이되었습니다."
    across = sheet.merged_across.get(at, 1)
    if len(written) > 1 and across * 2 >= len(row) and _are_one(written, across, sheet):
        return "여러 칸을 합친 구분 행입니다."
    return None


def _is_sum(row: Sequence[str], name_column: int) -> bool:
    filled = islice(((i, cell) for i, cell in enumerate(row) if cell), _LEADING)
    leading = [
        (i, plain(cell).replace(" ", "")) for i, cell in filled if cell.rstrip()[-1:] in _SUM_LAST
    ]
    return any(
        text in _SUMS or (i < name_column and text.endswith(_SUM_ENDS)) for i, text in leading
    )


def _are_one(written: Sequence[str], across: int, sheet: Sheet) -> bool:
    return len(set(written)) == 1 and across * 2 >= sheet.width


def _repeats(row: Sequence[str], header: Header) -> bool:
    first = next((c for c in header.columns if c.key and c.index < len(row) and row[c.index]), None)
    if first is None or plain(row[first.index]) != first.header:
        return False
    same = [c for c in header.columns if c.key and c.index < len(row) and row[c.index]]
    return len(same) >= 2 and all(plain(row[c.index]) == c.header for c in same)
