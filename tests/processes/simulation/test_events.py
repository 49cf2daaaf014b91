"""Events: waiting, boundaries, races, messages between pools, ends by force."""

import pytest

from processes.simulation.distributions import exponential, fixed
from processes.simulation.intervals import interval
from processes.simulation.replications import simulate
from processes.simulation.scenario import BadScenario, Pool, Timing
from processes.simulation.worlds import Engine
from tests.processes.simulation.drawing import drawn, flow_ids, model, process, scenario, trace

TIMER = "<timerEventDefinition/>"


def _ends(lines) -> list[tuple[str, float]]:
    return [(task, end) for task, _enabled, _start, end in lines]


def _boundary(task: str, kind: str = "timer", interrupting: str = "true") -> str:
    return (
        f'<boundaryEvent id="B" attachedToRef="{task}" cancelActivity="{interrupting}">'
        f"<{kind}EventDefinition/></boundaryEvent>"
    )


def test_a_timer_waits_and_counts_as_waiting() -> None:
    drawing = drawn("S C T E", f'<intermediateCatchEvent id="C">{TIMER}</intermediateCatchEvent>')
    given = scenario({"T": 5}, events={"C": Timing(fixed(60))})
    found = simulate(drawing, given, 3, 1)
    assert (found.cycle_time.mean, found.waiting_time.mean) == (65, 60)


BOUNDED = drawn("S T1 E, B T2 E", _boundary("T1"))


@pytest.mark.parametrize(
    ("work", "limit", "ends"),
    [
        (10, 60, [("T1", 10)]),
        (100, 60, [("T1", 60), ("T2", 65)]),  # broken off: the line ends where it stopped
    ],
)
def test_an_interrupting_timer_breaks_the_work_off(work, limit, ends) -> None:
    given = scenario({"T1": work, "T2": 5}, events={"B": Timing(fixed(limit))})
    assert _ends(trace(BOUNDED, given)) == ends


def test_work_broken_off_counts_as_far_as_it_came_and_frees_who_did_it() -> None:
    given = scenario(
        {"T1": ("p", 100), "T2": 5},
        between=10,
        pools=[Pool("p", "담당", cost_per_hour=3600)],
        events={"B": Timing(fixed(60))},
    )
    assert trace(BOUNDED, given, cases=2) == [
        ("T1", 0, 0, 60),
        ("T2", 60, 60, 65),
        ("T1", 10, 60, 70),  # begun when the first was broken off, and broken off itself
        ("T2", 70, 70, 75),
    ]
    found = simulate(BOUNDED, given, 2, 1)
    assert found.cost.mean == pytest.approx((60 + 10) / 2)
    assert found.pools[0].utilisation.mean == pytest.approx(70 / 75)


def test_a_timer_ends_the_waiting_of_what_was_never_begun() -> None:
    given = scenario(
        {"T1": ("p", 100), "T2": 5},
        between=10,
        pools=[Pool("p", "담당")],
        events={"B": Timing(fixed(100.5))},
    )
    lines = trace(BOUNDED, given, cases=3)
    assert [line for line in lines if line[0] == "T2"] == [
        ("T2", 110.5, 110.5, 115.5),
        ("T2", 120.5, 120.5, 125.5),
    ]
    found = simulate(BOUNDED, given, 3, 1)
    assert found.waiting_time.mean == pytest.approx((0 + 90 + 90 + 0.5) / 3, abs=0.4)


def test_a_timer_that_does_not_interrupt_runs_beside() -> None:
    drawing = drawn("S T1 E, B T2 E", _boundary("T1", interrupting="false"))
    given = scenario({"T1": 100, "T2": 5}, events={"B": Timing(fixed(60))})
    assert _ends(trace(drawing, given)) == [("T2", 65), ("T1", 100)]


def test_the_chance_of_a_boundary_event_is_kept() -> None:
    given = scenario({"T1": 100, "T2": 5}, events={"B": Timing(fixed(60), 0.25)})
    found = simulate(BOUNDED, given, 4_000, 4)
    seen = {one.id: one.per_case for one in found.activities}
    assert seen["T2"] == pytest.approx(0.25, abs=0.02)
    assert seen["B"] == seen["T2"]


def test_an_error_at_the_end_of_a_task_leads_another_way() -> None:
    drawing = drawn("S T1 T3 E, B T2 E", _boundary("T1", "error"))
    given = scenario({"T1": 100, "T2": 5, "T3": 1}, events={"B": Timing(chance=0.3)})
    found = simulate(drawing, given, 4_000, 4)
    seen = {one.id: one.per_case for one in found.activities}
    assert seen["T1"] == 1.0
    assert seen["T2"] == pytest.approx(0.3, abs=0.02)
    assert seen["T2"] + seen["T3"] == pytest.approx(1.0)


RACE = drawn(
    "S V C1 T1 E, V C2 T2 E",
    "".join(f'<intermediateCatchEvent id="C{k}">{TIMER}</intermediateCatchEvent>' for k in (1, 2)),
)


