"""A scenario brought back to its drawing after the drawing changed: what came is guessed anew."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from processes.bpmn.model import Model
from processes.inventory.model import Facts
from processes.simulation.prefilling import prefilled
from processes.simulation.scenario import Pool, Scenario, Work

_TOLD = {"tasks": "단계", "branches": "갈림", "events": "이벤트", "repeats": "되풀이"}


def misfits(model: Model, scenario: Scenario) -> tuple[str, ...]:
    """Return what the drawing asks for and the scenario lacks, and the other way round."""
    return tuple(_misfits(model, scenario, prefilled(model, Facts())))


def _misfits(model: Model, scenario: Scenario, fresh: Scenario) -> Iterator[str]:
    names = {node.id: node.name.strip() or node.id for node in model.nodes}
    known = names.keys() | set(model.processes)
    for part, word in _TOLD.items():
        asked, given = getattr(fresh, part), getattr(scenario, part)
        for key in asked:
            if key not in given or (part == "branches" and asked[key].keys() != given[key].keys()):
                yield f"{word} '{names.get(key, key)}'의 값이 없음"
        for key in given:
            if key not in known:
                yield f"{word} '{key}'이(가) 흐름도에 없음"


def fitted(model: Model, facts: Facts, scenario: Scenario) -> Scenario:
    """Return the scenario with all that the drawing asks for and nothing that it has not.

    Values that stay are kept; what is new is filled as in a new scenario, and marked as guessed.
    """
    fresh = prefilled(model, facts, before=scenario)
    known = {node.id for node in model.nodes} | set(model.processes)
    pools = {pool.id: pool for pool in scenario.pools}
    tasks = dict[str, Work]()
    for key, work in fresh.tasks.items():
        tasks[key] = scenario.tasks.get(key) or _work(work, fresh, pools)
    branches = {
        key: _kept(scenario.branches, key, shares) for key, shares in fresh.branches.items()
    }
    made = replace(
        scenario,
        tasks=tasks | {k: v for k, v in scenario.tasks.items() if k in known and k not in tasks},
        branches=branches,
        events=_merged(fresh.events, scenario.events, known),
        repeats=_merged(fresh.repeats, scenario.repeats, known),
        pools=tuple(pools.values()),
    )
    return replace(made, sources=_sources(made, scenario, fresh))


def _kept(
    branches: Mapping[str, Mapping[str, float]], key: str, fresh: Mapping[str, float]
) -> Mapping[str, float]:
    given = branches.get(key, {})
    return given if given.keys() == fresh.keys() else fresh


def _merged(fresh: Mapping[str, Any], given: Mapping[str, Any], known: set[str]) -> dict[str, Any]:
    kept = {key: one for key, one in given.items() if key in known}
    return {**fresh, **kept}


def _work(work: Work, fresh: Scenario, pools: dict[str, Pool]) -> Work:
    """Return new work for pools that the scenario has, by id or name; those it lacks are added."""
    durations = {}
    for key, duration in work.durations.items():
        wanted = fresh.pool(key)
        same = next((one.id for one in pools.values() if wanted and one.name == wanted.name), key)
        if wanted is not None and same not in pools:
            pools[same] = wanted
        durations[same] = duration
    return replace(work, durations=durations)


def _sources(made: Scenario, scenario: Scenario, fresh: Scenario) -> dict[str, Any]:
    """Keep the sources of what stayed; take those of what is new; drop those of what is gone."""
    found = {}
    for path, source in {**fresh.sources, **scenario.sources}.items():
        part, _, rest = path.partition("/")
        key = rest.split("/")[0]
        if part in _TOLD:
            now = getattr(made, part).get(key)
            if now is None:
                continue
            stayed = now == getattr(scenario, part).get(key)
            found[path] = source if stayed else fresh.sources.get(path, source)
        elif part != "pools" or made.pool(key) is not None:
            found[path] = source
    return found
