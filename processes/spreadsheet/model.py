"""A table as it stood in a file, how each column was understood, and what would be registered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from errors import WorkbenchError
from processes.inventory.model import Facts


class BadSpreadsheet(WorkbenchError):
    """A file that can't be read as a table; the sentence says why and what to do."""


@dataclass(frozen=True)
class Sheet:
    """One sheet as text, merged cells filled. Row and column numbers count from 0 here."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged_across: Mapping[int, int] = field(default_factory=dict)  # row -> widest merge in it

    @cached_property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((len(row) for row in self.rows), default=0)


@dataclass(frozen=True)
class Column:
    """One column of the table: which field it was taken for, how surely, and from what."""

    index: int
    letter: str
    header: str
    key: str | None  # a field's key; None: not imported
    confidence: float  # 1 the header is known, below 1 guessed, 0 nothing found
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Remark:
    """What was assumed or noticed for a cell of a row; it does not stop the row."""

    label: str
    text: str


@dataclass(frozen=True)
class Problem:
    """Why a row was not taken: the column, what stood there, the reason and the cell ('F12')."""

    label: str
    written: str
    reason: str
    cell: str = ""


@dataclass(frozen=True)
class Row:
    """A process as it will be registered. `number` is the row of the sheet, from 1."""

    number: int
    name: str
    department: str
    facts: Facts
    code: str | None = None
    remarks: tuple[Remark, ...] = ()
    encoded: str | None = None  # the facts as the register keeps them


@dataclass(frozen=True)
class Rejected:
    """A row that can't be registered as it stands."""

    number: int
    problems: tuple[Problem, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Skipped:
    """A row that is no process, or one that is registered already."""

    number: int
    reason: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Choices:
    """What the user may decide about an import."""

    keep_unreadable: bool = False  # register the row; the value unknown, the text in the note
    again: bool = False  # register also what is registered already
    fill_down: bool = False  # an empty area is the one above it
    department: str = ""  # for rows that name none
    new_departments: bool = False  # departments that don't exist yet are to be made


@dataclass(frozen=True)
class Import:
    """What a sheet would bring into the register. A plain value: nothing is written yet."""

    sheet: str
    header_row: int  # from 1
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    rejected: tuple[Rejected, ...]
    skipped: tuple[Skipped, ...]
    unknown_departments: tuple[str, ...] = ()  # named by rows, and not in the register

    @property
    def departments(self) -> tuple[str, ...]:
        """The departments of the rows, in the order of the sheet."""
        return tuple(dict.fromkeys(row.department for row in self.rows))


@dataclass(frozen=True)
class Registered:
    """What stands in the register already, as far as an import asks."""

    codes: frozenset[str] = frozenset()
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)  # department, name -> code
    departments: frozenset[str] = frozenset()  # none: whatever a table names is new
