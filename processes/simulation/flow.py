"""Flow analysis: what can be computed of a model at once, without simulating it.

Dumas et al., Fundamentals of Business Process Management (2nd ed. 2018), ch. 7, with the waiting
of queues (Erlang C × Allen–Cunneen) and E[max] for parallel branches. Where calendars close, all
times count working time only: what rests over night is for the simulation to show.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from processes.bpmn.model import Model
from processes.simulation.building import Building
from processes.simulation.compiling import beginnings, drafted, moved_means
from processes.simulation.distributions import Distribution
from processes.simulation.drafting import Vertex
from processes.simulation.grid import Grid
from processes.simulation.kernel.layout import DELAY, TASK
from processes.simulation.loads import Load, costs, group_of, loads, weights, work_of
from processes.simulation.program import Row
from processes.simulation.result import Bar
from processes.simulation.scenario import Scenario
from processes.simulation.solving import Leg, Stay
from processes.simulation.structure import EXIT, NotAnalysed, Structure, structured
from processes.simulation.transit import Transit
from processes.simulation.visiting import passings, visits

_BARS = 40
Legs = Mapping[int, Sequence[Leg]]


@dataclass(frozen=True)
class Times:
    """A time's mean, median, 95th percentile in seconds, and its shares (`cases` in millionths)."""

    mean: float
    p50: float
    p95: float
    distribution: tuple[Bar, ...]


@dataclass(frozen=True)
class Flow:
    """What flow analysis gives; times in seconds. None: not known, a note says why.

    `visits` and `passings` say how often a case passes an element, and goes from one to the next.
    `theoretical` is the cycle time without waiting in queues, `efficiency` its share of the cycle
    time (CTE). `unstable` has a sentence for every pool that gets more work than it can do.
    """

    visits: dict[str, float]
    passings: dict[tuple[str, str], float]
    processing_time: float
    waiting_time: float | None
    cost: float
    cycle_time: Times | None
    theoretical: Times | None
    efficiency: float | None
    pools: tuple[Load, ...]
    bottleneck: str | None
    unstable: tuple[str, ...]
    guessed: tuple[str, ...]
    notes: tuple[str, ...]


def analyse(model: Model, scenario: Scenario) -> Flow:
    """Return the flow analysis; raises BadScenario or NotSimulated as a simulation would."""
    build, _registers = drafted(model, scenario)
    analysis = _Analysis(build, structured(build.draft.vertices), beginnings(build))
    notes = [*build.graph.notes, *build.notes, *moved_means(build.graph, scenario)]
    passed, legs, carried = analysis.carried()
    unstable = tuple(one.sentence for one in carried if one.sentence)
    grid = analysis.grid(() if unstable else carried, passed)
    theoretical = analysis.cycle((), grid, notes)
    whole = None if unstable else analysis.cycle(carried, grid, notes)
    if any(one.open_share < 1 for one in carried):
        notes.append(
            "시간은 근무시간만 센 값입니다. 밤과 휴일까지 넣은 기간은 시뮬레이션으로 보세요."
        )
    seconds, cost = costs(build, passed)
    return Flow(
        visits=_by_element(build, passed),
        passings=passings(analysis.structure, passed, legs),
        processing_time=seconds,
        waiting_time=_waiting(carried),
        cost=cost,
        cycle_time=whole,
        theoretical=theoretical,
        efficiency=theoretical.mean / whole.mean if theoretical and whole and whole.mean else None,
        pools=carried,
        bottleneck=_bottleneck(carried),
        unstable=unstable,
        guessed=scenario.guessed,
        notes=tuple(dict.fromkeys(notes)),
    )


