"""From a sheet to what it would register: a pure value, with every doubt told by its row.

The cells are read column by column: a text that stands in many rows is understood once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Any

from errors import shortened
from processes.inventory import encoding
from processes.inventory.fields import BY_KEY, COLUMN_BY_KEY, COLUMNS, DEPARTMENT, NAME, Field
from processes.inventory.model import Facts, NotUnderstood, facts_of_columns, of_columns
from processes.inventory.wording import Understood, is_unknown
from processes.spreadsheet import cells, columns, furniture
from processes.spreadsheet.collection import at_rest
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
_TITLES = {one.key: one.title for one in COLUMNS}

Texts = Sequence[str]


@at_rest()
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
    choices, registered = choices or Choices(), registered or Registered()
    understood = columns.mapped(header.columns, chosen or {})
    reader = _Reader(sheet, replace(header, columns=understood), choices, registered)
    rows, rejected, skipped = reader.read()
    rows, doubles = sorted_out(rows, sheet, registered, again=choices.again)
    return Import(
        sheet=sheet.name,
        header_row=header.row + 1,
        columns=understood,
        rows=tuple(rows),
        rejected=tuple(rejected),
        skipped=tuple(sorted([*skipped, *doubles], key=lambda one: one.number)),
        unknown_departments=tuple(reader.unknown_departments),
    )


def is_our_own(header: Header) -> bool:
    """Whether the table has every heading of the register's own export, as we write them."""
    return _TITLES.items() <= {one.key: one.header for one in header.columns}.items()


