"""Scenarios in the database: begun from what is known, edited with revisions, kept whole."""

from dataclasses import replace
from pathlib import Path

import pytest

from processes.bpmn import store as models
from processes.inventory.model import Facts, exactly
from processes.inventory.store import add_process
from processes.simulation import store
from processes.simulation.distributions import fixed
from processes.simulation.scenario import Work
from storage import Conflict

MODELS = Path(__file__).resolve().parents[3] / "data" / "samples" / "example" / "models"


@pytest.fixture
def process(db):
    facts = Facts(yearly_volume=exactly(1200), minutes_per_case=exactly(90))
    made = add_process(db, "환불", "시설관리부", facts, by="김")
    for state in models.states:
        content = (MODELS / f"EX-041.{state}.bpmn").read_bytes()
        models.add_revision(db, made.id, state, content, base=0, origin="upload", by="김")
    return made


def test_a_scenario_is_begun_and_read_back_as_it_was(db, process):
    begun = store.begin(db, process, "as-is", "기준", by="이")
    assert store.scenarios(db, process.id, "as-is") == [begun]
    assert store.scenario(db, begun.id) == begun
    assert store.scenarios(db, process.id, "to-be") == []


def test_a_to_be_begins_from_the_edited_as_is(db, process):
    begun = store.begin(db, process, "as-is", "기준", by="이")
    pool = next(iter(begun.scenario.tasks["Task_approve"].durations))
    tasks = {**begun.scenario.tasks, "Task_approve": Work({pool: fixed(777)})}
    store.save(db, begun.id, 1, "기준", replace(begun.scenario, tasks=tasks), by="이")
    to_be = store.begin(db, process, "to-be", "개선", by="이").scenario
    assert to_be.arrivals == begun.scenario.arrivals
    assert list(to_be.tasks["Task_approve"].durations.values()) == [fixed(777)]


def test_a_late_save_is_refused(db, process):
    begun = store.begin(db, process, "as-is", "기준", by="이")
    store.save(db, begun.id, 1, "새 이름", begun.scenario, by="이")
    with pytest.raises(Conflict):
        store.save(db, begun.id, 1, "늦은 이름", begun.scenario, by="박")
    assert store.scenario(db, begun.id).title == "새 이름"


def test_without_a_drawing_there_is_nothing_to_begin_from(db):
    bare = add_process(db, "새 업무", "인사부", Facts(), by="김")
    with pytest.raises(models.UnknownModel):
        store.begin(db, bare, "as-is", "기준", by="이")


def test_what_is_gone_is_said(db):
    with pytest.raises(store.UnknownScenario):
        store.scenario(db, "x")
