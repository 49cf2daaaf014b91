"""Prosimos' scenario form in and out, and every defect of its release 2.1.0 that was found."""

import copy
import json
from pathlib import Path

import pytest

from processes.bpmn.reading import read as read_model
from processes.simulation.calendars import DAY
from processes.simulation.prosimos_writing import written
from processes.simulation.replications import simulate
from processes.simulation.scenario import BadScenario, Priority
from processes.simulation.scenario_json import read
from tests.processes.simulation.drawing import drawn, trace

SAMPLES = Path(__file__).resolve().parents[3] / "data" / "samples" / "simulation"


def _params(*values: float) -> list[dict[str, float]]:
    return [{"value": value} for value in values]


def _scenario(**changes: object) -> dict[str, object]:
    """Return one task of one clerk, nine to six, in Prosimos' form."""
    hours = [{"from": "MONDAY", "to": "FRIDAY", "beginTime": "09:00:00", "endTime": "18:00:00"}]
    made: dict[str, object] = {
        "resource_profiles": [
            {
                "id": "Clerks",
                "name": "Clerks",
                "resource_list": [
                    {"id": "clerk", "name": "담당", "cost_per_hour": 36, "amount": 1,
                     "calendar": "hours", "assignedTasks": ["T"]}
                ],
            }
        ],
        "arrival_time_distribution": {
            "distribution_name": "fix", "distribution_params": _params(7200, 0, 1)
        },
        "arrival_time_calendar": hours,
        "gateway_branching_probabilities": [],
        "task_resource_distribution": [
            {"task_id": "T", "resources": [
                {"resource_id": "clerk", "distribution_name": "fix",
                 "distribution_params": _params(7200)}
            ]}
        ],
        "resource_calendars": [{"id": "hours", "name": "주간", "time_periods": hours}],
        "event_distribution": [], "batch_processing": [], "case_attributes": [],
        "prioritisation_rules": [],
    }  # fmt: skip
    return copy.deepcopy(made | changes)


def _read(**changes: object):
    return read(json.dumps(_scenario(**changes)))


def _work(name: str, *values: float):
    one = {
        "resource_id": "clerk",
        "distribution_name": name,
        "distribution_params": _params(*values),
    }
    given = _read(task_resource_distribution=[{"task_id": "T", "resources": [one]}])
    return given.tasks["T"].durations["clerk"]


def test_one_interval_a_day_gives_the_time_that_was_worked() -> None:
    """Defect 1: 7,200 s begun at 17:30 in 09–18 were reported as 35,100 s of processing."""
    arrivals = [{"from": "MONDAY", "to": "FRIDAY", "beginTime": "17:30:00", "endTime": "18:00:00"}]
    given = _read(arrival_time_calendar=arrivals)
    found = simulate(drawn("S T E"), given, 1, 1)
    assert found.processing_time.mean == 7200
    assert found.cycle_time.mean == 17 * 3600
    assert found.activities[-1].suspended == 15 * 3600
    assert found.cost.mean == pytest.approx(72)


@pytest.mark.parametrize(
    "kind",
    ["userTask", "manualTask", "serviceTask", "scriptTask", "sendTask", "businessRuleTask",
     "receiveTask", "callActivity", "task"],
)  # fmt: skip
def test_every_type_of_task_runs(kind: str) -> None:
    """Defect 2: anything but <task> ended in a KeyError."""
    drawing = drawn("S T E", f'<{kind} id="T"/>')
    assert simulate(drawing, _read(), 5, 1).processing_time.mean == 7200


@pytest.mark.parametrize("name", ["loan_always", "loan_office"])
def test_our_own_scenarios_run_on_our_own_release(name: str) -> None:
    """Defect 3: three of its shipped scenarios crash on its own release."""
    model = read_model((SAMPLES / "loan.bpmn").read_bytes())
    given = read((SAMPLES / f"{name}.json").read_bytes())
    assert simulate(model, given, 50, 1).cycle_time.mean > 0


def test_one_case_with_one_task() -> None:
    """Defect 4: one case with one task crashed."""
    assert trace(drawn("S T E"), _read()) == [("T", 9 * 3600, 9 * 3600, 11 * 3600)]


def test_bounds_that_move_the_mean_are_known_and_said() -> None:
    """Defect 5: an exponential of mean 900 within 0…1800 silently has a mean of 620."""
    one = _work("expon", 900, 0, 1800)
    assert one.stated_mean == 900
    assert one.mean == pytest.approx(618.3, abs=0.1)
    given = _read(
        task_resource_distribution=[
            {"task_id": "T", "resources": [
                {"resource_id": "clerk", "distribution_name": "expon",
                 "distribution_params": _params(900, 0, 1800)}
            ]}
        ]
    )  # fmt: skip
    found = simulate(drawn("S T E"), given, 2_000, 5)
    assert found.processing_time.mean == pytest.approx(618.3, rel=0.02)
    (note,) = [one for one in found.notes if "'T'" in one]
    assert "900" in note
    assert "618" in note


def test_public_holidays_can_be_kept() -> None:
    """Defect 6: weekly calendars only. Ours take the same hours without the holidays."""
    from dataclasses import replace

    given = _read()
    calendars = tuple(replace(one, holidays=True) for one in given.calendars)
    holiday = replace(given, calendars=calendars, start="2026-03-01")
    ((_task, _enabled, start, _end),) = trace(drawn("S T E"), holiday)
    assert start == 2 * DAY + 9 * 3600  # 1 March is a Sunday and 2 March its substitute


