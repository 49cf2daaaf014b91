"""A list of IT projects from .xlsx or .csv: what it would add, every refusal told by its cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from evaluations.projects import store
from evaluations.projects.model import KINDS, Project
from evaluations.projects.spreadsheet.columns import LABELS, READERS, VOCABULARY
from processes.inventory.model import NotUnderstood
from processes.inventory.store import all_processes, departments
from processes.inventory.wording import is_unknown
from processes.spreadsheet import cells, columns, furniture
from processes.spreadsheet.model import (
    BadSpreadsheet,
    Column,
    Problem,
    Rejected,
    Sheet,
    Skipped,
)
from processes.spreadsheet.opening import open_sheets
from storage import Database


@dataclass(frozen=True)
class Known:
    """What stands in the workbench already, as far as an import asks."""

    departments: frozenset[str] = frozenset()
    processes: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Row:
    """A project as it will be added. Rows count from 1."""

    number: int
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class ProjectImport:
    """What a sheet would add. A plain value: nothing is written yet."""

    sheet: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    rejected: tuple[Rejected, ...]
    skipped: tuple[Skipped, ...]


def known(db: Database) -> Known:
    """Return what an import has to know of the workbench."""
    projects = store.all_projects(db)
    return Known(
        departments=frozenset(departments(db)),
        processes=frozenset(process.code for process in all_processes(db)),
        codes=frozenset(one.code for one in projects),
        names=frozenset(one.name for one in projects),
    )


def read_file(content: bytes, seen: Known) -> ProjectImport:
    """Return what a file would add, or raise BadSpreadsheet with what is missing."""
    sheet = columns.best_sheet(open_sheets(content), VOCABULARY)
    return prepare(sheet, seen)


def prepare(sheet: Sheet, seen: Known) -> ProjectImport:
    """Return what a sheet would add; a project that is there already is left out."""
    header = columns.find(sheet, words=VOCABULARY)
    by_key = {column.key: column for column in header.columns if column.key}
    if "name" not in by_key:
        raise BadSpreadsheet(
            "사업 이름이 든 열을 찾지 못했습니다. 제목 줄에 '사업 이름'을 적으세요."
        )
    codes, names = set(seen.codes), set(seen.names)
    rows, rejected, skipped = list[Row](), list[Rejected](), list[Skipped]()
    for at in range(header.last + 1, len(sheet.rows)):
        reason = furniture.reason(sheet, at, header, by_key["name"].index)
        if reason:
            skipped.append(Skipped(at + 1, reason, sheet.rows[at]))
            continue
        reader = _Row(at + 1, sheet.rows[at], by_key, seen)
        fields = reader.read()
        if reader.problems:
            rejected.append(Rejected(at + 1, tuple(reader.problems), sheet.rows[at]))
        elif fields["name"] in names or fields.get("code") in codes:
            skipped.append(Skipped(at + 1, "같은 사업이 이미 있습니다.", sheet.rows[at]))
        else:
            names.add(fields["name"])
            codes |= {fields["code"]} if fields.get("code") else set()
            rows.append(Row(at + 1, fields))
    return ProjectImport(sheet.name, header.columns, tuple(rows), tuple(rejected), tuple(skipped))


def register(db: Database, imported: ProjectImport, seen: Known, *, by: str) -> list[Project]:
    """Add the rows, all in the caller's transaction. `seen` is what the preview knew.

    Raises BadSpreadsheet when the workbench has changed since, so that nothing is doubled.
    """
    if known(db) != seen:
        raise BadSpreadsheet(
            "미리 보는 동안 자료가 바뀌었습니다. 바뀐 미리보기를 확인하고 다시 등록하세요."
        )
    return [store.add_project(db, by=by, **row.fields) for row in imported.rows]


def written(projects: Sequence[Project]) -> tuple[list[str], list[list[str | float | None]]]:
    """Return headers and rows of a list that `read_file` reads back."""
    rows: list[list[str | float | None]] = []
    for one in projects:
        values = {key: getattr(one, key) for key in LABELS}
        rows.append([_cell(value) for value in values.values()])
    return list(LABELS.values()), rows


def _cell(value: Any) -> str | float | None:
    if isinstance(value, tuple):
        return ", ".join(value)
    return value if value is None or isinstance(value, str) else float(value)


@dataclass
class _Row:
    """Reads one row and collects what can't be read."""

    number: int
    cells: Sequence[str]
    by_key: Mapping[str, Column]
    seen: Known
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> dict[str, Any]:
        fields: dict[str, Any] = {"name": " ".join(self._text("name").split())}
        code = self._text("code").strip()
        if code and not is_unknown(code):
            fields["code"] = code
        if not fields["name"] or is_unknown(fields["name"]):
            self._refuse("name", fields["name"], "사업 이름이 비어 있습니다.")
        fields |= {key: self._value(key) for key in READERS if key in self.by_key}
        fields["kind"] = fields.get("kind") or KINDS[1]
        self._check(fields)
        return fields

    def _value(self, key: str) -> Any:
        text = self._text(key)
        try:
            if cells.is_error(text):
                raise NotUnderstood(f"엑셀 오류 값 '{text}'입니다. 값을 적으세요.")
            return READERS[key](text)
        except NotUnderstood as refusal:
            self._refuse(key, text, refusal.sentence)
            return None

    def _check(self, fields: Mapping[str, Any]) -> None:
        department = fields.get("department")
        if department is not None and department not in self.seen.departments:
            self._refuse("department", department, f"'{department}' 부서가 없습니다.")
        for code in fields.get("process_codes") or ():
            if code not in self.seen.processes:
                self._refuse("process_codes", code, f"업무 목록에 '{code}'이(가) 없습니다.")

    def _text(self, key: str) -> str:
        column = self.by_key.get(key)
        return self.cells[column.index] if column and column.index < len(self.cells) else ""

    def _refuse(self, key: str, text: str, reason: str) -> None:
        column = self.by_key.get(key)
        cell = f"{column.letter}{self.number}" if column else ""
        self.problems.append(Problem(LABELS[key], text, reason, cell))
