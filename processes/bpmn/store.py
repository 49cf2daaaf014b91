"""The models of the processes: two append-only lines of revisions each, the bytes unchanged.

with storage.transaction(db):
    outcome = store.save(db, process_id, "as-is", content, base=3, origin="editor", by="김주무관")
revision = store.accepted(outcome)  # StaleModel, raised after the refused bytes were committed
"""

import hashlib
from dataclasses import dataclass
from typing import Any, Literal

from errors import WorkbenchError
from processes.bpmn import reading
from storage import Database
from storage.identifiers import new_id, now

State = Literal["as-is", "to-be"]
states: tuple[State, ...] = ("as-is", "to-be")
STATE_NAMES = {"as-is": "현행", "to-be": "개선"}
_ABOUT_A_PROCESS = (
    *("model_publications", "model_names", "raci_cells", "model_threads", "comment_drafts"),
    *("model_revisions", "refused_models"),
)


@dataclass(frozen=True)
class ModelRevision:
    """One entry of a line; `base_number` is the revision that it was made from, 0 for none."""

    id: str
    process_id: str
    state: str
    number: int
    sha256: str
    origin: str  # upload, editor, example, restore, …
    base_number: int
    note: str
    created_at: str
    created_by: str


@dataclass(frozen=True)
class RefusedModel:
    """A save that came too late: outside the line, with the number that was newest then."""

    id: str
    process_id: str
    state: str
    sha256: str
    origin: str
    base_number: int
    newest_number: int
    note: str
    created_at: str
    created_by: str


@dataclass(frozen=True)
class Stale:
    """The outcome of a save that a newer revision had overtaken; both are kept."""

    newest: ModelRevision
    refused: RefusedModel


class StaleModel(WorkbenchError):
    """A save named a revision that is no longer the newest."""

    def __init__(self, stale: Stale) -> None:
        self.newest, self.refused = stale.newest, stale.refused
        super().__init__(
            f"{stale.newest.created_by or '다른 사람'} 님이 먼저 {stale.newest.number}판을 "
            "저장했습니다. 두 내용을 모두 보관했으니 비교해서 고르세요."
        )


class UnknownModel(WorkbenchError):
    """There is no such process, revision or content."""


def save(
    db: Database,
    process_id: str,
    state: str,
    content: bytes,
    *,
    base: int | None,
    origin: str,
    by: str,
    note: str = "",
) -> ModelRevision | Stale:
    """Append the bytes as the next revision of the line, or keep them as refused.

    `base` is the number of the newest revision that the caller read, 0 or None for none.
    Bytes that equal the newest revision's add nothing. Raises BadModel when the content
    is no readable model (nothing is stored) and UnknownModel when there is no such process.
    """
    reading.read(content)
    _check_line(db, process_id, state)
    current = newest(db, process_id, state)
    sha256 = _keep(db, content)
    if current is not None and current.sha256 == sha256:
        return current
    number = current.number if current else 0
    row: dict[str, Any] = {
        "id": new_id(),
        "process_id": process_id,
        "state": state,
        "sha256": sha256,
        "origin": origin,
        "base_number": (base or 0) if current else 0,
        "note": note,
        "created_at": now(),
        "created_by": by,
    }
    if current is not None and number != (base or 0):
        refused = RefusedModel(**row, newest_number=number)
        _insert(db, "refused_models", refused.__dict__)
        return Stale(current, refused)
    revision = ModelRevision(**row, number=number + 1)
    _insert(db, "model_revisions", revision.__dict__)
    return revision


def accepted(outcome: ModelRevision | Stale) -> ModelRevision:
    """Return the revision that a save made, or raise StaleModel. Call it after the commit."""
    if isinstance(outcome, Stale):
        raise StaleModel(outcome)
    return outcome


def add_revision(
    db: Database,
    process_id: str,
    state: str,
    content: bytes,
    *,
    base: int | None,
    origin: str,
    by: str,
    note: str = "",
) -> ModelRevision:
    """Save and return the revision, or raise StaleModel.

    For files and examples. Inside a transaction the exception takes the refused bytes with
    it: where a person waits for the outcome, use save() and accepted() after the commit.
    """
    outcome = save(db, process_id, state, content, base=base, origin=origin, by=by, note=note)
    return accepted(outcome)


