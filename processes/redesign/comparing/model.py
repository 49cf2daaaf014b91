"""What is compared, and what came of it: variants, their runs, rows of differences."""

from dataclasses import dataclass, field

from processes.bpmn.model import Model
from processes.inventory.model import Facts
from processes.simulation.comparing import LESS, MORE, NONE_SEEN, UNDECIDED
from processes.simulation.result import Interval, Result
from processes.simulation.scenario import Scenario
from processes.simulation.worlds import Settings

UNKNOWN = "모름"
LINES = {"as-is": "현행", "to-be": "개선"}
SIMULATED, DRAWN, REGISTER = "시뮬레이션", "흐름도", "업무 목록"
WEIGHTED, PAPER = "흐름 분석", "업무 목록·흐름도·규정"
ESTIMATED = frozenset({SIMULATED, WEIGHTED, PAPER})  # rest on assumptions
_ROUNDING = 1e-9  # of the larger value: what adding in another order may leave


@dataclass(frozen=True)
class Variant:
    """One revision of a line of models with one of its scenarios, as they were read."""

    line: str
    number: int
    sha256: str
    model: Model
    scenario_id: str
    title: str
    scenario_revision: int
    scenario: Scenario

    @property
    def key(self) -> str:
        """What tells it from every other one; a changed scenario is another variant."""
        return f"{self.line}/{self.number}/{self.scenario_id}/{self.scenario_revision}"

    @property
    def label(self) -> str:
        """How people call it: '개선 3판 · 시나리오 1'."""
        return f"{LINES[self.line]} {self.number}판 · {self.title}"


@dataclass(frozen=True)
class Run:
    """A simulated variant. `labour` is the same run with staff priced at 1 an hour.

    So its cost is hours of our people per case: in all, by step, and replication by replication.
    """

    variant: Variant
    result: Result
    labour: Result


@dataclass(frozen=True)
class Row:
    """One figure of as-is and to-be, in `unit`; None is unknown, never zero.

    `difference` is to-be minus as-is; `ci95` its paired 95 % interval, None for counted figures;
    `span` the least and the most that it can be where something is not known, without chance.
    `at_least` marks a value of which a part is not known.
    """

    key: str
    name: str
    unit: str
    kind: str
    asis: float | None
    tobe: float | None
    difference: float | None
    ci95: Interval | None
    verdict: str
    note: str = ""
    at_least: bool = False
    span: Interval | None = None


@dataclass(frozen=True)
class Compared:
    """One candidate with its rows against the as-is."""

    run: Run
    rows: tuple[Row, ...]

    def row(self, key: str) -> Row:
        """Return the row of a figure."""
        return next(row for row in self.rows if row.key == key)


@dataclass(frozen=True)
class Comparison:
    """The as-is and the candidates, all met by the same cases."""

    asis: Run
    candidates: tuple[Compared, ...]
    settings: Settings
    staff: frozenset[str]  # the names of the pools that count as our labour
    facts: Facts = field(default_factory=Facts)  # what the register said of the process

    @property
    def runs(self) -> tuple[Run, ...]:
        """Every run, the as-is first."""
        return (self.asis, *(one.run for one in self.candidates))


def verdict(mean: float, ci95: Interval | None, size: float) -> str:
    """Return the word for a simulated difference; none is seen where the interval holds zero.

    `size` is the larger of the two values: what is nothing beside it is rounding.
    """
    if ci95 is None:
        return UNDECIDED
    low, high = ci95
    if low <= 0 <= high or abs(mean) <= _ROUNDING * size:
        return NONE_SEEN
    return LESS if high < 0 else MORE


def counted_verdict(asis: float | None, tobe: float | None) -> str:
    """Return the word for two counted figures."""
    if asis is None or tobe is None:
        return UNKNOWN
    return verdict(tobe - asis, (tobe - asis, tobe - asis), max(abs(asis), abs(tobe)))
