"""The form of a call in the database, and what fills each of its fields."""

from collections.abc import Callable

from applications.attachments import store as papers
from applications.calls import store as calls
from applications.calls.forms.reading import ReadForm, read
from applications.calls.model import FormFieldLink, RefusedCall
from storage import Database, records

FORMS, FIELDS = calls.FORMS, calls.FIELDS


def set_form(
    db: Database,
    call_id: str,
    name: str,
    content: bytes,
    propose: Callable[[str], str],
    *,
    revision: int = 0,
    by: str,
) -> ReadForm:
    """Keep a form in place of the one before; links of fields that it has too stay.

    `propose` gives the target for a new field's name; `revision` is of the form that was read, 0
    for none. Raises BadForm, UnknownCall, or storage.Conflict when another one came first.
    """
    calls.call(db, call_id)
    form = read(content, name)
    row = {"name": form.name, "sha256": papers.keep(db, content, form.kind)}
    standing = list(db.query(f"select revision from {FORMS} where id = :id", {"id": call_id}))
    if standing:
        records.update(db, FORMS, call_id, revision, row, by=by)
    else:
        records.insert(db, FORMS, {"id": call_id, **row}, by=by)
    _take_fields(db, call_id, form, propose, by)
    papers.forget_unused(db)
    return form


def remove_form(db: Database, call_id: str, revision: int, *, by: str) -> None:
    """Take the form off its call; the links stay for the next one."""
    records.delete(db, FORMS, call_id, revision, by=by)
    for link in links(db, call_id):
        if link.present:
            records.update(db, FIELDS, link.id, link.revision, {"present": 0}, by=by)
    papers.forget_unused(db)


def links(db: Database, call_id: str) -> tuple[FormFieldLink, ...]:
    """Return the fields of the call's form in order, then linked ones that it no longer has."""
    rows = db.query(
        f"select * from {FIELDS} where call_id = :id order by present desc, position, id",
        {"id": call_id},
    )
    return tuple(link_of(row) for row in rows)


def save_link(
    db: Database, link_id: str, revision: int, target: str, *, known: frozenset[str], by: str
) -> FormFieldLink:
    """Say what fills a field over the revision read, one of `known`, '' for nothing."""
    if target and target not in known:
        raise RefusedCall(f"'{target}'(으)로는 칸을 채울 수 없습니다. 목록에서 고르세요.")
    changes = {"target": target, "proposed": 0}
    return link_of(records.update(db, FIELDS, link_id, revision, changes, by=by))


def link_of(row: records.Row) -> FormFieldLink:
    """Return the link in a row, such as a Conflict's `theirs`."""
    own = {name: row[name] for name in FormFieldLink.__dataclass_fields__}
    flags = {"proposed": bool(row["proposed"]), "present": bool(row["present"])}
    return FormFieldLink(**{**own, **flags})


def _take_fields(
    db: Database, call_id: str, form: ReadForm, propose: Callable[[str], str], by: str
) -> None:
    known = {one.name: one for one in links(db, call_id)}
    for position, one in enumerate(form.fields, start=1):
        row = {
            "kinds": one.kinds,
            "prompt": one.prompt,
            "places": one.places,
            "position": position,
            "present": 1,
        }
        old = known.pop(one.name, None)
        if old is None:
            target = propose(one.name)
            made = {**row, "call_id": call_id, "name": one.name, "target": target}
            records.insert(db, FIELDS, {**made, "proposed": int(bool(target))}, by=by)
        else:
            records.update(db, FIELDS, old.id, old.revision, row, by=by)
    for gone in known.values():
        if gone.target and not gone.proposed:
            records.update(db, FIELDS, gone.id, gone.revision, {"present": 0}, by=by)
        else:
            records.delete(db, FIELDS, gone.id, gone.revision, by=by)
