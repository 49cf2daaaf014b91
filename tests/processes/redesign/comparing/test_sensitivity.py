"""What the result hangs on: one value at a time, all at once; the same seed, the same answer."""

import math
from dataclasses import replace

import pytest

from processes.redesign.comparing import sensitivity
from processes.redesign.comparing.parameters import Parameter, parameters, scaled, varied
from processes.simulation.distributions import Distribution, exponential, fixed, triangular
from processes.simulation.scenario import BadScenario, Source, Timing, Work
from processes.simulation.worlds import Settings

FEW = Settings(cases=60, replications=4, seed=7)
STAFF = frozenset({"담당자", "팀장"})


def paths(found: tuple[Parameter, ...]) -> list[str]:
    return [one.path for one in found]


def test_guessed_values_only_unless_all_are_asked_for(asis, tobe):
    assert paths(parameters(asis, tobe)) == ["tasks/check", "pools/desk/size"]
    assert set(paths(parameters(asis, tobe, every=True))) == {
        *("arrivals", "tasks/ask", "tasks/check", "tasks/approve", "tasks/post"),
        *("pools/desk/size", "pools/boss/size"),
    }


def test_a_value_is_called_by_its_step(asis, tobe):
    assert parameters(asis, tobe)[0].name == "서류를 확인한다 — 소요시간"


def test_times_are_scaled_whatever_their_form():
    for one in (
        fixed(60),
        triangular(60, 120, 300),
        Distribution("lognormal", 100, 30),
        Distribution("empirical", points=((10, 0.5), (30, 0.5))),
    ):
        assert scaled(one, 1.25).mean == pytest.approx(1.25 * one.mean)


def test_more_cases_a_year_come_closer_together(asis):
    now = varied(asis.scenario, "arrivals", 1.25).arrivals.between.mean
    assert now == pytest.approx(1500 / 1.25)


@pytest.mark.parametrize(
    ("shares", "factor", "after"),
    [
        ({"a": 0.4, "b": 0.6}, 1.25, {"a": 0.5, "b": 0.5}),
        ({"a": 0.4, "b": 0.45, "c": 0.15}, 0.75, {"a": 0.3, "b": 0.525, "c": 0.175}),
        ({"a": 0.9, "b": 0.1}, 1.25, {"a": 1.0, "b": 0.0}),
        ({"a": 1.0, "b": 0.0}, 0.75, {"a": 0.75, "b": 0.25}),
        ({"a": 0.8, "b": 0.9}, 0.5, {"a": 0.4, "b": 0.9}),  # inclusive: each by itself
    ],
)
def test_the_other_ways_make_room_for_a_share(asis, shares, factor, after):
    scenario = replace(asis.scenario, branches={"g": shares})
    now = varied(scenario, "branches/g/a", factor).branches["g"]
    assert now == pytest.approx(after)
    if math.isclose(sum(shares.values()), 1):
        assert sum(now.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("size", "factor", "after"), [(1, 0.75, 1), (1, 1.25, 2), (8, 0.75, 6), (8, 1.25, 10)]
)
def test_staff_changes_by_whole_people(asis, size, factor, after):
    pools = tuple(replace(pool, size=size) for pool in asis.scenario.pools)
    scenario = replace(asis.scenario, pools=pools)
    now = {p.id: p.size for p in varied(scenario, "pools/desk/size", factor).pools}
    assert now == {"out": size, "desk": after, "boss": size}


def test_events_come_later_and_more_often(asis):
    timing = Timing(exponential(600), chance=0.9)
    scenario = replace(asis.scenario, events={"wait": timing, "err": Timing(None, 0.5)})
    found = paths(parameters(replace(asis, scenario=scenario), asis, every=True))

    assert {"events/wait", "events/wait/chance", "events/err/chance"} <= set(found)
    assert "events/err" not in found  # an error has no time of its own
    later = varied(scenario, "events/wait", 1.25).events["wait"]
    assert (later.after, later.chance) == (exponential(750), 0.9)
    oftener = varied(scenario, "events/wait/chance", 1.25).events["wait"]
    assert (oftener.after, oftener.chance) == (exponential(600), 1.0)


def test_a_guessed_event_is_shaken_one_at_a_time_and_with_the_others(make):
    pair = [replace(one, model=waiting(one.model)) for one in (make("as-is", "check"),) * 2]
    early, late = Timing(fixed(3600)), Timing(fixed(4000))
    told = {"events/wait": Source("짐작", guessed=True)}
    asis, tobe = (
        replace(one, scenario=replace(one.scenario, events={"wait": timing}, sources=told))
        for one, timing in zip(pair, (early, late), strict=True)
    )
    found = sensitivity.sensitivity(asis, tobe, FEW, STAFF, parameters(asis, tobe), draws=2)

    assert [one.parameter.name for one in found.swings] == ["wait — 오는 때"]
    swing, base = found.swings[0], found.base["cycle_time"].mean
    assert swing.low.changes["cycle_time"].mean == pytest.approx(base * 0.75)
    assert swing.high.changes["cycle_time"].mean == pytest.approx(base * 1.25)
    assert len({one.changes["cycle_time"].mean for one in found.joint}) == 2


