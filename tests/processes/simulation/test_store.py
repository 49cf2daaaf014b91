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


def test_the_last_change_is_undone_and_stands_again_when_undone_once_more(db, process) -> None:
    begun = store.begin(db, process, "as-is", "기준", by="김")
    assert store.last_change(db, begun.id) is None
    with pytest.raises(store.NothingToUndo):
        store.undo(db, begun.id, begun.revision, by="김")
    later = replace(begun.scenario, start="2026-03-02")
    saved = store.save(db, begun.id, 1, "성수기", later, by="박")
    change = store.last_change(db, begun.id)
    assert change is not None
    assert (change.by, change.title, change.scenario) == ("박", "기준", begun.scenario)
    back = store.undo(db, begun.id, saved.revision, by="김")
    assert (back.title, back.scenario) == ("기준", begun.scenario)
    again = store.undo(db, begun.id, back.revision, by="김")
    assert (again.title, again.scenario) == ("성수기", later)


def test_a_change_that_somebody_made_since_is_not_undone_unseen(db, process) -> None:
    begun = store.begin(db, process, "as-is", "기준", by="김")
    seen = store.save(db, begun.id, 1, "성수기", begun.scenario, by="김")
    store.save(db, begun.id, seen.revision, "비수기", begun.scenario, by="박")
    with pytest.raises(Conflict):
        store.undo(db, begun.id, seen.revision, by="김")
    assert store.scenario(db, begun.id).title == "비수기"
