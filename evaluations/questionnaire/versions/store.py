"""Versions and drafts in the database.

    form = store.current(db, "saas-readiness")      # what is asked today
    form = store.version(db, "saas-readiness", "0.1")  # what these answers were given to

The files in data/questionnaires/ are the first versions. A version is never changed.
"""

import datetime
import hashlib
from collections.abc import Sequence
from functools import lru_cache

import storage
from errors import shortened
from evaluations.questionnaire import dating, reading
from evaluations.questionnaire.model import Questionnaire
from evaluations.questionnaire.versions.editing import Clash, Edit, applied
from evaluations.questionnaire.versions.model import (
    PUBLISHED,
    SHIPPED,
    Draft,
    RefusedVersion,
    UnknownDraft,
    UnknownVersion,
    Version,
)
from storage import Database, records
from storage.identifiers import new_id, now
from storage.moments import today

_DRAFTS = "questionnaire_drafts"


def ids(db: Database) -> list[str]:
    """Return the ids of all questionnaires that have a version: shipped or published."""
    rows = db.query("select distinct questionnaire_id as id from questionnaire_versions")
    return sorted({*reading.shipped_ids(), *(str(row["id"]) for row in rows)})


def current(
    db: Database, questionnaire_id: str, *, on: datetime.date | None = None
) -> Questionnaire:
    """Return the version in force on a day (today in Korea): the last that was published.

    Where none was, or none is in force, the shipped one. Raises UnknownQuestionnaire.
    """
    return parsed(current_version(db, questionnaire_id, on=on))


def in_force(
    db: Database, questionnaire_id: str, *, on: datetime.date | None = None
) -> Questionnaire:
    """Return the version in force on a day with the gates and limits of that day."""
    day = on or today()
    return dating.on(current(db, questionnaire_id, on=day), day)


def current_version(
    db: Database, questionnaire_id: str, *, on: datetime.date | None = None
) -> Version:
    """Return the version in force as it was published; see `current`."""
    day = on or today()
    known = versions(db, questionnaire_id)
    own = [one for one in known if one.origin == PUBLISHED]
    for one in own:
        form = parsed(one)
        if form.begins <= day and (form.ends is None or day <= form.ends):
            return one
    return next((one for one in known if _is_file(one)), known[0])


def version(db: Database, questionnaire_id: str, name: str) -> Questionnaire:
    """Return one version, or raise UnknownVersion (UnknownQuestionnaire for no such id)."""
    known = versions(db, questionnaire_id)
    for one in known:
        if one.version == name:
            return parsed(one)
    raise UnknownVersion(questionnaire_id, shortened(name), [one.version for one in known])


def versions(db: Database, questionnaire_id: str) -> list[Version]:
    """Return all versions, the last one published first; raise UnknownQuestionnaire for none.

    The shipped file is one of them; of one that is kept in the database, that text holds.
    """
    rows = db.query(
        "select questionnaire_id, version, origin, content, sha256, note, created_at, created_by"
        " from questionnaire_versions where questionnaire_id = :id"
        " order by created_at desc, id desc",
        {"id": questionnaire_id},
    )
    kept = [Version(**row) for row in rows]
    if questionnaire_id in reading.shipped_ids():
        file = _shipped(questionnaire_id)
        if all(one.version != file.version for one in kept):
            kept.append(file)
    if not kept:
        raise reading.UnknownQuestionnaire(questionnaire_id, ids(db))
    return kept


def parsed(one: Version) -> Questionnaire:
    """Return the questionnaire in a version's text."""
    return _parsed(one.content, f"{one.questionnaire_id} {one.version}판")


def keep_shipped(db: Database, form: Questionnaire) -> None:
    """Keep the text of a shipped version that answers rest on, whatever is shipped later."""
    if form.id not in reading.shipped_ids():
        return
    key = {"id": form.id, "version": form.version}
    found = db.query(
        "select 1 from questionnaire_versions where questionnaire_id = :id and version = :version",
        key,
    )
    file = _shipped(form.id)
    if file.version == form.version and not list(found):
        _insert(db, file)


def drafts(db: Database) -> list[Draft]:
    """Return the drafts of all questionnaires."""
    return [_draft(row) for row in db.query(f"select * from {_DRAFTS} order by questionnaire_id")]


def draft(db: Database, questionnaire_id: str) -> Draft | None:
    """Return the draft of a questionnaire's next version, None where nobody began one."""
    rows = db.query(
        f"select * from {_DRAFTS} where questionnaire_id = :id", {"id": questionnaire_id}
    )
    return next((_draft(row) for row in rows), None)


