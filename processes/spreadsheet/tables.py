"""What is written into tables: the register as it is seen, the rows that were not taken."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Protocol

from processes.inventory.dates import shown
from processes.inventory.fields import (
    BY_KEY,
    CODE,
    COLUMN_BY_KEY,
    DEPARTMENT,
    FIELDS,
    NAME,
    Field,
    missing,
)
from processes.inventory.model import Estimate, NotUnderstood, Process
from processes.inventory.totals import yearly_hours
from processes.inventory.wording import with_original
from processes.spreadsheet import cells
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
    """Return headers and rows that the import reads back, letter by letter.

    Unknown is an empty cell, none is '없음', a range is '10~20' or '10~20~40'; a figure whose
    source had it in other words keeps them: '240 [원문: 월 20건]'.
    """
    headers = [CODE.label, DEPARTMENT.label, NAME.label, *(field.title for field in FIELDS)]
    return [*headers, _HOURS], [_row(process) for process in processes]


def of_columns(processes: Sequence[Process], keys: Sequence[str]) -> Table:
    """Return the chosen columns, computed ones among them; codes always come first."""
    headers = [_COMPUTED.get(key) or COLUMN_BY_KEY[key].title for key in keys]
    rows = [[one.code, *(_cell_of(one, key) for key in keys)] for one in processes]
    return [CODE.label, *headers], rows


def of_left_out(imported: Sorted) -> Table:
    """Return the rejected and the skipped rows as they stood, with row, cell and reason."""
    headers = ["행", "칸", "구분", "열", "적힌 값", "이유"]
    headers += [column.header or column.letter for column in imported.columns]
    rows: list[list[Cell]] = []
    for rejected in imported.rejected:
        for problem in rejected.problems:
            told: list[Cell] = [
                rejected.number,
                problem.cell,
                "반려",
                problem.label,
                problem.written,
                problem.reason,
            ]
            rows.append([*told, *rejected.cells])
    for skipped in imported.skipped:
        rows.append([skipped.number, "", "건너뜀", "", "", skipped.reason, *skipped.cells])
    return headers, [row + [""] * (len(headers) - len(row)) for row in rows]


def _row(process: Process) -> list[Cell]:
    known = [_cell(field, getattr(process.facts, field.key)) for field in FIELDS]
    return [process.code, process.department, process.name, *known, _cell_of(process, "hours")]


def _cell_of(process: Process, key: str) -> Cell:
    if key == "hours":
        hours = yearly_hours(process.facts)
        return "" if hours is None else _figure(hours, hours.text)
    if key == "missing":
        return len(missing(process.facts))
    if key == "updated":
        return f"{shown(process.updated_at)} {process.updated_by}"
    if key in BY_KEY:
        return _cell(BY_KEY[key], getattr(process.facts, key))
    return str(getattr(process, key))


def _cell(field: Field, value: Any) -> Cell:
    if isinstance(value, Estimate):
        return _figure(value, _with_words(field, value))
    return value if type(value) is int else field.format(value)


def _figure(value: Estimate, text: str) -> Cell:
    """Return a number for one plain figure that a cell holds to the last digit, else the text."""
    if not value.is_exact or value.approximate or value.written:
        return text
    number = float(value.likely or 0)
    held = float(f"{number:.16G}") == number  # as the file spells it
    return number if held and cells.text(number) == text.replace(",", "") else text


@lru_cache(maxsize=4096)
def _with_words(field: Field, value: Estimate) -> str:
    """Return the words of the source where they are read as this value, else both."""
    if not value.written:
        return value.text
    try:
        alone = field.parse(value.written) == value
    except NotUnderstood:
        alone = False
    return value.written if alone else with_original(value)


_HOURS = "연간 투입(시간, 계산값)"
_COMPUTED = {"hours": _HOURS, "missing": "빠진 필수 항목 수", "updated": "마지막 저장"}
