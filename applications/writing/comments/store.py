"""Comments on sections in the database. They only grow: two who write at once both stand."""

from collections.abc import Iterable, Mapping
from typing import Any

from applications.drafts import store as drafts
from applications.writing.comments.model import Thread, passage
from processes.bpmn.comments.model import Comment, Resolution, UnknownThread, checked
from storage import Database
from storage.identifiers import new_id, now
from storage.watching import tell

_THREADS, _COMMENTS, _RESOLUTIONS = "section_threads", "section_comments", "section_resolutions"


def begin(db: Database, section_id: str, text: str, *, quote: str = "", by: str) -> str:
    """Begin a thread on a passage of the section as it stands, or on it whole; return its id.

    Raises BadComment, NoSuchPassage, or storage.UnknownRow where the section is gone.
    """
    said, section = checked(text), drafts.section(db, section_id)
    found, start = passage(section.body, quote)
    row = {"section_id": section_id, "quote": found, "start": start, "created_at": now()}
    thread_id = _insert(db, _THREADS, {**row, "text_revision": section.revision})
    _say(db, thread_id, said, by)
    return thread_id


def reply(db: Database, thread_id: str, text: str, *, by: str) -> None:
    """Answer in a thread; raise UnknownThread where it went with its draft."""
    said = checked(text)
    thread(db, thread_id)
    _say(db, thread_id, said, by)


def set_done(db: Database, thread_id: str, done: bool, *, by: str) -> None:
    """Call a thread done, or open it again; what it is already adds nothing."""
    if thread(db, thread_id).done != done:
        row = {"thread_id": thread_id, "done": int(done)}
        _insert(db, _RESOLUTIONS, {**row, "created_at": now(), "created_by": by})


def thread(db: Database, thread_id: str) -> Thread:
    """Return one thread, or raise UnknownThread."""
    rows = db.query(f"select * from {_THREADS} where id = :id", {"id": thread_id})
    for row in rows:
        return next(one for one in threads(db, row["section_id"]) if one.id == thread_id)
    raise UnknownThread


def threads(db: Database, section_id: str) -> list[Thread]:
    """Return every thread of a section: open ones first, in the order in which they began."""
    of_section, named = " where section_id = :id", {"id": section_id}
    inside = f" where thread_id in (select id from {_THREADS}{of_section})"
    said: dict[str, list[Comment]] = {}
    for row in db.query(f"select * from {_COMMENTS}{inside} order by created_at, id", named):
        one = Comment(row["id"], row["text"], row["created_at"], row["created_by"])
        said.setdefault(row["thread_id"], []).append(one)
    decided: dict[str, list[Resolution]] = {}
    for row in db.query(f"select * from {_RESOLUTIONS}{inside} order by created_at, id", named):
        done = Resolution(bool(row["done"]), row["created_at"], row["created_by"])
        decided.setdefault(row["thread_id"], []).append(done)
    rows = db.query(f"select * from {_THREADS}{of_section} order by created_at, id", named)
    found = [_thread(row, said.get(row["id"], ()), decided.get(row["id"], ())) for row in rows]
    return sorted(found, key=lambda one: one.done)


def open_counts(db: Database, application_id: str) -> dict[str, int]:
    """Return section id -> the number of its threads that are not done, where there are any."""
    rows = db.query(
        f"select t.section_id, (select r.done from {_RESOLUTIONS} r where r.thread_id = t.id"
        f" order by r.created_at desc, r.id desc limit 1) as done from {_THREADS} t"
        " join application_sections s on s.id = t.section_id where s.application_id = :id",
        {"id": application_id},
    )
    counted: dict[str, int] = {}
    for row in rows:
        if not row["done"]:
            counted[row["section_id"]] = counted.get(row["section_id"], 0) + 1
    return counted


def _thread(
    row: Mapping[str, Any], said: Iterable[Comment], decided: Iterable[Resolution]
) -> Thread:
    names = ("id", "section_id", "quote", "start", "text_revision")
    own = {name: row[name] for name in names}
    return Thread(**own, comments=tuple(said), resolutions=tuple(decided))


def _say(db: Database, thread_id: str, text: str, by: str) -> None:
    row = {"thread_id": thread_id, "text": text, "created_at": now(), "created_by": by}
    _insert(db, _COMMENTS, row)


def _insert(db: Database, table: str, row: Mapping[str, Any]) -> str:
    whole = {"id": new_id(), **row}
    columns, values = ", ".join(whole), ", ".join(f":{name}" for name in whole)
    db.execute(f"insert into {table} ({columns}) values ({values})", whole)
    tell(table, whole["id"])
    return str(whole["id"])