def restore(
    db: Database, process_id: str, state: str, number: int, *, base: int, by: str
) -> ModelRevision | Stale:
    """Append an old revision's bytes as the newest one; the revisions between stay."""
    old = revision(db, process_id, state, number)
    return save(
        db,
        process_id,
        state,
        content(db, old.sha256),
        base=base,
        origin="restore",
        by=by,
        note=f"{number}판으로 되돌림",
    )


def newest(db: Database, process_id: str, state: str) -> ModelRevision | None:
    """Return the newest revision of the line, None where nothing was saved yet."""
    rows = db.query(
        "select * from model_revisions where process_id = :process_id and state = :state"
        " order by number desc limit 1",
        {"process_id": process_id, "state": state},
    )
    return next((ModelRevision(**row) for row in rows), None)


def revisions(db: Database, process_id: str, state: str) -> list[ModelRevision]:
    """Return the line, newest first, without the refused saves."""
    rows = db.query(
        "select * from model_revisions where process_id = :process_id and state = :state"
        " order by number desc",
        {"process_id": process_id, "state": state},
    )
    return [ModelRevision(**row) for row in rows]


def revision(db: Database, process_id: str, state: str, number: int) -> ModelRevision:
    """Return one revision of the line, or raise UnknownModel."""
    rows = db.query(
        "select * from model_revisions where process_id = :process_id and state = :state"
        " and number = :number",
        {"process_id": process_id, "state": state, "number": number},
    )
    for row in rows:
        return ModelRevision(**row)
    raise UnknownModel(f"흐름도 {number}판이 없습니다. 판 목록에서 다시 고르세요.")


def refused(db: Database, process_id: str, state: str) -> list[RefusedModel]:
    """Return the saves that were refused for the line, newest first."""
    rows = db.query(
        "select * from refused_models where process_id = :process_id and state = :state"
        " order by id desc",
        {"process_id": process_id, "state": state},
    )
    return [RefusedModel(**row) for row in rows]


def models(db: Database) -> list[ModelRevision]:
    """Return the newest revision of every line whose process still stands, by its code."""
    rows = db.query(
        "select model_revisions.* from model_revisions"
        " join processes on processes.id = model_revisions.process_id"
        " where number = (select max(number) from model_revisions as other"
        "  where other.process_id = model_revisions.process_id"
        "  and other.state = model_revisions.state)"
        " order by processes.code, state"
    )
    return [ModelRevision(**row) for row in rows]


def content(db: Database, sha256: str) -> bytes:
    """Return the bytes exactly as they came, or raise UnknownModel."""
    for row in db.query("select bytes from contents where sha256 = :sha256", {"sha256": sha256}):
        return bytes(row["bytes"])
    raise UnknownModel("보관된 흐름도 내용이 없습니다. 판 목록에서 다시 고르세요.")


def forget(db: Database, process_id: str) -> None:
    """Remove the models of a process that has been deleted, and the bytes nobody else needs.

    What was published, named, said and set about the models goes with them.
    """
    for table in _ABOUT_A_PROCESS:
        db.execute(f"delete from {table} where process_id = :id", {"id": process_id})
    db.execute(
        "delete from contents where sha256 not in (select sha256 from model_revisions)"
        " and sha256 not in (select sha256 from refused_models)"
    )


def _check_line(db: Database, process_id: str, state: str) -> None:
    if state not in states:
        raise UnknownModel(f"흐름도의 상태 '{state}'은(는) 없습니다. as-is나 to-be로 적으세요.")
    known = db.query("select 1 as found from processes where id = :id", {"id": process_id})
    if not list(known):
        raise UnknownModel("업무가 없습니다. 다른 사람이 지웠을 수 있으니 목록을 새로 여세요.")


def _keep(db: Database, content: bytes) -> str:
    sha256 = hashlib.sha256(content).hexdigest()
    db.execute(
        "insert into contents (sha256, bytes) values (:sha256, :bytes)"
        " on conflict (sha256) do nothing",
        {"sha256": sha256, "bytes": content},
    )
    return sha256


def _insert(db: Database, table: str, row: dict[str, Any]) -> None:
    names, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    db.execute(f"insert into {table} ({names}) values ({values})", row)
