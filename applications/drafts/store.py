"""Drafts and their sections in the database."""

from collections.abc import Iterable, Mapping
from typing import Any

import storage
from applications.attachments import store as attachments
from applications.course.stages import require_editable
from applications.drafts import templates
from applications.drafts.model import (
    FIRST_STATE,
    STATES,
    Application,
    BadState,
    NoTitle,
    Section,
    UnknownApplication,
)
from applications.drafts.templates import Template
from applications.pinning import store as pin_store
from applications.sources import store as source_store
from applications.sources.model import KINDS, Source
from applications.writing.merging import merge
from storage import records

_APPLICATIONS, _SECTIONS = "applications", "application_sections"


def all_applications(db: storage.Database) -> list[Application]:
    """Return every draft, the one changed last first; its sections count as changes of it."""
    rows = db.query(
        "select a.*, (select max(s.updated_at) from application_sections s"
        " where s.application_id = a.id) as written_at from applications a"
    )
    whole = [{**row, "updated_at": max(row["updated_at"], row["written_at"] or "")} for row in rows]
    whole.sort(key=lambda row: (row["updated_at"], row["id"]), reverse=True)
    named = source_store.all_sources(db)
    return [_application(row, named.get(row["id"], ())) for row in whole]


def application(db: storage.Database, application_id: str) -> Application:
    """Return one draft, or raise UnknownApplication."""
    for row in db.query("select * from applications where id = :id", {"id": application_id}):
        return _application(row, source_store.sources(db, application_id))
    raise UnknownApplication(application_id)


def add_application(
    db: storage.Database,
    title: str,
    *,
    template: Template | None = None,
    bodies: Mapping[str, str] | None = None,
    programme: str | None = None,
    sources: Iterable[Source] = (),
    call_id: str | None = None,
    state: str = FIRST_STATE,
    by: str,
    example: bool = False,
) -> Application:
    """Start a draft with every section of the form; `bodies` gives the texts it begins with."""
    template = template or templates.load()
    row = {
        "title": _title(title),
        "programme": programme or template.programme,
        "template": template.id,
        "template_version": template.version,
        "call_id": call_id,
        "state": _state(state),
        "example": int(example),
    }
    made = records.insert(db, _APPLICATIONS, row, by=by)
    named = list(sources)
    for kind in KINDS:
        codes = [one.code for one in named if one.kind == kind]
        source_store.replace(db, made["id"], kind, codes, by=by)
    for position, section in enumerate(template.sections, start=1):
        row = {
            "application_id": made["id"],
            "key": section.key,
            "title": section.title,
            "body": (bodies or {}).get(section.key, ""),
            "position": position,
            "required": int(section.required),
        }
        records.insert(db, _SECTIONS, row, by=by)
    return application(db, made["id"])


def save_application(
    db: storage.Database, application_id: str, revision: int, *, by: str, **changes: Any
) -> Application:
    """Change title or programme of the revision read; its state moves by applications.course.

    Raises NotEditable where the draft stands still, storage.Conflict when somebody else saved
    first.
    """
    unknown = changes.keys() - {"title", "programme"}
    if unknown:
        raise TypeError(f"not a field of an application: {sorted(unknown)}")
    if "title" in changes:
        changes["title"] = _title(changes["title"])
    require_editable(application(db, application_id))
    row = records.update(db, _APPLICATIONS, application_id, revision, changes, by=by)
    return _application(row, source_store.sources(db, application_id))


def change_application(
    db: storage.Database, read: Application, *, by: str, **changes: Any
) -> Application:
    """Change fields of a draft as it was read; what others changed in other fields stands.

    Raises storage.Conflict when somebody else changed the same field.
    """
    current = application(db, read.id)
    apart = all(getattr(current, name) == getattr(read, name) for name in changes)
    revision = current.revision if apart else read.revision
    return save_application(db, read.id, revision, by=by, **changes)


def delete_application(
    db: storage.Database, application_id: str, revision: int, *, by: str
) -> None:
    """Remove a draft with its sections; the history keeps them whole."""
    for section in sections(db, application_id):
        records.delete(db, _SECTIONS, section.id, section.revision, by=by)
    attachments.remove_all(db, application_id, by=by)
    records.delete(db, _APPLICATIONS, application_id, revision, by=by)
    pin_store.forget_gone(db)


def sections(db: storage.Database, application_id: str) -> list[Section]:
    """Return the sections of a draft in their order."""
    rows = db.query(
        "select * from application_sections where application_id = :id order by position",
        {"id": application_id},
    )
    return [_section(row) for row in rows]


def section(db: storage.Database, section_id: str) -> Section:
    """Return one section, or raise storage.UnknownRow."""
    return _section(records.get(db, _SECTIONS, section_id))


def save_section(
    db: storage.Database,
    section_id: str,
    revision: int,
    body: str,
    *,
    by: str,
    base: str | None = None,
) -> Section:
    """Write a section's text, put together with what others saved since the revision read.

    `base` is the text that this one was typed on, where it is not that of the revision. Raises
    storage.Conflict where both changed one place, NotEditable where the draft stands still. A
    text that stands there already is no conflict: the same save may arrive twice.
    """
    current = records.get(db, _SECTIONS, section_id)
    text = as_kept(body)
    if current["body"] == text:
        return _section(current)
    require_editable(application(db, current["application_id"]))
    if base is None and revision != current["revision"]:
        base = text_at(db, section_id, revision)
    if base is not None:
        merged = merge(as_kept(base), text, current["body"]).text
        if merged is None:
            raise storage.Conflict(_SECTIONS, current, {"body": text}, revision, by)
        text, revision = merged, current["revision"]
    return _section(records.update(db, _SECTIONS, section_id, revision, {"body": text}, by=by))


def as_kept(text: str) -> str:
    """Return a text as it is kept: one sort of line end, half a letter as a sign for it."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\r\n", "\n")


def text_at(db: storage.Database, section_id: str, revision: int) -> str | None:
    """Return the text of a section at a revision, or None where the history has none."""
    for change in section_history(db, section_id):
        if change.revision <= revision and "body" in change.after:
            return str(change.after["body"])
    return None


def section_history(db: storage.Database, section_id: str) -> list[records.Change]:
    """Return the saves of a section, newest first; `after["body"]` is the text of each."""
    return records.history(db, _SECTIONS, section_id)


def refused_texts(db: storage.Database, section_id: str) -> list[records.Row]:
    """Return the texts whose save was refused, newest first: kept, never lost."""
    return records.refused(db, _SECTIONS, section_id)


def kept_since(db: storage.Database, section_id: str, revision: int, text: str) -> bool:
    """Whether a text was saved or refused after that revision: nobody has to save it again."""
    saved = [c.after.get("body") for c in section_history(db, section_id) if c.revision > revision]
    refused = [
        row["changes"].get("body")
        for row in refused_texts(db, section_id)
        if row["base_revision"] >= revision
    ]
    return as_kept(text) in saved + refused


def _application(row: records.Row, sources: tuple[Source, ...]) -> Application:
    whole = {**row, "example": bool(row["example"]), "sources": sources}
    return Application(**{name: whole[name] for name in Application.__dataclass_fields__})


def _section(row: records.Row) -> Section:
    names = Section.__dataclass_fields__
    return Section(**{n: row[n] for n in names} | {"required": bool(row["required"])})


def _title(title: str) -> str:
    if not title.strip():
        raise NoTitle
    return " ".join(title.split())


def _state(state: str) -> str:
    if state not in STATES:
        raise BadState(state)
    return state
