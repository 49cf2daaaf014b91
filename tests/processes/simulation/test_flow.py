"""Flow analysis against closed forms, and against the simulation of the same model."""

import math
from pathlib import Path

import pytest

from processes.bpmn.model import Model
from processes.bpmn.reading import read as read_model
from processes.simulation.calendars import office_hours
from processes.simulation.distributions import Distribution, exponential, fixed
from processes.simulation.flow import analyse
from processes.simulation.queueing import erlang_c, least_servers, queue
from processes.simulation.replications import simulate
from processes.simulation.scenario import (
    Arrivals,
    BadScenario,
    Pool,
    Repeat,
    Scenario,
    Timing,
    Work,
)
from processes.simulation.scenario_json import read
from processes.simulation.worlds import Engine
from tests.processes.simulation.drawing import drawn, flow_ids, mmc, model, process, scenario

SAMPLES = Path(__file__).resolve().parents[3] / "data" / "samples" / "simulation"
TIMER = "<timerEventDefinition/>"
MESSAGE = "<messageEventDefinition/>"
BESIDE = 'attachedToRef="T1" cancelActivity="false"'
BOUNDARY = f'<boundaryEvent id="B" attachedToRef="T1">{TIMER}</boundaryEvent>'


def _mean(drawing: Model, given: Scenario) -> float:
    found = analyse(drawing, given)
    assert found.cycle_time is not None, found.notes
    return found.cycle_time.mean


@pytest.mark.parametrize(
    ("servers", "load", "expected"),
    [(1, 0.8, 0.8), (2, 1.6, 0.711111), (5, 4.0, 0.554113), (10, 8.0, 0.409180)],
)
def test_erlang_c_from_the_tables(servers: int, load: float, expected: float) -> None:
    assert erlang_c(servers, load) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(("load", "servers"), [(0.0, 1), (0.5, 1), (1.0, 2), (2.3, 3), (3.0, 4)])
def test_the_fewest_servers_stay_below_full_use(load: float, servers: int) -> None:
    assert least_servers(load) == servers


def test_md1_and_mm1() -> None:
    assert queue(1, 0.8, 1.0, 1.0).wait == pytest.approx(4.0)
    assert queue(1, 0.8, 1.0, 0.0).wait == pytest.approx(2.0)
    assert queue(2, 3.0, 1.0, 1.0).wait is None


def test_a_sequence_adds_up_and_a_choice_is_weighed() -> None:
    shares = {"X1": {flow_ids("X1", "T2"): 0.25, flow_ids("X1", "T3"): 0.75}}
    given = scenario({"T1": 100, "T2": 40, "T3": 80}, branches=shares)
    found = analyse(drawn("S T1 X1 T2 E, X1 T3 E"), given)
    assert found.cycle_time is not None
    assert found.cycle_time.mean == pytest.approx(100 + 10 + 60)
    assert found.visits["T3"] == 0.75
    assert found.processing_time == pytest.approx(170)
    assert found.efficiency == 1.0


@pytest.mark.parametrize("again", [0.1, 0.5, 0.9])
def test_rework(again: float) -> None:
    shares = {"X2": {flow_ids("X2", "E"): 1 - again, flow_ids("X2", "X1"): again}}
    given = scenario({"T1": exponential(60)}, branches=shares)
    found = analyse(drawn("S X1 T1 X2 E, X2 X1"), given)
    assert found.visits["T1"] == pytest.approx(1 / (1 - again))
    assert found.cycle_time is not None
    assert found.cycle_time.mean == pytest.approx(60 / (1 - again))
    # A geometric sum of exponentials is exponential again: the whole distribution is known.
    assert found.cycle_time.p95 == pytest.approx(60 / (1 - again) * math.log(20), rel=0.01)


@pytest.mark.parametrize("branches", [2, 4, 8])
def test_the_longest_of_parallel_exponentials(branches: int) -> None:
    names = [f"T{k}" for k in range(branches)]
    drawing = drawn("S A1, A2 E, " + ", ".join(f"A1 {one} A2" for one in names))
    given = scenario({one: exponential(600) for one in names})
    expected = 600 * math.fsum(1 / k for k in range(1, branches + 1))
    assert _mean(drawing, given) == pytest.approx(expected, rel=1e-3)


