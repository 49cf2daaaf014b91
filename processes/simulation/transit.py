"""How long it takes from one vertex to another: means exactly where they add up, and spectra.

Sequences multiply transforms, choices mix them, loops are a linear system per frequency, parallel
branches multiply distribution functions. What has no formula raises NotAnalysed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from processes.simulation.distributions import Distribution
from processes.simulation.drafting import Vertex
from processes.simulation.grid import Grid, Shares
from processes.simulation.kernel.layout import (
    AT_END,
    DELAY,
    LOOP,
    OR_SPLIT,
    PARALLEL,
    RACE,
    RECEIVE,
    SEQUENTIAL,
    SUB,
    TASK,
    TERMINATE,
    THROW,
    TIMER,
    XOR,
)
from processes.simulation.program import Row
from processes.simulation.solving import Leg, Stay, solved_means, solved_spectra
from processes.simulation.structure import EXIT, NotAnalysed, Structure

MOST_INSTANCES = 64
DEEPEST = 60  # blocks within blocks


@dataclass
class Transit:
    """Durations between vertices. `stay` gives what a task takes, with or without its wait.

    `after` and `inner_starts` say what a trigger draws and where a sub-process begins.
    """

    structure: Structure
    grid: Grid
    stay: Callable[[Vertex], Stay]
    drawn: Callable[[Row], Distribution]
    inner_starts: Callable[[Vertex], list[Vertex]]
    legs: dict[int, list[Leg]] = field(default_factory=dict)
    _inside_of: list[int] = field(default_factory=list)  # blocks and sub-processes around

    def between(self, start: int, stop: int, *, beside: bool = False) -> Stay:
        """Return the time from entering a vertex until entering another (or EXIT).

        `beside` says that other tokens run at the same time.
        """
        ways = self._ways(start, stop, beside=beside)
        means = solved_means(ways, stop)
        spectra = solved_spectra(ways, stop)
        return Stay(means.get(start, 0.0), self.grid.back(spectra[start]))

    def legs_of(self, vertex: Vertex) -> list[Leg]:
        """Return the ways on from a vertex, none where they have no formula."""
        try:
            return self._legs(vertex, beside=False)
        except NotAnalysed:
            return []

    def _ways(self, start: int, stop: int, *, beside: bool) -> dict[int, list[Leg]]:
        ways: dict[int, list[Leg]] = {}
        waiting = [start]
        while waiting:
            number = waiting.pop()
            if number in ways or number in (stop, EXIT):
                if number == EXIT != stop:
                    vertex = self.structure.vertices[start]
                    raise NotAnalysed(vertex, "갈라진 흐름의 일부가 합류하지 않고 끝나")
                continue
            vertex = self.structure.vertices[number]
            if vertex.kind == TERMINATE and beside:
                raise NotAnalysed(vertex, "다른 흐름을 끝내는 종료라서")
            ways[number] = self._legs(vertex, beside=beside)
            waiting += [leg.to for leg in ways[number]]
        return ways

    def _legs(self, vertex: Vertex, *, beside: bool) -> list[Leg]:
        if vertex.index not in self.legs:
            if vertex.index in self._inside_of or len(self._inside_of) > DEEPEST:
                raise NotAnalysed(vertex, "갈라진 흐름이 자기 앞으로 되돌아가거나 너무 깊어")
            self._inside_of.append(vertex.index)
            try:
                self.legs[vertex.index] = self._made(vertex, beside=beside)
            finally:
                self._inside_of.pop()
        return self.legs[vertex.index]

    def _made(self, vertex: Vertex, *, beside: bool) -> list[Leg]:
        if vertex.kind in (RECEIVE, THROW) or vertex.messages:
            raise NotAnalysed(vertex, "풀 사이의 메시지나 던져진 오류가 있어")
        if vertex.kind == XOR:
            return [self._leg(target.index, share) for target, share in vertex.edges if share > 0]
        if vertex.kind == RACE:
            return self._raced([self._rival(one) for one in vertex.triggers])
        own = self._own(vertex, beside=beside)
        if not vertex.triggers:
            return self._onward(vertex, own)
        return self._guarded(vertex, own)

    def _own(self, vertex: Vertex, *, beside: bool) -> Stay | None:
        if vertex.kind in (TASK, DELAY):
            return self.stay(vertex)
        if vertex.kind == SUB:
            return self._inside(vertex, beside=beside)
        return None

    def _leg(self, to: int, chance: float = 1.0, stay: Stay | None = None) -> Leg:
        if stay is None:
            return Leg(to, chance, 0.0, np.full(self.grid.size // 2 + 1, chance, np.complex128))
        return Leg(to, chance, chance * stay.mean, chance * self.grid.spectrum(stay.shares))

    def _onward(self, vertex: Vertex, own: Stay | None) -> list[Leg]:
        """Return the way out of a vertex; tokens side by side are one way to where they meet."""
        if self.structure.splits(vertex):
            meeting = self.structure.meeting(vertex)
            block = self._block(vertex, meeting)
            return [self._leg(meeting, 1.0, self._after(own, block))]
        to = vertex.edges[0][0].index if vertex.edges else EXIT
        return [self._leg(to, 1.0, own)]

    def _after(self, first: Stay | None, second: Stay) -> Stay:
        if first is None:
            return second
        both = self.grid.spectrum(first.shares) * self.grid.spectrum(second.shares)
        return Stay(first.mean + second.mean, self.grid.back(both))

    def _block(self, split: Vertex, meeting: int) -> Stay:
        """Return how long parallel branches take: the longest of those that are taken."""
        branches = [
            self.between(target.index, meeting, beside=True).shares
            if target.index != meeting
            else self.grid.atoms([(0.0, 1.0)])
            for target, _share in split.edges
        ]
        if split.kind != OR_SPLIT:
            longest = self.grid.longest(branches)
        else:
            shares = [share for _target, share in split.edges]
            default = int(split.row["throws"])
            longest = self.grid.combined(branches, lambda f: _inclusive(f, shares, default))
        return Stay(self.grid.mean(longest), longest)

    def _inside(self, vertex: Vertex, *, beside: bool) -> Stay:
        starts = self.inner_starts(vertex)
        several = vertex.row["mode"] == PARALLEL or len(starts) > 1
        inner = [self.between(one.index, EXIT, beside=beside or several) for one in starts]
        if len(inner) == 1:
            once = inner[0]
        else:
            shares = self.grid.longest([one.shares for one in inner])
            once = Stay(self.grid.mean(shares), shares)
        return self._repeated(vertex, once)

    def _repeated(self, vertex: Vertex, once: Stay) -> Stay:
        mode = int(vertex.row["mode"])
        if mode == LOOP:
            again = float(vertex.row["chance"])
            spectrum = self.grid.spectrum(once.shares)
            spectrum = (1 - again) * spectrum / (1 - again * spectrum)
            return Stay(once.mean / (1 - again), self.grid.back(spectrum))
        if mode in (SEQUENTIAL, PARALLEL):
            return self._instances(vertex, once, parallel=mode == PARALLEL)
        return once

    def _instances(self, vertex: Vertex, once: Stay, *, parallel: bool) -> Stay:
        times = self.drawn(vertex.row)
        total, mean = np.zeros(self.grid.size), 0.0
        for number, chance in _whole_numbers(times, vertex):
            if parallel:
                below = np.minimum(np.cumsum(once.shares), 1.0) ** number
                shares = np.diff(below, prepend=0.0)
                mean += chance * self.grid.mean(shares)
            else:
                shares = self.grid.back(self.grid.spectrum(once.shares) ** number)
                mean += chance * number * once.mean
            total += chance * shares
        return Stay(mean, total)

    def _rival(self, trigger: Row) -> tuple[int, Shares, float]:
        return (
            int(trigger["node"]),
            self.grid.shares(self.drawn(trigger)),
            float(trigger["chance"]),
        )

    def _raced(self, rivals: list[tuple[int, Shares, float]]) -> list[Leg]:
        won = self.grid.first_of([(shares, chance) for _to, shares, chance in rivals])
        legs = []
        for (to, _shares, _chance), shares in zip(rivals, won, strict=True):
            moment = self.grid.mean(shares)
            legs.append(Leg(to, float(shares.sum()), moment, self.grid.spectrum(shares)))
        return legs

    def _guarded(self, vertex: Vertex, own: Stay | None) -> list[Leg]:
        """Return the ways out of an activity with boundary events: its own, and each event's."""
        if own is None or self.structure.splits(vertex):
            raise NotAnalysed(vertex, "경계 이벤트와 갈라지는 흐름이 함께 있어")
        onward = vertex.edges[0][0].index if vertex.edges else EXIT
        timers = [one for one in vertex.triggers if one["mode"] == TIMER and one["interrupting"]]
        ends = [one for one in vertex.triggers if one["mode"] == AT_END]
        if len(timers) + len(ends) < len(vertex.triggers):
            raise NotAnalysed(vertex, "가로막지 않는 경계 이벤트나 던져진 오류가 있어")
        if timers:
            legs = self._raced([(onward, own.shares, 1.0), *map(self._rival, timers)])
        else:
            legs = [self._leg(onward, 1.0, own)]
        done, rest = legs[0], 1.0
        made = legs[1:]
        for one in ends:
            made.append(_scaled(done, int(one["node"]), rest * float(one["chance"])))
            rest *= 1 - float(one["chance"])
        return [*made, _scaled(done, onward, rest)]


def _scaled(leg: Leg, to: int, share: float) -> Leg:
    return Leg(to, leg.chance * share, leg.moment * share, leg.spectrum * share)


def _inclusive(below: Shares, shares: list[float], default: int) -> Shares:
    """Return the CDF of the longest branch when each is taken by its own chance.

    None taken: the default's branch, else the draw is repeated.
    """
    column = np.array(shares)[:, None]
    joined = np.asarray(np.prod(1 - column + column * below, axis=0))
    none = float(np.prod(1 - column))
    if default >= 0:
        return np.asarray(joined - none + none * below[default])
    return np.asarray((joined - none) / (1 - none))


def _whole_numbers(times: Distribution, vertex: Vertex) -> list[tuple[int, float]]:
    """Return the chance of each number of instances, as the kernel rounds them."""
    found = []
    for number in range(MOST_INSTANCES + 1):
        chance = times.share_below(number + 0.5) - times.share_below(number - 0.5)
        if chance > 1e-12:
            found.append((number, chance))
    if sum(chance for _number, chance in found) < 1 - 1e-6:
        raise NotAnalysed(vertex, f"{MOST_INSTANCES}번 넘게 반복할 수 있어")
    return found
