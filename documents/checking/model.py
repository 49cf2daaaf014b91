"""What was counted in a document, and what follows from it."""

from dataclasses import dataclass
from typing import Final

from errors import WorkbenchError

GOOD, MEND, STOP = "좋음", "고칠 것", "읽을 수 없음"
STATES: Final = (GOOD, MEND, STOP)


class BadFile(WorkbenchError):
    """A file that can't be looked at; the sentence says why and the cure."""


@dataclass(frozen=True)
class Counts:
    """What a document holds. None: the format does not say, or it could not be told.

    scanned_pages: pages with a picture and no text. tables_with_head: those that mark a head row.
    """

    form: str  # HWPX, DOCX, PDF, with what it conforms to
    characters: int
    headings: int
    tables: int
    tables_with_head: int
    pictures: int
    pictures_described: int
    title: str
    author: str
    language: str
    pages: int | None = None
    scanned_pages: int = 0
    tagged: bool = True  # an untagged PDF has neither headings nor tables for a machine
    archival: bool | None = None  # PDF/A; None where the format has no such thing
    locked: bool = False  # a password, or a right that keeps text from being taken out


@dataclass(frozen=True)
class Point:
    """One question, what was found, and what to do where something is missing."""

    name: str
    state: str
    found: str
    cure: str = ""


@dataclass(frozen=True)
class Report:
    """What was found of one file; `state` is the worst of its points."""

    counts: Counts
    points: tuple[Point, ...]

    @property
    def state(self) -> str:
        """The worst state among the points."""
        return max((point.state for point in self.points), key=STATES.index)

    @property
    def to_mend(self) -> tuple[Point, ...]:
        """The points at which something is to be done."""
        return tuple(point for point in self.points if point.state != GOOD)
