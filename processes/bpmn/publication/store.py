"""Publications and names of revisions in the database; the revisions' own rows stay as they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from errors import WorkbenchError
from processes.bpmn import store as models
from storage import Database
from storage.identifiers import new_id, now

_LONGEST = 200


@dataclass(frozen=True)
class Publication:
    """One entry of a line's publications; number 0: the publication was taken back."""

    id: str
    process_id: str
    state: str
    number: int
    note: str
    created_at: str
    created_by: str


@dataclass(frozen=True)
class RevisionName:
    """What a person calls a revision; '' takes the name back."""

    id: str
    process_id: str
    state: str
    number: int
    name: str
    created_at: str
    created_by: str


class PublishedMeanwhile(WorkbenchError):
    """Somebody else published or took back after the caller had looked."""

    def __init__(self, newest: Publication) -> None:
        self.newest = newest
        did = f"{newest.number}판을 공개했습니다" if newest.number else "공개를 거두었습니다"
        super().__init__(
            f"그 사이 {newest.created_by} 님이 {did}. 공개 기록을 확인하고 다시 고르세요."
        )


class BadName(WorkbenchError):
    """A name or note that can't be kept."""


def publications(db: Database, process_id: str, state: str) -> list[Publication]:
    """Return what was published of the line and taken back, newest first."""
    rows = db.query(
        "select * from model_publications where process_id = :process_id and state = :state"
        " order by created_at desc, id desc",
        {"process_id": process_id, "state": state},
    )
    return [Publication(**row) for row in rows]


def published(db: Database, process_id: str, state: str) -> Publication | None:
    """Return the publication that stands, None where there is none."""
    found = publications(db, process_id, state)
    return found[0] if found and found[0].number else None


def all_published(db: Database) -> dict[tuple[str, str], Publication]:
    """Return (process id, state) -> the publication that stands, of every line."""
    newest: dict[tuple[str, str], Publication] = {}
    for row in db.query("select * from model_publications order by created_at, id"):
        newest[row["process_id"], row["state"]] = Publication(**row)
    return {line: one for line, one in newest.items() if one.number}


def publish(
    db: Database,
    process_id: str,
    state: str,
    number: int,
    *,
    seen: str | None,
    by: str,
    note: str = "",
) -> Publication:
    """Let a revision be the published one of its line; return the entry.

    `seen` is the id of the newest entry that the caller has looked at, None for none: raises
    PublishedMeanwhile when another came first, UnknownModel where there is no such revision.
    """
    models.revision(db, process_id, state, number)
    return _append(db, process_id, state, number, seen, by, note)


def withdraw(
    db: Database, process_id: str, state: str, *, seen: str | None, by: str, note: str = ""
) -> Publication:
    """Take the publication back; what was published stays in the history."""
    return _append(db, process_id, state, 0, seen, by, note)


def names(db: Database, process_id: str, state: str) -> dict[int, RevisionName]:
    """Return number -> the name that stands, of the revisions that have one."""
    rows = db.query(
        "select * from model_names where process_id = :process_id and state = :state"
        " order by created_at, id",
        {"process_id": process_id, "state": state},
    )
    newest = {row["number"]: RevisionName(**row) for row in rows}
    return {number: one for number, one in newest.items() if one.name}


def name_revision(
    db: Database, process_id: str, state: str, number: int, name: str, *, by: str
) -> None:
    """Call a revision something, '' for nothing any more; every name stays in the table."""
    models.revision(db, process_id, state, number)
    standing = names(db, process_id, state).get(number)
    text = _one_line(name)
    if text == (standing.name if standing else ""):
        return
    row = {
        "id": new_id(),
        "process_id": process_id,
        "state": state,
        "number": number,
        "name": text,
        "created_at": now(),
        "created_by": by,
    }
    _insert(db, "model_names", row)


def _append(
    db: Database, process_id: str, state: str, number: int, seen: str | None, by: str, note: str
) -> Publication:
    entries = publications(db, process_id, state)
    if entries and entries[0].id != seen:
        raise PublishedMeanwhile(entries[0])
    entry = Publication(new_id(), process_id, state, number, _one_line(note), now(), by)
    _insert(db, "model_publications", entry.__dict__)
    return entry


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    if len(line) > _LONGEST:
        raise BadName(f"{_LONGEST}자를 넘습니다. 줄여서 적으세요.")
    return line


def _insert(db: Database, table: str, row: Mapping[str, Any]) -> None:
    columns, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    db.execute(f"insert into {table} ({columns}) values ({values})", dict(row))
