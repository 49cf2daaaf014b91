"""The honest saving of a robot: a range, below zero where it costs more than it frees.

Hours a month = cases × minutes / 60 × share handled automatically × (1 − exceptions)
− hours spent on the robot's exceptions − hours spent on running the robot.
"""

from dataclasses import dataclass
from typing import Any

from errors import WorkbenchError
from processes.inventory.kinds import estimate_to_json
from processes.inventory.model import Estimate, Facts
from processes.inventory.totals import yearly_hours

_MONTHS = 12


class BadAutomation(WorkbenchError):
    """Figures about a robot that can't be taken; says which and why."""


@dataclass(frozen=True)
class Automation:
    """What people expect of a robot. None is unknown."""

    rate: Estimate | None = None  # share of the cases that it handles, 0 to 1
    exception_hours: Estimate | None = None  # hours a month on what it leaves over
    robot_hours: Estimate | None = None  # hours a month on running it

    def __post_init__(self) -> None:
        """Refuse a share over 100 per cent."""
        if self.rate and any(bound is not None and bound > 1 for bound in self.rate.bounds):
            raise BadAutomation("자동처리율은 0%부터 100%까지입니다. 값을 확인하세요.")


@dataclass(frozen=True)
class Saving:
    """Hours a month; a bound of None isn't known. Negative: it costs more than it frees."""

    low: float | None
    likely: float | None
    high: float | None
    unknown: tuple[str, ...]  # what isn't known, in words

    @property
    def may_cost(self) -> bool:
        """Whether it may cost more hours than it frees, as far as is known."""
        return self.low is None or self.low < 0


def saving(facts: Facts, given: Automation) -> Saving | None:
    """Return the hours that a robot would free a month; None without hours or share."""
    hours = yearly_hours(facts)
    if hours is None or given.rate is None:
        return None
    # Exceptions that aren't known may be all or none of the cases.
    share = facts.exception_rate
    normal = (0.0, None, 1.0) if share is None else (1 - share,) * 3
    gross = [_times(hours.bounds[i], given.rate.bounds[i], normal[i]) for i in range(3)]
    costs = [_bounds(given.exception_hours), _bounds(given.robot_hours)]
    return Saving(
        _minus(gross[0], [cost[2] for cost in costs]),
        _minus(gross[1], [cost[1] for cost in costs]),
        _minus(gross[2], [cost[0] or 0.0 for cost in costs]),  # nothing costs less than nothing
        missing(facts, given),
    )


def missing(facts: Facts, given: Automation) -> tuple[str, ...]:
    """Return what isn't known of the formula's parts, in words."""
    parts = [
        ("연간 건수", facts.yearly_volume),
        ("건당 처리시간", facts.minutes_per_case),
        ("예외율", facts.exception_rate),
        ("자동처리율", given.rate),
        ("예외 처리시간", given.exception_hours),
        ("로봇 운영시간", given.robot_hours),
    ]
    return tuple(name for name, value in parts if value is None)


def _bounds(estimate: Estimate | None) -> tuple[float | None, float | None, float | None]:
    return (None, None, None) if estimate is None else estimate.bounds


def _times(hours: float | None, rate: float | None, normal: float | None) -> float | None:
    if hours is None or rate is None or normal is None:
        return None
    return hours / _MONTHS * rate * normal


def _minus(gross: float | None, costs: list[float | None]) -> float | None:
    known = [cost for cost in costs if cost is not None]
    return None if gross is None or len(known) < len(costs) else round(gross - sum(known), 2)


def as_json(given: Automation, found: Saving | None) -> dict[str, Any]:
    """Return the figures given and the hours a month that follow."""
    return {
        "rate": given.rate and estimate_to_json(given.rate),
        "exception_hours": given.exception_hours and estimate_to_json(given.exception_hours),
        "robot_hours": given.robot_hours and estimate_to_json(given.robot_hours),
        "monthly_hours": found and {"low": found.low, "likely": found.likely, "high": found.high},
        "unknown": list(found.unknown) if found else None,
    }
