"""The register in the database: departments and processes. The only SQL of the register."""

import json
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from errors import shortened
from processes.inventory.encoding import facts_text
from processes.inventory.fields import facts_from_json
from processes.inventory.listing import Line
from processes.inventory.model import BadProcess, Facts, Process, UnknownProcess, of_columns
from processes.inventory.snapshot import Snapshot
from storage import Database, records, settings

_LAST_CODE = "inventory.last-code"
_NEW = ("code", "name", "department", "facts", "example")
_NAME_LIMIT = 200
_READ_AGAIN = 2_000  # changes after which everything is read again


class NewProcess(NamedTuple):
    """A process that is not registered yet; without a code it gets the next P-0001…"""

    name: str
    department: str
    facts: Facts = Facts()
    code: str | None = None
    encoded: str | None = None  # what `encoding.facts_text` gives of the facts, if that is known


def departments(db: Database) -> list[str]:
    """Return the names of the departments in their order."""
    return [row["name"] for row in db.query("select name from departments order by position, name")]


def department_id(db: Database, name: str) -> str | None:
    """Return the id of a department, which no other register has; None where there is none."""
    found = db.query("select id from departments where name = :name", {"name": name})
    return next((str(row["id"]) for row in found), None)


def add_department(db: Database, name: str, *, by: str, example: bool = False) -> None:
    """Add a department after the others; one that is there already stays as it is."""
    name = _named(name, "부서")
    if name in departments(db):
        return
    (position,) = db.execute("select coalesce(max(position), 0) + 1 from departments").fetchone()
    row = {"name": name, "position": position, "example": int(example)}
    records.insert(db, "departments", row, by=by)


def remove_example_departments(db: Database, *, used: Collection[str | None], by: str) -> None:
    """Remove the example's departments; one that is used or has processes stays, unmarked."""
    rows = db.query(
        "select *, (select count(*) from processes where department = departments.name)"
        " as processes from departments where example = 1"
    )
    for row in list(rows):
        if row["processes"] or row["name"] in used:
            changes = {"example": 0}
            records.update(db, "departments", row["id"], row["revision"], changes, by=by)
        else:
            records.delete(db, "departments", row["id"], row["revision"], by=by)


def all_processes(db: Database) -> list[Process]:
    """Return every process in the order of the codes."""
    return [
        _process(row) for row in db.query("select * from processes order by length(code), code")
    ]


def last_change(db: Database) -> int:
    """Return the number of the last change of any process."""
    (number,) = db.execute("select coalesce(max(number), 0) from process_changes").fetchone()
    return int(number)


def snapshot(db: Database, before: Snapshot | None = None) -> Snapshot:
    """Return the register as it stands; of an earlier snapshot, only what changed is read."""
    number = last_change(db)
    if before is not None and before.number == number:
        return before
    if before is None or not 0 < number - before.number <= _READ_AGAIN:
        return Snapshot(number, map(Line, all_processes(db)))
    changed = "select distinct changed_id from process_changes where number > :number"
    seen = {"number": before.number}
    ids = {row["changed_id"] for row in db.query(changed, seen)}
    rows = db.query(f"select * from processes where id in ({changed})", seen)
    fresh = [_process(row) for row in rows]
    return before.after(number, fresh, ids - {process.id for process in fresh})


def known_names(db: Database) -> list[tuple[str, str, str]]:
    """Return code, department and name of every process: what an import has to know."""
    found = db.query("select code, department, name from processes order by length(code), code")
    return [(row["code"], row["department"], row["name"]) for row in found]


def process_by_code(db: Database, code: str) -> Process:
    """Return the process, or raise UnknownProcess."""
    for row in db.query("select * from processes where code = :code", {"code": code}):
        return _process(row)
    raise UnknownProcess(code)


def process_by_id(db: Database, id: str) -> Process:
    """Return the process, or raise storage.UnknownRow."""
    return _process(records.get(db, "processes", id))


def add_process(
    db: Database,
    name: str,
    department: str,
    facts: Facts,
    *,
    by: str,
    code: str | None = None,
    example: bool = False,
) -> Process:
    """Register a process under the code or the next P-0001…; its department is added if new."""
    return add_processes(db, [NewProcess(name, department, facts, code)], by=by, example=example)[0]