@dataclass(frozen=True)
class _Analysis:
    """What is analysed, with durations by vertex."""

    build: Building
    structure: Structure
    begun: Sequence[Vertex]

    def carried(self) -> tuple[list[float], Legs, tuple[Load, ...]]:
        """Return visits by vertex, the known ways out, and the load of the people."""
        legs = self._legs(())
        passed = self._visits(legs)
        carried = loads(self.build, passed)
        if legs:
            legs = self._legs(carried)  # who waits longer is broken off more often
            passed = self._visits(legs)
            carried = loads(self.build, passed)
        return passed, legs, carried

    def _visits(self, legs: Legs) -> list[float]:
        return visits(self.structure, self.begun, legs, self.drawn, self.inner_starts)

    def _legs(self, carried: Sequence[Load]) -> Legs:
        """Return the ways out of what triggers guard, waiting as long as the loads make it."""
        guarded = [one for one in self.build.draft.vertices if one.triggers]
        if not guarded:
            return {}
        once = [1.0] * len(self.build.draft.vertices)
        transit = self._transit(carried, self.grid(carried, once))
        return {vertex.index: transit.legs_of(vertex) for vertex in guarded}

    def cycle(self, carried: Sequence[Load], grid: Grid, notes: list[str]) -> Times | None:
        """Return the time from arrival to the last end; None, with a note, without a formula."""
        transit = self._transit(carried, grid)
        try:
            ways = [
                transit.between(one.index, EXIT, beside=len(self.begun) > 1) for one in self.begun
            ]
        except NotAnalysed as refusal:
            notes.append(str(refusal))
            return None
        if len(ways) == 1:
            return _times(transit.grid, ways[0])
        shares = transit.grid.longest([one.shares for one in ways])
        return _times(transit.grid, Stay(transit.grid.mean(shares), shares))

    def drawn(self, row: Row) -> Distribution:
        """Return the distribution that a trigger or a number of instances is drawn from."""
        return self.build.draft.drawn[int(row["dist"])]

    def inner_starts(self, vertex: Vertex) -> list[Vertex]:
        """Return where a sub-process begins."""
        return self.build.draft.scopes[int(vertex.row["scope"])].starts

    def grid(self, carried: Sequence[Load], passed: Sequence[float]) -> Grid:
        """Return a grid that hardly any case exceeds."""
        blank = Grid(1.0)
        return Grid(self._horizon(carried, passed) / blank.size, blank.size)

    def _transit(self, carried: Sequence[Load], grid: Grid) -> Transit:
        return Transit(
            self.structure,
            grid,
            lambda vertex: self._stay(vertex, grid, carried),
            self.drawn,
            self.inner_starts,
        )

    def _members(self, vertex: Vertex) -> list[tuple[float, Distribution]]:
        if vertex.kind == DELAY:
            return [(1.0, self.drawn(vertex.row))]
        members = work_of(self.build, vertex)
        shares = weights(self.build, members)
        return [(share, one) for share, (_who, one) in zip(shares, members, strict=True)]

    def _wait(self, vertex: Vertex, carried: Sequence[Load]) -> tuple[float, float]:
        """Return the chance to wait at a task, and the mean wait; (0, 0) where nobody waits."""
        group = group_of(self.build, vertex) if vertex.kind == TASK and carried else None
        if group is None:
            return 0.0, 0.0
        return carried[group].queue.delayed or 0.0, carried[group].queue.wait or 0.0

    def _stay(self, vertex: Vertex, grid: Grid, carried: Sequence[Load]) -> Stay:
        mean, shares = 0.0, np.zeros(grid.size)
        for part, one in self._members(vertex):
            shares = shares + part * grid.shares(one)
            mean += part * one.mean
        delayed, wait = self._wait(vertex, carried)
        if wait:
            spectrum = grid.spectrum(shares) * grid.spectrum(grid.waiting(delayed, wait))
            shares = grid.back(spectrum)
        return Stay(mean + wait, shares)

    def _horizon(self, carried: Sequence[Load], passed: Sequence[float]) -> float:
        """Return seconds that hardly any case exceeds."""
        mean = variance = 0.0
        for vertex in self.build.draft.vertices:
            if vertex.kind not in (TASK, DELAY):
                continue
            delayed, wait = self._wait(vertex, carried)
            parts = self._members(vertex)
            own = math.fsum(part * one.mean for part, one in parts)
            second = math.fsum(part * (one.variance + one.mean**2) for part, one in parts)
            times = passed[vertex.index]
            mean += times * (own + wait)
            variance += (times + times**2) * (second + (2 * wait**2 / delayed if delayed else 0.0))
        for vertex in self.build.draft.vertices:
            mean += math.fsum(
                self.drawn(one).mean for one in vertex.triggers if int(one["dist"]) >= 0
            )
        return max(1.0, 2 * mean + 12 * math.sqrt(variance))


def _times(grid: Grid, stay: Stay) -> Times:
    return Times(
        stay.mean,
        grid.quantile(stay.shares, 0.5),
        grid.quantile(stay.shares, 0.95),
        _bars(grid, stay),
    )


def _bars(grid: Grid, stay: Stay) -> tuple[Bar, ...]:
    """Return the shares up to the 99.9th percentile in bars of equal width."""
    last = grid.quantile(stay.shares, 0.999)
    wide = max(1, math.ceil(last / grid.step / _BARS))
    return tuple(
        Bar(
            place * grid.step,
            (place + wide) * grid.step,
            round(1e6 * float(stay.shares[place : place + wide].sum())),
        )
        for place in range(0, min(wide * _BARS, grid.size), wide)
    )


def _by_element(build: Building, passed: Sequence[float]) -> dict[str, float]:
    """Return visits by element; of several vertices of one, what comes in counts."""
    found: dict[str, float] = {}
    for vertex in build.draft.vertices:
        element = vertex.place.element
        if vertex.kind == TASK or element not in found:
            found[element] = passed[vertex.index]
    return found


def _waiting(carried: Sequence[Load]) -> float | None:
    waits = [one.queue.wait for one in carried]
    if None in waits:
        return None
    return math.fsum(one.visits * (one.queue.wait or 0.0) for one in carried)


def _bottleneck(carried: Sequence[Load]) -> str | None:
    """Return the busiest pool."""
    busy = [one for one in carried if one.queue.utilisation > 0]
    return max(busy, key=lambda one: one.queue.utilisation).pools[0] if busy else None
