"""A change of many processes, what came of it, and what came of taking it back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from errors import WorkbenchError
from processes.inventory.model import Process

STANDING, UNDONE = "standing", "undone"


class BadBulkChange(WorkbenchError):
    """A change of many processes that can't be made, or can't be taken back."""


@dataclass(frozen=True)
class Wanted:
    """A process as it was read, and the fields to set (name and department among them)."""

    process: Process
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Overtaken:
    """A process that somebody changed first: nothing was written over."""

    wanted: Wanted
    theirs: Process


@dataclass(frozen=True)
class Bulk:
    """One change of many processes. `count`: how many processes it changed."""

    id: str
    title: str
    state: str
    count: int
    revision: int
    updated_at: str
    updated_by: str


@dataclass(frozen=True)
class Outcome:
    """What came of a change: its record (None when nothing was to be changed), and the rest."""

    bulk: Bulk | None
    saved: tuple[Process, ...]
    overtaken: tuple[Overtaken, ...]


@dataclass(frozen=True)
class Undone:
    """What came of taking a change back: the processes restored, and why others were not."""

    restored: tuple[Process, ...]
    kept: tuple[str, ...]
