"""Merging one process into another, and taking it back, within the caller's transaction.

What hung on the process that goes hangs on the one that stays: flow charts, whatever other
tables say of it, and, through `following`, what names it by its code in the domains above.
"""

import json
from collections.abc import Mapping
from typing import Any, Protocol

from processes.bpmn import store as models
from processes.commonwork.merging import GONE, KEPT, Merged, Undecided, same
from processes.commonwork.model import STANDING, UNDONE, BadDecision, Merge
from processes.commonwork.store import as_merge
from processes.inventory import store as register
from processes.inventory.changes import value_of
from processes.inventory.fields import (
    BY_KEY,
    COLUMN_BY_KEY,
    DEPARTMENT,
    NAME,
    facts_from_json,
    facts_to_json,
)
from processes.inventory.model import Facts, Process
from storage import Database, UnknownRow, records, references

ORIGIN = "merge"
_TABLE = "work_merges"
_NAMED = ("process_id", "subject")  # how other tables name a process


class Following(Protocol):
    """How the domains above follow a merge in what names a process by its code."""

    def follow(self, db: Database, old: str, new: str, *, by: str) -> list[Any]:
        """Name the new code in place of the old one; return what was changed, as JSON."""

    def unfollow(self, db: Database, old: str, new: str, moved: list[Any], *, by: str) -> None:
        """Name the old code again where it was named before."""


def merge(
    db: Database,
    kept: Process,
    gone: Process,
    what: Merged,
    *,
    charts: Mapping[str, str],
    following: Following,
    reason: str,
    by: str,
) -> Merge:
    """Make two processes one, both as they were read, and return the record of it.

    `charts` says by state whose flow chart stays where both have one. Raises storage.Conflict
    when one of them has been changed since, Undecided where a flow chart was not chosen.
    """
    if kept.id == gone.id:
        raise BadDecision("한 업무를 자기 자신과 합칠 수 없습니다. 다른 업무를 고르세요.")
    stays = {"name": what.name, "department": what.department, "facts": what.facts}
    register.save_process(db, kept.id, kept.revision, **stays, by=by)  # type: ignore[arg-type]
    record = {
        "code": gone.code,
        "department": gone.department,
        "kept_code": kept.code,
        "before": _as_json(kept.name, kept.department, kept.facts),
        "after": _as_json(what.name, what.department, what.facts),
        "charts": _bring_charts(db, kept, gone, charts, by),
        "references": references.point_elsewhere(
            db, "processes", gone.id, kept.id, named=_NAMED, by=by
        ),
        "followed": following.follow(db, gone.code, kept.code, by=by),
    }
    register.delete_process(db, gone.id, gone.revision, by=by)
    row = {
        "kept_id": kept.id,
        "gone_id": gone.id,
        "kept_label": f"{kept.code} {what.name}",
        "gone_label": f"{gone.code} {gone.name} ({gone.department})",
        "reason": reason.strip(),
        "state": STANDING,
        "record": json.dumps(record, ensure_ascii=False),
        "example": int(kept.example or gone.example),
    }
    return as_merge(records.insert(db, _TABLE, row, by=by))


def answers_left(merge: Merge) -> int:
    """Return how many answers stayed behind, for the process that stays had its own."""
    return sum(table == "answers" for table, _row in merge.record["references"]["left"])


def undo(db: Database, merge: Merge, *, following: Following, by: str) -> list[str]:
    """Take a merge back as far as nobody has gone on from it; return what had to stay.

    Raises storage.Conflict or BadDecision when it has been taken back already, or when the
    code of the process that had gone names another process now.
    """
    standing = as_merge(records.get(db, _TABLE, merge.id))
    record = standing.record
    if standing.state == UNDONE:
        raise BadDecision("이미 되돌린 합치기입니다. 목록을 새로 여세요.")
    if record["code"] in {process.code for process in register.all_processes(db)}:
        raise BadDecision(
            f"업무 번호 {record['code']}을(를) 다른 업무가 쓰고 있어 되돌리지 못합니다. "
            "그 업무의 번호를 먼저 바꾸세요."
        )
    records.update(db, _TABLE, merge.id, merge.revision, {"state": UNDONE}, by=by)
    register.add_department(db, record["department"], by=by)
    register.restore_process(db, merge.gone_id, by=by)
    references.point_back(db, record["references"], merge.gone_id, merge.kept_id, by=by)
    following.unfollow(db, record["code"], record["kept_code"], record["followed"], by=by)
    try:
        kept = register.process_by_id(db, merge.kept_id)
    except UnknownRow:
        return ["남겼던 업무가 지금 목록에 없어 그 내용은 되돌리지 못했습니다."]
    return [*_take_back_facts(db, kept, record, by), *_take_back_charts(db, kept, record, by)]


