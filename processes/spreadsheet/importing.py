"""From a sheet to what it would register: a pure value, with every doubt told by its row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from processes.inventory.fields import BY_KEY, COLUMN_BY_KEY, DEPARTMENT, NAME
from processes.inventory.model import Facts, NotUnderstood
from processes.inventory.wording import Understood, is_unknown
from processes.spreadsheet import cells, columns, furniture
from processes.spreadsheet.columns import Header
from processes.spreadsheet.model import (
    BadSpreadsheet,
    Choices,
    Column,
    Import,
    Problem,
    Registered,
    Rejected,
    Remark,
    Row,
    Sheet,
    Skipped,
)
from processes.spreadsheet.twins import sorted_out

NAME_LIMIT = 200
_IDENTITY = ("name", "department", "code")


def prepare(
    sheet: Sheet,
    header: Header,
    *,
    chosen: Mapping[int, str | None] | None = None,
    registered: Registered | None = None,
    choices: Choices | None = None,
) -> Import:
    """Return what the sheet would register with the user's mapping and choices.

    Raises BadSpreadsheet where no column holds the names of the processes.
    """
    choices = choices or Choices()
    understood = columns.mapped(header.columns, chosen or {})
    reader = _Reader(sheet, replace(header, columns=understood), choices)
    rows, rejected, skipped = reader.read()
    rows, doubles = sorted_out(rows, sheet, registered or Registered(), again=choices.again)
    return Import(
        sheet=sheet.name,
        header_row=header.row + 1,
        columns=understood,
        rows=tuple(rows),
        rejected=tuple(rejected),
        skipped=tuple(sorted([*skipped, *doubles], key=lambda one: one.number)),
    )


@dataclass
class _Reader:
    """Reads one sheet from top to bottom; remembers what stands above."""

    sheet: Sheet
    header: Header
    choices: Choices
    above: dict[str, str] = field(default_factory=dict)
    known: dict[tuple[int, str], Understood | NotUnderstood] = field(default_factory=dict)

    def read(self) -> tuple[list[Row], list[Rejected], list[Skipped]]:
        names = [column.index for column in self.header.columns if column.key == NAME.key]
        if not names:
            raise BadSpreadsheet(
                "업무명이 어느 열인지 정해지지 않았습니다. 열 하나를 '업무명'으로 고르세요."
            )
        rows, rejected, skipped = list[Row](), list[Rejected](), list[Skipped]()
        for at in range(self.header.last + 1, len(self.sheet.rows)):
            reason = furniture.reason(self.sheet, at, self.header, names[0])
            if reason:
                skipped.append(Skipped(at + 1, reason, self.sheet.rows[at]))
                continue
            row, problems = self._row(at)
            if row:
                rows.append(row)
            else:
                rejected.append(Rejected(at + 1, tuple(problems), self.sheet.rows[at]))
        return rows, rejected, skipped

    def _row(self, at: int) -> tuple[Row | None, list[Problem]]:
        remarks, problems, unread = list[Remark](), list[Problem](), list[Problem]()
        texts = dict(self._texts(at, remarks))
        values: dict[str, Any] = {}
        for column, written in texts.items():
            if column.key in BY_KEY:
                read = self._value(column, written)
                if isinstance(read, NotUnderstood):
                    unread.append(Problem(_titled(column), written, read.sentence))
                else:
                    values[str(column.key)] = read.value
                    remarks += [Remark(_titled(column), said) for said in read.assumptions]
        identity = {c.key: text for c, text in texts.items() if c.key not in BY_KEY}
        name, department, code = (identity.get(key, "") for key in ("name", "department", "code"))
        problems += _identity_problems(name, department)
        if unread and self.choices.keep_unreadable:
            values["note"] = _noted(values.get("note"), unread)
            remarks += [
                Remark(p.label, f"'{p.written}'을(를) 모름으로 두고 비고에 적습니다.")
                for p in unread
            ]
        else:
            problems += unread
        if problems:
            return None, problems
        facts = Facts(**values)
        return Row(at + 1, name, department, facts, code or None, tuple(remarks)), []

    def _texts(self, at: int, remarks: list[Remark]) -> Iterator[tuple[Column, str]]:
        """Give each imported column's text, and the department even where no column has it."""
        row = self.sheet.rows[at]
        for column in self.header.columns:
            if column.key:
                written = row[column.index] if column.index < len(row) else ""
                yield column, self._text(column, written, remarks)
        if all(column.key != "department" for column in self.header.columns):
            yield Column(-1, "", "", "department", 1.0), self.choices.department

    def _text(self, column: Column, written: str, remarks: list[Remark]) -> str:
        if column.key in _IDENTITY:
            written = "" if is_unknown(written) else " ".join(written.split())
        if column.key == "department" or (column.key == "area" and self.choices.fill_down):
            written = self._filled(column, written, remarks)
        return written or (self.choices.department if column.key == "department" else "")

    def _filled(self, column: Column, written: str, remarks: list[Remark]) -> str:
        """Return the text, or for an empty cell the one above it with a remark."""
        above = self.above.get(str(column.key), "")
        if above and not written:
            said = f"비어 있어 위 행의 '{above}'(으)로 보았습니다."
            remarks.append(Remark(_titled(column), said))
        self.above[str(column.key)] = written or above
        return written or above

    def _value(self, column: Column, written: str) -> Understood | NotUnderstood:
        """Read a cell once for all rows that hold the same text."""
        at = (column.index, written)
        if at not in self.known:
            try:
                if cells.is_error(written):
                    raise NotUnderstood(_error_sentence(written))
                self.known[at] = BY_KEY[str(column.key)].understand(written, column.header)
            except NotUnderstood as refusal:
                self.known[at] = refusal
        return self.known[at]


def _titled(column: Column) -> str:
    return column.header or COLUMN_BY_KEY[str(column.key)].label


def _identity_problems(name: str, department: str) -> list[Problem]:
    problems = []
    for field_, text in ((NAME, name), (DEPARTMENT, department)):
        if not text:
            problems.append(Problem(field_.label, "", f"{field_.label}이(가) 비어 있습니다."))
        elif cells.is_error(text):
            problems.append(Problem(field_.label, text, _error_sentence(text)))
        elif len(text) > NAME_LIMIT:
            problems.append(Problem(field_.label, text, f"{NAME_LIMIT}자를 넘습니다."))
    return problems


def _error_sentence(written: str) -> str:
    if written == cells.NOT_CALCULATED:
        return "계산되지 않은 수식입니다. 엑셀에서 열어 다시 저장하세요."
    return f"엑셀 오류 값 '{written}'입니다. 수식을 고치거나 값을 적으세요."


def _noted(note: str | None, unread: list[Problem]) -> str:
    kept = ", ".join(f"{problem.label} '{problem.written}'" for problem in unread)
    return f"{note}\n[읽지 못한 값] {kept}" if note else f"[읽지 못한 값] {kept}"
