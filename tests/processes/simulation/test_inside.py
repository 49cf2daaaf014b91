"""Sub-processes: contents, repetition, what breaks them off, errors from inside."""

from itertools import pairwise

import pytest

from processes.simulation.distributions import Distribution, exponential, fixed
from processes.simulation.replications import simulate
from processes.simulation.scenario import Pool, Repeat, Timing
from processes.simulation.worlds import Engine
from tests.processes.simulation.drawing import KINDS, drawn, scenario, trace

LOOP = "<standardLoopCharacteristics/>"
PARALLEL = "<multiInstanceLoopCharacteristics/>"
SEQUENTIAL = '<multiInstanceLoopCharacteristics isSequential="true"/>'


def _inside(flows: str, marks: str = "", key: str = "P", more: str = "") -> str:
    """Return a sub-process of the elements and flows."""
    chains = [chain.split() for chain in flows.split(",")]
    ids = dict.fromkeys(one for chain in chains for one in chain)
    elements = "".join(f'<{KINDS[one[0]]} id="{one}"/>' for one in ids if f'id="{one}"' not in more)
    links = "".join(
        f'<sequenceFlow id="{a}-{b}" sourceRef="{a}" targetRef="{b}"/>'
        for chain in chains
        for a, b in pairwise(chain)
    )
    return f'<subProcess id="{key}">{marks}{elements}{more}{links}</subProcess>'


def _ends(lines) -> list[tuple[str, float]]:
    return [(task, end) for task, _enabled, _start, end in lines]


def test_a_sub_process_ends_with_its_last_token() -> None:
    drawing = drawn("S P T9 E", _inside("S2 A2 T1 E2, A2 T2 E3"))
    given = scenario({"T1": 10, "T2": 30, "T9": 1})
    assert _ends(trace(drawing, given)) == [("T1", 10), ("T2", 30), ("T9", 31)]


def test_a_sub_process_in_a_sub_process() -> None:
    inner = _inside("S3 T1 E3", key="P2")
    drawing = drawn("S P T9 E", _inside("S2 P2 T2 E2", more=inner))
    given = scenario({"T1": 10, "T2": 5, "T9": 1})
    assert _ends(trace(drawing, given)) == [("T1", 10), ("T2", 15), ("T9", 16)]


@pytest.mark.parametrize(("mark", "end"), [(PARALLEL, 20), (SEQUENTIAL, 60)])
def test_instances_side_by_side_or_one_after_the_other(mark: str, end: float) -> None:
    drawing = drawn("S T1 T2 E", f'<task id="T1">{mark}</task>')
    given = scenario({"T1": 20, "T2": 1}, repeats={"T1": Repeat(times=fixed(3))})
    lines = _ends(trace(drawing, given))
    assert lines[-1] == ("T2", end + 1)
    assert len(lines) == 4


def test_parallel_instances_wait_for_the_same_people() -> None:
    drawing = drawn("S P E", _inside("S2 T1 E2", PARALLEL))
    given = scenario(
        {"T1": ("p", 20)}, pools=[Pool("p", "담당", 2)], repeats={"P": Repeat(times=fixed(5))}
    )
    assert [end for _task, end in _ends(trace(drawing, given))] == [20, 20, 40, 40, 60]


def test_no_instance_at_all_passes_by() -> None:
    drawing = drawn("S T1 T2 E", f'<task id="T1">{PARALLEL}</task>')
    given = scenario({"T1": 20, "T2": 1}, repeats={"T1": Repeat(times=fixed(0))})
    assert _ends(trace(drawing, given)) == [("T2", 1)]


def test_a_loop_runs_a_geometric_number_of_times(fast: Engine) -> None:
    drawing = drawn("S P E", _inside("S2 T1 E2", LOOP))
    given = scenario({"T1": 10}, repeats={"P": Repeat(again=0.6)})
    found = simulate(drawing, given, 20_000, 4, engine=fast)
    assert found.cycle_time.mean == pytest.approx(25, rel=0.01)


