"""A list of articles from .xlsx or .csv: what it would register, every doubt told by its row."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from processes.inventory.kinds import WORDS
from processes.inventory.model import NotUnderstood
from processes.inventory.wording import is_unknown
from processes.regulations import columns as fields
from processes.regulations.model import BadRegulation, Clause, Regulation, checked
from processes.regulations.wording import demands_of
from processes.spreadsheet import cells, columns, furniture
from processes.spreadsheet.model import (
    BadSpreadsheet,
    Column,
    Problem,
    Rejected,
    Remark,
    Sheet,
    Skipped,
)

_READERS = {
    "kind": fields.kind,
    "wording": fields.prose,
    "demands": fields.demands,
    "standing": fields.standing,
    "ground": fields.prose,
    "ground_certainty": fields.certainty,
    "amended": fields.prose,
    "state": fields.state,
    "state_date": fields.day,
    "department": fields.prose,
}
_NEVER_UNKNOWN = ("ground", "amended")


@dataclass(frozen=True)
class Known:
    """What stands in the workbench already, as far as an import asks."""

    departments: frozenset[str] = frozenset()
    codes: Mapping[str, str] = field(default_factory=dict)  # process code -> id
    clauses: frozenset[tuple[str, str, str]] = frozenset()


@dataclass(frozen=True)
class Row:
    """An article as it will be registered, with the processes to link. Rows count from 1."""

    number: int
    clause: Clause
    codes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class RegulationImport:
    """What a sheet would bring into the register. A plain value: nothing is written yet."""

    sheet: str
    header_row: int  # from 1
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    rejected: tuple[Rejected, ...]
    skipped: tuple[Skipped, ...]


def prepare(
    sheet: Sheet,
    header: columns.Header,
    *,
    known: Known | None = None,
    chosen: Mapping[int, str | None] | None = None,
) -> RegulationImport:
    """Return what the sheet would register with the user's mapping of columns.

    Raises BadSpreadsheet where no column holds the names of the laws.
    """
    known = known or Known()
    header = replace(header, columns=columns.mapped(header.columns, chosen or {}))
    by_key = {column.key: column for column in header.columns if column.key}
    if "law" not in by_key:
        raise BadSpreadsheet(
            "법령·규정 이름이 어느 열인지 정해지지 않았습니다. 열 하나를 '법령·규정'으로 고르세요."
        )
    seen = set(known.clauses)
    above = ""
    rows, rejected, skipped = list[Row](), list[Rejected](), list[Skipped]()
    for at in range(header.last + 1, len(sheet.rows)):
        reason = furniture.reason(sheet, at, header, by_key["law"].index)
        if reason:
            skipped.append(Skipped(at + 1, reason, sheet.rows[at]))
            continue
        reader = _Row(at + 1, sheet.rows[at], by_key, known)
        row = reader.read(above)
        above = reader.law or above
        if row is None:
            rejected.append(Rejected(at + 1, tuple(reader.problems), sheet.rows[at]))
        elif identity(row.clause) in seen:
            skipped.append(Skipped(at + 1, "같은 조문이 이미 있습니다.", sheet.rows[at]))
        else:
            seen.add(identity(row.clause))
            rows.append(row)
    return RegulationImport(
        sheet.name, header.row + 1, header.columns, tuple(rows), tuple(rejected), tuple(skipped)
    )


def identity(clause: Clause) -> tuple[str, str, str]:
    """Return what makes an article another one: law, article and wording, spaces apart."""
    parts = (clause.law, clause.article, clause.wording or "")
    law, article, wording = ("".join(part.split()) for part in parts)
    return law, article, wording


def known_clauses(regulations: Collection[Regulation]) -> frozenset[tuple[str, str, str]]:
    """Return the identities of the articles that are registered."""
    return frozenset(identity(one.clause) for one in regulations)


@dataclass
class _Row:
    """Reads one row; collects what was assumed and what can't be read."""

    number: int  # of the row, from 1
    cells: Sequence[str]
    by_key: Mapping[str, Column]
    known: Known
    law: str = ""
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def read(self, above: str) -> Row | None:
        law, article = self._names(above)
        values = {key: self._value(key) for key in _READERS if key in self.by_key}
        values = {k: v for k, v in values.items() if v is not None or k not in _NEVER_UNKNOWN}
        self._complete(law, values)
        codes = self._codes()
        if not self.problems:
            try:
                clause = checked(Clause(law, article, **values))
            except BadRegulation as refusal:
                self._refuse("law", law, refusal.sentence)
        if self.problems:
            return None
        return Row(self.number, clause, codes, tuple(self.remarks))

    def _text(self, key: str) -> str:
        column = self.by_key.get(key)
        return self.cells[column.index] if column and column.index < len(self.cells) else ""

    def _names(self, above: str) -> tuple[str, str]:
        """Return law and article: of one cell or two, the law of the row above where empty."""
        law, article = (" ".join(self._text(key).split()) for key in ("law", "article"))
        for key, text in (("law", law), ("article", article)):
            if cells.is_error(text):
                self._refuse(key, text, f"엑셀 오류 값 '{text}'입니다. 값을 적으세요.")
        if not article and (parts := fields.split_article(law)):
            law, article = parts
            self._remark("article", f"'{law}'의 '{article}'(으)로 나누었습니다.")
        if not law and article and above:
            law = above
            self._remark("law", f"비어 있어 위 행의 '{above}'(으)로 보았습니다.")
        self.law = law
        for key, text in (("law", law), ("article", article)):
            if not text or is_unknown(text):
                self._refuse(key, text, f"{fields.LABELS[key]}이(가) 비어 있습니다.")
        return law, article

    def _value(self, key: str) -> Any:
        text = self._text(key)
        try:
            if cells.is_error(text):
                raise NotUnderstood(f"엑셀 오류 값 '{text}'입니다. 값을 적으세요.")
            value = _READERS[key](text)
        except NotUnderstood as refusal:
            self._refuse(key, text, refusal.sentence)
            return None
        if key == "department" and value and value not in self.known.departments:
            self._refuse(key, text, f"'{value}' 부서가 없습니다. 부서를 먼저 등록하세요.")
        return (value or None) if key == "department" else value

    def _complete(self, law: str, values: dict[str, Any]) -> None:
        """Fill in what the rest of the row tells; each guess is told."""
        if values.get("kind") is None and (kind := fields.kind_of(law)):
            values["kind"] = kind
            self._remark("kind", f"이름으로 보아 '{kind}'(으)로 읽었습니다.")
        if values.get("demands") is None and (found := demands_of(values.get("wording") or "")):
            values["demands"] = found
            self._remark("demands", f"문구에서 찾은 말: {', '.join(found)}. 확인하세요.")

    def _codes(self) -> tuple[str, ...]:
        listed = WORDS.understand(self._text("processes"), "").value or ()
        for code in listed:
            if code not in self.known.codes:
                self._refuse("processes", code, f"업무 목록에 '{code}'이(가) 없습니다.")
        return tuple(listed)

    def _refuse(self, key: str, written: str, reason: str) -> None:
        column = self.by_key.get(key)
        cell = f"{column.letter}{self.number}" if column else ""
        self.problems.append(Problem(fields.LABELS[key], written, reason, cell))

    def _remark(self, key: str, text: str) -> None:
        self.remarks.append(Remark(fields.LABELS[key], text))
