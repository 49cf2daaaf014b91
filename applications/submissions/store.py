"""Submissions in the database: added once, read for good."""

import hashlib
from collections import defaultdict

import storage
from applications.submissions.model import (
    Frozen,
    KeptFile,
    Submission,
    UnknownFile,
    UnknownSubmission,
)
from storage.identifiers import new_id, now
from storage.watching import tell


def add(db: storage.Database, frozen: Frozen, *, by: str) -> Submission:
    """Keep what is handed in as the draft's next submission."""
    application_id = frozen.draft.application.id
    number = len(submissions(db, application_id)) + 1
    made = {
        "id": new_id(),
        "application_id": application_id,
        "number": number,
        "content": frozen.content,
        "created_at": now(),
        "created_by": by,
    }
    db.execute(
        "insert into application_submissions"
        " (id, application_id, number, content, created_at, created_by)"
        " values (:id, :application_id, :number, :content, :created_at, :created_by)",
        made,
    )
    for position, file in enumerate(frozen.files, start=1):
        digest = _keep(db, file.content)
        db.execute(
            "insert into submission_files (id, submission_id, position, kind, name, size, sha256)"
            " values (:id, :submission_id, :position, :kind, :name, :size, :sha256)",
            {
                "id": new_id(),
                "submission_id": made["id"],
                "position": position,
                "kind": file.kind,
                "name": file.name,
                "size": len(file.content),
                "sha256": digest,
            },
        )
    tell("application_submissions", str(made["id"]))
    return submission(db, application_id, number)


def submissions(db: storage.Database, application_id: str) -> list[Submission]:
    """Return what was handed in of a draft, the first one first."""
    files = defaultdict[str, list[KeptFile]](list)
    for row in db.query(
        "select f.* from submission_files f join application_submissions s"
        " on s.id = f.submission_id where s.application_id = :id order by f.position",
        {"id": application_id},
    ):
        kept = KeptFile(row["kind"], row["name"], row["size"], row["sha256"])
        files[row["submission_id"]].append(kept)
    rows = db.query(
        "select * from application_submissions where application_id = :id order by number",
        {"id": application_id},
    )
    return [
        Submission(
            id=row["id"],
            application_id=row["application_id"],
            number=row["number"],
            content=row["content"],
            files=tuple(files[row["id"]]),
            at=row["created_at"],
            by=row["created_by"],
        )
        for row in rows
    ]


def submission(db: storage.Database, application_id: str, number: int) -> Submission:
    """Return the submission of that number, or raise UnknownSubmission."""
    found = submissions(db, application_id)
    for one in found:
        if one.number == number:
            return one
    raise UnknownSubmission(number, len(found))


def content(db: storage.Database, sha256: str) -> bytes:
    """Return the bytes that were handed in under that hash, or raise UnknownFile."""
    for row in db.query(
        "select content from submission_contents where sha256 = :sha256", {"sha256": sha256}
    ):
        return bytes(row["content"])
    raise UnknownFile(sha256)


def intact(db: storage.Database, one: Submission) -> dict[str, bool]:
    """Hash each kept file anew: whether its bytes still are those that were handed in."""
    return {
        file.sha256: hashlib.sha256(content(db, file.sha256)).hexdigest() == file.sha256
        for file in one.files
    }


def counts(db: storage.Database) -> dict[str, int]:
    """Return how often each draft was handed in; those that never were are left out."""
    rows = db.query(
        "select application_id, count(*) as number from application_submissions"
        " group by application_id"
    )
    return {row["application_id"]: row["number"] for row in rows}


def _keep(db: storage.Database, content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()
    db.execute(
        "insert into submission_contents (sha256, content)"
        " select :sha256, :content where not exists"
        " (select 1 from submission_contents where sha256 = :sha256)",
        {"sha256": digest, "content": content},
    )
    return digest
