"""A survey form that came back, as it stands: its rows and the values it was made with."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from processes.inventory.fields import CODE, COLUMN_BY_KEY, DEPARTMENT, NAME
from processes.inventory.model import NotUnderstood
from processes.spreadsheet import cells, form, template_hidden
from processes.spreadsheet.form import Base
from processes.spreadsheet.model import BadSpreadsheet, Sheet
from processes.spreadsheet.opening import open_book

_LOOKED_AT = 40
_ANEW = "조사표를 새로 받아 옮겨 적으세요."


@dataclass(frozen=True)
class FormRow:
    """One row of the form. `number` is the row of the sheet, from 1."""

    number: int
    code: str
    texts: Mapping[str, str]  # by the key of the column, as they stand in the cells


@dataclass(frozen=True)
class Returned:
    """The form: where each column stands, its rows, and the base of every process in it."""

    sheet: str
    department: str
    round_id: str
    made_at: str
    columns: Mapping[str, int]  # key -> column from 0
    rows: tuple[FormRow, ...]
    bases: Mapping[str, Base]
    department_id: str = ""  # '' in forms of former versions

    @property
    def lost(self) -> tuple[str, ...]:
        """The labels of the columns that somebody took away."""
        return tuple(f.label for f in form.EXCHANGED if f.key not in self.columns)

    def place(self, row: FormRow, key: str) -> str:
        """Name a cell for people: 시트 '조사표' F12."""
        return f"시트 '{self.sheet}' {cells.letter(self.columns[key])}{row.number}"


def read(content: bytes) -> Returned | None:
    """Return the form, or None where the file has no hidden sheet: an ordinary table.

    Raises BadSpreadsheet for what is damaged, locked or too large, and for a form whose
    hidden sheet or headings were changed.
    """
    return of_book(*open_book(content, form.HIDDEN))


def of_book(visible: tuple[Sheet, ...], hidden: Sheet | None) -> Returned | None:
    """Return the form that a workbook is, from its visible sheets and the hidden one.

    Raises BadSpreadsheet for a form whose hidden sheet or headings were changed.
    """
    if hidden is None or form.MARK not in hidden.rows[0]:
        return None
    if hidden.rows[0][1] != form.VERSION:
        raise BadSpreadsheet(f"다른 판의 조사표입니다. {_ANEW}")
    about, bases = _hidden(hidden)
    sheet, top, columns = _headings(visible)
    rows = [_row(sheet, at, columns) for at in range(top + 1, len(sheet.rows))]
    return Returned(
        sheet=sheet.name,
        department=about["department"],
        round_id=about["round"],
        made_at=about["made"],
        columns=columns,
        rows=tuple(row for row in rows if row.code or any(row.texts.values())),
        bases=bases,
        department_id=about["department_id"],
    )


def department_problem(returned: Returned, known: list[str]) -> BadSpreadsheet | None:
    """Return the refusal of a form whose department is not in the register."""
    if returned.department in known:
        return None
    return BadSpreadsheet(
        f"시트 '{form.HIDDEN}' A2 ({DEPARTMENT.label}): '{returned.department}'은(는) 없는 "
        "부서입니다. 부서를 먼저 등록하거나 바뀐 부서의 조사표를 새로 받으세요."
    )


def _hidden(sheet: Sheet) -> tuple[dict[str, str], dict[str, Base]]:
    place = "A2"
    try:
        written = json.loads(sheet.rows[1][0])
        about = {key: str(written[key]) for key in _ABOUT}
        about["department_id"] = str(written.get("department_id", ""))
        keys = [key for key in sheet.rows[2] if key]
        bases = {}
        for number, row in enumerate(sheet.rows[template_hidden.ROWS_FROM :], start=4):
            place = f"{number}행"
            if any(row):
                base = _base(dict(zip(keys, row, strict=False)))
                bases[base.code] = base
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, NotUnderstood) as error:
        raise BadSpreadsheet(
            f"숨은 시트 '{form.HIDDEN}'의 {place}이(가) 고쳐져 무엇이 바뀌었는지 알 수 없습니다. "
            + _ANEW
        ) from error
    return about, bases


_ABOUT = ("department", "round", "made")


def _base(row: Mapping[str, str]) -> Base:
    values: dict[str, Any] = {
        key: form.decoded(key, text)
        for key, text in row.items()
        if text and key in COLUMN_BY_KEY and key != CODE.key
    }
    code, revision = form.read_as(json.loads(row["code"])), int(row["revision"])
    return Base(code, revision, values, row.get("id", ""))


def _headings(sheets: tuple[Sheet, ...]) -> tuple[Sheet, int, dict[str, int]]:
    """Find the row of headings; a column is known by its whole title, wherever it was moved."""
    titles = {form.read_as(field.title): field.key for field in form.COLUMNS}
    for sheet in sheets:
        for at, row in enumerate(sheet.rows[:_LOOKED_AT]):
            columns: dict[str, int] = {}
            for index, text in enumerate(row):
                key = titles.get(text.removesuffix(form.STAR.strip()).strip())
                if key:
                    columns.setdefault(key, index)
            if {CODE.key, NAME.key} <= columns.keys():
                return sheet, at, columns
    raise BadSpreadsheet(
        f"'{CODE.label}'와 '{NAME.label}'이 있는 제목 행을 찾지 못했습니다. {_ANEW}"
    )


def _row(sheet: Sheet, at: int, columns: Mapping[str, int]) -> FormRow:
    row = sheet.rows[at]
    texts = {key: row[i] if i < len(row) else "" for key, i in columns.items()}
    return FormRow(at + 1, texts.pop(CODE.key), texts)
