"""Where each cell of a table stands, spans worked out; a table with holes is refused."""

import re
from dataclasses import dataclass

from documents.model import Cell, Table
from documents.refusals import TableError

MAX_COLUMNS = 63  # Word opens no wider table
_COLOUR = re.compile("#[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class Placed:
    """A cell and its upper left corner, counted from 0."""

    row: int
    column: int
    cell: Cell

    @property
    def spot(self) -> tuple[int, int]:
        """Row and column."""
        return self.row, self.column


def placed(table: Table) -> tuple[Placed, ...]:
    """The cells of the table with their places, row by row."""
    _check_size(table)
    taken: set[tuple[int, int]] = set()
    found: list[Placed] = []
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            spot = Placed(row, column, cell)
            _take(table, spot, taken)
            found.append(spot)
            column += cell.colspan
    _check_holes(table, taken)
    return tuple(found)


def _take(table: Table, spot: Placed, taken: set[tuple[int, int]]) -> None:
    cell = spot.cell
    bottom, right = spot.row + cell.rowspan, spot.column + cell.colspan
    if cell.rowspan < 1 or cell.colspan < 1:
        raise TableError(f"{_place(table, *spot.spot)}: 셀이 차지하는 칸은 1 이상이어야 합니다.")
    if bottom > len(table.rows) or right > len(table.widths):
        raise TableError(f"{_place(table, *spot.spot)}: 셀이 표 밖으로 나갑니다.")
    if spot.row < table.header_rows < bottom:
        raise TableError(f"{_place(table, *spot.spot)}: 머리 행의 셀이 본문까지 이어집니다.")
    if cell.fill is not None and not _COLOUR.fullmatch(cell.fill):
        raise TableError(f"{_place(table, *spot.spot)}: 배경색은 #rrggbb 형식이어야 합니다.")
    area = {(r, c) for r in range(spot.row, bottom) for c in range(spot.column, right)}
    if area & taken:
        raise TableError(f"{_place(table, *spot.spot)}: 셀이 다른 셀과 겹칩니다.")
    taken |= area


def _check_size(table: Table) -> None:
    name = _name(table)
    if not table.rows or not table.widths:
        raise TableError(f"{name}: 행이나 열이 없습니다.")
    if len(table.widths) > MAX_COLUMNS:
        raise TableError(f"{name}: 열이 {len(table.widths)}개입니다. {MAX_COLUMNS}개까지 됩니다.")
    if not all(0 < width < 10_000 for width in table.widths):
        raise TableError(f"{name}: 열 너비는 0보다 커야 합니다.")
    if not 0 <= table.header_rows <= len(table.rows):
        raise TableError(f"{name}: 머리 행이 {table.header_rows}개일 수 없습니다.")


def _check_holes(table: Table, taken: set[tuple[int, int]]) -> None:
    for row in range(len(table.rows)):
        for column in range(len(table.widths)):
            if (row, column) not in taken:
                raise TableError(f"{_place(table, row, column)}: 셀이 비어 있지 않고 빠졌습니다.")


def _name(table: Table) -> str:
    return f"표 ‘{table.caption}’" if table.caption else "표"


def _place(table: Table, row: int, column: int) -> str:
    return f"{_name(table)}의 {row + 1}행 {column + 1}열"
