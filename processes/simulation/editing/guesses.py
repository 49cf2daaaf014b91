"""Which values of a scenario are guesses, by the part of the page where they are confirmed."""

from collections.abc import Mapping
from dataclasses import replace

from processes.simulation.scenario import Scenario, Source

COMING, LASTING, WORKING, BRANCHING = "들어오는 일", "걸리는 시간", "사람과 달력", "갈림과 되풀이"
PARTS: Mapping[str, tuple[str, ...]] = {
    COMING: ("arrivals", "priorities", "start"),
    LASTING: ("tasks", "events"),
    WORKING: ("pools", "calendars"),
    BRANCHING: ("branches", "repeats"),
}
CONFIRMED = "추정을 확인함"


def part_of(path: str) -> str:
    """Return the part of the page that a path's value stands in; the first where none does."""
    head = path.partition("/")[0]
    return next((part for part, heads in PARTS.items() if head in heads), COMING)


def guessed_in(scenario: Scenario, part: str) -> tuple[str, ...]:
    """Return the paths of a part's guesses."""
    return tuple(path for path in scenario.guessed if part_of(path) == part)


def confirmed(scenario: Scenario, paths: tuple[str, ...]) -> Scenario:
    """Return the scenario with these guesses confirmed; an unknown cost of nought stays unknown."""
    sources = dict(scenario.sources)
    for path in paths:
        if path in sources and not is_unknown_cost(scenario, path):
            sources[path] = Source(sources[path].text or CONFIRMED, guessed=False)
    return replace(scenario, sources=sources)


def is_unknown_cost(scenario: Scenario, path: str) -> bool:
    """Tell whether a path is a cost that is not known at all: nothing can be confirmed there."""
    return any(
        path == f"pools/{pool.id}/cost_per_hour" and not pool.cost_per_hour
        for pool in scenario.pools
    )
