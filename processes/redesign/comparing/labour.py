"""Labour: the hours of our own people, told apart from machines and from those we serve."""

from collections.abc import Iterable
from dataclasses import replace

from processes.inventory.model import Estimate
from processes.simulation.calendars import DAY
from processes.simulation.outsiders import is_outside
from processes.simulation.prefilling import open_seconds_a_year
from processes.simulation.scenario import Pool, Scenario


def is_ours(pool: Pool) -> bool:
    """Tell whether a pool's hours are our labour: all but the time of customers."""
    return not is_outside(pool)


def staff(scenarios: Iterable[Scenario]) -> frozenset[str]:
    """Return the names of the pools that are ours by the rule above."""
    return frozenset(pool.name for one in scenarios for pool in one.pools if is_ours(pool))


def priced(scenario: Scenario, names: frozenset[str]) -> Scenario:
    """Return the scenario with an hour of the named pools at 1 and all else free.

    Prices steer nothing in a simulation, so its cost is then the labour, in hours.
    """
    pools = tuple(replace(pool, cost_per_hour=float(pool.name in names)) for pool in scenario.pools)
    return replace(scenario, pools=pools)


def yearly_volume(known: Estimate | None, scenario: Scenario) -> Estimate | None:
    """Return the cases a year: the register's, else the scenario's unless that is a guess."""
    if known is not None and any(bound is not None for bound in known.bounds):
        return known
    source = scenario.sources.get("arrivals")
    if source is not None and source.guessed:
        return None
    cases = yearly_cases(scenario)
    return Estimate(cases, cases, cases)


def yearly_cases(scenario: Scenario) -> float:
    """Return how many cases a scenario lets come in a year."""
    arrivals = scenario.arrivals
    calendar = None if arrivals.wall else scenario.calendar(arrivals.calendar or "")
    seconds = open_seconds_a_year(calendar, scenario.start) if calendar else 365 * DAY
    return seconds / arrivals.between.mean
