"""Calls in the database: the call itself; its entries are rows of their own (parts)."""

from collections.abc import Iterable
from typing import Any

import storage
from applications.attachments import store as papers
from applications.calls import checking, sectioning
from applications.calls.model import Call, CallInUse, FormFile, UnknownCall
from applications.calls.parts import store as parts
from applications.course.stages import require_editable
from applications.drafts.model import Application
from applications.drafts.templates import Template
from storage import records

TABLE = "calls"
FORMS, FIELDS = "call_forms", "call_form_fields"


def all_calls(db: storage.Database) -> list[Call]:
    """Return every call, the nearest deadline first, those without one last."""
    found = _whole(db, db.query(f"select * from {TABLE}"))
    return sorted(found, key=lambda one: (not one.deadline, one.deadline, one.title, one.id))


def call(db: storage.Database, call_id: str) -> Call:
    """Return one call with all that it asks for, or raise UnknownCall."""
    rows = db.query(f"select * from {TABLE} where id = :id", {"id": call_id})
    for one in _whole(db, rows, call_id):
        return one
    raise UnknownCall(call_id)


def call_of(db: storage.Database, application: Application) -> Call | None:
    """Return the call that a draft answers, or None where there is none."""
    if not application.call_id:
        return None
    try:
        return call(db, application.call_id)
    except UnknownCall:
        return None


def form_of(db: storage.Database, application: Application) -> Template:
    """Return the form that a draft is written on: its call's sections, or a shipped one."""
    return sectioning.form_of(application, call_of(db, application))


def answer(db: storage.Database, application: Application, call_id: str | None, *, by: str) -> None:
    """Let a draft answer a call, or none; its sections stay until somebody takes those over.

    Raises UnknownCall, NotEditable where the draft stands still, or storage.Conflict.
    """
    require_editable(application)
    if call_id is not None:
        call(db, call_id)
    row = {"call_id": call_id}
    records.update(db, "applications", application.id, application.revision, row, by=by)


def add_call(
    db: storage.Database,
    title: str,
    *,
    by: str,
    template: Template | None = None,
    example: bool = False,
    **fields: Any,
) -> Call:
    """Add a call, with the sections of a shipped form where one is given.

    Fields: programme, agency, opens_on, deadline, url, rules, basis. Raises RefusedCall.
    """
    if template is not None:
        fields = {"programme": template.programme, "basis": template.basis, **fields}
    row = checking.call_columns({"title": title, **fields})
    checking.check_days(row.get("opens_on", ""), row.get("deadline", ""))
    made = records.insert(db, TABLE, {**row, "example": int(example)}, by=by)
    for one in template.sections if template else ():
        parts.add_section(
            db,
            made["id"],
            one.title,
            key=one.key,
            required=one.required,
            guidance=one.guidance,
            longest=one.longest,
            by=by,
        )
    return call(db, made["id"])


def copy_call(db: storage.Database, call_id: str, title: str, *, by: str) -> Call:
    """Add a call that asks for the same as another: next year's. It has no days and no form."""
    old = call(db, call_id)
    made = add_call(db, title, by=by, **checking.copied(old))
    for section in old.sections:
        given = {name: getattr(section, name) for name in ("required", "guidance", "longest")}
        parts.add_section(db, made.id, section.title, key=section.key, by=by, **given)
    for paper in old.attachments:
        parts.add_attachment(
            db,
            made.id,
            paper.title,
            key=paper.key,
            required=paper.required,
            kinds=paper.kinds,
            by=by,
        )
    for head in old.heads:
        keys = [key for key in head.section_keys if key in {one.key for one in old.sections}]
        parts.add_head(db, made.id, head.title, points=head.points, section_keys=keys, by=by)
    return call(db, made.id)


def save_call(
    db: storage.Database, call_id: str, revision: int, *, by: str, **changes: Any
) -> Call:
    """Write fields of a call over the revision read.

    Raises storage.Conflict when another save came first, RefusedCall for a bad field.
    """
    current = call(db, call_id)
    row = checking.call_columns(changes)
    checking.check_days(
        row.get("opens_on", current.opens_on), row.get("deadline", current.deadline)
    )
    records.update(db, TABLE, call_id, revision, row, by=by)
    return call(db, call_id)


def change_call(db: storage.Database, read: Call, *, by: str, **changes: Any) -> Call:
    """Change fields of a call as it was read; what others changed in other fields stands.

    Raises storage.Conflict when somebody else changed the same field.
    """
    current = call(db, read.id)
    apart = all(getattr(current, name) == getattr(read, name) for name in changes)
    revision = current.revision if apart else read.revision
    return save_call(db, read.id, revision, by=by, **changes)


def delete_call(db: storage.Database, call_id: str, revision: int, *, by: str) -> None:
    """Remove a call with all of it, or raise CallInUse where drafts answer it."""
    used = drafts_of(db, call_id)
    if used:
        raise CallInUse(len(used))
    _delete(db, call(db, call_id), revision, by)


def drafts_of(db: storage.Database, call_id: str) -> list[str]:
    """Return the ids of the drafts that answer a call."""
    rows = db.query("select id from applications where call_id = :id", {"id": call_id})
    return [row["id"] for row in rows]


def draft_counts(db: storage.Database) -> dict[str, int]:
    """Return how many drafts answer each call; those without are left out."""
    rows = db.query(
        "select call_id, count(*) as drafts from applications"
        " where call_id is not null group by call_id"
    )
    return {row["call_id"]: row["drafts"] for row in rows}


def remove_example(db: storage.Database, *, by: str) -> None:
    """Take the example's calls out; one that people's own drafts answer stays and is theirs."""
    for one in all_calls(db):
        if one.example and drafts_of(db, one.id):
            records.update(db, TABLE, one.id, one.revision, {"example": 0}, by=by)
        elif one.example:
            _delete(db, one, one.revision, by)


def _delete(db: storage.Database, gone: Call, revision: int, by: str) -> None:
    parts.delete_all(db, gone.id, by=by)
    db.execute(f"delete from {FIELDS} where call_id = :id", {"id": gone.id})
    db.execute(f"delete from {FORMS} where id = :id", {"id": gone.id})
    records.delete(db, TABLE, gone.id, revision, by=by)
    papers.forget_unused(db)


def _whole(
    db: storage.Database, rows: Iterable[records.Row], call_id: str | None = None
) -> list[Call]:
    sections, attachments = parts.sections(db, call_id), parts.attachments(db, call_id)
    heads, forms = parts.heads(db, call_id), _forms(db, call_id)
    found = []
    for row in rows:
        own = {name: row[name] for name in Call.__dataclass_fields__ if name in row}
        asked = {
            "example": bool(row["example"]),
            "sections": sections.get(row["id"], ()),
            "attachments": attachments.get(row["id"], ()),
            "heads": heads.get(row["id"], ()),
            "form": forms.get(row["id"]),
        }
        found.append(Call(**{**own, **asked}))
    return found


def _forms(db: storage.Database, call_id: str | None) -> dict[str, FormFile]:
    names = FormFile.__dataclass_fields__
    return {
        row["id"]: FormFile(**{name: row[name] for name in names})
        for row in db.query(
            f"select f.*, c.size from {FORMS} f join paper_contents c on c.sha256 = f.sha256"
            " where :id is null or f.id = :id",
            {"id": call_id},
        )
    }
