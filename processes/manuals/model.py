"""A manual: a chapter for each published process of a department, and the editions before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from errors import WorkbenchError
from processes.dossiers.model import Chart
from processes.inventory.model import Process
from processes.regulations.model import Clause


class UnknownManual(WorkbenchError):
    """No department of that name, or no edition of that number."""


class NothingPublished(WorkbenchError):
    """No process of the department has a published flow chart."""

    def __init__(self, department: str) -> None:
        super().__init__(
            f"'{department}'에 공개한 흐름도가 없습니다. 흐름도 화면에서 판을 공개하면 "
            "업무매뉴얼에 실립니다."
        )


@dataclass(frozen=True)
class Chapter:
    """One process with its published flow chart; what applies now (as-is) before the to-be."""

    process: Process
    chart: Chart
    clauses: Mapping[str, Sequence[Clause]] = field(default_factory=dict)


@dataclass(frozen=True)
class Edition:
    """One edition as it was put out; the document's JSON is read from the store."""

    id: str
    department: str
    number: int
    note: str
    snapshot: Mapping[str, Any] = field(repr=False)  # process code -> what it said
    created_at: str
    created_by: str


@dataclass(frozen=True)
class Manual:
    """The manual as it would come out now. `last` is the newest edition, None for none."""

    department: str
    organisation: str = ""
    chapters: tuple[Chapter, ...] = ()
    unpublished: tuple[Process, ...] = ()
    last: Edition | None = None
    missing: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """The number that the next edition gets."""
        return self.last.number + 1 if self.last else 1

    @property
    def example(self) -> bool:
        """Whether any of it is example data."""
        return any(one.process.example for one in self.chapters)
