"""What differs between two versions of a process, field by field."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from processes.inventory.fields import BY_KEY, COLUMN_BY_KEY, DEPARTMENT, FIELDS, NAME
from processes.inventory.model import Estimate, Process


@dataclass(frozen=True)
class Difference:
    """One field before and after, as a reader sees it."""

    key: str
    label: str
    before: str
    after: str


def between(before: Process, after: Process) -> list[Difference]:
    """Return the fields that differ between two versions of a process."""
    pairs = [(field, value_of(before, field.key), value_of(after, field.key)) for field in _ALL]
    return [
        Difference(field.key, field.label, field.shown(old), field.shown(new))
        for field, old, new in pairs
        if old != new
    ]


def value_of(process: Process, key: str) -> Any:
    """Return the value of a field of the process, its name and department included."""
    if key in BY_KEY:
        return getattr(process.facts, key)
    return process.name if key == NAME.key else process.department


def in_history(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Return what one entry of the history changed (rows as the history keeps them)."""
    found = [
        Difference(field.key, field.label, str(before.get(field.key)), str(after[field.key]))
        for field in (NAME, DEPARTMENT)
        if field.key in before and field.key in after
    ]
    old, new = _facts(before), _facts(after)
    for key in [field.key for field in FIELDS if old.get(field.key) != new.get(field.key)]:
        field = COLUMN_BY_KEY[key]
        shown = [_shown(key, facts.get(key)) for facts in (old, new)]
        found.append(Difference(key, field.label, *shown))
    return found


def _shown(key: str, value: Any) -> str:
    field = COLUMN_BY_KEY[key]
    read = field.from_json(value)
    if isinstance(read, Estimate) and read.written:
        return f"{field.shown(read)} (원문 {read.written})"
    return field.shown(read)


def _facts(row: Mapping[str, Any]) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(row.get("facts") or "{}")
    return facts


_ALL = (NAME, DEPARTMENT, *FIELDS)