def begin(db: Database, questionnaire_id: str, content: str, base: str, *, by: str) -> Draft:
    """Begin a draft with this text, or return the one that somebody else has begun."""
    standing = draft(db, questionnaire_id)
    if standing is not None:
        return standing
    row = {"questionnaire_id": questionnaire_id, "base_version": base, "content": content}
    return _draft(records.insert(db, _DRAFTS, row, by=by))


def save_draft(db: Database, draft_id: str, revision: int, content: str, *, by: str) -> Draft:
    """Write a draft's text over the revision that was read; raise storage.Conflict if stale."""
    return _draft(records.update(db, _DRAFTS, draft_id, revision, {"content": content}, by=by))


def edit_draft(
    db: Database, questionnaire_id: str, edits: Sequence[Edit], *, by: str
) -> tuple[Draft, list[Clash]]:
    """Change single values of a draft as it stands now, so that people's edits come together.

    A value that somebody else has changed meanwhile is left, told, and kept as a refused save.
    Raises BadQuestionnaire, and changes nothing, where the text couldn't be read any more.
    """
    standing = draft(db, questionnaire_id)
    if standing is None:
        raise UnknownDraft(questionnaire_id)
    name = f"{questionnaire_id} 초안"
    content, clashes = applied(standing.content, edits, name)
    reading.parse(content, name)
    for clash in clashes:
        mine = {"path": list(clash.edit.path), "value": clash.edit.value}
        row = records.get(db, _DRAFTS, standing.id)
        records.keep_refused(db, storage.Conflict(_DRAFTS, row, mine, standing.revision, by))
    if content == standing.content:
        return standing, clashes
    return save_draft(db, standing.id, standing.revision, content, by=by), clashes


def delete_draft(db: Database, draft_id: str, revision: int, *, by: str) -> None:
    """Remove a draft at the revision that was read; the history keeps it."""
    records.delete(db, _DRAFTS, draft_id, revision, by=by)


def publish(
    db: Database, questionnaire_id: str, revision: int, *, note: str, by: str
) -> Questionnaire:
    """Make a draft, as of the revision that was read, a version that never changes.

    Raises BadQuestionnaire for a text that can't be read, RefusedVersion for a note that is
    missing, another id, or a version that exists, storage.Conflict for a stale revision.
    """
    standing = draft(db, questionnaire_id)
    if standing is None:
        raise UnknownDraft(questionnaire_id)
    form = reading.parse(standing.content, f"{questionnaire_id} 초안")
    _refuse_bad(db, questionnaire_id, form, note)
    delete_draft(db, standing.id, revision, by=by)
    if questionnaire_id in reading.shipped_ids():
        keep_shipped(db, reading.shipped(questionnaire_id))
    content = standing.content
    _insert(
        db,
        Version(questionnaire_id, form.version, PUBLISHED, content, _sha256(content), note.strip()),
        by=by,
    )
    return form


def _refuse_bad(db: Database, questionnaire_id: str, form: Questionnaire, note: str) -> None:
    if not note.strip():
        raise RefusedVersion("무엇을 왜 바꾸었는지 한 줄로 적으세요.")
    if form.id != questionnaire_id:
        raise RefusedVersion(
            f"초안의 id가 '{form.id}'입니다. '{questionnaire_id}'(으)로 되돌리거나, "
            "다른 질문지라면 파일로 새로 시작하세요."
        )
    if questionnaire_id in ids(db):
        known = [one.version for one in versions(db, questionnaire_id)]
        if form.version in known:
            raise RefusedVersion(
                f"'{form.version}'판은 이미 있습니다. 공개한 판은 바뀌지 않으니 version을 "
                f"다르게 적으세요(있는 판: {', '.join(known)})."
            )


def _insert(db: Database, one: Version, *, by: str = "") -> None:
    row = {name: getattr(one, name) for name in Version.__dataclass_fields__}
    row |= {"id": new_id(), "created_at": now(), "created_by": by}
    names, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    db.execute(f"insert into questionnaire_versions ({names}) values ({values})", row)


def _shipped(questionnaire_id: str) -> Version:
    form, content = reading.shipped(questionnaire_id), reading.shipped_text(questionnaire_id)
    return Version(questionnaire_id, form.version, SHIPPED, content, _sha256(content))


def _is_file(one: Version) -> bool:
    shipped = one.questionnaire_id in reading.shipped_ids()
    return shipped and one.version == reading.shipped(one.questionnaire_id).version


def _sha256(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


@lru_cache(maxsize=128)
def _parsed(content: str, name: str) -> Questionnaire:
    return reading.parse(content, name)


def _draft(row: records.Row) -> Draft:
    return Draft(**{name: row[name] for name in Draft.__dataclass_fields__})
