"""The example's calls with what they ask for and their forms: calls.yaml and forms/."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import storage
from applications.calls import store
from applications.calls.forms import offering, targets
from applications.calls.forms import store as forms
from applications.calls.model import Call
from applications.calls.parts import store as parts
from applications.drafts import templates
from errors import WorkbenchError
from example.files import check_names, entries, mapping
from example.model import BadExample

FILE = "calls.yaml"
_FIELDS = ("programme", "agency", "opens_on", "deadline", "url", "rules")
_PARTS = ("limits", "attachments", "heads", "form")


@dataclass(frozen=True)
class ExampleCall:
    """A call as its entry stands in the file, and the bytes of its form."""

    title: str
    entry: Mapping[str, Any]
    form: bytes | None


def read(folder: Path) -> tuple[ExampleCall, ...]:
    """Return the calls in the folder, or raise BadExample."""
    raw = mapping(folder, FILE).get("calls")
    return tuple(_read(folder, title, entry) for title, entry in entries(raw, "title", FILE))


def load(db: storage.Database, calls: tuple[ExampleCall, ...], *, by: str) -> dict[str, Call]:
    """Put the calls in, marked, and return them by title; what they may cite must be there."""
    made = {}
    for one in calls:
        try:
            made[one.title] = _load(db, one, by)
        except WorkbenchError as refusal:
            raise BadExample(FILE, one.title, refusal.sentence) from refusal
    return made


def _read(folder: Path, title: str, entry: Mapping[str, Any]) -> ExampleCall:
    check_names(entry, {"title", *_FIELDS, *_PARTS}, FILE, title)
    name = entry.get("form")
    if name is None:
        return ExampleCall(title, entry, None)
    try:
        return ExampleCall(title, entry, (folder / "forms" / str(name)).read_bytes())
    except OSError as error:
        raise BadExample(FILE, title, f"양식 {name}을(를) 열 수 없습니다.") from error


def _load(db: storage.Database, one: ExampleCall, by: str) -> Call:
    fields = {name: one.entry[name] for name in _FIELDS if name in one.entry}
    made = store.add_call(db, one.title, template=templates.load(), by=by, example=True, **fields)
    limits = one.entry.get("limits") or {}
    for section in made.sections:
        if section.key in limits:
            parts.save_section(db, section.id, 1, longest=limits[section.key], by=by)
    for given in one.entry.get("attachments") or ():
        parts.add_attachment(db, made.id, by=by, **given)
    for given in one.entry.get("heads") or ():
        head = {name: value for name, value in given.items() if name != "sections"}
        parts.add_head(db, made.id, section_keys=given.get("sections", ()), by=by, **head)
    if one.form is not None:
        _bring_form(db, made, one, one.form, by)
    return store.call(db, made.id)


def _bring_form(
    db: storage.Database, made: Call, one: ExampleCall, content: bytes, by: str
) -> None:
    sections = {section.key: section.title for section in made.sections}
    facts = offering.facts_for(db, made)
    propose = partial(targets.proposal, sections=sections, facts=facts)
    forms.set_form(db, made.id, str(one.entry["form"]), content, propose, by=by)