def test_branches_that_end_apart_end_with_the_last() -> None:
    drawing = drawn("S A1 T1 E1, A1 T2 E2")
    given = scenario({"T1": exponential(600), "T2": exponential(600)})
    assert _mean(drawing, given) == pytest.approx(900, rel=1e-3)


def test_the_whole_distribution_of_mm1() -> None:
    drawing, given = mmc(1, 0.8)
    found = analyse(drawing, given)
    assert found.cycle_time is not None
    assert found.cycle_time.mean == pytest.approx(5000)
    assert found.cycle_time.p50 == pytest.approx(5000 * math.log(2), rel=0.01)
    assert found.cycle_time.p95 == pytest.approx(5000 * math.log(20), rel=0.01)
    assert found.efficiency == pytest.approx(0.2)
    assert found.bottleneck == "pool"
    assert sum(bar.cases for bar in found.cycle_time.distribution) == pytest.approx(1e6, rel=0.01)


def test_an_unstable_queue_is_said_with_its_cure() -> None:
    drawing, given = mmc(3, 1.23)
    found = analyse(drawing, given)
    (sentence,) = found.unstable
    assert "'창구'" in sentence
    assert "123%" in sentence
    assert "3명에서 4명 이상" in sentence
    assert "19% 넘게 줄이" in sentence
    assert "23% 넘게 늘려" in sentence
    assert found.cycle_time is None
    assert found.waiting_time is None
    assert found.theoretical is not None  # what does not hang on the queue is known still


def test_work_is_measured_against_the_hours_on_duty() -> None:
    """Eight working hours a day, holidays free: one case an hour of 48 minutes' work."""
    office = office_hours()
    given = scenario(
        {"T": ("p", exponential(2880))},
        arrivals=Arrivals(exponential(3600), "office"),
        pools=[Pool("p", "담당", 1, 36000, "office")],
        calendars=(office,),
    )
    found = analyse(drawn("S T E"), given)
    (load,) = found.pools
    assert load.queue.utilisation == pytest.approx(0.8)
    assert 0.2 < load.open_share < 40 / 168
    assert found.cost == pytest.approx(28800)
    assert any("근무시간만" in note for note in found.notes)
    simulated = simulate(drawn("S T E"), given, 5_000, 4, warmup=500)
    assert simulated.pools[0].utilisation.mean == pytest.approx(0.8, abs=0.03)


def test_pools_that_help_each_other_are_one_queue() -> None:
    given = scenario(
        {"T1": Work({"a": fixed(100), "b": fixed(100)}), "T2": ("b", 100)},
        between=200,
        pools=[Pool("a", "가", 1), Pool("b", "나", 2)],
    )
    (load,) = analyse(drawn("S T1 T2 E"), given).pools
    assert load.pools == ("a", "b")
    assert load.queue.utilisation == pytest.approx(200 / 200 / 3)


