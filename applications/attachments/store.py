"""Files of drafts in the database: the bytes once, by their SHA-256, and which draft bears them."""

import hashlib
from collections import defaultdict

from applications.attachments.model import MOST, Attachment, RefusedAttachment, UnknownPaper
from applications.course.stages import NotEditable, editable
from applications.drafts.model import UnknownApplication
from evaluations.answers.evidence.naming import ending_of, safe_name
from evaluations.answers.evidence.recognising import recognised
from storage import Database, records
from storage.identifiers import now

TABLE = "application_attachments"
_WHOLE = f"select a.*, c.kind, c.size from {TABLE} a join paper_contents c on c.sha256 = a.sha256"


def attachments(db: Database, application_id: str) -> tuple[Attachment, ...]:
    """Return the files of a draft, oldest first, without their bytes."""
    return all_attachments(db, application_id).get(application_id, ())


def all_attachments(
    db: Database, application_id: str | None = None
) -> dict[str, tuple[Attachment, ...]]:
    """Return draft id -> its files, of every draft or of the one; those without are left out."""
    found = defaultdict[str, list[Attachment]](list)
    for row in db.query(
        f"{_WHOLE} where :id is null or a.application_id = :id order by a.created_at, a.id",
        {"id": application_id},
    ):
        found[row["application_id"]].append(_attachment(row))
    return {key: tuple(own) for key, own in found.items()}


def attachment(db: Database, attachment_id: str) -> Attachment:
    """Return one file, or raise UnknownPaper."""
    for row in db.query(f"{_WHOLE} where a.id = :id", {"id": attachment_id}):
        return _attachment(row)
    raise UnknownPaper


def add(
    db: Database,
    application_id: str,
    name: str,
    content: bytes,
    *,
    by: str,
    requirement: str = "",
    kinds: tuple[str, ...] = (),
) -> Attachment:
    """Attach a file to a draft and return it; the same bytes are stored once.

    `kinds`: those that the call takes there, empty for any. Raises RefusedAttachment or
    RefusedEvidence for a file that isn't taken, NotEditable where the draft stands still.
    """
    _require_editable(db, application_id)
    kind = recognised(name, content).name
    safe = safe_name(name, ending_of(name))
    if kinds and kind not in kinds:
        raise RefusedAttachment(
            f"'{safe}'은(는) {kind} 파일인데 여기에는 {', '.join(kinds)}만 냅니다. "
            "공고가 받는 종류로 바꾸어 올리세요."
        )
    there = attachments(db, application_id)
    digest = hashlib.sha256(content).hexdigest()
    twin = next((o for o in there if (o.sha256, o.requirement) == (digest, requirement)), None)
    if twin:
        raise RefusedAttachment(f"같은 파일이 '{twin.name}'(으)로 이미 붙어 있습니다.")
    if len(there) >= MOST:
        raise RefusedAttachment(f"붙임 파일은 {MOST}개까지 둡니다. 쓰지 않는 파일을 떼세요.")
    row = {
        "application_id": application_id,
        "requirement": requirement,
        "sha256": keep(db, content, kind),
        "name": safe,
    }
    return attachment(db, records.insert(db, TABLE, row, by=by)["id"])


def assign(
    db: Database, attachment_id: str, revision: int, requirement: str, *, by: str
) -> Attachment:
    """Say which of the call's papers a file is, over the revision read ('' for another)."""
    _require_editable(db, attachment(db, attachment_id).application_id)
    records.update(db, TABLE, attachment_id, revision, {"requirement": requirement}, by=by)
    return attachment(db, attachment_id)


def remove(db: Database, attachment_id: str, *, by: str) -> None:
    """Take a file off its draft; its bytes go when nothing else bears them."""
    one = attachment(db, attachment_id)
    _require_editable(db, one.application_id)
    records.delete(db, TABLE, one.id, one.revision, by=by)
    forget_unused(db)


def remove_all(db: Database, application_id: str, *, by: str) -> None:
    """Take every file off a draft that is about to go."""
    for one in attachments(db, application_id):
        records.delete(db, TABLE, one.id, one.revision, by=by)
    forget_unused(db)


def keep(db: Database, content: bytes, kind: str) -> str:
    """Store bytes once and return their SHA-256."""
    digest = hashlib.sha256(content).hexdigest()
    row = {"sha256": digest, "kind": kind, "size": len(content), "content": content, "at": now()}
    db.execute(
        "insert into paper_contents (sha256, kind, size, content, created_at)"
        " values (:sha256, :kind, :size, :content, :at) on conflict (sha256) do nothing",
        row,
    )
    return digest


def content(db: Database, sha256: str) -> bytes:
    """Return the bytes as they were given, or raise UnknownPaper."""
    for row in db.query(
        "select content from paper_contents where sha256 = :sha256", {"sha256": sha256}
    ):
        return bytes(row["content"])
    raise UnknownPaper


def forget_unused(db: Database) -> None:
    """Let go of the bytes that neither a draft nor a call bears any more."""
    db.execute(
        "delete from paper_contents where"
        f" not exists (select 1 from {TABLE} a where a.sha256 = paper_contents.sha256)"
        " and not exists (select 1 from call_forms f where f.sha256 = paper_contents.sha256)"
    )


def _require_editable(db: Database, application_id: str) -> None:
    for row in db.query("select state from applications where id = :id", {"id": application_id}):
        if not editable(row["state"]):
            raise NotEditable(row["state"])
        return
    raise UnknownApplication(application_id)


def _attachment(row: records.Row) -> Attachment:
    return Attachment(**{name: row[name] for name in Attachment.__dataclass_fields__})
