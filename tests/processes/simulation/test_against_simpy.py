"""Random models against SimPy, case by case: the same chances must give the same times.

SimPy's model is written from the blocks, not from the BPMN, and queues in SimPy's own resources.
"""

import itertools
import math
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import simpy
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from processes.bpmn.model import Model
from processes.simulation.distributions import exponential
from processes.simulation.drafting import stream_key
from processes.simulation.kernel.random import GOLDEN, MASK, STEP, mix
from processes.simulation.plain import PLAIN
from processes.simulation.replications import simulate
from processes.simulation.scenario import Arrivals, Pool, Scenario, Work
from tests.processes.simulation.drawing import Lines, drawn, flow_ids, scenario

CASES = 25
SEED = 5
Steps = Generator[Any, Any, None]
Block = Any  # ("task", pool, mean) | ("sequence" | "choice" | "parallel" | "loop", [blocks])


def _blocks() -> st.SearchStrategy[Block]:
    task = st.tuples(st.just("task"), st.sampled_from("ab"), st.sampled_from([60.0, 200.0, 900.0]))
    return st.recursive(
        task,
        lambda inner: st.one_of(
            st.tuples(st.just("sequence"), st.lists(inner, min_size=1, max_size=3)),
            st.tuples(st.just("choice"), st.lists(inner, min_size=2, max_size=3)),
            st.tuples(st.just("parallel"), st.lists(inner, min_size=2, max_size=3)),
            st.tuples(st.just("loop"), st.lists(inner, min_size=1, max_size=1)),
        ),
        max_leaves=8,
    )


@dataclass
class Drawing:
    """A block as BPMN flows, and the names that its gateways and tasks got."""

    flows: list[str] = field(default_factory=list)
    tasks: dict[str, Work] = field(default_factory=dict)
    branches: dict[str, dict[str, float]] = field(default_factory=dict)
    number: int = 0

    def name(self, letter: str) -> str:
        self.number += 1
        return f"{letter}{self.number}"

    def draw(self, block: Block) -> tuple[str, str, Any]:
        """Draw the block; return its first and last element and what SimPy runs."""
        kind, *rest = block
        if kind == "task":
            name, (pool, mean) = self.name("T"), rest
            self.tasks[name] = Work({pool: exponential(mean)})
            return name, name, ("task", name, pool, mean)
        inner = [self.draw(_staggered(one) if kind == "parallel" else one) for one in rest[0]]
        if kind == "sequence":
            for (_a, last, _x), (first, _b, _y) in itertools.pairwise(inner):
                self.flows.append(f"{last} {first}")
            return inner[0][0], inner[-1][1], ("sequence", [one[2] for one in inner])
        letter = "A" if kind == "parallel" else "X"
        split, join = self.name(letter), self.name(letter)
        if kind == "loop":
            return self._loop(split, join, inner[0])
        for first, last, _plan in inner:
            self.flows += [f"{split} {first}", f"{last} {join}"]
        if kind == "choice":
            share = 1 / len(inner)
            self.branches[split] = {flow_ids(split, one[0]): share for one in inner}
        return split, join, (kind, split, [one[2] for one in inner])

    def _loop(self, begin: str, end: str, inner: Any) -> tuple[str, str, Any]:
        first, last, plan = inner
        after = self.name("A")
        self.flows += [f"{begin} {first}", f"{last} {end}", f"{end} {after}", f"{end} {begin}"]
        self.branches[end] = {flow_ids(end, after): 0.7, flow_ids(end, begin): 0.3}
        return begin, after, ("loop", end, plan)


def _staggered(block: Block) -> Block:
    """Return a branch that begins with a moment of its own: no two ask for people at once."""
    return ("sequence", [("task", "", 5.0), block])


class Chances:
    """The same streams of random numbers, written down once more."""

    def __init__(self, case: int) -> None:
        first = mix((mix(SEED * GOLDEN & MASK) + GOLDEN) & MASK)
        self._key = mix((first + (case + 1) * GOLDEN) & MASK)
        self._streams: dict[str, Iterator[float]] = {}

    def __call__(self, name: str) -> float:
        return next(self._streams.setdefault(name, self._stream(name)))

    def _stream(self, name: str) -> Iterator[float]:
        state = mix(self._key ^ stream_key(name))
        while True:
            state = (state + GOLDEN) & MASK
            yield ((mix(state) >> 12) + 0.5) * STEP


