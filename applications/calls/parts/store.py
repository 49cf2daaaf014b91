"""The sections, papers and scoring heads of calls in the database, each a row of its own."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

from applications.calls import checking
from applications.calls.model import CallAttachment, CallSection, RefusedCall, ScoringHead
from evaluations.answers.evidence.model import KINDS
from storage import Database, records
from storage.identifiers import new_id

SECTIONS, ATTACHMENTS, HEADS = "call_sections", "call_attachments", "call_heads"
MOST = 100  # entries of one kind in a call
_KIND_NAMES = [kind.name for kind in KINDS]
_UNTOLD: dict[str, records.Row] = {
    SECTIONS: {"required": 1, "guidance": "", "longest": None},
    ATTACHMENTS: {"required": 1, "kinds": "[]"},
    HEADS: {"points": None, "section_keys": "[]"},
}


class Part(Protocol):
    """An entry of a call at one revision."""

    @property
    def id(self) -> str:
        """What names the row."""

    @property
    def call_id(self) -> str:
        """The call that it belongs to."""


_Part = TypeVar("_Part", bound=Part)


def sections(db: Database, call_id: str | None = None) -> dict[str, tuple[CallSection, ...]]:
    """Return call id -> its sections in order, of every call or of the one."""
    return _by_call(db, SECTIONS, call_id, section_of)


def attachments(db: Database, call_id: str | None = None) -> dict[str, tuple[CallAttachment, ...]]:
    """Return call id -> the papers it asks for in order, of every call or of the one."""
    return _by_call(db, ATTACHMENTS, call_id, attachment_of)


def heads(db: Database, call_id: str | None = None) -> dict[str, tuple[ScoringHead, ...]]:
    """Return call id -> its scoring heads in order, of every call or of the one."""
    return _by_call(db, HEADS, call_id, head_of)


def add_section(
    db: Database, call_id: str, title: str, *, by: str, key: str = "", **fields: Any
) -> CallSection:
    """Add a heading at the end; without a key it gets a free one. RefusedCall for a bad field."""
    own = sections(db, call_id).get(call_id, ())
    taken = {one.key for one in own}
    if key in taken:
        raise RefusedCall(f"항목 '{title}'의 key '{key}'을(를) 다른 항목이 씁니다.")
    row = checking.section_columns({"title": title, **fields})
    row["key"] = key or _new_key("section")
    return section_of(_add(db, SECTIONS, call_id, row, own, by))


def save_section(
    db: Database, section_id: str, revision: int, *, by: str, **changes: Any
) -> CallSection:
    """Write title, required, guidance, longest or position over the revision read."""
    row = checking.section_columns(changes)
    return section_of(records.update(db, SECTIONS, section_id, revision, row, by=by))


def add_attachment(
    db: Database, call_id: str, title: str, *, by: str, key: str = "", **fields: Any
) -> CallAttachment:
    """Add a paper that the call asks for at the end, or raise RefusedCall."""
    own = attachments(db, call_id).get(call_id, ())
    row = checking.attachment_columns({"title": title, **fields}, _KIND_NAMES)
    row["key"] = key or _new_key("paper")
    return attachment_of(_add(db, ATTACHMENTS, call_id, row, own, by))


def save_attachment(
    db: Database, attachment_id: str, revision: int, *, by: str, **changes: Any
) -> CallAttachment:
    """Write title, required, kinds or position over the revision read."""
    row = checking.attachment_columns(changes, _KIND_NAMES)
    return attachment_of(records.update(db, ATTACHMENTS, attachment_id, revision, row, by=by))


def add_head(db: Database, call_id: str, title: str, *, by: str, **fields: Any) -> ScoringHead:
    """Add a scoring head at the end, or raise RefusedCall."""
    keys = [one.key for one in sections(db, call_id).get(call_id, ())]
    row = checking.head_columns({"title": title, **fields}, keys)
    own = heads(db, call_id).get(call_id, ())
    return head_of(_add(db, HEADS, call_id, row, own, by))


def save_head(db: Database, head_id: str, revision: int, *, by: str, **changes: Any) -> ScoringHead:
    """Write title, points, section_keys or position over the revision read."""
    call_id = records.get(db, HEADS, head_id)["call_id"]
    keys = [one.key for one in sections(db, call_id).get(call_id, ())]
    row = checking.head_columns(changes, keys)
    return head_of(records.update(db, HEADS, head_id, revision, row, by=by))


def delete_part(db: Database, table: str, row_id: str, revision: int, *, by: str) -> None:
    """Take an entry out of its call; the history keeps it, and texts of drafts stay."""
    records.delete(db, table, row_id, revision, by=by)


def delete_all(db: Database, call_id: str, *, by: str) -> None:
    """Take every entry out of a call that is about to go."""
    for table in (SECTIONS, ATTACHMENTS, HEADS):
        for row in list(_rows(db, table, call_id)):
            records.delete(db, table, row["id"], row["revision"], by=by)


def section_of(row: records.Row) -> CallSection:
    """Return the section in a row, such as a Conflict's `theirs`."""
    return CallSection(**_own(CallSection, row) | {"required": bool(row["required"])})


def attachment_of(row: records.Row) -> CallAttachment:
    """Return the paper in a row."""
    decoded = {"required": bool(row["required"]), "kinds": _listed(row["kinds"])}
    return CallAttachment(**_own(CallAttachment, row) | decoded)


def head_of(row: records.Row) -> ScoringHead:
    """Return the scoring head in a row."""
    decoded = {"section_keys": _listed(row["section_keys"])}
    return ScoringHead(**_own(ScoringHead, row) | decoded)


def _by_call(
    db: Database, table: str, call_id: str | None, made: Callable[[records.Row], _Part]
) -> dict[str, tuple[_Part, ...]]:
    found = defaultdict[str, list[_Part]](list)
    for row in _rows(db, table, call_id):
        found[row["call_id"]].append(made(row))
    return {key: tuple(own) for key, own in found.items()}


def _rows(db: Database, table: str, call_id: str | None) -> list[records.Row]:
    return list(
        db.query(
            f"select * from {table} where :id is null or call_id = :id"
            " order by position, created_at, id",
            {"id": call_id},
        )
    )


def _add(
    db: Database,
    table: str,
    call_id: str,
    row: Mapping[str, Any],
    own: tuple[CallSection | CallAttachment | ScoringHead, ...],
    by: str,
) -> records.Row:
    if len(own) >= MOST:
        raise RefusedCall(f"한 공고에 {MOST}개까지 적습니다. 쓰지 않는 줄을 지우세요.")
    last = max((one.position for one in own), default=0)
    whole = {**_UNTOLD[table], "position": min(last + 1, 10_000), **row, "call_id": call_id}
    return records.insert(db, table, whole, by=by)


def _new_key(stem: str) -> str:
    """Return a key that never was another entry's: drafts know their sections by it."""
    return f"{stem}-{new_id()[-12:]}"


def _listed(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _own(kind: Any, row: records.Row) -> dict[str, Any]:
    return {name: row[name] for name in kind.__dataclass_fields__}