# --- facts ----------------------------------------------------------------------------------


def _as_json(name: str, department: str, facts: Facts) -> dict[str, Any]:
    return {"name": name, "department": department, "facts": facts_to_json(facts)}


def _take_back_facts(db: Database, kept: Process, record: Mapping[str, Any], by: str) -> list[str]:
    before, after = (_values(record[key]) for key in ("before", "after"))
    changed = [key for key in after if not same(before[key], after[key])]
    later = [key for key in changed if not same(value_of(kept, key), after[key])]
    values = {key: before[key] for key in changed if key not in later}
    name = values.pop(NAME.key, kept.name)
    department = values.pop(DEPARTMENT.key, kept.department)
    facts = Facts(**{**vars(kept.facts), **values})
    register.add_department(db, department, by=by)
    register.save_process(
        db, kept.id, kept.revision, name=name, department=department, facts=facts, by=by
    )
    if not later:
        return []
    labels = ", ".join(COLUMN_BY_KEY[key].label for key in later)
    return [f"합친 뒤에 고친 항목은 그대로 두었습니다: {labels}."]


def _values(stored: Mapping[str, Any]) -> dict[str, Any]:
    facts = facts_from_json(stored["facts"])
    named = {NAME.key: stored["name"], DEPARTMENT.key: stored["department"]}
    return {**named, **{key: getattr(facts, key) for key in BY_KEY}}


# --- flow charts ----------------------------------------------------------------------------


def both_drawn(db: Database, kept: Process, gone: Process) -> list[str]:
    """Return the states of which each process has a flow chart of its own."""
    found = []
    for state in models.states:
        ours, theirs = (models.newest(db, process.id, state) for process in (kept, gone))
        if ours and theirs and ours.sha256 != theirs.sha256:
            found.append(str(state))
    return found


def _bring_charts(
    db: Database, kept: Process, gone: Process, charts: Mapping[str, str], by: str
) -> list[dict[str, Any]]:
    """Append the flow charts that come along to the lines of the process that stays."""
    open_ones = [state for state in both_drawn(db, kept, gone) if charts.get(state) not in _SIDES]
    if open_ones:
        raise Undecided([f"{models.STATE_NAMES[state]} 흐름도" for state in open_ones])
    brought = []
    for state in models.states:
        ours, theirs = (models.newest(db, process.id, state) for process in (kept, gone))
        if theirs is None or (ours is not None and charts.get(state) != GONE):
            continue
        before = ours.number if ours else 0
        made = models.add_revision(
            db,
            kept.id,
            state,
            models.content(db, theirs.sha256),
            base=before,
            origin=ORIGIN,
            by=by,
            note=f"{gone.code} {theirs.number}판에서",
        )
        brought.append({"state": state, "before": before, "number": made.number})
    return brought


def _take_back_charts(db: Database, kept: Process, record: Mapping[str, Any], by: str) -> list[str]:
    remarks = []
    for brought in record["charts"]:
        state, number = brought["state"], brought["number"]
        newest = models.newest(db, kept.id, state)
        if newest and newest.number == number and brought["before"]:
            models.accepted(
                models.restore(db, kept.id, state, brought["before"], base=number, by=by)
            )
        else:
            remarks.append(
                f"{models.STATE_NAMES[state]} 흐름도는 {kept.code}에도 남아 있습니다. "
                "지난 판은 지우지 않습니다."
            )
    return remarks


_SIDES = (KEPT, GONE)
