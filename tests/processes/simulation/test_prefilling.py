"""A scenario begun from register and drawing: what is known is used, what is guessed is marked."""

from dataclasses import replace
from pathlib import Path

import pytest

from processes.bpmn.model import Model
from processes.bpmn.reading import read
from processes.inventory.model import Estimate, Facts, exactly
from processes.simulation.calendars import office_hours
from processes.simulation.compiling import compiled
from processes.simulation.prefilling import open_seconds_a_year, prefilled
from processes.simulation.scenario import Scenario, check

MODELS = Path(__file__).resolve().parents[3] / "data" / "samples" / "example" / "models"
FACTS = Facts(yearly_volume=exactly(1200), minutes_per_case=Estimate(60, 90, 150), error_rate=0.18)


def _model(name: str) -> Model:
    return read((MODELS / f"{name}.bpmn").read_bytes())


def _durations(scenario: Scenario, element: str):
    (found,) = scenario.tasks[element].durations.items()
    return found


@pytest.mark.parametrize("file", sorted(MODELS.glob("*.bpmn")), ids=lambda file: file.stem)
def test_every_model_of_the_example_gets_a_scenario_that_can_be_run(file: Path) -> None:
    model = read(file.read_bytes())
    scenario = prefilled(model, FACTS)
    check(scenario)
    assert compiled(model, scenario)


def test_cases_come_over_the_working_year() -> None:
    scenario = prefilled(_model("EX-041.as-is"), FACTS)
    assert scenario.arrivals.between.mean * 1200 == pytest.approx(
        open_seconds_a_year(office_hours())
    )
    assert not scenario.sources["arrivals"].guessed
    assert "1200건" in scenario.sources["arrivals"].text.replace(",", "")


def test_a_year_has_its_working_days() -> None:
    # 2026-01-05 to 2027-01-04: 261 weekdays, of which the public holidays are free.
    days = open_seconds_a_year(office_hours()) / (8 * 3600)
    assert 240 <= days <= 250
    assert open_seconds_a_year(office_hours(holidays=False)) == 261 * 8 * 3600


def test_an_unknown_volume_is_a_marked_guess() -> None:
    scenario = prefilled(_model("EX-041.as-is"), Facts())
    assert scenario.sources["arrivals"].guessed
    assert "몰라" in scenario.sources["arrivals"].text


def test_the_drawings_minutes_come_first_and_the_rest_is_shared() -> None:
    model = _model("EX-041.as-is")
    known = replace(
        model,
        nodes=tuple(
            replace(node, minutes=30.0) if node.id == "Task_look_up" else node
            for node in model.nodes
        ),
    )
    scenario = prefilled(known, FACTS)
    assert _durations(scenario, "Task_look_up")[1].mean == 30 * 60
    assert not scenario.sources["tasks/Task_look_up"].guessed
    _pool, shared = _durations(scenario, "Task_calculate")
    applicants = next(pool.id for pool in scenario.pools if pool.name == "신청인")
    ours = [
        one for one, work in scenario.tasks.items() if not {"", applicants} & work.durations.keys()
    ]
    assert shared.likely == pytest.approx((90 - 30) * 60 / (len(ours) - 1))
    assert scenario.sources["tasks/Task_calculate"].guessed


def test_the_error_rate_goes_the_way_back_and_shares_are_one() -> None:
    scenario = prefilled(_model("EX-005.as-is"), FACTS)
    shares = scenario.branches["Gateway_request_right"]
    assert sum(shares.values()) == pytest.approx(1)
    assert shares["Flow_request_right_write_request"] == pytest.approx(0.18)


def test_a_way_back_may_pass_other_steps() -> None:
    shares = prefilled(_model("EX-041.as-is"), FACTS).branches
    assert shares["Gateway_complete"] == pytest.approx(
        {"Flow_complete_look_up": 0.82, "Flow_complete_ask_again": 0.18}
    )


def test_applicants_do_not_queue() -> None:
    scenario = prefilled(_model("EX-041.as-is"), FACTS)
    sizes = {pool.name: pool.size for pool in scenario.pools}
    assert sizes["신청인"] == 1000
    assert sizes["부서장"] == 1


def test_a_to_be_keeps_what_stayed_and_guesses_what_is_new() -> None:
    as_is = prefilled(_model("EX-041.as-is"), FACTS)
    to_be = _model("EX-041.to-be")
    scenario = prefilled(to_be, FACTS, before=as_is)
    assert scenario.arrivals == as_is.arrivals
    both = scenario.tasks.keys() & as_is.tasks.keys()
    new = scenario.tasks.keys() - as_is.tasks.keys()
    assert new
    for element in new:
        assert scenario.sources[f"tasks/{element}"].guessed
        assert "업무 목록" not in scenario.sources[f"tasks/{element}"].text
    for element in both:
        mine, theirs = _durations(scenario, element), _durations(as_is, element)
        if (mine[0] == "") == (theirs[0] == ""):
            assert mine[1] == theirs[1]