def _exponential(chance: float, mean: float) -> float:
    return -mean * math.log(1.0 - chance)


def _work(env: simpy.Environment, pools: Any, plan: Any, chances: Chances) -> Steps:
    _kind, name, pool, mean = plan
    work = _exponential(chances(f"work/{name}"), mean)
    if not pool:
        yield env.timeout(work)
        return
    with pools[pool].request() as turn:
        yield turn
        yield env.timeout(work)


def _run(env: simpy.Environment, pools: Any, plan: Any, chances: Chances) -> Steps:
    kind = plan[0]
    if kind == "task":
        yield from _work(env, pools, plan, chances)
    elif kind == "sequence":
        for one in plan[1]:
            yield from _run(env, pools, one, chances)
    elif kind == "choice":
        chance, share = chances(f"branch/{plan[1]}"), 1 / len(plan[2])
        place = next(
            (k for k in range(len(plan[2]) - 1) if chance <= sum([share] * (k + 1))),
            len(plan[2]) - 1,
        )
        yield from _run(env, pools, plan[2][place], chances)
    elif kind == "parallel":
        branches = [env.process(_run(env, pools, one, chances)) for one in plan[2]]
        yield env.all_of(branches)
    else:
        while True:
            yield from _run(env, pools, plan[2], chances)
            if chances(f"branch/{plan[1]}") <= 0.7:
                return


def _oracle(plan: Any, between: float, sizes: dict[str, int]) -> list[float]:
    """Return each case's cycle time as SimPy has it."""
    env = simpy.Environment()
    pools = {name: simpy.Resource(env, size) for name, size in sizes.items()}
    cycles = [0.0] * CASES

    def case(number: int, chances: Chances) -> Steps:
        begun = env.now
        yield from _run(env, pools, plan, chances)
        cycles[number] = env.now - begun

    def arrivals() -> Steps:
        for number in range(CASES):
            chances = Chances(number)
            env.process(case(number, chances))
            yield env.timeout(_exponential(chances("arrival/"), between))

    env.process(arrivals())
    env.run()
    return cycles


def _both(block: Block, between: float, sizes: dict[str, int]) -> tuple[Model, Scenario, Any]:
    drawing = Drawing()
    first, last, plan = drawing.draw(block)
    model = drawn(", ".join([f"S {first}", *drawing.flows, f"{last} E"]))
    made = scenario(
        dict(drawing.tasks),
        arrivals=Arrivals(exponential(between)),
        branches=drawing.branches,
        pools=[Pool(name, name, size) for name, size in sizes.items()],
    )
    return model, made, plan


NESTED = ("parallel", [("loop", [("task", "a", 200.0)]), ("choice", [("task", "b", 60.0)] * 2)])


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@example(NESTED, 300.0, 1, 1)
@given(_blocks(), st.sampled_from([100.0, 1000.0]), st.integers(1, 3), st.integers(1, 2))
def test_every_case_takes_as_long_as_in_simpy(
    block: Block, between: float, first: int, second: int
) -> None:
    sizes = {"a": first, "b": second}
    model, made, plan = _both(block, between, sizes)
    found = simulate(model, made, CASES, 1, seed=SEED, engine=PLAIN)
    expected = _oracle(plan, between, sizes)
    assert found.cycle_time.mean * CASES == pytest.approx(sum(expected), rel=1e-9)
    assert sorted(_cycles(model, made)) == pytest.approx(sorted(expected), rel=1e-9)


def _cycles(model: Model, made: Scenario) -> list[float]:
    log = Lines()
    simulate(model, made, CASES, 1, seed=SEED, engine=PLAIN, log=log)
    begun: dict[int, float] = {}
    ended: dict[int, float] = {}
    for line in log.lines:
        begun[line.case] = min(begun.get(line.case, math.inf), line.enabled)
        ended[line.case] = max(ended.get(line.case, 0.0), line.end)
    return [ended[case] - begun[case] for case in range(CASES)]
