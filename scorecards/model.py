"""What a scorecard is made of: figures with their parts, rows with their marks, what lies behind.

A number that is None is unknown, never zero.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from errors import WorkbenchError

WHOLE: Final = ""  # the department of a figure about the whole corporation
NO_DEPARTMENT: Final = "부서 모름"
UNKNOWN: Final = "모름"
Number = float | None


class UnknownCard(WorkbenchError):
    """There is no scorecard of that name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(
            f"성과표 '{name[:40]}'이(가) 없습니다. 다음 가운데 고르세요: {', '.join(known)}."
        )


@dataclass(frozen=True)
class Part:
    """One thing that a figure is made of; what its numbers are, its measure says."""

    key: str
    name: str
    word: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Figure:
    """One measure of a department, or of the whole: value of whole, between low and high."""

    measure: str
    department: str
    value: Number = None
    whole: Number = None
    low: Number = None
    high: Number = None
    parts: tuple[Part, ...] = ()

    @property
    def share(self) -> Number:
        """The value as a part of the whole, 0 to 1; None where either is unknown or 0."""
        return None if self.value is None or not self.whole else self.value / self.whole


@dataclass(frozen=True)
class Figures:
    """All figures of one moment: `day` (ISO 8601) that they tell of, `at` when they were read."""

    day: str
    at: str
    figures: tuple[Figure, ...]
    _found: dict[tuple[str, str], Figure] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def __post_init__(self) -> None:
        """Keep the figures by measure and department."""
        self._found.update({(one.measure, one.department): one for one in self.figures})

    def get(self, measure: str, department: str = WHOLE) -> Figure:
        """Return a figure; one in which all is unknown where it was not read."""
        return self._found.get((measure, department), Figure(measure, department))

    def has(self, measure: str, department: str = WHOLE) -> bool:
        """Tell whether the figure was read."""
        return (measure, department) in self._found

    def departments(self, measure: str) -> list[str]:
        """Return the departments of a measure, in their order, the whole left out."""
        return [one.department for one in self.figures if one.measure == measure and one.department]

    def parts(self, measure: str, department: str = WHOLE) -> tuple[Part, ...]:
        """Return the parts of a department; of the whole, those of every department together."""
        if department or self.get(measure).parts:
            return self.get(measure, department).parts
        return tuple(
            part for name in self.departments(measure) for part in self.get(measure, name).parts
        )


@dataclass(frozen=True)
class Link:
    """A page of the workbench with what its address says."""

    page: str
    address: Mapping[str, str]


@dataclass(frozen=True)
class Row:
    """A line of a scorecard's table; `mark` names what lies behind it, '' where nothing does."""

    cells: tuple[str | float | None, ...]
    mark: str = ""
    link: Link | None = None


@dataclass(frozen=True)
class Table:
    """Headers and rows; every cell stands as it is read."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Headline:
    """The one figure of a card: '38 / 54개 (70%)', and the sentence that opens it."""

    label: str
    value: str
    detail: str


@dataclass(frozen=True)
class Behind:
    """What lies behind a mark: a title, a table whose rows lead on, the page with them all."""

    title: str
    table: Table
    link: Link | None = None
    link_label: str = ""


def summed(measure: str, parts: Sequence[Figure]) -> Figure:
    """Return the whole of several departments' figures; an unknown one makes the sum unknown.

    Low bounds that are unknown count as 0, the least they can be; parts are left out.
    """
    total = Figure(measure, WHOLE)
    return replace(
        total,
        value=_sum(one.value for one in parts),
        whole=_sum(one.whole for one in parts),
        low=_sum(one.low or 0 for one in parts),
        high=_sum(one.high for one in parts),
    )


def _sum(numbers: Iterable[Number]) -> Number:
    listed = list(numbers)
    return None if None in listed else sum(one for one in listed if one is not None)