def test_the_first_of_several_events_wins(fast: Engine) -> None:
    """Two exponential rivals: the chance to win is the rate's share, the wait the joint rate's."""
    events = {"C1": Timing(exponential(100)), "C2": Timing(exponential(300))}
    found = simulate(RACE, scenario({"T1": 0, "T2": 0}, events=events), 5_000, 40, engine=fast)
    seen = {one.id: one.per_case for one in found.activities}
    assert seen["T1"] == pytest.approx(0.75, abs=0.005)
    assert seen["T1"] + seen["T2"] == 1.0
    inside = interval([one.cycle_time for one in found.replicas], 0.99)
    assert inside is not None
    assert inside[0] <= 75 <= inside[1]


POOLS = model(
    process("S1 T1 H1 R1 T2 E1", key="P1"),
    process("S2 T3 H2 E2", '<startEvent id="S2"><messageEventDefinition/></startEvent>', "P2"),
    messages=[("H1", "S2"), ("H2", "R1")],
)


def test_a_message_starts_the_other_pool_and_its_answer_is_waited_for() -> None:
    given = scenario({"T1": 10, "T2": 5, "T3": 100})
    assert _ends(trace(POOLS, given)) == [("T1", 10), ("T3", 110), ("T2", 115)]
    assert simulate(POOLS, given, 5, 1).waiting_time.mean == 100


def test_a_message_that_came_early_lies_in_the_box() -> None:
    drawing = model(
        process("S1 T1 R1 T2 E1", key="P1"),
        process("S2 T3 H2 E2", key="P2"),
        messages=[("H2", "R1")],
    )
    given = scenario({"T1": 50, "T2": 5, "T3": 10})
    assert _ends(trace(drawing, given)) == [("T3", 10), ("T1", 50), ("T2", 55)]
    assert simulate(drawing, given, 5, 1).waiting_time.mean == 0


def test_the_case_ends_with_the_last_pool() -> None:
    drawing = model(
        process("S1 T1 H1 E1", key="P1"),
        process("S2 T3 E2", '<startEvent id="S2"><messageEventDefinition/></startEvent>', "P2"),
        messages=[("H1", "S2")],
    )
    found = simulate(drawing, scenario({"T1": 10, "T3": 500}), 3, 1)
    assert found.cycle_time.mean == 510


def test_an_answer_or_a_deadline_whichever_is_first() -> None:
    drawing = model(
        process(
            "S1 H1 V C1 T1 E1, V C2 T2 E1",
            f'<intermediateCatchEvent id="C1"><messageEventDefinition/></intermediateCatchEvent>'
            f'<intermediateCatchEvent id="C2">{TIMER}</intermediateCatchEvent>',
            "P1",
        ),
        process("S2 T3 H2 E2", '<startEvent id="S2"><messageEventDefinition/></startEvent>', "P2"),
        messages=[("H1", "S2"), ("H2", "C1")],
    )
    for answer, winner in ((30, "T1"), (300, "T2")):
        given = scenario({"T1": 1, "T2": 1, "T3": answer}, events={"C2": Timing(fixed(100))})
        tasks = [task for task, *_ in trace(drawing, given)]
        assert winner in tasks
        assert len(tasks) == 2


def test_a_message_that_never_comes_is_named() -> None:
    drawing = model(
        process("S1 R1 E1", key="P1"),
        process("S2 X2 H2 E2, X2 E2", key="P2"),
        messages=[("H2", "R1")],
    )
    given = scenario({}, branches={"X2": {flow_ids("X2", "H2"): 0, flow_ids("X2", "E2"): 1}})
    with pytest.raises(BadScenario, match="'R1'에서 멈췄습니다"):
        simulate(drawing, given, 2, 1)


def test_a_link_leads_to_the_one_of_its_name() -> None:
    link = '<{0} id="{1}" name="다음 장"><linkEventDefinition/></{0}>'
    extra = link.format("intermediateThrowEvent", "H") + link.format("intermediateCatchEvent", "C")
    assert _ends(trace(drawn("S T1 H, C T2 E", extra), scenario({"T1": 1, "T2": 2}))) == [
        ("T1", 1),
        ("T2", 3),
    ]


def test_a_terminate_end_ends_everything_at_once() -> None:
    drawing = drawn(
        "S A1 T1 E1, A1 T2 T3 E2", '<endEvent id="E1"><terminateEventDefinition/></endEvent>'
    )
    given = scenario({"T1": 10, "T2": ("p", 100), "T3": 1}, pools=[Pool("p", "담당")], between=50)
    lines = trace(drawing, given, cases=2)
    assert lines == [
        ("T1", 0, 0, 10),
        ("T2", 0, 0, 10),
        ("T1", 50, 50, 60),
        ("T2", 50, 50, 60),
    ] or sorted(lines) == [
        ("T1", 0, 0, 10),
        ("T1", 50, 50, 60),
        ("T2", 0, 0, 10),
        ("T2", 50, 50, 60),
    ]
    assert simulate(drawing, given, 2, 1).cycle_time.mean == 10


def test_several_starts_share_the_cases() -> None:
    drawing = drawn("S1 T1 E, S2 T2 E")
    given = scenario({"T1": 1, "T2": 1}, branches={"Proc": {"S1": 0.7, "S2": 0.3}})
    found = simulate(drawing, given, 4_000, 4)
    seen = {one.id: one.per_case for one in found.activities}
    assert seen["T1"] == pytest.approx(0.7, abs=0.02)
    assert seen["T1"] + seen["T2"] == pytest.approx(1)
