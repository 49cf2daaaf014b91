"""Comments in the database. Nothing is changed or deleted: two who write at once both stand."""

from collections.abc import Iterable, Mapping
from typing import Any

from processes.bpmn.comments.model import Comment, Resolution, Thread, UnknownThread, checked
from storage import Database
from storage.identifiers import new_id, now

_OF_LINE = " where process_id = :process_id and state = :state"


def begin(
    db: Database,
    process_id: str,
    state: str,
    text: str,
    *,
    element_id: str = "",
    element_name: str = "",
    by: str,
) -> str:
    """Begin a thread on an element, '' for the model as a whole; return the thread's id.

    Raises BadComment for a text that is empty or too long.
    """
    said = checked(text)
    row = {
        "id": new_id(),
        "process_id": process_id,
        "state": state,
        "element_id": element_id,
        "element_name": element_name,
        "created_at": now(),
    }
    _insert(db, "model_threads", row)
    _say(db, row["id"], said, by)
    return row["id"]


def reply(db: Database, thread_id: str, text: str, *, by: str) -> None:
    """Answer in a thread; an answer to a thread that is done leaves it done."""
    said = checked(text)
    thread(db, thread_id)
    _say(db, thread_id, said, by)


def set_done(db: Database, thread_id: str, done: bool, *, by: str) -> None:
    """Call a thread done, or open it again; what it is already adds nothing."""
    if thread(db, thread_id).done != done:
        row = {"done": int(done), "created_at": now(), "created_by": by}
        _insert(db, "model_resolutions", {"id": new_id(), "thread_id": thread_id, **row})


def thread(db: Database, thread_id: str) -> Thread:
    """Return one thread, or raise UnknownThread."""
    rows = db.query("select * from model_threads where id = :id", {"id": thread_id})
    for found in _threads(db, list(rows), "where thread_id = :id", {"id": thread_id}):
        return found
    raise UnknownThread


def threads(db: Database, process_id: str, state: str) -> list[Thread]:
    """Return every thread of a line, in the order in which they began."""
    line = {"process_id": process_id, "state": state}
    rows = list(db.query(f"select * from model_threads{_OF_LINE} order by created_at, id", line))
    inside = f"where thread_id in (select id from model_threads{_OF_LINE})"
    return _threads(db, rows, inside, line)


def open_counts(db: Database) -> dict[tuple[str, str], int]:
    """Return (process id, state) -> the number of threads that are not done."""
    done = {
        row["thread_id"]: bool(row["done"])
        for row in db.query("select * from model_resolutions order by created_at, id")
    }
    counted: dict[tuple[str, str], int] = {}
    for row in db.query("select id, process_id, state from model_threads"):
        if not done.get(row["id"], False):
            line = (row["process_id"], row["state"])
            counted[line] = counted.get(line, 0) + 1
    return counted


def keep_draft(
    db: Database, process_id: str, state: str, place: str, text: str, *, by: str
) -> None:
    """Keep what somebody is writing at a place (an element or a thread); '' forgets it."""
    key = {"process_id": process_id, "state": state, "place": place, "author": by}
    db.execute(f"delete from comment_drafts{_OF_LINE} and place = :place and author = :author", key)
    if text.strip():
        _insert(db, "comment_drafts", {**key, "text": text, "updated_at": now()})


def drafts(db: Database, process_id: str, state: str, *, by: str) -> dict[str, str]:
    """Return place -> what this author was writing there."""
    rows = db.query(
        f"select place, text from comment_drafts{_OF_LINE} and author = :author",
        {"process_id": process_id, "state": state, "author": by},
    )
    return {row["place"]: row["text"] for row in rows}


def _threads(
    db: Database, rows: Iterable[Mapping[str, Any]], inside: str, named: Mapping[str, Any]
) -> list[Thread]:
    """Put the threads' own rows together with what was said and decided in them."""
    said: dict[str, list[Comment]] = {}
    order = " order by created_at, id"
    for row in db.query(f"select * from model_comments {inside}{order}", dict(named)):
        comment = Comment(row["id"], row["text"], row["created_at"], row["created_by"])
        said.setdefault(row["thread_id"], []).append(comment)
    decided: dict[str, list[Resolution]] = {}
    for row in db.query(f"select * from model_resolutions {inside}{order}", dict(named)):
        resolution = Resolution(bool(row["done"]), row["created_at"], row["created_by"])
        decided.setdefault(row["thread_id"], []).append(resolution)
    return [
        Thread(
            id=row["id"],
            process_id=row["process_id"],
            state=row["state"],
            element_id=row["element_id"],
            element_name=row["element_name"],
            comments=tuple(said.get(row["id"], ())),
            resolutions=tuple(decided.get(row["id"], ())),
        )
        for row in rows
    ]


def _say(db: Database, thread_id: str, text: str, by: str) -> None:
    row = {"thread_id": thread_id, "text": text, "created_at": now(), "created_by": by}
    _insert(db, "model_comments", {"id": new_id(), **row})


def _insert(db: Database, table: str, row: Mapping[str, Any]) -> None:
    columns, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    db.execute(f"insert into {table} ({columns}) values ({values})", dict(row))
