"""What a call asks for otherwise than a draft's sections do, and taking that over.

Texts are never lost: a section that the call no longer asks for stays while it holds one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from applications.calls import store as calls
from applications.calls.model import Call, CallSection
from applications.course.stages import require_editable
from applications.drafts import store as drafts
from applications.drafts.model import Section
from storage import Database, records

_TABLE = "application_sections"


@dataclass(frozen=True)
class Changes:
    """How a call differs from a draft's sections.

    `added` are missing in the draft, `altered` bear another title or are required otherwise,
    `left` hold a text that the call no longer asks for, `empty` are no longer asked for and
    hold none. `moved`: the order differs.
    """

    added: tuple[CallSection, ...] = ()
    altered: tuple[tuple[Section, CallSection], ...] = ()
    left: tuple[Section, ...] = ()
    empty: tuple[Section, ...] = ()
    moved: bool = False

    @property
    def any(self) -> bool:
        """Whether there is something to take over."""
        return bool(self.added or self.altered or self.left or self.empty or self.moved)


def changes(sections: Sequence[Section], call: Call) -> Changes:
    """Return what the call asks for otherwise than the draft's sections do. Pure."""
    own = {one.key: one for one in sections}
    asked = {one.key: one for one in call.sections}
    altered = [
        (own[key], one)
        for key, one in asked.items()
        if key in own and (own[key].title, own[key].required) != (one.title, one.required)
    ]
    gone = [one for one in sections if one.key not in asked]
    common = [one.key for one in sections if one.key in asked]
    return Changes(
        added=tuple(one for key, one in asked.items() if key not in own),
        altered=tuple(altered),
        left=tuple(one for one in gone if not one.empty and one.required),
        empty=tuple(one for one in gone if one.empty),
        moved=common != [key for key in asked if key in own],
    )


def take_over(db: Database, application_id: str, *, by: str) -> Changes:
    """Give a draft the sections of its call as they are now; return what was taken over.

    Titles, order and duties follow the call; texts stay as they are. Sections with a text that
    the call no longer asks for come last and are no longer required; empty ones go. Raises
    NotEditable where the draft stands still.
    """
    application = drafts.application(db, application_id)
    require_editable(application)
    call = calls.call_of(db, application)
    sections = drafts.sections(db, application_id)
    if call is None or not call.sections:
        return Changes()
    found = changes(sections, call)
    for one in found.empty:
        records.delete(db, _TABLE, one.id, one.revision, by=by)
    own = {one.key: one for one in sections if one not in found.empty}
    for place, asked in enumerate(call.sections, start=1):
        _follow(db, application_id, own.pop(asked.key, None), asked, place, by)
    for place, one in enumerate(own.values(), start=len(call.sections) + 1):
        _change(db, one, {"position": place, "required": 0}, by)
    return found


def _follow(
    db: Database, application_id: str, own: Section | None, asked: CallSection, place: int, by: str
) -> None:
    row = {"title": asked.title, "required": int(asked.required), "position": place}
    if own is None:
        begun = {"application_id": application_id, "key": asked.key, "body": ""}
        records.insert(db, _TABLE, {**begun, **row}, by=by)
    else:
        _change(db, own, row, by)


def _change(db: Database, own: Section, row: records.Row, by: str) -> None:
    records.update(db, _TABLE, own.id, own.revision, row, by=by)