def test_instances_of_a_drawn_number(fast: Engine) -> None:
    drawing = drawn("S T1 E", f'<task id="T1">{SEQUENTIAL}</task>')
    times = Distribution("empirical", points=((1, 0.5), (4, 0.5)))
    given = scenario({"T1": 10}, repeats={"T1": Repeat(times=times)})
    found = simulate(drawing, given, 20_000, 4, engine=fast)
    assert found.cycle_time.mean == pytest.approx(25, rel=0.01)


def test_a_deadline_ends_everything_inside() -> None:
    boundary = '<boundaryEvent id="B" attachedToRef="P"><timerEventDefinition/></boundaryEvent>'
    inner = _inside("S3 T3 E3", PARALLEL, key="P2")
    drawing = drawn(
        "S P T9 E, B T8 E", _inside("S2 A2 T1 E2, A2 T2 E2, A2 P2 E2", more=inner) + boundary
    )
    given = scenario(
        {"T1": ("p", 100), "T2": ("p", 100), "T3": 100, "T8": 5, "T9": 1},
        pools=[Pool("p", "담당")],
        repeats={"P2": Repeat(times=fixed(3))},
        events={"B": Timing(fixed(40))},
    )
    lines = trace(drawing, given)
    assert lines[-1] == ("T8", 40, 40, 45)
    assert sorted(line[0] for line in lines[:-1]) == ["T1", "T3", "T3", "T3"]
    assert {line[3] for line in lines[:-1]} == {40}
    assert simulate(drawing, given, 1, 1).cycle_time.mean == 45


def test_an_error_from_inside_is_caught_at_the_boundary() -> None:
    boundary = '<boundaryEvent id="B" attachedToRef="P"><errorEventDefinition/></boundaryEvent>'
    end = '<endEvent id="E9"><errorEventDefinition/></endEvent>'
    inner = _inside("S3 T3 E9", key="P2", more=end)
    drawing = drawn("S P T9 E, B T8 E", _inside("S2 A2 T1 E2, A2 P2 E2", more=inner) + boundary)
    given = scenario({"T1": 100, "T3": 10, "T8": 5, "T9": 1})
    assert _ends(trace(drawing, given)) == [("T3", 10), ("T1", 10), ("T8", 15)]


def test_an_error_that_nobody_catches_ends_the_case() -> None:
    end = '<endEvent id="E9"><errorEventDefinition/></endEvent>'
    drawing = drawn("S A T1 E9, A T2 E", end)
    assert simulate(drawing, scenario({"T1": 5, "T2": 50}), 2, 1).cycle_time.mean == 5


def test_an_escalation_lets_the_sub_process_go_on() -> None:
    boundary = (
        '<boundaryEvent id="B" attachedToRef="P" cancelActivity="false">'
        "<escalationEventDefinition/></boundaryEvent>"
    )
    end = '<endEvent id="E9"><escalationEventDefinition/></endEvent>'
    drawing = drawn("S P T9 E, B T8 E", _inside("S2 A2 T1 E2, A2 T2 E9", more=end) + boundary)
    given = scenario({"T1": 100, "T2": 10, "T8": 5, "T9": 1})
    assert _ends(trace(drawing, given)) == [("T2", 10), ("T8", 15), ("T1", 100), ("T9", 101)]


def test_a_call_and_a_closed_sub_process_are_tasks() -> None:
    drawing = drawn("S T1 P E", '<callActivity id="T1"/><subProcess id="P"/>')
    assert _ends(trace(drawing, scenario({"T1": 3, "P": 4}))) == [("T1", 3), ("P", 7)]


def test_unlike_instances_draw_unlike_times(fast: Engine) -> None:
    drawing = drawn("S T1 E", f'<task id="T1">{PARALLEL}</task>')
    given = scenario({"T1": exponential(100)}, repeats={"T1": Repeat(times=fixed(4))})
    found = simulate(drawing, given, 20_000, 4, engine=fast)
    assert found.cycle_time.mean == pytest.approx(100 * (1 + 1 / 2 + 1 / 3 + 1 / 4), rel=0.01)
