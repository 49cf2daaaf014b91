"""The example's diagnoses: enough of them, of every kind, gone with the example."""

import pytest

import storage
from evaluations import questionnaire
from evaluations.answers import store as evaluations
from evaluations.diagnosis import reading, store
from evaluations.diagnosis.saving import Automation, saving
from example import diagnosis, loading
from example.model import BadExample
from example.reading import FOLDER
from processes.inventory import store as inventory
from processes.inventory.model import exactly

CODES: set[str | None] = {f"EX-{number:03d}" for number in range(1, 100)}


def test_there_are_enough_and_of_every_kind(loaded):
    found = [one for one in reading.of_all(loaded) if one.answered]
    assert len(found) >= 15
    labels = {one.label for one in found}
    assert {"자동화 추진", "조건부", "재설계 우선", "불가", "보류", "판정 보류"} <= labels
    assert {one.lo for one in found if one.levelled} >= {0, 1, 2}
    assert any(not one.levelled for one in found)


def test_the_order_says_what_can_not_be_told_apart(loaded):
    ranks = reading.ranked(reading.of_all(loaded))
    assert len(ranks) == len(inventory.all_processes(loaded)) - 2  # two have no figures
    assert any(one.best < one.worst for one in ranks)


def test_what_the_register_proposed_was_confirmed_with_its_reason(loaded):
    process = inventory.process_by_code(loaded, "EX-005")
    given = evaluations.answers(loaded, process.id, reading.RPA)
    assert given["R5"].evidence == "업무 목록: 예외율 9% → 3점 '5~10%'"
    assert given["R1"].evidence == ""


def test_a_robot_may_cost_more_than_it_frees(loaded):
    found = {
        process.code: saving(process.facts, store.automation(loaded, process.id).given)
        for process in inventory.all_processes(loaded)
    }
    known = [one for one in found.values() if one is not None]
    assert any(one.low is not None and one.low < 0 for one in known)
    assert any(one.low is not None and one.low > 0 for one in known)


def test_answers_people_changed_go_with_the_examples_processes_and_their_own_stay(loaded):
    form = questionnaire.shipped(reading.RPA)
    changed = inventory.process_by_code(loaded, "EX-005")
    with storage.transaction(loaded) as db:
        own = inventory.add_process(db, "우리 업무", "우리 부서", changed.facts, by="나")
        for process, revision in ((changed, 1), (own, 0)):
            evaluations.save_answer(db, process.id, form, "R1", 2, revision=revision, by="나")
        store.save_automation(db, own.id, Automation(exactly(0.5)), revision=0, by="나")
        loading.remove(db, by="나")
    subjects = [row["subject"] for row in loaded.query("select subject from answers")]
    assert subjects == [own.id]
    assert store.automation(loaded, own.id).given == Automation(exactly(0.5))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- code: EX-999\n", "EX-999"),
        ("- code: EX-001\n  rpa-suitability: {R1: 9}\n", "EX-001 R1"),
        ("- code: EX-001\n  rpa: {R1: 1}\n", "'rpa'"),
        ("- code: EX-001\n  automation: {rate: 2}\n", "자동처리율"),
        ("- code: EX-001\n  automation: {rate: 많이}\n", "많이"),
        ("- code: EX-001\n- code: EX-001\n", "두 번"),
    ],
)
def test_a_bad_file_is_refused_with_its_entry(tmp_path, text, words):
    (tmp_path / "diagnosis.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(BadExample, match=words):
        diagnosis.read(tmp_path, CODES)


def test_the_shipped_file_can_be_read():
    assert len(diagnosis.read(FOLDER, CODES)) >= 15
