"""Facts that a draft may cite: each with its value, unit, source, certainty and date.

A text names the fact by its key. Unknown is written '모름(미조사)', a range as a range.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

UNKNOWN = "모름(미조사)"
UNSURVEYED = "미조사"
ALL = "모든 자료"
Kind = Literal["text", "picture", "chart", "table"]


@dataclass(frozen=True)
class Place:
    """The page of the workbench that shows where a fact comes from, and its address there."""

    page: str
    address: tuple[tuple[str, str], ...] = ()

    @staticmethod
    def of(page: str, **address: str) -> "Place":
        """Return a place: Place.of("process", code="P-0001")."""
        return Place(page, tuple(address.items()))


@dataclass(frozen=True)
class Fact:
    """One citable fact. `value` is its text with the unit, None where nobody knows it.

    What stands on a line of its own has a `content`: of a picture the SHA-256 of its model, of
    a chart or a table its data as JSON; its `value` is its caption.
    """

    key: str
    label: str
    value: str | None
    unit: str
    source: str
    confirmed: str  # 확인, 추정, or 등록: as the register or the diagram has it
    as_of: str  # ISO date, empty where unknown
    kind: Kind = "text"
    content: str = field(default="", repr=False)
    place: Place | None = None
    code: str = ""  # the process or project that it is about, empty for all of the draft's
    section: str = ""  # what it belongs to there: 업무 목록, 흐름도, ...

    @property
    def text(self) -> str:
        """What stands in the document."""
        return UNKNOWN if self.value is None else self.value

    @property
    def certainty(self) -> str:
        """The word for how sure it is; an unknown value is never 확인."""
        return UNSURVEYED if self.value is None else self.confirmed

    @property
    def marker(self) -> str:
        """What people type to cite it."""
        return f"{{{{{self.key}}}}}"

    @property
    def group(self) -> str:
        """What it is listed under: its source, then what it belongs to there."""
        return " · ".join(part for part in (self.code or ALL, self.section) if part)


def by_key(facts: Iterable[Fact]) -> dict[str, Fact]:
    """Return the facts under their keys."""
    return {fact.key: fact for fact in facts}
