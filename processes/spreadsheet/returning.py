"""Survey forms out of the register and back into it: all of a file in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from errors import shortened
from processes.inventory import store
from processes.inventory.fields import BY_KEY, NAME
from processes.inventory.model import BadProcess, Process
from processes.inventory.store import NewProcess
from processes.spreadsheet import merging, returned
from processes.spreadsheet.merged import Change, Merge, decided, undecided
from processes.spreadsheet.model import BadSpreadsheet
from processes.spreadsheet.returned import Returned
from storage import Database

Taken = Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class Outcome:
    """What a merge did: the saved processes, the new ones, and what still waits for a choice."""

    saved: tuple[Process, ...]
    fields: int  # how many of their fields were changed
    added: tuple[Process, ...]
    open: tuple[Change, ...]


def of_department(db: Database, department: str) -> list[Process]:
    """Return the department's processes, or raise BadProcess where there is no such one."""
    known = store.departments(db)
    if department not in known:
        named = f" 있는 부서: {', '.join(map(shortened, known))}." if known else ""
        raise BadProcess(f"부서 '{shortened(department)}'이(가) 없습니다.{named}")
    return [p for p in store.all_processes(db) if p.department == department]


def compare(db: Database, form: Returned, *, clear: bool = False) -> Merge:
    """Return what the form would change. Raises BadSpreadsheet for an unknown department."""
    problem = returned.department_problem(form, store.departments(db))
    if problem:
        raise problem
    return merging.merge(form, store.all_processes(db), clear=clear)


def apply(
    db: Database, form: Returned, seen: Merge, taken: Taken, *, clear: bool = False, by: str
) -> Outcome:
    """Save what the preview `seen` shows, with the conflicts taken as `taken` says.

    Faulty cells are left as they are: the caller decides whether to go on with faults. Raises
    BadSpreadsheet when the register has changed since the preview; then nothing is saved.
    """
    if compare(db, form, clear=clear) != seen:
        raise BadSpreadsheet(
            "미리 보는 동안 업무 목록이 바뀌었습니다. 바뀐 미리보기를 확인하고 다시 합치세요."
        )
    values = decided(seen, taken)
    saved = [_save(db, code, changes, by) for code, changes in values.items()]
    new = [NewProcess(row.name, seen.department, row.facts) for row in seen.new]
    added = store.add_processes(db, new, by=by) if new else []
    count = sum(map(len, values.values()))
    return Outcome(tuple(saved), count, tuple(added), tuple(undecided(seen, taken)))


def refuse_faults(seen: Merge) -> None:
    """Raise BadSpreadsheet that names every cell that can't be taken, if there is one."""
    if seen.faults:
        told = "\n".join(fault.sentence for fault in seen.faults)
        raise BadSpreadsheet(f"고칠 칸이 {len(seen.faults)}개 있어 합치지 않았습니다.\n{told}")


def _save(db: Database, code: str, changes: Mapping[str, Any], by: str) -> Process:
    process = store.process_by_code(db, code)
    facts = {key: value for key, value in changes.items() if key in BY_KEY}
    return store.save_process(
        db,
        process.id,
        process.revision,
        name=changes.get(NAME.key),
        facts=replace(process.facts, **facts),
        by=by,
    )
