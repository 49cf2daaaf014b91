"""Where a process that was merged into another one is to be found, and what stayed behind."""

import pytest

import storage
from applications.drafts import merged_processes
from processes.commonwork import merges, store
from processes.commonwork.merging import merged
from processes.commonwork.shared_facts import facts_from_file
from processes.inventory import store as register
from processes.inventory.model import BadProcess, Facts


@pytest.fixture
def db():
    database = storage.open_database("sqlite://")
    with storage.transaction(database):
        for number in range(3):
            register.add_process(database, f"업무 {number}", "시설부", Facts(), by="김")
    yield database
    database.close()


def merge(db, kept: str, gone: str):
    one, other = (register.process_by_code(db, code) for code in (kept, gone))
    what = merged(one, other, {"name": "kept"})
    with storage.transaction(db):
        return merges.merge(
            db, one, other, what, charts={}, following=merged_processes, reason="", by="김"
        )


def test_the_way_leads_through_every_merge_to_what_stays(db):
    merge(db, "P-0002", "P-0003")
    merge(db, "P-0001", "P-0002")
    for code in ("P-0002", "P-0003"):
        found = store.merged_into(db, code)
        assert found is not None
        assert found.code == "P-0001"


def test_what_was_never_merged_or_taken_back_leads_nowhere(db):
    done = merge(db, "P-0001", "P-0002")
    with storage.transaction(db):
        merges.undo(db, done, following=merged_processes, by="김")
    assert store.merged_into(db, "P-0002") is None
    assert store.merged_into(db, "P-0099") is None


def test_an_end_that_was_deleted_leads_nowhere(db):
    merge(db, "P-0001", "P-0002")
    one = register.process_by_code(db, "P-0001")
    with storage.transaction(db):
        register.delete_process(db, one.id, one.revision, by="김")
    assert store.merged_into(db, "P-0002") is None


@pytest.mark.parametrize("numbers", [[0], [19], [1, 100]])
def test_plan_items_of_a_catalogue_are_those_of_the_plan(numbers):
    with pytest.raises(BadProcess, match="1~18이 아닌"):
        facts_from_file({"plan_items": numbers})


def test_plan_items_of_the_plan_are_taken():
    assert facts_from_file({"plan_items": [1, 18]}).plan_items == (1, 18)
