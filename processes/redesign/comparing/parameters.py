"""The values of two scenarios that may be otherwise, and a scenario with one of them changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from processes.bpmn.model import Model
from processes.redesign.comparing.labour import is_ours
from processes.redesign.comparing.model import Variant
from processes.simulation.distributions import Distribution
from processes.simulation.scenario import Scenario, Timing, Work

VOLUME, DURATION, SHARE, STAFF = "연간 건수", "소요시간", "갈림 비율", "인원"
TIMING, CHANCE = "오는 때", "올 확률"
VARIATION = 0.25  # our proposal


@dataclass(frozen=True)
class Parameter:
    """One value: its path in the scenario's file, what people call it, whether it is guessed."""

    path: str
    kind: str
    name: str
    guessed: bool


def parameters(asis: Variant, tobe: Variant, *, every: bool = False) -> tuple[Parameter, ...]:
    """Return the guessed values of both scenarios, or with `every` all that can be varied.

    A value that both have under the same path is one assumption: it is varied in both at once.
    """
    found: dict[str, Parameter] = {}
    for variant in (asis, tobe):
        for one in _of(variant.model, variant.scenario):
            known = found.get(one.path)
            guessed = one.guessed or (known is not None and known.guessed)
            found[one.path] = replace(one, guessed=guessed)
    return tuple(one for one in found.values() if every or one.guessed)


def _of(model: Model, scenario: Scenario) -> Iterator[Parameter]:
    guessed = set(scenario.guessed)
    names = {node.id: node.name or node.id for node in model.nodes}
    flows = {flow.id: flow for flow in model.flows}
    yield Parameter("arrivals", VOLUME, VOLUME, "arrivals" in guessed)
    for element in scenario.tasks:
        path = f"tasks/{element}"
        title = f"{names.get(element, element)} — {DURATION}"
        yield Parameter(path, DURATION, title, path in guessed)
    for element, shares in scenario.branches.items():
        for flow in _free(shares):
            known = flows.get(flow)
            way = (known.name or names.get(known.target, flow)) if known else flow
            title = f"{names.get(element, element)} → {way} — 비율"
            yield Parameter(
                f"branches/{element}/{flow}", SHARE, title, f"branches/{element}" in guessed
            )
    yield from _events(scenario, names, guessed)
    for pool in scenario.pools:
        path = f"pools/{pool.id}/size"
        if is_ours(pool) and not pool.members:
            yield Parameter(path, STAFF, f"{pool.name} — {STAFF}", path in guessed)


def _events(scenario: Scenario, names: Mapping[str, str], guessed: set[str]) -> Iterator[Parameter]:
    for element, timing in scenario.events.items():
        title, path = names.get(element, element), f"events/{element}"
        if timing.after is not None:
            yield Parameter(path, TIMING, f"{title} — {TIMING}", path in guessed)
        if timing.chance < 1:
            yield Parameter(f"{path}/chance", CHANCE, f"{title} — {CHANCE}", path in guessed)


def _free(shares: Mapping[str, float]) -> list[str]:
    """Return the flows whose share can be chosen; of shares that sum to one, the last follows."""
    return list(shares)[:-1] if _sum_to_one(shares) else list(shares)


def _sum_to_one(shares: Mapping[str, float]) -> bool:
    return abs(sum(shares.values()) - 1) < 1e-6


def varied(scenario: Scenario, path: str, factor: float) -> Scenario:
    """Return the scenario with the value of the path times the factor, where it has that path.

    Staff changes by at least one person, down to one; the other shares of a gateway make room
    for the varied one, which stays between 0 and 1.
    """
    kind, _, rest = path.partition("/")
    if kind == "arrivals":
        between = scaled(scenario.arrivals.between, 1 / factor)
        return replace(scenario, arrivals=replace(scenario.arrivals, between=between))
    if kind == "tasks" and rest in scenario.tasks:
        work = scenario.tasks[rest]
        durations = {pool: scaled(one, factor) for pool, one in work.durations.items()}
        changed = {**scenario.tasks, rest: Work(durations, work.priority)}
        return replace(scenario, tasks=changed)
    if kind == "branches":
        element, _, flow = rest.partition("/")
        if flow in scenario.branches.get(element, {}):
            shares = _with_share(scenario.branches[element], flow, factor)
            return replace(scenario, branches={**scenario.branches, element: shares})
    if kind == "events" and rest.removesuffix("/chance") in scenario.events:
        key = rest.removesuffix("/chance")
        timed = _timed(scenario.events[key], factor, chance=key != rest)
        return replace(scenario, events={**scenario.events, key: timed})
    if kind == "pools":
        key = rest.removesuffix("/size")
        pools = tuple(
            replace(pool, size=_size(pool.size, factor)) if pool.id == key else pool
            for pool in scenario.pools
        )
        return replace(scenario, pools=pools)
    return scenario


def _timed(timing: Timing, factor: float, *, chance: bool) -> Timing:
    """Return the event later or earlier, or as a chance more or less likely, up to certain."""
    if chance:
        return replace(timing, chance=min(1.0, timing.chance * factor))
    return replace(timing, after=scaled(timing.after, factor) if timing.after else None)


def scaled(one: Distribution, factor: float) -> Distribution:
    """Return the distribution of a time that is `factor` times as long."""

    def times(figure: float | None) -> float | None:
        return None if figure is None else figure * factor

    points = tuple((value * factor, share) for value, share in one.points)
    return Distribution(
        one.kind,
        times(one.value),
        times(one.deviation),
        times(one.low),
        times(one.likely),
        times(one.high),
        points,
    )


def _with_share(shares: Mapping[str, float], flow: str, factor: float) -> dict[str, float]:
    share = min(1.0, shares[flow] * factor)
    if not _sum_to_one(shares):
        return {**shares, flow: share}
    rest = 1 - shares[flow]
    others = len(shares) - 1
    return {
        one: share
        if one == flow
        else (old * (1 - share) / rest if rest > 0 else (1 - share) / others)
        for one, old in shares.items()
    }


def _size(size: int, factor: float) -> int:
    if factor == 1:
        return size
    step = max(1, round(size * abs(factor - 1)))
    return max(1, size + step if factor > 1 else size - step)