def add_processes(
    db: Database, new: Iterable[NewProcess], *, by: str, example: bool = False
) -> list[Process]:
    """Register many processes. Raises BadProcess when a code is taken or a name is missing."""
    listed = list(new)
    known = set(departments(db))
    offices = {name: _named(name, "부서") for name in {one.department: None for one in listed}}
    for department in dict.fromkeys(offices.values()):
        if department not in known:
            add_department(db, department, by=by, example=example)
    codes = _codes(db, [process.code for process in listed], by)
    texts = [process.encoded or facts_text(process.facts) for process in listed]
    names = _all_named([process.name for process in listed], "업무명")
    placed = [offices[process.department] for process in listed]
    rows = list(zip(codes, names, placed, texts, repeat(int(example)), strict=False))
    ids, moment = records.insert_many(db, "processes", _NEW, rows, by=by)
    columns: dict[str, Iterable[object]] = {
        "id": ids,
        "code": codes,
        "name": names,
        "department": placed,
        "revision": repeat(1, len(listed)),
        "example": repeat(example, len(listed)),
        "updated_at": repeat(moment, len(listed)),
        "updated_by": repeat(by, len(listed)),
        "facts": [process.facts for process in listed],
    }
    return of_columns(Process, columns)


def save_process(
    db: Database,
    id: str,
    revision: int,
    *,
    name: str | None = None,
    department: str | None = None,
    facts: Facts | None = None,
    by: str,
) -> Process:
    """Save what is given over the revision that was read; the rest stays as it is.

    Raises storage.Conflict when another save came first, BadProcess for an empty name or a
    department that is not in the register.
    """
    changes: dict[str, str] = {}
    if name is not None:
        changes["name"] = _named(name, "업무명")
    if department is not None:
        if department not in departments(db):
            raise BadProcess(
                f"부서 '{shortened(department)}'이(가) 없습니다. 부서를 먼저 등록하세요."
            )
        changes["department"] = department
    if facts is not None:
        changes["facts"] = facts_text(facts)
    return _process(records.update(db, "processes", id, revision, changes, by=by))


def delete_process(db: Database, id: str, revision: int, *, by: str) -> None:
    """Take a process off the register, its models with it; the history keeps its facts."""
    records.delete(db, "processes", id, revision, by=by)


def restore_process(db: Database, id: str, *, by: str) -> Process:
    """Bring back a deleted process from the history under its own id and code."""
    return _process(records.restore(db, "processes", id, by=by))


def history_of(db: Database, id: str) -> list[records.Change]:
    """Return what was done to a process, newest first."""
    return sorted(records.history(db, "processes", id), key=lambda change: change.at, reverse=True)


def process_of_row(row: records.Row) -> Process:
    """Return the process that a row of the table holds, such as Conflict.theirs."""
    return _process(row)


def _codes(db: Database, asked: Sequence[str | None], by: str) -> list[str]:
    """Return the code of each: its own or the next free one. Raises BadProcess for a taken one."""
    taken = {row["code"] for row in db.query("select code from processes")}
    last = max(settings.setting(db, _LAST_CODE, 0), *map(_number_of, taken), 0)
    own = iter(_all_named([code for code in asked if code is not None], "업무 번호"))
    codes = []
    for given in asked:
        if given is None:
            last += 1
        code = f"P-{last:04d}" if given is None else next(own)
        if code in taken:
            raise BadProcess(
                f"업무 번호 '{shortened(code)}'은(는) 이미 쓰고 있습니다. 다른 번호를 적으세요."
            )
        taken.add(code)
        if given is not None:
            last = max(last, _number_of(code))
        codes.append(code)
    settings.set_setting(db, _LAST_CODE, last, by=by)  # a deleted code is never given again
    return codes


def _process(row: records.Row) -> Process:
    return Process(
        id=row["id"],
        code=row["code"],
        name=row["name"],
        department=row["department"],
        revision=row["revision"],
        example=bool(row["example"]),
        updated_at=row["updated_at"],
        updated_by=row["updated_by"],
        facts=_facts(row["facts"]),
    )


@lru_cache(maxsize=16_384)
def _facts(text: str) -> Facts:
    """Decode the same text once: facts never change, and a list is read on every rerun."""
    return facts_from_json(json.loads(text))


def _named(name: str, label: str) -> str:
    text = " ".join(name.replace("\0", "").split())
    if not text:
        raise BadProcess(f"{label}이(가) 비었습니다. 이름을 적으세요.")
    if len(text) > _NAME_LIMIT:
        raise BadProcess(f"{label}이(가) {_NAME_LIMIT}자를 넘습니다. 줄여서 적으세요.")
    return text


def _all_named(names: Sequence[str], label: str) -> list[str]:
    """Return what `_named` makes of each, all at once where nothing is wrong with any."""
    tidy = [" ".join(name.split()) for name in names]
    if all(tidy) and max(map(len, tidy), default=0) <= _NAME_LIMIT and "\0" not in "".join(tidy):
        return tidy
    return [_named(name, label) for name in names]


def _number_of(code: str) -> int:
    digits = code[2:]
    own = code.startswith("P-") and digits.isascii() and digits.isdecimal() and len(digits) < 10
    return int(digits) if own else 0
