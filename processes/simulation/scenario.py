"""What a simulation needs beside the model: arrivals, durations, chances, people, calendars."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from errors import WorkbenchError
from processes.simulation.calendars import Calendar
from processes.simulation.distributions import Distribution

MOST_CASES = 5_000_000
MOST_REPLICATIONS = 10_000
MOST_IN_ALL = 100_000_000
START = "2026-01-05"  # a Monday


class BadScenario(WorkbenchError):
    """A scenario that can't be simulated; the sentence names the element and the cure."""


@dataclass(frozen=True)
class Member:
    """A person of a pool with a calendar of their own."""

    name: str
    calendar: str


@dataclass(frozen=True)
class Pool:
    """People or machines that do the same work. `calendar` None: round the clock.

    `members` are named people with calendars of their own; the pool's size is then their number.
    `group` is the profile that Prosimos files the resource under.
    """

    id: str
    name: str
    size: int = 1
    cost_per_hour: float = 0.0
    calendar: str | None = None
    members: tuple[Member, ...] = ()
    group: str = ""


@dataclass(frozen=True)
class Work:
    """How a task is done: pool -> duration; the pool "" is nobody (a machine that never waits).

    A lower `priority` is dealt with first.
    """

    durations: Mapping[str, Distribution]
    priority: int = 1


@dataclass(frozen=True)
class Timing:
    """When an event comes after it is waited for, and with which chance it comes at all.

    `after` is None where only the chance is asked for (errors at the end of a task).
    """

    after: Distribution | None = None
    chance: float = 1.0


@dataclass(frozen=True)
class Repeat:
    """How an activity is repeated: `again` is a loop's chance, `times` the number of instances."""

    again: float | None = None
    times: Distribution | None = None


@dataclass(frozen=True)
class Arrivals:
    """When cases come: the time between two, in opening hours or (`wall`) by the clock.

    By the clock, a case that would come outside hours comes at the next opening.
    """

    between: Distribution
    calendar: str | None = None
    wall: bool = False


@dataclass(frozen=True)
class Priority:
    """A share of cases that are dealt with at a level; the lowest level goes first."""

    share: float
    level: int


@dataclass(frozen=True)
class Source:
    """Where a value comes from; `guessed` marks what nobody has measured or confirmed."""

    text: str
    guessed: bool = True


@dataclass(frozen=True)
class Scenario:
    """All parameters of one model. Keys are ids of the model's elements, times are seconds.

    `branches` has the shares of a gateway's flows (or of a process's start events).
    `sources` names paths as in the JSON file: 'tasks/Task_1/duration'.
    """

    arrivals: Arrivals
    name: str = ""
    start: str = START
    tasks: Mapping[str, Work] = field(default_factory=dict)
    branches: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    events: Mapping[str, Timing] = field(default_factory=dict)
    repeats: Mapping[str, Repeat] = field(default_factory=dict)
    pools: tuple[Pool, ...] = ()
    calendars: tuple[Calendar, ...] = ()
    priorities: tuple[Priority, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)

    @property
    def guessed(self) -> tuple[str, ...]:
        """The paths of the values that are guessed."""
        return tuple(path for path, source in self.sources.items() if source.guessed)

    def pool(self, key: str) -> Pool | None:
        """Return a pool by its id."""
        return next((pool for pool in self.pools if pool.id == key), None)

    def calendar(self, key: str) -> Calendar | None:
        """Return a calendar by its id."""
        return next((one for one in self.calendars if one.id == key), None)


def check(scenario: Scenario) -> None:
    """Refuse what is wrong in the scenario itself, whatever the model: raises BadScenario."""
    _check_ids("인력", [pool.id for pool in scenario.pools])
    _check_ids("달력", [one.id for one in scenario.calendars])
    if not scenario.arrivals.between.mean > 0:
        raise BadScenario("도착 간격의 평균이 0초입니다. 0보다 큰 간격을 적으세요.")
    _check_calendar("도착", scenario.arrivals.calendar, scenario)
    for pool in scenario.pools:
        _check_pool(pool, scenario)
    check_priorities(scenario.priorities)


def check_amount(cases: int, replications: int, warmup: int) -> None:
    """Refuse more cases than a machine can simulate in reasonable time, or too few."""
    for name, amount, most in (
        ("건수", cases, MOST_CASES),
        ("반복", replications, MOST_REPLICATIONS),
        ("건수 × 반복", cases * replications, MOST_IN_ALL),
    ):
        if not 1 <= amount <= most:
            raise BadScenario(f"{name} {amount:,}은(는) 1 이상 {most:,} 이하여야 합니다.")
    if not 0 <= warmup < cases:
        raise BadScenario(
            f"준비 구간 {warmup:,}건은 0 이상이고 전체 {cases:,}건보다 적어야 합니다."
        )


def _check_ids(what: str, ids: Sequence[str]) -> None:
    for one in ids:
        if not one or ids.count(one) > 1:
            raise BadScenario(f"{what} '{one}'의 식별자가 비었거나 두 번 쓰였습니다.")


def _check_calendar(what: str, key: str | None, scenario: Scenario) -> None:
    if key is not None and scenario.calendar(key) is None:
        raise BadScenario(f"{what}의 달력 '{key}'이(가) 없습니다. 달력을 정하거나 이름을 고치세요.")


def _check_pool(pool: Pool, scenario: Scenario) -> None:
    if not 1 <= pool.size <= 10_000:
        raise BadScenario(
            f"'{pool.name}'의 인원 {pool.size}명은 1명 이상 10,000명 이하여야 합니다."
        )
    if not 0 <= pool.cost_per_hour < 1e12:
        raise BadScenario(
            f"'{pool.name}'의 시간당 비용 {pool.cost_per_hour:g}이(가) 맞지 않습니다."
        )
    _check_calendar(f"'{pool.name}'", pool.calendar, scenario)
    for member in pool.members:
        _check_calendar(f"'{pool.name}'의 '{member.name}'", member.calendar, scenario)
    if pool.members and len(pool.members) != pool.size:
        raise BadScenario(
            f"'{pool.name}'의 인원은 {pool.size}명인데 이름은 {len(pool.members)}명입니다."
        )


def check_priorities(priorities: tuple[Priority, ...]) -> None:
    """Refuse shares of cases that are negative or don't sum to 1."""
    if not priorities:
        return
    if any(one.share < 0 for one in priorities) or not _is_one(
        sum(one.share for one in priorities)
    ):
        total = sum(one.share for one in priorities)
        raise BadScenario(f"우선순위별 비율의 합이 1이 아니라 {total:g}입니다.")


def _is_one(total: float) -> bool:
    return abs(total - 1) <= 1e-6


def check_shares(place: str, shares: Mapping[str, float]) -> None:
    """Refuse shares outside 0…1, or that don't sum to 1; `place` names the element."""
    for flow, share in shares.items():
        if not 0 <= share <= 1:
            raise BadScenario(f"{place}의 '{flow}' 확률 {share:g}은(는) 0과 1 사이여야 합니다.")
    if not _is_one(total := sum(shares.values())):
        raise BadScenario(f"{place}의 확률을 더하면 1이 아니라 {total:g}입니다. 합을 1로 맞추세요.")