def waiting(model):
    """Return the model with a timer right after its start."""
    node = next(one for one in model.nodes if one.id == "start")
    timer = replace(node, id="wait", type="intermediateCatchEvent", events=("timer",))
    flows = tuple(
        replace(flow, source="wait") if flow.source == "start" else flow for flow in model.flows
    )
    begun = replace(flows[0], id="begun", source="start", target="wait")
    return replace(model, nodes=(*model.nodes, timer), flows=(*flows, begun))


def test_a_path_that_a_scenario_does_not_have_changes_nothing(tobe):
    for path in ("tasks/approve", "branches/g/a", "pools/nobody/size"):
        assert varied(tobe.scenario, path, 1.25) == tobe.scenario


def test_a_shared_value_moves_both_and_the_verdict_stays(asis, tobe):
    found = sensitivity.sensitivity(asis, tobe, FEW, STAFF, parameters(asis, tobe), draws=3)
    swing = found.swings[0]

    assert found.base["labour"].verdict == "줄어듦"
    assert swing.low.changes["labour"].mean == pytest.approx(-10)
    assert sensitivity.hangs_on(found, "labour") == []
    assert "'줄어듦' 그대로" in sensitivity.sentence(found, "labour")


def test_a_value_of_one_side_can_turn_the_verdict(asis, tobe):
    slow = Work({"desk": fixed(1080)})  # 18 minutes against 20 on average: a quarter more turns it
    tasks = {
        "ask": tobe.scenario.tasks["ask"],
        "recheck": slow,
        "post": tobe.scenario.tasks["post"],
    }
    model = replace(
        tobe.model,
        nodes=tuple(
            replace(node, id="recheck") if node.id == "check" else node for node in tobe.model.nodes
        ),
        flows=tuple(
            replace(
                flow,
                source="recheck" if flow.source == "check" else flow.source,
                target="recheck" if flow.target == "check" else flow.target,
            )
            for flow in tobe.model.flows
        ),
    )
    changed = replace(tobe, model=model, scenario=replace(tobe.scenario, tasks=tasks))
    only = [Parameter("tasks/recheck", "소요시간", "다시 확인 — 소요시간", guessed=True)]
    found = sensitivity.sensitivity(asis, changed, FEW, STAFF, only, draws=30)

    assert found.base["labour"].verdict == "줄어듦"
    assert [one.parameter.path for one in sensitivity.hangs_on(found, "labour")] == [
        "tasks/recheck"
    ]
    assert found.swings[0].high.changes["labour"].verdict == "늘어남"
    assert "'다시 확인 — 소요시간'에 달려" in sensitivity.sentence(found, "labour")
    both = sensitivity.joint(found, "labour")
    assert set(both.verdicts) >= {"줄어듦", "늘어남"}
    assert sum(both.verdicts.values()) == 30
    assert both.spread is not None
    assert both.spread[0] < 0 < both.spread[1]


def test_the_same_seed_gives_the_same_draws(asis, tobe):
    chosen = parameters(asis, tobe)
    once, again = (
        sensitivity.sensitivity(asis, tobe, FEW, STAFF, chosen, draws=3) for _ in range(2)
    )
    other = sensitivity.sensitivity(asis, tobe, replace(FEW, seed=8), STAFF, chosen, draws=3)
    assert once == again
    assert once.joint != other.joint


def test_what_can_not_run_is_told_and_counts_as_a_turn(asis, tobe):
    only = [Parameter("tasks/check", "소요시간", "확인", guessed=True)]
    huge = Work({"desk": fixed(9e9)})  # a quarter more is longer than any time may be
    before, after = (
        replace(v, scenario=replace(v.scenario, tasks={**v.scenario.tasks, "check": huge}))
        for v in (asis, tobe)
    )
    found = sensitivity.sensitivity(before, after, FEW, STAFF, only, draws=0)

    assert "쓸 수 없습니다" in found.swings[0].high.refusal
    assert sensitivity.flips(found, found.swings[0].high, "labour")
    assert not sensitivity.flips(found, found.swings[0].low, "labour")
    assert sensitivity.joint(found, "labour") == sensitivity.Joint({}, 0, None)


def test_no_more_than_so_many_values_and_draws(asis, tobe, monkeypatch):
    monkeypatch.setattr(sensitivity, "MOST_PARAMETERS", 1)
    found = sensitivity.sensitivity(asis, tobe, FEW, STAFF, parameters(asis, tobe), draws=0)
    assert (len(found.swings), found.left_out) == (1, 1)
    with pytest.raises(BadScenario, match="400번까지"):
        sensitivity.sensitivity(asis, tobe, FEW, STAFF, [], draws=401)
