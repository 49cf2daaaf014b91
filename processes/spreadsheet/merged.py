"""What merging a returned form would change: plain values, nothing is written yet.

base    what stood in the form when it was made (its hidden sheet)
theirs  what stands in the register now
mine    what stands in the file now
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from processes.inventory.fields import COLUMN_BY_KEY, Field
from processes.inventory.model import Estimate, Facts

MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True)
class Change:
    """One field of one process in the three versions."""

    code: str
    process: str  # its name in the register
    key: str
    base: Any
    theirs: Any
    mine: Any
    place: str  # the cell: 시트 '조사표' F12

    @property
    def field(self) -> Field:
        """The field that differs."""
        return COLUMN_BY_KEY[self.key]


@dataclass(frozen=True)
class Fault:
    """A cell that can't be taken: where it is, what stands there and why."""

    place: str
    label: str
    written: str
    reason: str

    @property
    def sentence(self) -> str:
        """The whole refusal: sheet, cell, column and reason."""
        return f"{self.place} ({self.label}): {self.reason}"


@dataclass(frozen=True)
class NewRow:
    """A row without a code: a process to be registered."""

    number: int
    name: str
    facts: Facts


@dataclass(frozen=True)
class Merge:
    """What the file would change. A plain value: nothing is written yet."""

    department: str
    changes: tuple[Change, ...] = ()  # the file changed it, the register did not
    conflicts: tuple[Change, ...] = ()  # both changed it, differently
    cleared: tuple[Change, ...] = ()  # emptied in the file; mine is None. Left unless chosen
    new: tuple[NewRow, ...] = ()
    faults: tuple[Fault, ...] = ()
    left_out: tuple[str, ...] = ()  # processes whose rows were taken out of the file
    gone: tuple[str, ...] = ()  # codes in the file that are no longer registered
    kept: int = 0  # fields that only the register changed
    lost: tuple[str, ...] = ()  # columns that were taken out of the file
    revisions: Mapping[str, int] = field(default_factory=dict)  # code -> what was compared

    @property
    def empty(self) -> bool:
        """Whether there is nothing to take over or to decide."""
        return not (self.changes or self.conflicts or self.cleared or self.new)


def decided(merge: Merge, taken: Mapping[tuple[str, str], str]) -> dict[str, dict[str, Any]]:
    """Return code -> field -> value to save: the file's changes and the conflicts taken as mine.

    `taken` says (code, key) -> MINE or THEIRS; a conflict that it does not name stays as it is.
    """
    won = [c for c in merge.conflicts if taken.get((c.code, c.key)) == MINE]
    values: dict[str, dict[str, Any]] = {}
    for change in (*merge.changes, *won):
        values.setdefault(change.code, {})[change.key] = change.mine
    return values


def undecided(merge: Merge, taken: Mapping[tuple[str, str], str]) -> list[Change]:
    """Return the conflicts that nobody has decided."""
    return [c for c in merge.conflicts if taken.get((c.code, c.key)) not in (MINE, THEIRS)]


def same(one: Any, other: Any) -> bool:
    """Whether two values say the same, however it was written."""
    if isinstance(one, Estimate) and isinstance(other, Estimate):
        return (one.bounds, one.approximate) == (other.bounds, other.approximate)
    return bool(one == other)
