from dataclasses import replace

import pytest

import storage
from processes.inventory import store
from processes.inventory.bulk import store as bulk
from processes.inventory.bulk.model import BadBulkChange, Wanted
from processes.inventory.model import BadProcess, Estimate, Facts
from storage import records


@pytest.fixture
def three(db):
    with storage.transaction(db):
        for name, source in (("가", "면담"), ("나", None), ("다", "로그")):
            store.add_process(db, name, "부서", Facts(source=source), by="이")
        store.add_department(db, "다른 부서", by="이")
    return store.all_processes(db)


def changed(db, processes, **values):
    with storage.transaction(db):
        return bulk.change(db, "시험", [Wanted(one, values) for one in processes], by="김")


def last(db):
    found = bulk.last(db)
    assert found is not None
    return found


def sources(db):
    return [process.facts.source for process in store.all_processes(db)]


def test_a_field_is_set_in_all_and_taken_back_in_all(db, three):
    outcome = changed(db, three, source="로그", yearly_volume=Estimate(1, 2, 3, "월 1건"))
    assert outcome.bulk is not None
    assert (outcome.bulk.count, len(outcome.saved), outcome.overtaken) == (3, 3, ())
    assert sources(db) == ["로그"] * 3
    standing = last(db)
    assert (standing, standing.title, standing.updated_by) == (outcome.bulk, "시험", "김")
    with storage.transaction(db):
        undone = bulk.undo(db, standing, by="박")
    assert (len(undone.restored), undone.kept) == (3, ())
    assert [process.facts for process in store.all_processes(db)] == [one.facts for one in three]
    assert bulk.last(db) is None
    told = [change.by for change in store.history_of(db, three[0].id)]
    assert told == ["박", "김", "이"]


def test_what_is_so_already_is_not_changed(db, three):
    outcome = changed(db, three, source="면담")
    assert [process.name for process in outcome.saved] == ["나", "다"]
    assert store.process_by_code(db, "P-0001").revision == 1
    nothing = changed(db, store.all_processes(db), source="면담")
    assert (nothing.bulk, nothing.saved) == (None, ())
    assert bulk.last(db) == outcome.bulk


def test_names_and_departments_are_changed_and_taken_back(db, three):
    changed(db, three, department="다른 부서")
    assert {process.department for process in store.all_processes(db)} == {"다른 부서"}
    with storage.transaction(db):
        bulk.undo(db, last(db), by="김")
    assert {process.department for process in store.all_processes(db)} == {"부서"}


def test_what_somebody_changed_since_stays_and_is_named(db, three):
    changed(db, three, source="추정")
    second = store.process_by_code(db, "P-0002")
    with storage.transaction(db):
        facts = replace(second.facts, note="나중")
        store.save_process(db, second.id, second.revision, facts=facts, by="박")
        third = store.process_by_code(db, "P-0003")
        store.delete_process(db, third.id, third.revision, by="박")
        undone = bulk.undo(db, last(db), by="김")
    assert [process.code for process in undone.restored] == ["P-0001"]
    assert "P-0002 '나'은(는) 박 님이 그 뒤에 고쳐서" in undone.kept[0]
    assert "지워진 업무" in undone.kept[1]
    assert sources(db) == ["면담", "추정"]


def test_when_all_have_been_changed_since_nothing_is_taken_back(db, three):
    changed(db, three[:1], source="추정")
    first = store.process_by_code(db, "P-0001")
    with storage.transaction(db):
        store.save_process(db, first.id, first.revision, name="새 이름", by="박")
    standing = last(db)
    with pytest.raises(BadBulkChange, match="P-0001"), storage.transaction(db):
        bulk.undo(db, standing, by="김")
    assert last(db) == standing


def test_a_change_is_taken_back_once(db, three):
    changed(db, three, source="추정")
    standing = last(db)
    with storage.transaction(db):
        bulk.undo(db, standing, by="김")
    with pytest.raises(BadBulkChange, match="이미"), storage.transaction(db):
        bulk.undo(db, standing, by="김")


def test_nothing_is_written_over_what_somebody_changed_first(db, three):
    with storage.transaction(db):
        store.save_process(db, three[1].id, 1, name="먼저", by="박")
    outcome = changed(db, three, source="추정")
    assert [one.theirs.name for one in outcome.overtaken] == ["먼저"]
    assert sources(db) == ["추정", None, "추정"]
    (refused,) = records.refused(db, "processes", three[1].id)
    assert "추정" in refused["changes"]["facts"]


def test_a_value_that_can_not_stand_changes_nothing(db, three):
    with pytest.raises(BadProcess, match="없는 부서"):
        changed(db, three, department="없는 부서")
    assert all(process.revision == 1 for process in store.all_processes(db))
    assert bulk.last(db) is None
