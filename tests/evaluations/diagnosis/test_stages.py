"""Eliminate → Simplify → Standardise → Automate: what stands before automation."""

import pytest

from evaluations import questionnaire
from evaluations.diagnosis import stages
from evaluations.verdict.scoring import counted

FORM = questionnaire.shipped("rpa-suitability")
FOURS = {question.id: 4 for question in FORM.questions}


def states(**answers):
    found = stages.stage_states(FORM, counted(FORM, {**FOURS, **answers}))
    return {one.stage.id: one.state for one in found}


def test_the_order_is_the_agreed_one():
    titles = [one.title_en for one in FORM.stages]
    assert titles == ["Eliminate", "Simplify", "Standardise", "Automate"]


@pytest.mark.parametrize(
    ("answers", "work"),
    [
        ({}, set()),
        ({"R10": 0}, {"eliminate"}),
        ({"R10": 1}, {"simplify"}),
        ({"R10": 2}, {"simplify"}),
        ({"R10": 3}, set()),
        ({"R3": 0}, {"standardise"}),
        ({"R5": 0}, {"standardise"}),
        ({"R6": 0}, {"automate"}),
        ({"R9": 0}, {"automate"}),
        ({"R10": 2, "R3": 0, "R6": 0}, {"simplify", "standardise", "automate"}),
        ({"R10": "NA"}, set()),
    ],
)
def test_a_low_answer_is_work_of_its_stage(answers, work):
    assert {key for key, state in states(**answers).items() if state == stages.WORK} == work


def test_an_unknown_answer_leaves_its_stages_open():
    found = states(R10=None, R5=None)
    assert found == {
        "eliminate": "open",
        "simplify": "open",
        "standardise": "open",
        "automate": "clear",
    }


def test_work_that_is_known_outweighs_what_is_open():
    assert states(R3=0, R5=None)["standardise"] == "work"


def test_the_first_stage_that_is_not_clear_comes_first():
    found = stages.stage_states(FORM, counted(FORM, {**FOURS, "R10": 2, "R3": 0}))
    first = stages.first_work(found)
    assert first is not None
    assert first.stage.id == "simplify"
    assert [(question.id, value) for question, value in first.work] == [("R10", 2)]
    assert stages.first_work(stages.stage_states(FORM, FOURS)) is None


def test_every_gate_stands_at_a_stage():
    gated = {question.id for question in FORM.questions if question.trigger}
    assert {question.id for question in FORM.questions if question.stages} == gated
    for question in FORM.questions:
        if question.trigger:
            assert max(one.at_most for one in question.stages) == question.trigger.at_most
