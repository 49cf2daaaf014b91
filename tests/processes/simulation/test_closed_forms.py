"""Simulated means against closed forms: inside a 99 % interval, at fixed seeds."""

import math

import pytest

from processes.bpmn.model import Model
from processes.simulation.distributions import exponential
from processes.simulation.intervals import interval
from processes.simulation.queueing import queue
from processes.simulation.replications import simulate
from processes.simulation.scenario import Scenario
from processes.simulation.worlds import Engine
from tests.processes.simulation.drawing import drawn, flow_ids, mmc, scenario


def _means(model: Model, given: Scenario, fast: Engine, figure: str, cases: int) -> list[float]:
    warmup = cases // 5
    found = simulate(model, given, cases, 40, seed=7, warmup=warmup, engine=fast)
    return [getattr(one, figure) for one in found.replicas]


def _holds(values: list[float], expected: float) -> None:
    found = interval(values, 0.99)
    assert found is not None
    assert found[0] <= expected <= found[1], (found, expected)
    assert (found[1] - found[0]) / 2 < 0.08 * expected  # narrow enough to mean something


@pytest.mark.parametrize(
    ("servers", "use"),
    [(1, 0.5), (1, 0.8), (1, 0.9), (2, 0.5), (2, 0.8), (5, 0.8), (5, 0.9), (20, 0.8), (20, 0.9)],
)
def test_waits_of_mmc_are_erlangs(servers: int, use: float, fast: Engine) -> None:
    model, given = mmc(servers, use)
    expected = queue(servers, use * servers / 1000, 1000, 1.0).wait
    assert expected is not None
    cases = 20_000 if use < 0.9 else 60_000
    _holds(_means(model, given, fast, "waiting_time", cases), expected)


@pytest.mark.parametrize("branches", [2, 3, 4, 8])
def test_parallel_exponentials_take_the_harmonic_number(branches: int, fast: Engine) -> None:
    names = [f"T{k}" for k in range(branches)]
    model = drawn("S A1, A2 E, " + ", ".join(f"A1 {one} A2" for one in names))
    given = scenario({one: exponential(600) for one in names})
    expected = 600 * math.fsum(1 / k for k in range(1, branches + 1))
    _holds(_means(model, given, fast, "cycle_time", 5_000), expected)
    _holds(_means(model, given, fast, "processing_time", 5_000), 600 * branches)


@pytest.mark.parametrize("again", [0.1, 0.3, 0.8])
def test_rework_takes_a_geometric_number_of_rounds(again: float, fast: Engine) -> None:
    model = drawn("S X1 T1 X2 E, X2 T2 X1")
    shares = {flow_ids("X2", "E"): 1 - again, flow_ids("X2", "T2"): again}
    given = scenario({"T1": exponential(300), "T2": exponential(100)}, branches={"X2": shares})
    expected = 300 / (1 - again) + 100 * again / (1 - again)
    _holds(_means(model, given, fast, "cycle_time", 5_000), expected)


def test_md1_waits_half_as_long_as_mm1(fast: Engine) -> None:
    model, given = mmc(1, 0.8)
    fixed_work = scenario({"T": ("pool", 1000)}, arrivals=given.arrivals, pools=given.pools)
    _holds(_means(model, fixed_work, fast, "waiting_time", 40_000), 1000 * 0.8 / 0.2 / 2)


def test_utilisation_is_the_offered_load(fast: Engine) -> None:
    model, given = mmc(5, 0.7)
    found = simulate(model, given, 40_000, 20, seed=3, warmup=4_000, engine=fast)
    (pool,) = found.pools
    assert pool.utilisation.mean == pytest.approx(0.7, rel=0.005)


def test_littles_law_holds_over_calendars_and_queues(fast: Engine) -> None:
    """Hours per case are the work; utilisation is work over hours on duty."""
    model, given = mmc(2, 0.6, 1800.0)
    found = simulate(model, given, 10_000, 5, engine=fast)
    (pool,) = found.pools
    assert pool.hours_per_case * 3600 == pytest.approx(found.processing_time.mean, rel=1e-9)
