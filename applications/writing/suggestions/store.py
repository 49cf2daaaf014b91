"""Suggestions in the database: each is answered once, whoever clicks first."""

from typing import Literal

from applications.course import store as course
from applications.course.model import same_person
from applications.drafts import store as drafts
from applications.drafts.model import Section
from applications.writing.assignments import store as assignments
from applications.writing.comments.model import passage
from applications.writing.suggestions.model import (
    LONGEST,
    LONGEST_REASON,
    Answered,
    BadSuggestion,
    NotForYou,
    Suggestion,
    UnknownSuggestion,
    accepted,
)
from storage import Database, records

_TABLE = "section_suggestions"


def suggest(
    db: Database, section_id: str, wording: str, *, quote: str = "", reason: str = "", by: str
) -> Suggestion:
    """Propose a wording for a passage of the section as it stands, or for the whole text.

    Raises BadSuggestion, NoSuchPassage, or storage.UnknownRow where the section is gone.
    """
    section = drafts.section(db, section_id)
    found, start = passage(section.body, quote)
    text = drafts.as_kept(wording)
    if text == (found or section.body):
        raise BadSuggestion("제안이 지금 글과 같습니다. 바꿀 말을 적고 다시 누르세요.")
    if len(text) > LONGEST or len(reason) > LONGEST_REASON:
        raise BadSuggestion(
            f"제안은 {LONGEST:,}자, 까닭은 {LONGEST_REASON:,}자까지 적습니다. 줄여 적으세요."
        )
    row = {
        "section_id": section_id,
        "quote": found,
        "start": start,
        "text_revision": section.revision,
        "wording": text,
        "reason": drafts.as_kept(reason).strip(),
        "proposed_by": by,
        "state": "open",
        "answered_by": "",
    }
    return _suggestion(records.insert(db, _TABLE, row, by=by))


def suggestions(db: Database, section_id: str) -> list[Suggestion]:
    """Return the suggestions for a section: open ones first, in their order."""
    rows = db.query(
        f"select * from {_TABLE} where section_id = :id order by created_at, id",
        {"id": section_id},
    )
    return sorted(map(_suggestion, rows), key=lambda one: one.state != "open")


def open_counts(db: Database, application_id: str) -> dict[str, int]:
    """Return section id -> the number of its open suggestions, where there are any."""
    rows = db.query(
        f"select g.section_id, count(*) as number from {_TABLE} g"
        " join application_sections s on s.id = g.section_id"
        " where s.application_id = :id and g.state = 'open' group by g.section_id",
        {"id": application_id},
    )
    return {row["section_id"]: row["number"] for row in rows}


def accept(db: Database, suggestion_id: str, *, by: str) -> Section:
    """Put a suggestion into the text as it stands now; return the section.

    Raises Answered, NotForYou, Overtaken where the place was changed since, NotEditable,
    UnknownSuggestion. Nothing is written then.
    """
    one = _open(db, suggestion_id)
    section = drafts.section(db, one.section_id)
    _require_owner(db, section, by)
    base = drafts.text_at(db, one.section_id, one.text_revision)
    text = accepted(section.body if base is None else base, one, section.body)
    saved = drafts.save_section(db, section.id, section.revision, text, by=by)
    _answer(db, one, "accepted", by)
    return saved


def reject(db: Database, suggestion_id: str, *, by: str) -> None:
    """Say no to a suggestion; one's own is withdrawn. Raises as accept does."""
    one = _open(db, suggestion_id)
    if same_person(one.proposed_by, by):
        _answer(db, one, "withdrawn", by)
        return
    _require_owner(db, drafts.section(db, one.section_id), by)
    _answer(db, one, "rejected", by)


def owners(db: Database, section: Section) -> tuple[str, ...]:
    """Return who answers suggestions: the section's 담당자 and the draft's; empty is anybody."""
    named = assignments.assignment(db, section.id).assignee
    owner = course.duties(db, section.application_id).owner
    return tuple(dict.fromkeys(name for name in (named, owner) if name))


def _require_owner(db: Database, section: Section, by: str) -> None:
    names = owners(db, section)
    if names and not any(same_person(name, by) for name in names):
        raise NotForYou(", ".join(names))


def _open(db: Database, suggestion_id: str) -> Suggestion:
    rows = db.query(f"select * from {_TABLE} where id = :id", {"id": suggestion_id})
    for row in rows:
        one = _suggestion(row)
        if one.state != "open":
            raise Answered(one)
        return one
    raise UnknownSuggestion


def _answer(
    db: Database, one: Suggestion, state: Literal["accepted", "rejected", "withdrawn"], by: str
) -> None:
    records.update(db, _TABLE, one.id, one.revision, {"state": state, "answered_by": by}, by=by)


def _suggestion(row: records.Row) -> Suggestion:
    return Suggestion(**{name: row[name] for name in Suggestion.__dataclass_fields__})
