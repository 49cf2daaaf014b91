"""What is known of a business process. Unknown (모름) is None, never zero.

A known absence is a value of its own: () for lists, "" for texts, 0 for counts.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from errors import QUOTED, WorkbenchError, shortened
from processes.inventory.numbers import exact

TOO_LARGE = 1e12
_Kind = TypeVar("_Kind")


class UnknownProcess(WorkbenchError):
    """No process in the register has that code."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"업무 목록에 '{shortened(code)}'이(가) 없습니다. 목록에서 다시 고르세요. "
            "다른 사람이 지웠을 수 있습니다."
        )


class BadProcess(WorkbenchError):
    """A process that can't be registered as given; the sentence says which part and why."""


class NotUnderstood(WorkbenchError):
    """A written value that can't be read as what its field holds; names the text, shortened."""

    def __init__(self, sentence: str) -> None:
        super().__init__(_QUOTATION.sub(lambda found: f"'{shortened(found[1])}'", sentence))


_QUOTATION = re.compile(rf"'([^']{{{QUOTED + 1},}})'")


@dataclass(frozen=True)
class Estimate:
    """A quantity that may be a range; the unit is its field's. A bound of None is unknown.

    `written` is kept where it says more than `text` does.
    """

    low: float | None
    likely: float | None
    high: float | None
    written: str = ""  # as it stood in the source: "월 20건"
    approximate: bool = False

    def __post_init__(self) -> None:
        """Refuse a negative amount and bounds in the wrong order."""
        low = self.low
        if low is None or not (low == self.likely == self.high and 0 <= low < TOO_LARGE):
            self._check()
        if self.written and self.written.replace(",", "") == self.text.replace(",", ""):
            object.__setattr__(self, "written", "")

    def _check(self) -> None:
        low, likely, high = self.low, self.likely, self.high
        if low is not None and high is not None and 0 <= low <= high < TOO_LARGE:  # noqa: SIM102
            if likely is None or low <= likely <= high:  # the way of nearly all
                return
        known = [bound for bound in self.bounds if bound is not None]
        shown = self.written or "~".join(dict.fromkeys(f"{bound:g}" for bound in known))
        if not all(0 <= bound < TOO_LARGE for bound in known):
            raise NotUnderstood(f"'{shown}'은(는) 0보다 작거나 너무 큽니다. 값을 확인하세요.")
        if known != sorted(known):
            raise NotUnderstood(
                f"'{shown}'은(는) 순서가 맞지 않습니다. 최소, 보통, 최대 순서로 적으세요."
            )

    @property
    def bounds(self) -> tuple[float | None, float | None, float | None]:
        """Low, likely and high."""
        return self.low, self.likely, self.high

    @property
    def is_exact(self) -> bool:
        """Whether one figure was given, not a range."""
        return self.likely is not None and self.low == self.likely == self.high

    @property
    def text(self) -> str:
        """The bounds as they are read back: '240', '약 10~20', '10~20~40', '3 이상'."""
        low, likely, high = ("?" if bound is None else exact(bound) for bound in self.bounds)
        about = "약 " if self.approximate else ""
        if self.is_exact:
            return about + likely
        if self.likely is not None:
            return f"{about}{low}~{likely}~{high}"
        if self.low is not None and self.high is None:
            return f"{about}{low} 이상"
        if self.low is None and self.high is not None:
            return f"{about}{high} 이하"
        return f"{about}{low}~{high}"


def exactly(amount: float, written: str = "", *, approximate: bool = False) -> Estimate:
    """Return the estimate of one figure: low, likely and high are the same."""
    return Estimate(amount, amount, amount, written, approximate)


@dataclass(frozen=True)
class Evidence:
    """A document that is asked for, and the agency that already holds it."""

    name: str
    holder: str = ""


@dataclass(frozen=True)
class FigureSource:
    """Where one figure comes from, and of which day it is; a part of None is unknown."""

    key: str  # of the figure's field
    source: str | None = None
    date: str | None = None  # ISO 8601


@dataclass(frozen=True)
class Facts:
    """Everything that the survey asks of a process; fields.FIELDS describes each."""

    area: str | None = None
    group: str | None = None
    subgroup: str | None = None
    purpose: str | None = None
    legal_basis: tuple[str, ...] | None = None
    users_served: str | None = None
    yearly_volume: Estimate | None = None  # cases a year
    minutes_per_case: Estimate | None = None  # hands-on
    waiting_minutes: Estimate | None = None  # per case
    staff: Estimate | None = None
    roles: tuple[str, ...] | None = None
    approvals: int | None = None
    handovers: int | None = None
    systems: tuple[str, ...] | None = None
    retyping: bool | None = None
    channels: tuple[str, ...] | None = None
    input_forms: tuple[str, ...] | None = None
    output_forms: tuple[str, ...] | None = None
    evidence: tuple[Evidence, ...] | None = None
    paper_sheets: Estimate | None = None  # sheets per case
    exception_rate: float | None = None  # 0..1
    error_rate: float | None = None  # 0..1
    personal_data: str | None = None
    n2sf_grade: str | None = None
    plan_items: tuple[int, ...] | None = None
    source: str | None = None
    source_date: str | None = None  # ISO 8601
    sources: tuple[FigureSource, ...] | None = None  # of single figures, where they differ
    surveyed_by: str | None = None
    note: str | None = None


FACTS = tuple(one.name for one in fields(Facts))


def facts_of_columns(columns: Mapping[str, Sequence[Any]], count: int) -> list[Facts]:
    """Return the facts of many processes from their values by key; what is not given is unknown.

    For large tables: the constructor of a frozen class sets its thirty fields one at a time.
    """
    unknown = [None] * count
    return of_columns(Facts, {name: columns.get(name, unknown) for name in FACTS})


def of_columns(kind: type[_Kind], columns: Mapping[str, Iterable[Any]]) -> list[_Kind]:
    """Return values of a frozen class without __post_init__ from all of its fields' columns."""
    found, blank, names = [], dict.fromkeys(columns), tuple(columns)
    for values in zip(*columns.values(), strict=True):
        known = blank.copy()  # has room for all: filled faster than one that grows
        known.update(zip(names, values, strict=True))
        one = object.__new__(kind)
        object.__setattr__(one, "__dict__", known)
        found.append(one)
    return found


@dataclass(frozen=True)
class Process:
    """One process of the register at one revision."""

    id: str
    code: str
    name: str
    department: str
    revision: int
    example: bool
    updated_at: str
    updated_by: str
    facts: Facts