@dataclass
class _Reader:
    """Reads one sheet; collects remarks and problems by row (rows of the sheet, from 0)."""

    sheet: Sheet
    header: Header
    choices: Choices
    registered: Registered
    remarks: dict[int, list[Remark]] = field(default_factory=dict)
    problems: dict[int, list[Problem]] = field(default_factory=dict)
    unknown_departments: dict[str, None] = field(default_factory=dict)
    by_column: list[Texts] = field(default_factory=list)  # of the rows that hold a process

    def read(self) -> tuple[list[Row], list[Rejected], list[Skipped]]:
        by_key = {column.key: column for column in self.header.columns if column.key}
        if NAME.key not in by_key:
            raise BadSpreadsheet(
                "업무명이 어느 열인지 정해지지 않았습니다. 열 하나를 '업무명'으로 고르세요."
            )
        exact = is_our_own(self.header)
        numbers, skipped = self._numbers(by_key, exact)
        names, departments, codes = self._identity(numbers, by_key, exact)
        facts, encoded = self._facts(numbers, by_key)
        rows: dict[str, Sequence[object]] = {
            "number": [at + 1 for at in numbers],
            "name": names,
            "department": departments,
            "facts": facts,
            "code": [code or None for code in codes],
            "remarks": [tuple(self.remarks.get(at, ())) for at in numbers],
            "encoded": encoded,
        }
        kept = [row for row in of_columns(Row, rows) if row.number - 1 not in self.problems]
        rejected = [
            Rejected(at + 1, tuple(self.problems[at]), self.sheet.rows[at])
            for at in numbers
            if at in self.problems
        ]
        return kept, rejected, skipped

    def _numbers(
        self, by_key: Mapping[str, Column], exact: bool
    ) -> tuple[list[int], list[Skipped]]:
        """Return the rows that hold a process; in our own table each row with a code does."""
        name, code = by_key[NAME.key].index, by_key["code"].index if exact else 0
        numbers, skipped = list[int](), list[Skipped]()
        for at in range(self.header.last + 1, len(self.sheet.rows)):
            row = self.sheet.rows[at]
            if exact and row[code] and row[code] != row[name]:
                numbers.append(at)
                continue
            reason = furniture.reason(self.sheet, at, self.header, name)
            if reason:
                skipped.append(Skipped(at + 1, reason, row))
            else:
                numbers.append(at)
        return numbers, skipped

    def _identity(
        self, numbers: Sequence[int], by_key: Mapping[str, Column], exact: bool
    ) -> tuple[Texts, Texts, Texts]:
        found = []
        for key in (NAME.key, DEPARTMENT.key, "code"):
            texts = self._texts(numbers, by_key.get(key))
            known = [" ".join(text.split()) for text in texts]
            found.append(known if exact else ["" if is_unknown(text) else text for text in known])
        names, departments, codes = found
        if DEPARTMENT.key in by_key:
            departments = self._filled(numbers, by_key[DEPARTMENT.key], departments)
        departments = [text or self.choices.department for text in departments]
        self._check(numbers, names, NAME.label, by_key.get(NAME.key))
        self._check(numbers, departments, DEPARTMENT.label, by_key.get(DEPARTMENT.key))
        self._check_departments(numbers, departments, by_key.get(DEPARTMENT.key))
        return names, departments, codes

    def _texts(self, numbers: Sequence[int], column: Column | None) -> Texts:
        if not self.by_column:
            rows = (self.sheet.rows[at] for at in numbers)
            self.by_column.extend(zip_longest(*rows, fillvalue=""))
        if column is None or column.index >= len(self.by_column):
            return [""] * len(numbers)
        return self.by_column[column.index]

    def _filled(self, numbers: Sequence[int], column: Column, texts: Texts) -> list[str]:
        """Return the texts, an empty one as the one above it, with a remark."""
        if all(texts):
            return list(texts)
        filled, above = list[str](), ""
        for at, text in zip(numbers, texts, strict=True):
            if above and not text:
                said = f"비어 있어 위 행의 '{above}'(으)로 보았습니다."
                self._remark(at, column, said)
            above = text or above
            filled.append(above)
        return filled

    def _check(
        self, numbers: Sequence[int], texts: Texts, label: str, column: Column | None
    ) -> None:
        if all(texts) and not any(map(_is_doubtful, texts)):
            return
        for at, text in zip(numbers, texts, strict=True):
            if not text:
                self._problem(at, column, label, "", f"{label}이(가) 비어 있습니다.")
            elif text[0] == "#" and cells.is_error(text):
                self._problem(at, column, label, text, _error_sentence(text))
            elif len(text) > NAME_LIMIT:
                self._problem(at, column, label, text, f"{NAME_LIMIT}자를 넘습니다.")

    def _check_departments(
        self, numbers: Sequence[int], departments: Texts, column: Column | None
    ) -> None:
        """Tell the departments that don't exist; without the user's word no row makes one."""
        known = self.registered.departments
        if not known:
            return
        named = [(at, one) for at, one in zip(numbers, departments, strict=True) if one]
        for at, department in named:
            if department not in known:
                self.unknown_departments[department] = None
                if not self.choices.new_departments:
                    quoted = shortened(department)
                    said = f"부서 '{quoted}'이(가) 없습니다. 이름을 고치거나 새 부서로 정하세요."
                    self._problem(at, column, DEPARTMENT.label, department, said)

    def _facts(
        self, numbers: Sequence[int], by_key: Mapping[str, Column]
    ) -> tuple[list[Facts], list[str]]:
        """Return the facts of each row, and as the register keeps them."""
        read: dict[str, Sequence[Any]] = {}
        parts: dict[str, Sequence[str]] = {}
        unread: dict[int, list[Problem]] = {}
        for column in self.header.columns:  # the remarks of a row follow the columns
            if column.key in BY_KEY:
                texts = self._texts(numbers, column)
                if column.key == "area" and self.choices.fill_down:
                    texts = self._filled(numbers, column, texts)
                known = self._values(numbers, column, texts, unread)
                field = BY_KEY[str(column.key)]
                encoded = {text: encoding.part(field, value) for text, value in known.items()}
                read[field.key] = list(map(known.__getitem__, texts))
                parts[field.key] = list(map(encoded.__getitem__, texts))
        if unread and self.choices.keep_unreadable:
            notes = list(read.get("note", [None] * len(numbers)))
            place = {at: position for position, at in enumerate(numbers)}
            for at, kept in unread.items():
                notes[place[at]] = _noted(notes[place[at]], kept)
                self.remarks.setdefault(at, []).extend(map(_left_unknown, kept))
            read["note"] = notes
            parts["note"] = [encoding.part(BY_KEY["note"], note) for note in notes]
        else:
            for at, kept in unread.items():
                self.problems.setdefault(at, []).extend(kept)
        facts = facts_of_columns(read, len(numbers))
        return facts, encoding.facts_texts(parts, len(numbers))

    def _values(
        self,
        numbers: Sequence[int],
        column: Column,
        texts: Texts,
        unread: dict[int, list[Problem]],
    ) -> dict[str, Any]:
        """Return the value of each text in the column; tell what was assumed or not read."""
        field, header = BY_KEY[str(column.key)], column.header
        values: dict[str, Any] = {}
        doubtful: dict[str, NotUnderstood | tuple[str, ...]] = {}
        for text in dict.fromkeys(texts):
            try:
                values[text], assumptions = _understood(field, header, text)
                if assumptions:
                    doubtful[text] = assumptions
            except NotUnderstood as refusal:
                values[text], doubtful[text] = None, refusal
        for at, text in zip(numbers, texts, strict=True) if doubtful else ():
            told = doubtful.get(text, ())
            if isinstance(told, NotUnderstood):
                problem = Problem(_titled(column), text, told.sentence, _cell(column, at))
                unread.setdefault(at, []).append(problem)
                continue
            for said in told:
                self._remark(at, column, said)
        return values

    def _remark(self, at: int, column: Column, said: str) -> None:
        self.remarks.setdefault(at, []).append(Remark(_titled(column), said))

    def _problem(
        self, at: int, column: Column | None, label: str, written: str, reason: str
    ) -> None:
        found = Problem(label, written, reason, _cell(column, at))
        self.problems.setdefault(at, []).append(found)


def _is_doubtful(name: str) -> bool:
    return name[0] == "#" or len(name) > NAME_LIMIT


def _understood(field: Field, header: str, written: str) -> Understood:
    if written[:1] == "#" and cells.is_error(written):
        raise NotUnderstood(_error_sentence(written))
    return field.kind.understand(written, header)


def _cell(column: Column | None, at: int) -> str:
    return f"{column.letter}{at + 1}" if column else ""


def _titled(column: Column) -> str:
    return column.header or COLUMN_BY_KEY[str(column.key)].label


def _error_sentence(written: str) -> str:
    if written == cells.NOT_CALCULATED:
        return "계산되지 않은 수식입니다. 엑셀에서 열어 다시 저장하세요."
    return f"엑셀 오류 값 '{written}'입니다. 수식을 고치거나 값을 적으세요."


def _left_unknown(problem: Problem) -> Remark:
    said = f"'{problem.written}'을(를) 모름으로 두고 비고에 적습니다."
    return Remark(problem.label, said)


def _noted(note: str | None, unread: list[Problem]) -> str:
    kept = ", ".join(f"{problem.label} '{problem.written}'" for problem in unread)
    return f"{note}\n[읽지 못한 값] {kept}" if note else f"[읽지 못한 값] {kept}"
