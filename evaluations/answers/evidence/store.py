"""Evidence in the database: the bytes once, by their SHA-256, and where they are attached."""

import hashlib
from collections.abc import Mapping
from typing import Any

from errors import WorkbenchError
from evaluations.answers.evidence.model import Evidence, RefusedEvidence
from evaluations.answers.evidence.naming import ending_of, safe_name
from evaluations.answers.evidence.recognising import recognised
from storage import Database, records
from storage.identifiers import now

MOST_PER_QUESTION = 20
_ATTACHED = (
    "select evidence.*, evidence_files.kind, evidence_files.size"
    " from evidence join evidence_files on evidence_files.sha256 = evidence.sha256"
)


class UnknownEvidence(WorkbenchError):
    """There is no such attached file."""

    def __init__(self) -> None:
        super().__init__("이 근거 파일이 없습니다. 다른 사람이 뗐을 수 있으니 화면을 새로 여세요.")


def attach(
    db: Database,
    subject: str,
    questionnaire_id: str,
    question_id: str,
    name: str,
    content: bytes,
    *,
    by: str,
    example: bool = False,
) -> Evidence:
    """Attach a file to a question and return it; the same bytes are stored once.

    Raises RefusedEvidence for a file that isn't taken, or that hangs on the question already.
    """
    kind = recognised(name, content)
    digest = hashlib.sha256(content).hexdigest()
    there = attached(db, subject, questionnaire_id).get(question_id, ())
    twin = next((one for one in there if one.sha256 == digest), None)
    if twin:
        raise RefusedEvidence(f"같은 파일이 '{twin.name}'(으)로 이미 붙어 있습니다.")
    if len(there) >= MOST_PER_QUESTION:
        raise RefusedEvidence(
            f"한 문항에 파일을 {MOST_PER_QUESTION}개까지 붙입니다. 쓰지 않는 파일을 떼세요."
        )
    db.execute(
        "insert into evidence_files (sha256, kind, size, content, created_at)"
        " values (:sha256, :kind, :size, :content, :at) on conflict (sha256) do nothing",
        {
            "sha256": digest,
            "kind": kind.name,
            "size": len(content),
            "content": content,
            "at": now(),
        },
    )
    row = {
        "subject": subject,
        "questionnaire_id": questionnaire_id,
        "question_id": question_id,
        "sha256": digest,
        "name": safe_name(name, ending_of(name)),
        "example": int(example),
    }
    kept = records.insert(db, "evidence", row, by=by)
    return _evidence({**kept, "kind": kind.name, "size": len(content)})


def attached(db: Database, subject: str, questionnaire_id: str) -> dict[str, tuple[Evidence, ...]]:
    """Return question id -> its files, oldest first, without their bytes."""
    found: dict[str, tuple[Evidence, ...]] = {}
    rows = db.query(
        f"{_ATTACHED} where subject = :subject and questionnaire_id = :questionnaire"
        " order by evidence.created_at, evidence.id",
        {"subject": subject, "questionnaire": questionnaire_id},
    )
    for row in rows:
        one = _evidence(row)
        found[one.question_id] = (*found.get(one.question_id, ()), one)
    return found


def content(db: Database, evidence_id: str) -> bytes:
    """Return the bytes as they were given, or raise UnknownEvidence."""
    rows = db.query(
        "select evidence_files.content from evidence_files"
        " join evidence on evidence.sha256 = evidence_files.sha256 where evidence.id = :id",
        {"id": evidence_id},
    )
    for row in rows:
        return bytes(row["content"])
    raise UnknownEvidence


def detach(db: Database, evidence_id: str, *, by: str) -> None:
    """Take a file off its question; its bytes go when nothing else bears them."""
    rows = db.query("select * from evidence where id = :id", {"id": evidence_id})
    for row in list(rows):
        _detach(db, row, by)
        return
    raise UnknownEvidence


def detach_all(db: Database, where: str, values: Mapping[str, Any], *, by: str) -> None:
    """Take off every file that the condition (of a store of answers) names."""
    for row in list(db.query(f"select * from evidence where {where}", dict(values))):
        _detach(db, row, by)


def _detach(db: Database, row: Mapping[str, Any], by: str) -> None:
    records.delete(db, "evidence", row["id"], row["revision"], by=by)
    db.execute(
        "delete from evidence_files where sha256 = :sha256"
        " and not exists (select 1 from evidence where sha256 = :sha256)",
        {"sha256": row["sha256"]},
    )


def _evidence(row: Mapping[str, Any]) -> Evidence:
    own = {name: row[name] for name in Evidence.__dataclass_fields__}
    return Evidence(**{**own, "example": bool(row["example"])})
