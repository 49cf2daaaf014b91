"""What is written into tables: the register as it is seen, the rows that were not taken."""

from collections.abc import Sequence
from typing import Protocol

from processes.inventory.fields import BY_KEY, CODE, DEPARTMENT, FIELDS, NAME
from processes.inventory.model import Estimate, Process
from processes.inventory.totals import yearly_hours
from processes.spreadsheet.model import Column, Rejected, Skipped
from processes.spreadsheet.writing import Cell

Table = tuple[list[str], list[list[Cell]]]


class Sorted(Protocol):
    """A table of which some rows were not taken."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """How the columns were understood."""

    @property
    def rejected(self) -> tuple[Rejected, ...]:
        """The rows that can't be taken as they stand."""

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The rows that are no data, or there already."""


def of_register(processes: Sequence[Process]) -> Table:
    """Return headers and rows that the import reads back; unknown is an empty cell."""
    headers = [CODE.label, DEPARTMENT.label, NAME.label, *(field.title for field in FIELDS)]
    return [*headers, "연간 투입(시간, 계산값)"], [_row(process) for process in processes]


def of_left_out(imported: Sorted) -> Table:
    """Return the rejected and the skipped rows as they stood, with row, column and reason."""
    headers = ["행", "구분", "열", "적힌 값", "이유"]
    headers += [column.header or column.letter for column in imported.columns]
    rows: list[list[Cell]] = []
    for rejected in imported.rejected:
        for problem in rejected.problems:
            told: list[Cell] = [
                rejected.number,
                "반려",
                problem.label,
                problem.written,
                problem.reason,
            ]
            rows.append([*told, *rejected.cells])
    for skipped in imported.skipped:
        rows.append([skipped.number, "건너뜀", "", "", skipped.reason, *skipped.cells])
    return headers, [row + [""] * (len(headers) - len(row)) for row in rows]


def _row(process: Process) -> list[Cell]:
    cells: list[Cell] = [process.code, process.department, process.name]
    for field in FIELDS:
        value = getattr(process.facts, field.key)
        exact = isinstance(value, Estimate) and value.is_exact and not value.approximate
        cells.append(value.likely if exact else field.format(value))
    hours = yearly_hours(process.facts)
    return [*cells, hours.likely if hours and hours.is_exact else _hours_text(hours)]


def _hours_text(hours: Estimate | None) -> str:
    return "" if hours is None else BY_KEY["yearly_volume"].format(hours)
