"""What a simulation gives: key figures with their intervals, per case, activity and pool.

Times are seconds. An interval is the 95 % confidence interval of the mean over replications
(Student's t); None where there is only one replication.
"""

from dataclasses import dataclass

Interval = tuple[float, float]


@dataclass(frozen=True)
class Figure:
    """A key figure of a case: mean over cases with its interval, median, 95th percentile."""

    mean: float
    ci95: Interval | None
    p50: float
    p95: float


@dataclass(frozen=True)
class Average:
    """A mean over replications with its interval."""

    mean: float
    ci95: Interval | None


@dataclass(frozen=True)
class Activity:
    """One activity or event: how often a case passes it, and means per passing.

    `suspended` is the time for which begun work rests outside working hours.
    """

    id: str
    name: str
    type: str
    per_case: float
    waiting: Average
    processing: Average
    suspended: float
    cost_per_case: float


@dataclass(frozen=True)
class PoolUse:
    """One pool: the share of its working hours that it is busy, and its busy hours per case."""

    id: str
    name: str
    size: int
    utilisation: Average
    hours_per_case: float


@dataclass(frozen=True)
class Bar:
    """How many cases had a cycle time in [low, high) seconds."""

    low: float
    high: float
    cases: int


@dataclass(frozen=True)
class Replica:
    """The means over the counted cases of one replication, for paired comparison."""

    cycle_time: float
    waiting_time: float
    processing_time: float
    cost: float


@dataclass(frozen=True)
class Result:
    """The outcome of a simulation: the same for the same model, scenario, settings and seed."""

    cases: int
    replications: int
    seed: int
    warmup: int
    cycle_time: Figure
    waiting_time: Figure
    processing_time: Figure
    cost: Figure
    activities: tuple[Activity, ...]
    pools: tuple[PoolUse, ...]
    distribution: tuple[Bar, ...]
    replicas: tuple[Replica, ...]
    guessed: tuple[str, ...]
    notes: tuple[str, ...]
