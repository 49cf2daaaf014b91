"""Markers that name a process by its code ({{P-0002:yearly_hours}}) when it is merged away.

With the markers go the pins: what was accepted stands, and is told to be stale where the other
process says otherwise.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from applications.course.stages import editable
from applications.drafts import store
from applications.drafts.model import Application
from applications.pinning import store as pins
from storage import Database

_SECTION, _PINS = "section", "pins"


def rename(db: Database, draft: Application, old: str, new: str, *, by: str) -> list[Any]:
    """Let the texts name the new code; return what was changed, as JSON.

    The texts of a draft that stands still are left: there the facts are told to be gone.
    """
    if not editable(draft.state):
        return []
    moved: list[Any] = []
    for section in store.sections(db, draft.id):
        body = _recoded(section.body, old, new)
        if body != section.body:
            saved = store.save_section(db, section.id, section.revision, body, by=by)
            moved.append([_SECTION, section.id, [section.body, str(saved.revision)]])
    named = [pin.fact.key for pin in pins.pins(db, draft.id) if pin.fact.key.startswith(f"{old}:")]
    keys = {key: f"{new}:{key.removeprefix(f'{old}:')}" for key in named}
    renamed = pins.rename(db, draft.id, keys, by=by)
    return [*moved, [_PINS, draft.id, renamed]] if renamed else moved


def restore(
    db: Database,
    draft: Application,
    old: str,
    new: str,
    before: Mapping[tuple[str, str], Sequence[str]],
    *,
    by: str,
) -> None:
    """Let the texts name the old code again; a text that was changed since stays as it is."""
    if not editable(draft.state):
        return
    for section in store.sections(db, draft.id):
        body, revision = before.get((_SECTION, section.id), ("", ""))
        if str(section.revision) == revision:
            store.save_section(db, section.id, section.revision, body, by=by)
    renamed = before.get((_PINS, draft.id), ())
    keys = {f"{new}:{key.removeprefix(f'{old}:')}": key for key in renamed}
    pins.rename(db, draft.id, keys, by=by)


def _recoded(text: str, old: str, new: str) -> str:
    return re.sub(rf"\{{\{{(\s*){re.escape(old)}:", lambda found: f"{{{{{found[1]}{new}:", text)
