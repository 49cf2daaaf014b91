"""A returned form against the register, field by field: three ways, nothing written over."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from processes.inventory.changes import value_of
from processes.inventory.fields import BY_KEY, COLUMN_BY_KEY, NAME
from processes.inventory.model import Facts, NotUnderstood, Process
from processes.spreadsheet import cells, form
from processes.spreadsheet.form import Base
from processes.spreadsheet.merged import Change, Fault, Merge, NewRow, same
from processes.spreadsheet.returned import FormRow, Returned

NAME_LIMIT = 200


def merge(returned: Returned, processes: Sequence[Process], *, clear: bool = False) -> Merge:
    """Return what the file would change in the register as it stands.

    With `clear` an emptied cell says 모름; without, such cells are only listed.
    """
    return _Merging(returned, {form.read_as(p.code): p for p in processes}, clear).merge()


@dataclass
class _Merging:
    returned: Returned
    registered: Mapping[str, Process]
    clear: bool
    changes: list[Change] = field(default_factory=list)
    conflicts: list[Change] = field(default_factory=list)
    cleared: list[Change] = field(default_factory=list)
    new: list[NewRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)  # code -> row
    kept: int = 0

    def merge(self) -> Merge:
        for row in self.returned.rows:
            if row.code:
                self._known(row)
            else:
                self._unnumbered(row)
        out = [p for code, p in self.registered.items() if self._left_out(code)]
        return Merge(
            department=self.returned.department,
            changes=tuple(self.changes),
            conflicts=tuple(self.conflicts),
            cleared=tuple(self.cleared),
            new=tuple(self.new),
            faults=tuple(self.faults),
            left_out=tuple(f"{process.code} {process.name}" for process in out),
            gone=tuple(self.gone),
            kept=self.kept,
            lost=self.returned.lost,
            revisions={c: self.registered[c].revision for c in self.seen if c in self.registered},
        )

    def _left_out(self, code: str) -> bool:
        return code in self.returned.bases and code not in self.seen

    def _known(self, row: FormRow) -> None:
        base = self.returned.bases.get(row.code)
        if cells.is_error(row.code) or base is None:
            said = f"'{row.code}'은(는) 이 조사표에 없던 번호입니다. 새 업무는 번호를 비워 두세요."
            self._fault(row, "code", row.code, said)
            return
        if row.code in self.seen:
            said = f"{self.seen[row.code]}행과 업무 번호가 같습니다. 한 행만 남기세요."
            self._fault(row, "code", row.code, said)
            return
        if not any(row.texts.values()):
            return  # emptied whole: as if the row had been taken out
        self.seen[row.code] = row.number
        process = self.registered.get(row.code)
        if process is None:
            self.gone.append(f"{row.code} {row.texts[NAME.key]}".strip())
        else:
            self._compare(row, base, process)

    def _unnumbered(self, row: FormRow) -> None:
        """Take a row for a new process, or for the one of the department that bears its name."""
        try:
            name = _value(NAME.key, row.texts[NAME.key])
        except NotUnderstood as refusal:
            self._fault(row, NAME.key, row.texts[NAME.key], refusal.sentence)
            return
        twin = next((p for p in self.registered.values() if self._is_twin(p, name)), None)
        code = form.read_as(twin.code) if twin else f"/{_alike(name)}"
        if code in self.seen:
            said = f"{self.seen[code]}행과 업무명이 같습니다. 한 행만 남기세요."
            self._fault(row, NAME.key, name, said)
            return
        self.seen[code] = row.number
        if twin:
            self._compare(row, Base(code, 0, dict.fromkeys(BY_KEY)), twin)
            return
        values, count = {}, len(self.faults)
        for key in row.texts.keys() & BY_KEY.keys():
            try:
                values[key] = _value(key, row.texts[key])
            except NotUnderstood as refusal:
                self._fault(row, key, row.texts[key], refusal.sentence)
        if len(self.faults) == count:
            self.new.append(NewRow(row.number, name, Facts(**values)))

    def _is_twin(self, process: Process, name: str) -> bool:
        return process.department == self.returned.department and (
            _alike(process.name) == _alike(name)
        )

    def _compare(self, row: FormRow, base: Base, process: Process) -> None:
        for key in row.texts:
            if key in base.values:
                try:
                    self._field(row, key, base, process)
                except NotUnderstood as refusal:
                    self._fault(row, key, row.texts[key], refusal.sentence)

    def _field(self, row: FormRow, key: str, base: Base, process: Process) -> None:
        before, theirs = base.values[key], value_of(process, key)
        written = row.texts[key].replace("\r", "\n")
        place = self.returned.place(row, key)
        change = Change(process.code, process.name, key, before, theirs, None, place)
        if written == form.read_as(form.shown(COLUMN_BY_KEY[key], before)):
            self.kept += bool(base.revision) and not same(before, theirs)
        elif not written and key != NAME.key and not self.clear:
            self.cleared += [change] if theirs is not None else []
        else:
            self._changed(replace(change, mine=_value(key, written)))

    def _changed(self, change: Change) -> None:
        if same(change.mine, change.theirs):
            return
        if same(change.base, change.theirs):
            self.changes.append(change)
        elif same(change.mine, change.base):
            self.kept += 1
        else:
            self.conflicts.append(change)

    def _fault(self, row: FormRow, key: str, written: str, reason: str) -> None:
        place = self.returned.place(row, key)
        self.faults.append(Fault(place, COLUMN_BY_KEY[key].label, written, reason))


def _value(key: str, written: str) -> Any:
    """Return the value of a cell, None for unknown; raise NotUnderstood."""
    if cells.is_error(written):
        raise NotUnderstood(_error(written))
    if key in BY_KEY:
        if _NEGATIVE.fullmatch(written) and BY_KEY[key].unit:
            raise NotUnderstood(f"'{written}'은(는) 0보다 작습니다. 0 이상으로 적으세요.")
        return BY_KEY[key].parse(written)
    name = " ".join(written.split())
    if not name:
        raise NotUnderstood("업무명이 비어 있습니다. 이름을 적으세요.")
    if len(name) > NAME_LIMIT:
        raise NotUnderstood(f"{NAME_LIMIT}자를 넘습니다. 줄여서 적으세요.")
    return name


_NEGATIVE = re.compile(r"[-−－]\s*[\d.,]+\D*")


def _alike(name: str) -> str:
    """Spaces and capitals make no other process."""
    return "".join(name.split()).casefold()


def _error(written: str) -> str:
    if written == cells.NOT_CALCULATED:
        return "계산되지 않은 수식입니다. 엑셀에서 열어 다시 저장하세요."
    return f"엑셀 오류 값 '{written}'입니다. 수식을 고치거나 값을 적으세요."
