"""Our scenario as JSON; reading it gives the same scenario."""

import json
from collections.abc import Mapping
from typing import Any

from processes.simulation.calendars import Calendar, clock
from processes.simulation.distributions import Distribution
from processes.simulation.scenario import Pool, Scenario, Work

FORMAT = "dpg-scenario"
VERSION = 1
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# Key of the file -> field of the distribution.
FIGURES = {
    "mean": "value",
    "sd": "deviation",
    "low": "low",
    "likely": "likely",
    "high": "high",
}


def written(scenario: Scenario) -> str:
    """Return the scenario as JSON text; reading it gives the same scenario."""
    return json.dumps(as_json(scenario), ensure_ascii=False, indent=2) + "\n"


def as_json(scenario: Scenario) -> dict[str, Any]:
    """Return the scenario as JSON values."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "name": scenario.name,
        "start": scenario.start,
        "arrivals": _filled(
            between=distribution_json(scenario.arrivals.between),
            calendar=scenario.arrivals.calendar,
            wall=scenario.arrivals.wall or None,
        ),
        "tasks": {name: _work_json(work) for name, work in scenario.tasks.items()},
        "branches": {name: dict(shares) for name, shares in scenario.branches.items()},
        "events": {
            name: _filled(
                after=one.after and distribution_json(one.after),
                chance=one.chance if one.chance != 1.0 else None,
            )
            for name, one in scenario.events.items()
        },
        "repeats": {
            name: _filled(again=one.again, times=one.times and distribution_json(one.times))
            for name, one in scenario.repeats.items()
        },
        "pools": [_pool_json(pool) for pool in scenario.pools],
        "calendars": [_calendar_json(one) for one in scenario.calendars],
        "priorities": [{"share": one.share, "level": one.level} for one in scenario.priorities],
        "sources": {
            path: {"source": one.text, "guessed": one.guessed}
            for path, one in scenario.sources.items()
        },
    }


def distribution_json(one: Distribution) -> dict[str, Any]:
    """Return a distribution as JSON values."""
    figures = {key: getattr(one, field) for key, field in FIGURES.items()}
    points = [{"value": value, "share": share} for value, share in one.points]
    return _filled(kind=one.kind, **figures, points=points or None)


def _work_json(work: Work) -> dict[str, Any]:
    priority = work.priority if work.priority != 1 else None
    if len(work.durations) == 1:
        (pool, duration), *_ = work.durations.items()
        return _filled(pool=pool or None, duration=distribution_json(duration), priority=priority)
    pools = {pool: distribution_json(one) for pool, one in work.durations.items()}
    return _filled(pools=pools, priority=priority)


def _pool_json(pool: Pool) -> dict[str, Any]:
    members = [{"name": one.name, "calendar": one.calendar} for one in pool.members]
    return _filled(
        id=pool.id,
        name=pool.name,
        size=pool.size,
        cost_per_hour=pool.cost_per_hour,
        calendar=pool.calendar,
        members=members or None,
        group=pool.group or None,
    )


def _calendar_json(one: Calendar) -> dict[str, Any]:
    hours = [
        {"days": [DAYS[day] for day in h.days], "from": _clock(h.begin), "to": _clock(h.end)}
        for h in one.hours
    ]
    return _filled(
        id=one.id,
        name=one.name,
        hours=hours,
        holidays=one.holidays or None,
        closed=sorted(one.closed) or None,
        opened=sorted(one.opened) or None,
    )


def _clock(seconds: float) -> str:
    rest = seconds % 60
    return f"{clock(seconds)}:{rest:02g}" if rest else clock(seconds)


def _filled(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}


def paths(scenario: Scenario) -> Mapping[str, Any]:
    """Return every path of the file that holds a value of its own, for sources to name."""
    found: dict[str, Any] = {}

    def walk(value: Any, path: str) -> None:
        found[path] = value
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(inner, f"{path}/{key}" if path else key)

    walk(as_json(scenario), "")
    return found
