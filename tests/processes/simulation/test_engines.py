"""Both kernels give the same numbers, bit for bit; so does any number of threads."""

import pytest

from processes.simulation.calendars import office_hours
from processes.simulation.distributions import Distribution, exponential, fixed, triangular
from processes.simulation.plain import PLAIN
from processes.simulation.replications import simulate
from processes.simulation.running import Stopped
from processes.simulation.scenario import (
    Arrivals,
    Member,
    Pool,
    Priority,
    Repeat,
    Scenario,
    Timing,
    Work,
)
from processes.simulation.worlds import Engine
from tests.processes.simulation.drawing import Lines, drawn, flow_ids, mmc, model, process, scenario

DISTRIBUTIONS = {
    "fixed": fixed(100),
    "exponential": Distribution("exponential", 100, low=20, high=300),
    "normal": Distribution("normal", 100, 60),
    "lognormal": Distribution("lognormal", 100, 80, high=900),
    "uniform": Distribution("uniform", low=10, high=300),
    "triangular": triangular(10, 50, 300),
    "gamma": Distribution("gamma", 100, 140, high=1000),
    "sharp gamma": Distribution("gamma", 100, 10),
    "empirical": Distribution("empirical", points=((10, 0.25), (50, 0.5), (400, 0.25))),
}
TIMER = "<timerEventDefinition/>"
RICH = model(
    process(
        "S1 X1 O1 T1 O2 A1 P X3 A2 H1 V C1 T4 E1, O1 T2 O2, A1 T3 A2, V C2 T5 E2, B T6 X3,"
        "X1 T7 X2 X1, X2 O1",
        '<subProcess id="P"><multiInstanceLoopCharacteristics/><task id="T8"/><task id="T9"/>'
        '<sequenceFlow id="in" sourceRef="T8" targetRef="T9"/></subProcess>'
        f'<boundaryEvent id="B" attachedToRef="P">{TIMER}</boundaryEvent>'
        '<intermediateCatchEvent id="C1"><messageEventDefinition/></intermediateCatchEvent>'
        f'<intermediateCatchEvent id="C2">{TIMER}</intermediateCatchEvent>',
        "P1",
    ),
    process("S2 TA H2 E3", '<startEvent id="S2"><messageEventDefinition/></startEvent>', "P2"),
    messages=[("H1", "S2"), ("H2", "C1")],
)


def _rich() -> Scenario:
    return scenario(
        {
            "T1": Work({"a": exponential(600)}, priority=2),
            "T2": ("a", Distribution("gamma", 500, 600)),
            "T3": ("b", Distribution("lognormal", 900, 900)),
            "T4": ("a", 60),
            "T5": ("b", 60),
            "T6": ("b", triangular(60, 100, 500)),
            "T7": ("a", 30),
            "T8": Work({"a": exponential(300), "b": exponential(500)}),
            "T9": ("b", Distribution("normal", 400, 200)),
            "TA": ("c", exponential(4000)),
        },
        arrivals=Arrivals(exponential(1500), "office"),
        pools=[
            Pool("a", "가", 2, 20000, "office"),
            Pool("b", "나", 2, 30000, None, (Member("김", "office"), Member("이", "late"))),
            Pool("c", "다", 3, 1000),
        ],
        calendars=(office_hours(), _late()),
        branches={
            "X1": {flow_ids("X1", "O1"): 0.6, flow_ids("X1", "T7"): 0.4},
            "X2": {flow_ids("X2", "X1"): 0.3, flow_ids("X2", "O1"): 0.7},
            "O1": {flow_ids("O1", "T1"): 0.7, flow_ids("O1", "T2"): 0.7},
        },
        events={"B": Timing(exponential(8 * 3600), 0.9), "C2": Timing(fixed(5000))},
        repeats={"P": Repeat(times=Distribution("uniform", low=0, high=4))},
        priorities=(Priority(0.3, 1), Priority(0.7, 5)),
    )


def _late():
    from dataclasses import replace

    office = office_hours(lunch=False)
    (hours,) = office.hours
    return replace(office, id="late", hours=(replace(hours, begin=13 * 3600, end=22 * 3600),))


@pytest.mark.parametrize("name", DISTRIBUTIONS)
def test_every_distribution_is_drawn_alike(name: str, fast: Engine) -> None:
    given = scenario({"T": DISTRIBUTIONS[name]}, between=1)
    runs = [simulate(drawn("S T E"), given, 3_000, 2, engine=one) for one in (PLAIN, fast)]
    assert runs[0] == runs[1]
    expected = DISTRIBUTIONS[name]
    assert abs(runs[0].cycle_time.mean - expected.mean) <= 4 * (expected.variance / 6_000) ** 0.5


def test_a_model_with_everything_runs_alike(fast: Engine) -> None:
    logs = [Lines(), Lines()]
    runs = [
        simulate(RICH, _rich(), 400, 3, seed=11, warmup=50, engine=one, log=log)
        for one, log in zip((PLAIN, fast), logs, strict=True)
    ]
    assert runs[0] == runs[1]
    assert logs[0].lines == logs[1].lines
    assert {one.id for one in runs[0].activities} >= {"T1", "T2", "T3", "T6", "T8", "T9", "TA", "B"}


def test_room_that_grows_while_it_runs_changes_nothing(fast: Engine) -> None:
    """A queue that only grows: thousands of cases wait at once."""
    given = scenario({"T": ("p", exponential(100))}, between=10, pools=[Pool("p", "담당", 2)])
    runs = [simulate(drawn("S T E"), given, 6_000, 1, engine=one) for one in (PLAIN, fast)]
    assert runs[0] == runs[1]
    assert runs[0].waiting_time.p95 > 100_000


def test_threads_and_one_after_the_other_are_alike(fast: Engine) -> None:
    drawing, given = mmc(2, 0.8)
    runs = [simulate(drawing, given, 2_000, 7, engine=fast, workers=n) for n in (1, 2, 5)]
    assert runs[0] == runs[1] == runs[2]
    other = simulate(drawing, given, 2_000, 7, seed=2, engine=fast)
    assert other.cycle_time != runs[0].cycle_time


def test_processes_of_plain_python_are_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    from processes.simulation import replications

    drawing, given = mmc(2, 0.8)
    alone = simulate(drawing, given, 300, 3, engine=PLAIN)
    monkeypatch.setattr(replications, "WORTH_PROCESSES", 1)
    assert simulate(drawing, given, 300, 3, engine=PLAIN, workers=2) == alone


@pytest.mark.parametrize("workers", [1, 2])
def test_progress_is_shown_and_a_stop_is_heard(workers: int, fast: Engine) -> None:
    drawing, given = mmc(2, 0.8)
    shown: list[float] = []
    simulate(drawing, given, 100_000, 4, progress=shown.append, engine=fast, workers=workers)
    assert shown == sorted(shown)
    assert shown[-1] == 1.0
    with pytest.raises(Stopped):
        simulate(drawing, given, 100_000, 4, stop=lambda: True, engine=fast, workers=workers)


def test_a_stop_in_the_middle_is_heard() -> None:
    drawing, given = mmc(2, 0.8)
    shown: list[float] = []
    with pytest.raises(Stopped):
        simulate(
            drawing, given, 60_000, 1, progress=shown.append,
            stop=lambda: bool(shown and shown[-1] > 0.5), engine=PLAIN,
        )  # fmt: skip
    assert 0.5 < shown[-1] < 1
