"""Gateways by the standard: who waits for whom, and at which time."""

import pytest

from processes.simulation.distributions import exponential, fixed
from processes.simulation.intervals import interval
from processes.simulation.replications import simulate
from processes.simulation.scenario import Arrivals, BadScenario, Pool, Priority, Work
from processes.simulation.worlds import Engine
from tests.processes.simulation.drawing import drawn, flow_ids, scenario, trace


def _order(lines) -> list[tuple[str, float, float]]:
    return [(task, enabled, end) for task, enabled, _start, end in lines]


def test_the_and_join_fires_at_the_latest_time() -> None:
    """The long branch is dealt with first and ends last: the join must not fire before it."""
    model = drawn("S A1 T1 A2 T4 E, A1 T2 T3 A2")
    given = scenario({"T1": 100, "T2": 10, "T3": 20, "T4": 5})
    assert _order(trace(model, given)) == [
        ("T2", 0, 10),
        ("T3", 10, 30),
        ("T1", 0, 100),
        ("T4", 100, 105),
    ]


def test_the_and_join_takes_one_token_of_each_flow() -> None:
    """Two tokens on one flow are not two flows: T1 runs twice, the join waits for T2."""
    model = drawn("S A1 T1 A2 T3 E, A1 T1, A1 T2 A2")
    loop = drawn("S A1 X1 T1 X2 A2 T3 E, X2 X1, A1 T2 A2")
    given = scenario(
        {"T1": 10, "T2": 100, "T3": 1},
        branches={"X2": {flow_ids("X2", "A2"): 1.0, flow_ids("X2", "X1"): 0.0}},
    )
    assert _order(trace(loop, given))[-1] == ("T3", 100, 101)
    assert _order(trace(model, scenario({"T1": 10, "T2": 100, "T3": 1})))[-1] == ("T3", 100, 101)


def test_a_branch_that_never_comes_is_named() -> None:
    model = drawn("S X1 T1 A1 E, X1 T2 A1")
    shares = {flow_ids("X1", "T1"): 0.5, flow_ids("X1", "T2"): 0.5}
    given = scenario({"T1": 1, "T2": 1}, branches={"X1": shares})
    with pytest.raises(BadScenario, match=r"20건 가운데 20건이 끝나지 못하고 'A1'에서"):
        simulate(model, given, 20, 1)


def test_exclusive_shares_are_kept() -> None:
    model = drawn("S X1 T1 E, X1 T2 E, X1 T3 E")
    shares = dict(zip((flow_ids("X1", f"T{k}") for k in (1, 2, 3)), (0.2, 0.5, 0.3), strict=True))
    found = simulate(
        model, scenario({"T1": 1, "T2": 1, "T3": 1}, branches={"X1": shares}), 5_000, 4
    )
    seen = {one.id: one.per_case for one in found.activities}
    assert seen["T1"] == pytest.approx(0.2, abs=0.01)
    assert seen["T2"] == pytest.approx(0.5, abs=0.01)
    assert seen["T3"] == pytest.approx(0.3, abs=0.01)


OR_MODEL = drawn("S O1 T1 O2 T4 E, O1 T2 O2, O1 T3 O2")


def _chances(*chances: float) -> dict[str, dict[str, float]]:
    pairs = zip((flow_ids("O1", f"T{k}") for k in (1, 2, 3)), chances, strict=True)
    return {"O1": dict(pairs)}


def test_the_inclusive_join_waits_for_what_was_sent() -> None:
    given = scenario({"T1": 10, "T2": 50, "T3": 99, "T4": 1}, branches=_chances(1, 1, 0))
    assert _order(trace(OR_MODEL, given))[-1] == ("T4", 50, 51)
    alone = scenario({"T1": 10, "T2": 50, "T3": 99, "T4": 1}, branches=_chances(1, 0, 0))
    assert _order(trace(OR_MODEL, alone))[-1] == ("T4", 10, 11)


def test_the_inclusive_join_fires_once(fast: Engine) -> None:
    given = scenario({f"T{k}": 5 * k for k in range(1, 5)}, branches=_chances(0.5, 0.5, 0.5))
    found = simulate(OR_MODEL, given, 5_000, 4, engine=fast)
    seen = {one.id: one.per_case for one in found.activities}
    assert seen["T4"] == 1.0
    assert seen["T1"] == pytest.approx(0.5 / 0.875, abs=0.01)  # never none of the three