INSIDE = (
    '<subProcess id="P">{}<task id="T1"/><task id="T2"/>'
    '<sequenceFlow id="i" sourceRef="T1" targetRef="T2"/></subProcess>'
)
TWO_TIMERS = "".join(
    f'<intermediateCatchEvent id="C{k}">{TIMER}</intermediateCatchEvent>' for k in (1, 2)
)
OR_SHARES = {"O1": {flow_ids("O1", "T1"): 0.5, flow_ids("O1", "T2"): 0.7}}
BOTH = {"T1": exponential(300), "T2": exponential(600)}
CASES = {
    "inclusive": (drawn("S O1 T1 O2 E, O1 T2 O2"), scenario(BOTH, branches=OR_SHARES)),
    "race": (
        drawn("S V C1 T1 E, V C2 T2 E", TWO_TIMERS),
        scenario(BOTH, events={"C1": Timing(exponential(500)), "C2": Timing(fixed(400))}),
    ),
    "deadline": (
        drawn("S T1 E, B T2 E", BOUNDARY),
        scenario(BOTH, events={"B": Timing(fixed(250), 0.8)}),
    ),
    "error": (
        drawn("S T1 E, B T2 E", BOUNDARY.replace(TIMER, "<errorEventDefinition/>")),
        scenario(BOTH, events={"B": Timing(chance=0.3)}),
    ),
    "sub-process": (drawn("S P E", INSIDE.format("")), scenario(BOTH)),
    "loop": (
        drawn("S P E", INSIDE.format("<standardLoopCharacteristics/>")),
        scenario(BOTH, repeats={"P": Repeat(again=0.4)}),
    ),
    "instances": (
        drawn("S P E", INSIDE.format("<multiInstanceLoopCharacteristics/>")),
        scenario(BOTH, repeats={"P": Repeat(times=Distribution("uniform", low=0, high=5))}),
    ),
    "one by one": (
        drawn("S P E", INSIDE.format('<multiInstanceLoopCharacteristics isSequential="true"/>')),
        scenario(BOTH, repeats={"P": Repeat(times=fixed(3))}),
    ),
    "nested": (
        drawn("S A1 T1 A2 T2 E, A1 A3 T3 A2, A3 T4 A2"),
        scenario(BOTH | {"T3": Distribution("gamma", 500, 500), "T4": 400}),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_analysis_and_simulation_agree(name: str, fast: Engine) -> None:
    drawing, given = CASES[name]
    found = analyse(drawing, given)
    assert found.cycle_time is not None, found.notes
    run = simulate(drawing, given, 100_000, 4, engine=fast)
    assert found.cycle_time.mean == pytest.approx(run.cycle_time.mean, rel=0.006)
    assert found.cycle_time.p50 == pytest.approx(run.cycle_time.p50, rel=0.02)
    assert found.cycle_time.p95 == pytest.approx(run.cycle_time.p95, rel=0.02)
    assert found.processing_time == pytest.approx(run.processing_time.mean, rel=0.006) or (
        name == "deadline"  # work that is broken off counts as far as it came
    )
    seen = {one.id: one.per_case for one in run.activities}
    for task in seen.keys() & found.visits.keys():
        assert found.visits[task] == pytest.approx(seen[task], abs=0.01), task


def test_the_loan_with_contention_agrees_too(fast: Engine) -> None:
    drawing = read_model((SAMPLES / "loan.bpmn").read_bytes())
    given = read((SAMPLES / "loan_always.json").read_bytes())
    found, run = analyse(drawing, given), simulate(drawing, given, 50_000, 8, engine=fast)
    assert found.cycle_time is not None
    assert found.cycle_time.mean == pytest.approx(run.cycle_time.mean, rel=0.01)
    assert found.cycle_time.p95 == pytest.approx(run.cycle_time.p95, rel=0.02)
    assert found.waiting_time == pytest.approx(run.waiting_time.mean, rel=0.05)
    assert found.cost == pytest.approx(run.cost.mean, rel=0.005)


NO_FORMULA = {
    "message": (
        model(
            process("S1 T1 H1 R1 E1", key="P1"),
            process("S2 T2 H2 E2", f'<startEvent id="S2">{MESSAGE}</startEvent>', "P2"),
            messages=[("H1", "S2"), ("H2", "R1")],
        ),
        scenario({"T1": 1, "T2": 1}),
    ),
    "no join": (drawn("S A1 T1 X1 E, A1 T2 X1"), scenario({"T1": 1, "T2": 1})),
    "beside": (
        drawn("S T1 E, B T2 E", BOUNDARY.replace('attachedToRef="T1"', BESIDE)),
        scenario({"T1": 10, "T2": 1}, events={"B": Timing(fixed(5))}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_FORMULA)
def test_what_has_no_formula_is_said_and_the_rest_is_given(name: str) -> None:
    found = analyse(*NO_FORMULA[name])
    assert found.cycle_time is None
    assert any("시뮬레이션으로 보세요" in note for note in found.notes)
    assert found.processing_time > 0


def test_an_endless_model_is_refused() -> None:
    shares = {"X2": {flow_ids("X2", "E"): 0.0, flow_ids("X2", "X1"): 1.0}}
    with pytest.raises(BadScenario, match="끝없이"):
        analyse(drawn("S X1 T1 X2 E, X2 X1"), scenario({"T1": 1}, branches=shares))
