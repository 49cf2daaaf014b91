"""What pools get to do and how long it waits there: work per working second, queue by queue."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from processes.simulation.building import Building
from processes.simulation.calendars import DAY, Calendar, intervals
from processes.simulation.distributions import Distribution
from processes.simulation.drafting import Vertex
from processes.simulation.kernel.layout import NONE, TASK
from processes.simulation.queueing import Queue, least_servers, queue
from processes.simulation.scenario import Arrivals, Scenario

_YEAR = 364  # days: whole weeks


@dataclass(frozen=True)
class Load:
    """One queue: the pools that serve it together, and its steady state.

    `sentence` says what would cure it where it gets more than it can do; empty where it doesn't.
    `open_share` is the share of all time that the pools work, `mean` the work of one visit in
    seconds, `visits` how many a case makes.
    """

    pools: tuple[str, ...]
    names: tuple[str, ...]
    queue: Queue
    visits: float
    mean: float
    open_share: float
    least_servers: int
    sentence: str


def work_of(build: Building, vertex: Vertex) -> list[tuple[int, Distribution]]:
    """Return who may do a task and how long each takes: (resource or NONE, duration)."""
    work = build.scenario.tasks[vertex.place.element]
    team, durations = build.people.team(work.durations)
    if team == NONE:
        return [(NONE, durations[0])]
    key = next(one for one, number in build.people.teams.items() if number == team)
    return list(zip(key, durations, strict=True))


def weights(build: Building, members: Sequence[tuple[int, Distribution]]) -> list[float]:
    """Return the share of a team's work that each member takes: by their number."""
    sizes = [build.people.hands[one].size if one != NONE else 1 for one, _work in members]
    return [size / sum(sizes) for size in sizes]


def loads(build: Building, passed: Sequence[float]) -> tuple[Load, ...]:
    """Return the load of every queue, given how often a case passes each vertex."""
    groups = _groups(build)
    work: dict[int, list[tuple[float, Distribution]]] = {one: [] for one in set(groups.values())}
    for vertex in build.draft.vertices:
        members = work_of(build, vertex) if vertex.kind == TASK else []
        for (one, duration), share in zip(members, weights(build, members), strict=True):
            if one != NONE:
                work[groups[one]].append((share * passed[vertex.index], duration))
    rate = cases_per_second(build.scenario)
    return tuple(
        _load(build, [one for one, head in groups.items() if head == group], parts, rate)
        for group, parts in work.items()
    )


def group_of(build: Building, vertex: Vertex) -> int | None:
    """Return which load a task waits in; None where nobody is needed."""
    groups = _groups(build)
    heads = list(dict.fromkeys(groups.values()))
    members = work_of(build, vertex)
    return None if members[0][0] == NONE else heads.index(groups[members[0][0]])


def _groups(build: Building) -> dict[int, int]:
    """Return each resource's group, named by its first: those who share some task queue as one."""
    group = {one: one for one in range(len(build.people.hands))}
    for members in build.people.teams:
        heads = {group[one] for one in members}
        lowest = min(heads)
        group = {one: lowest if head in heads else head for one, head in group.items()}
    return group


def _load(
    build: Building, members: list[int], parts: list[tuple[float, Distribution]], rate: float
) -> Load:
    hands = [build.people.hands[one] for one in members]
    pools = tuple(dict.fromkeys(hand.pool for hand in hands))
    names = tuple(build.scenario.pool(one).name for one in pools)  # type: ignore[union-attr]
    servers = sum(hand.size for hand in hands)
    share = _open_share(build, members)
    visits = math.fsum(part for part, _one in parts)
    if visits == 0:
        return Load(pools, names, Queue(servers, 0.0, 0.0, 0.0), 0.0, 0.0, share, 0, "")
    mean = math.fsum(part * one.mean for part, one in parts) / visits
    second = math.fsum(part * (one.variance + one.mean**2) for part, one in parts) / visits
    scv = second / mean**2 - 1 if mean else 0.0
    found = queue(servers, rate * visits / share, mean, scv)
    least = least_servers(found.utilisation * servers)
    return Load(
        pools, names, found, visits, mean, share, least, _cure("·".join(names), found, least)
    )


def _cure(name: str, found: Queue, least: int) -> str:
    if found.wait is not None:
        return ""
    use = found.utilisation
    return (
        f"'{name}'에 하는 일보다 오는 일이 많아 대기가 끝없이 늘어납니다(이용률 {use:.0%}). "
        f"인원을 {found.servers}명에서 {least}명 이상으로 늘리거나, 작업 시간이나 건수를 "
        f"{1 - 1 / use:.0%} 넘게 줄이거나, 근무 시간을 {use - 1:.0%} 넘게 늘려야 합니다."
    )


def cases_per_second(scenario: Scenario) -> float:
    """Return the cases that come in a second of all time, nights and holidays included."""
    arrivals = scenario.arrivals
    calendar = scenario.calendar(arrivals.calendar or "")
    if calendar is None:
        return 1 / arrivals.between.mean
    return _arriving(arrivals, calendar, scenario.start)


def _arriving(arrivals: Arrivals, calendar: Calendar, start: str) -> float:
    open_seconds, openings = _opened(calendar, start)
    cases = open_seconds / arrivals.between.mean
    if arrivals.wall:
        cases += openings  # the one that would have come while it was closed comes at opening
    return cases / (_YEAR * DAY)


@lru_cache(maxsize=64)
def _opened(calendar: Calendar, start: str) -> tuple[float, int]:
    """Return the working seconds of a year, and how often work begins after a rest."""
    begins, ends = intervals(calendar, date.fromisoformat(start), _YEAR)
    always = calendar.is_always_open
    seconds = math.fsum(end - begin for begin, end in zip(begins, ends, strict=True))
    return seconds, 0 if always else len(begins)


def _open_share(build: Building, members: Sequence[int]) -> float:
    """Return the share of all time that the resources work, by their number."""
    total, weight = 0.0, 0
    for one in members:
        hand = build.people.hands[one]
        row = build.people.resources[one]
        share = 1.0
        if row["calendar"] != NONE:
            key = build.people.calendars[int(row["calendar"])]
            share = _share_of(build.scenario, key)
        total += share * hand.size
        weight += hand.size
    return total / weight


def _share_of(scenario: Scenario, key: str) -> float:
    calendar = scenario.calendar(key)
    if calendar is None:
        return 1.0
    return _opened(calendar, scenario.start)[0] / (_YEAR * DAY)


def costs(build: Building, passed: Sequence[float]) -> tuple[float, float]:
    """Return a case's hands-on seconds and what they cost."""
    seconds = cost = 0.0
    for vertex in build.draft.vertices:
        members = work_of(build, vertex) if vertex.kind == TASK else []
        for (one, duration), share in zip(members, weights(build, members), strict=True):
            work = passed[vertex.index] * share * duration.mean
            seconds += work
            cost += work * (float(build.people.resources[one]["rate"]) if one != NONE else 0.0)
    return seconds, cost


def by_pool(found: Sequence[Load]) -> Mapping[str, Load]:
    """Return the load that each pool carries a part of."""
    return {pool: one for one in found for pool in one.pools}
