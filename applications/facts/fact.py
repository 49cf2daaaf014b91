"""Facts that a draft may cite: each with its value, unit, source, certainty and date.

A draft never copies a value: it names the fact, and the value is put in when the draft is
shown or exported. Unknown is written '모름(미조사)', a range as a range.
"""

from collections.abc import Iterable
from dataclasses import dataclass

UNKNOWN = "모름(미조사)"
UNSURVEYED = "미조사"


@dataclass(frozen=True)
class Fact:
    """One citable fact. `value` is its text with the unit, None where nobody knows it."""

    key: str
    label: str
    value: str | None
    unit: str
    source: str
    confirmed: str  # 확인, 추정, or 등록: as the register or the diagram has it
    as_of: str  # ISO date, empty where unknown

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


def by_key(facts: Iterable[Fact]) -> dict[str, Fact]:
    """Return the facts under their keys."""
    return {fact.key: fact for fact in facts}