def test_the_default_flow_is_taken_only_when_no_other_is() -> None:
    model = drawn(
        "S O1 T1 O2 E, O1 T2 O2", f'<inclusiveGateway id="O1" default="{flow_ids("O1", "T2")}"/>'
    )
    shares = {flow_ids("O1", "T1"): 0.3, flow_ids("O1", "T2"): 0.0}
    found = simulate(model, scenario({"T1": 1, "T2": 1}, branches={"O1": shares}), 5_000, 4)
    seen = {one.id: one.per_case for one in found.activities}
    assert seen["T1"] + seen["T2"] == pytest.approx(1.0, abs=1e-12)
    assert seen["T1"] == pytest.approx(0.3, abs=0.01)


def test_the_inclusive_join_waits_for_a_token_that_goes_back() -> None:
    """A token in a loop before the join can still reach it: the join waits (13.4.3)."""
    model = drawn("S A1 T1 O2 T9 E, A1 X1 T2 X2 O2, X2 X1")
    shares = {flow_ids("X2", "O2"): 0.5, flow_ids("X2", "X1"): 0.5}
    given = scenario({"T1": 1, "T2": 100, "T9": 1}, branches={"X2": shares})
    for seed in range(8):
        lines = _order(trace(model, given, seed=seed))
        rounds = sum(task == "T2" for task, _enabled, _end in lines)
        assert lines[-1] == ("T9", 100 * rounds, 100 * rounds + 1)
        assert sum(task == "T9" for task, _enabled, _end in lines) == 1


def test_a_token_behind_the_join_is_not_waited_for() -> None:
    model = drawn("S A1 T1 O2 E, A1 A3 T2 E, A3 O2")
    given = scenario({"T1": 5, "T2": 1000})
    assert _order(trace(model, given)) == [("T1", 0, 5), ("T2", 0, 1000)]


def test_several_flows_out_of_a_task_are_parallel() -> None:
    model = drawn("S T1 T2 E, T1 T3 E")
    assert _order(trace(model, scenario({"T1": 1, "T2": 10, "T3": 20}))) == [
        ("T1", 0, 1),
        ("T2", 1, 11),
        ("T3", 1, 21),
    ]


def test_first_come_first_served_with_the_earliest_free_person() -> None:
    given = scenario({"T": ("pool", 10)}, between=4, pools=[Pool("pool", "창구", 2)])
    lines = trace(drawn("S T E"), given, cases=5)
    assert [(start, end) for _t, _e, start, end in lines] == [
        (0, 10), (4, 14), (10, 20), (14, 24), (20, 30)
    ]  # fmt: skip


def test_two_pools_share_a_person_who_takes_the_longest_waiting() -> None:

    model = drawn("S A1 T1 E, A1 T2 E")
    given = scenario(
        {
            "T1": Work({"a": fixed(10), "b": fixed(30)}),
            "T2": Work({"b": fixed(20)}),
        },
        between=5,
        pools=[Pool("a", "가"), Pool("b", "나")],
    )
    lines = sorted(trace(model, given, cases=2), key=lambda one: (one[0], one[1]))
    assert lines == [
        ("T1", 0, 0, 10),  # by a
        ("T1", 5, 10, 20),  # by a again: b is busy with the other task
        ("T2", 0, 0, 20),
        ("T2", 5, 20, 40),
    ]


def test_waiting_is_shorter_for_cases_that_go_first(fast: Engine) -> None:
    """Cobham's formula for M/M/1 with two classes that do not interrupt."""

    rate, share = 0.8 / 1000, 0.25
    given = scenario(
        {"T": ("pool", exponential(1000))},
        arrivals=Arrivals(exponential(1 / rate)),
        pools=[Pool("pool", "창구", 1)],
        priorities=(Priority(share, 1), Priority(1 - share, 2)),
    )
    high = share * 0.8
    first, second = 800 / (1 - high), 800 / (1 - high) / (1 - 0.8)
    found = simulate(drawn("S T E"), given, 40_000, 40, seed=5, warmup=8_000, engine=fast)
    inside = interval([one.waiting_time for one in found.replicas], 0.99)
    expected = share * first + (1 - share) * second
    assert inside is not None
    assert inside[0] <= expected <= inside[1]


def test_a_task_of_higher_priority_is_begun_first() -> None:

    model = drawn("S A1 T1 T3 E, A1 T2 E")
    given = scenario(
        {
            "T1": Work({"p": fixed(10)}),
            "T2": Work({"p": fixed(10)}, priority=2),
            "T3": Work({"p": fixed(10)}, priority=1),
        },
        between=1,
        pools=[Pool("p", "담당")],
    )
    done = [task for task, *_times in trace(model, given, cases=2)]
    assert done == ["T1", "T1", "T3", "T3", "T2", "T2"]
