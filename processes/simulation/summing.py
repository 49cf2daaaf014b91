"""From the worlds of replications to a result."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from processes.simulation.intervals import average, interval
from processes.simulation.kernel.layout import BINS, COST, CYCLE, PROCESSING, WAITING, World
from processes.simulation.program import Program
from processes.simulation.result import (
    Activity,
    Average,
    Bar,
    Figure,
    PoolUse,
    Replica,
    Result,
)
from processes.simulation.scenario import Scenario
from processes.simulation.worlds import Settings

_BARS_PER_DOUBLING = 8
_PER_BIN = 128  # bins per doubling, as the kernel counts them


@dataclass(frozen=True)
class Summary:
    """What is kept of one replication: small, whatever the number of cases."""

    counted: int
    sums: tuple[float, ...]
    kept: npt.NDArray[np.int64]
    bin_sums: npt.NDArray[np.float64]
    stats: npt.NDArray[np.float64]  # node × (count, waiting, processing, idle, cost)
    busy: tuple[float, ...]
    capacity: tuple[float, ...]


def summary(world: World) -> Summary:
    """Return what is kept of a finished replication."""
    regs = world.regs[0]
    stats = [
        (one.count, one.waiting, one.processing, one.idle, one.cost)
        for one in (world.stats[place] for place in range(len(world.stats)))
    ]
    hands = [world.resources[place] for place in range(len(world.resources))]
    return Summary(
        counted=int(regs.cases - regs.warmup),
        sums=tuple(float(one) for one in world.sums),
        kept=np.array(world.kept, np.int64),
        bin_sums=np.array(world.bin_sums, np.float64),
        stats=np.array(stats, np.float64),
        busy=tuple(float(one.busy) for one in hands),
        capacity=tuple(float(one.capacity * (one.clock - one.since)) for one in hands),
    )


def summed(
    program: Program, scenario: Scenario, settings: Settings, summaries: Sequence[Summary]
) -> Result:
    """Return the result of all replications, in their order."""
    kept = np.sum([one.kept for one in summaries], axis=0)
    sums = np.sum([one.bin_sums for one in summaries], axis=0)
    figures = [_figure(which, summaries, kept, sums) for which in range(4)]
    return Result(
        cases=settings.cases,
        replications=settings.replications,
        seed=settings.seed,
        warmup=settings.warmup,
        cycle_time=figures[CYCLE],
        waiting_time=figures[WAITING],
        processing_time=figures[PROCESSING],
        cost=figures[COST],
        activities=_activities(program, summaries),
        pools=_pools(program, scenario, summaries),
        distribution=_bars(kept[CYCLE * BINS : (CYCLE + 1) * BINS]),
        replicas=tuple(_replica(one) for one in summaries),
        guessed=scenario.guessed,
        notes=program.notes,
    )


def _replica(one: Summary) -> Replica:
    cycle, waiting, processing, cost = (total / one.counted for total in one.sums)
    return Replica(cycle, waiting, processing, cost)


def _figure(
    which: int,
    summaries: Sequence[Summary],
    kept: npt.NDArray[np.int64],
    sums: npt.NDArray[np.float64],
) -> Figure:
    means = [one.sums[which] / one.counted for one in summaries]
    bins = slice(which * BINS, (which + 1) * BINS)
    return Figure(
        mean=math.fsum(means) / len(means),
        ci95=interval(means),
        p50=_quantile(kept[bins], sums[bins], 0.5),
        p95=_quantile(kept[bins], sums[bins], 0.95),
    )


def _quantile(kept: npt.NDArray[np.int64], sums: npt.NDArray[np.float64], share: float) -> float:
    """Return the mean of the bin that holds the quantile: within 0.3 % of it."""
    reached = np.cumsum(kept)
    place = int(np.searchsorted(reached, math.ceil(share * int(reached[-1]))))
    return float(sums[place] / kept[place])


def _bars(kept: npt.NDArray[np.int64]) -> tuple[Bar, ...]:
    """Return the cycle times in bars of eight to a doubling, without empty ends."""
    wide = _PER_BIN // _BARS_PER_DOUBLING
    counts = kept.reshape(-1, wide).sum(axis=1)
    used = np.flatnonzero(counts)
    edges = [2.0 ** (place / _BARS_PER_DOUBLING - 10) for place in range(len(counts) + 1)]
    edges[0] = 0.0
    return tuple(
        Bar(edges[place], edges[place + 1], int(counts[place]))
        for place in range(int(used[0]), int(used[-1]) + 1)
    )


def _activities(program: Program, summaries: Sequence[Summary]) -> tuple[Activity, ...]:
    """Return the nodes that anything happened at; vertices of one element count together."""
    places: dict[str, list[int]] = {}
    for number, place in enumerate(program.places):
        places.setdefault(place.element, []).append(number)
    found = []
    for element, numbers in places.items():
        rows = [one.stats[numbers].sum(axis=0) for one in summaries]
        count = sum(float(row[0]) for row in rows)
        if not count:
            continue
        cases = sum(one.counted for one in summaries)
        place = program.places[numbers[0]]
        found.append(
            Activity(
                id=element,
                name=place.name,
                type=place.type,
                per_case=count / cases,
                waiting=_per_passing(rows, 1),
                processing=_per_passing(rows, 2),
                suspended=sum(float(row[3]) for row in rows) / count,
                cost_per_case=sum(float(row[4]) for row in rows) / cases,
            )
        )
    return tuple(found)


def _per_passing(rows: Sequence[npt.NDArray[np.float64]], column: int) -> Average:
    means = [float(row[column] / row[0]) for row in rows if row[0]]
    return average(means)


def _pools(
    program: Program, scenario: Scenario, summaries: Sequence[Summary]
) -> tuple[PoolUse, ...]:
    found = []
    for pool in scenario.pools:
        numbers = [place for place, hand in enumerate(program.hands) if hand.pool == pool.id]
        use = [_share(one, numbers) for one in summaries]
        busy = [sum(one.busy[place] for place in numbers) / one.counted for one in summaries]
        hours = math.fsum(busy) / len(busy) / 3600
        found.append(PoolUse(pool.id, pool.name, pool.size, average(use), hours))
    return tuple(found)


def _share(one: Summary, numbers: Sequence[int]) -> float:
    capacity = sum(one.capacity[place] for place in numbers)
    return sum(one.busy[place] for place in numbers) / capacity if capacity else 0.0
