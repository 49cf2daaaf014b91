"""Decisions about processes that look alike, in the database: who, when, why; history kept."""

import json

from errors import WorkbenchError
from processes.bpmn import store as models
from processes.commonwork.model import (
    DIFFERENT,
    STANDING,
    VERDICTS,
    BadDecision,
    Decision,
    Heading,
    Merge,
)
from processes.inventory.model import Process
from processes.inventory.store import process_by_id
from storage import Conflict, Database, records

_PAIRS, _HEADINGS, _MERGES = "work_pairs", "common_works", "work_merges"
_TITLE_LIMIT = 200


class UnknownDecision(WorkbenchError):
    """The decision is not there any more."""

    def __init__(self) -> None:
        super().__init__("그 결정이 없습니다. 다른 사람이 되돌렸을 수 있으니 목록을 새로 여세요.")


# --- pairs ----------------------------------------------------------------------------------


def decisions(db: Database) -> list[Decision]:
    """Return what stands, the newest first."""
    return [
        _decision(row) for row in db.query("select * from work_pairs order by created_at desc, id")
    ]


def decision(db: Database, one: str, other: str) -> Decision | None:
    """Return what stands of two processes, None where nobody has decided."""
    rows = db.query(
        "select * from work_pairs where (first_id = :one and second_id = :other)"
        " or (first_id = :other and second_id = :one) order by created_at",
        {"one": one, "other": other},
    )
    return next((_decision(row) for row in rows), None)


def decide(
    db: Database, one: Process, other: Process, verdict: str, *, by: str, reason: str, revision: int
) -> Decision:
    """Keep what somebody decided of two processes over the revision that was read (0: none).

    Raises storage.Conflict when somebody else decided first, BadDecision for a verdict that
    is none, a process with itself, or different work without a reason.
    """
    if verdict not in VERDICTS:
        raise BadDecision(f"결정은 {', '.join(VERDICTS.values())} 가운데 하나입니다.")
    if one.id == other.id:
        raise BadDecision("한 업무를 자기 자신과 견줄 수 없습니다. 다른 업무를 고르세요.")
    if verdict == DIFFERENT and not reason.strip():
        raise BadDecision("왜 다른 업무인지 이유를 적으세요. 나중에 다시 묻지 않습니다.")
    row = {"verdict": verdict, "reason": reason.strip()}
    standing = decision(db, one.id, other.id)
    if standing is None:
        first, second = sorted((one.id, other.id))
        made = {"first_id": first, "second_id": second, **row}
        return _decision(records.insert(db, _PAIRS, made, by=by))
    if standing.revision != revision:
        raise Conflict(_PAIRS, records.get(db, _PAIRS, standing.id), row, revision, by)
    return _decision(records.update(db, _PAIRS, standing.id, revision, row, by=by))


def undo_decision(db: Database, id: str, revision: int, *, by: str) -> None:
    """Take a decision back, so that the pair is asked again; the history keeps it."""
    try:
        records.delete(db, _PAIRS, id, revision, by=by)
    except records.UnknownRow as gone:
        raise UnknownDecision from gone


def history_of(db: Database, one: str, other: str) -> list[records.Change]:
    """Return everything that was ever decided of two processes, newest first."""
    rows = db.query(
        "select distinct row_id from history where table_name = 'work_pairs'"
        " and action in ('insert', 'update') and after like :one and after like :other",
        {"one": f"%{one}%", "other": f"%{other}%"},
    )
    found = [change for row in list(rows) for change in records.history(db, _PAIRS, row["row_id"])]
    return sorted(found, key=lambda change: (change.at, change.revision), reverse=True)


# --- headings of common work ----------------------------------------------------------------


def headings(db: Database) -> list[Heading]:
    """Return what common works are called, the oldest first."""
    return [_heading(row) for row in db.query("select * from common_works order by created_at, id")]


def name_work(
    db: Database,
    process: Process,
    *,
    title: str,
    note: str,
    shared: bool,
    revision: int,
    by: str,
) -> Heading:
    """Name the common work that the process speaks for, over the revision read (0: none).

    Raises storage.Conflict when another save came first, BadDecision for an empty title.
    """
    named = " ".join(title.split())
    if not named or len(named) > _TITLE_LIMIT:
        raise BadDecision(f"공통 업무의 이름을 {_TITLE_LIMIT}자 안으로 적으세요.")
    row = {"title": named, "note": note.strip(), "shared": int(shared)}
    found = db.query("select * from common_works where process_id = :id", {"id": process.id})
    standing = next((dict(one) for one in found), None)
    if standing is None:
        made = {"process_id": process.id, **row}
        return _heading(records.insert(db, _HEADINGS, made, by=by))
    if standing["revision"] != revision:
        raise Conflict(_HEADINGS, standing, row, revision, by)
    return _heading(records.update(db, _HEADINGS, standing["id"], revision, row, by=by))


def unname_work(db: Database, heading: Heading, *, by: str) -> None:
    """Take the name back; the links stay."""
    records.delete(db, _HEADINGS, heading.id, heading.revision, by=by)


# --- merges ---------------------------------------------------------------------------------


def merges(db: Database) -> list[Merge]:
    """Return every merge, the newest first, those taken back too."""
    return [
        as_merge(row) for row in db.query("select * from work_merges order by created_at desc, id")
    ]


def merged_into(db: Database, code: str) -> Process | None:
    """Return the process that the one of this code was merged into, None for no such merge.

    Follows further merges; one whose end has been deleted leads nowhere.
    """
    standing = [one for one in reversed(merges(db)) if one.state == STANDING]
    into = {one.gone_id: one.kept_id for one in standing}
    gone = next((one.gone_id for one in standing if one.record["code"] == code), None)
    while gone is not None and gone in into:
        gone = into[gone]
    try:
        return process_by_id(db, gone) if gone else None
    except records.UnknownRow:
        return None


def merge_by_id(db: Database, id: str) -> Merge:
    """Return the merge, or raise UnknownDecision."""
    try:
        return as_merge(records.get(db, _MERGES, id))
    except records.UnknownRow as gone:
        raise UnknownDecision from gone


def as_merge(row: records.Row) -> Merge:
    """Return the merge that a row of the table holds."""
    own = {name: row[name] for name in Merge.__dataclass_fields__}
    return Merge(**{**own, "record": json.loads(row["record"]), "example": bool(row["example"])})


# --- the example ----------------------------------------------------------------------------


def remove_example(db: Database, *, by: str) -> None:
    """Forget the merges of example processes and the flow charts of those that had gone."""
    for row in list(db.query("select * from work_merges where example = 1")):
        records.delete(db, _MERGES, row["id"], row["revision"], by=by)
        if row["state"] == STANDING:
            models.forget(db, row["gone_id"])


def _decision(row: records.Row) -> Decision:
    return Decision(**{name: row[name] for name in Decision.__dataclass_fields__})


def _heading(row: records.Row) -> Heading:
    own = {name: row[name] for name in Heading.__dataclass_fields__}
    return Heading(**{**own, "shared": bool(row["shared"])})