def test_results_are_values() -> None:
    """Asked for in its issue 38: key figures are returned, not only written to a file."""
    found = simulate(drawn("S T E"), _read(), 3, 2)
    assert found.pools[0].utilisation.mean > 0


@pytest.mark.parametrize(
    ("name", "values", "mean", "deviation"),
    [
        ("fix", (60,), 60, 0),
        ("fix", (60, 0, 1), 60, 0),
        ("expon", (600, 100, 1e9), 600, 500),
        ("norm", (600, 60, 0, 1e9), 600, 60),
        ("uniform", (0, 600), 300, 600 / 12**0.5),
        ("lognorm", (600, 3600, 0, 1e9), 600, 60),
        ("gamma", (600, 3600, 0, 1e9), 600, 60),
    ],
)
def test_distributions_mean_what_they_mean_there(name, values, mean, deviation) -> None:
    one = _work(name, *values)
    assert one.mean == pytest.approx(mean, rel=1e-4)
    assert one.variance**0.5 == pytest.approx(deviation, rel=1e-3, abs=1e-9)


def test_a_histogram_of_arrivals_is_sampled() -> None:
    data = {"cdf": [0.25, 1.0], "bin_midpoints": [100, 200]}
    given = _read(
        arrival_time_distribution={
            "distribution_name": "histogram_sampling",
            "histogram_data": data,
        }
    )
    assert given.arrivals.between.mean == 175


def test_attributes_and_rules_become_shares_of_priorities() -> None:
    attributes = [
        {"name": "금액", "type": "discrete",
         "values": [{"key": "큼", "value": 0.2}, {"key": "작음", "value": 0.8}]},
        {"name": "등급", "type": "discrete",
         "values": [{"key": "가", "value": 0.5}, {"key": "나", "value": 0.5}]},
    ]  # fmt: skip
    rule = {"attribute": "금액", "comparison": "=", "value": "큼"}
    other = {"attribute": "등급", "comparison": "=", "value": "가"}
    given = _read(
        case_attributes=attributes,
        prioritisation_rules=[
            {"priority_level": 2, "rules": [[other]]},
            {"priority_level": 1, "rules": [[rule, other]]},
        ],
    )
    assert given.priorities == (
        Priority(0.1, 1),
        Priority(0.4, 2),
        Priority(0.5, 1_000_000),
    )


REFUSED = {
    "batch_processing": [{"task_id": "T"}],
    "branch_rules": [{"id": "r"}],
    "event_attributes": [{"event_id": "T"}],
    "global_attributes": [{"name": "x"}],
    "multitask": {"type": "local"},
    "model_type": "FUZZY",
    "case_attributes": [{"name": "나이", "type": "continuous", "values": {}}],
    "strange": 1,
}


@pytest.mark.parametrize("key", REFUSED)
def test_what_we_cannot_take_is_refused_by_name(key: str) -> None:
    with pytest.raises(BadScenario, match=key):
        _read(**{key: REFUSED[key]})


@pytest.mark.parametrize(
    "key",
    ["resource_profiles", "arrival_time_distribution", "gateway_branching_probabilities",
     "task_resource_distribution"],
)  # fmt: skip
def test_what_is_left_out_is_named(key: str) -> None:
    given = _scenario()
    del given[key]
    with pytest.raises(BadScenario, match=key):
        read(json.dumps(given))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"resource_calendars": []}, "달력 'hours'이"),
        ({"resource_calendars": [{"id": "hours", "time_periods": []}]}, "근무 시간이 없습니다"),
        ({"arrival_time_distribution": {"distribution_name": "cauchy"}}, "cauchy"),
        (
            {"arrival_time_distribution": {"distribution_name": "expon",
                                           "distribution_params": _params(5)}},
            "값이 3개",
        ),
        (
            {"gateway_branching_probabilities": [
                {"gateway_id": "X", "probabilities": [{"path_id": "a", "condition_id": "c"}]}]},
            "condition_id",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(changes, words) -> None:
    with pytest.raises(BadScenario, match=words):
        _read(**changes)


@pytest.mark.parametrize("name", ["loan_always", "loan_office"])
def test_a_scenario_goes_out_and_comes_back(name: str) -> None:
    given = read((SAMPLES / f"{name}.json").read_bytes())
    again = read(written(given))
    model = read_model((SAMPLES / "loan.bpmn").read_bytes())
    assert simulate(model, again, 200, 2) == simulate(model, given, 200, 2)


def test_what_its_form_cannot_say_is_refused_all_by_name() -> None:
    from dataclasses import replace

    from processes.simulation.distributions import triangular
    from processes.simulation.scenario import Repeat, Work

    given = _read()
    ours = replace(
        given,
        tasks={"T": Work({"clerk": triangular(1, 2, 5)}, priority=3)},
        repeats={"T": Repeat(again=0.5)},
        calendars=tuple(replace(one, holidays=True) for one in given.calendars),
    )
    with pytest.raises(BadScenario) as refusal:
        written(ours)
    for words in ("공휴일", "반복", "우선순위", "삼각"):
        assert words in str(refusal.value)
