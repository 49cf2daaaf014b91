import pytest

import storage
from processes.inventory import store
from processes.inventory.model import BadProcess, Estimate, Facts, UnknownProcess, exactly
from storage import records

FACTS = Facts(area="인사", yearly_volume=exactly(24, "연 24건"), systems=("그룹웨어",))


@pytest.fixture
def hiring(db):
    with storage.transaction(db):
        return store.add_process(db, "채용", "경영기획부", FACTS, by="김")


def test_a_process_comes_back_as_it_was_registered(db, hiring):
    assert (hiring.code, hiring.revision, hiring.facts) == ("P-0001", 1, FACTS)
    assert store.process_by_code(db, "P-0001") == hiring
    assert store.all_processes(db) == [hiring]
    assert store.departments(db) == ["경영기획부"]


def test_names_repeat_across_departments_and_codes_go_on(db, hiring):
    with storage.transaction(db):
        other = store.add_process(db, "채용", "도시기획부", Facts(), by="김")
        given = store.add_process(db, "대관", "도시기획부", Facts(), by="김", code="P-0100")
        after = store.add_process(db, "환불", "도시기획부", Facts(), by="김")
    assert [p.code for p in (other, given, after)] == ["P-0002", "P-0100", "P-0101"]
    assert store.departments(db) == ["경영기획부", "도시기획부"]


def test_a_code_is_taken_once(db, hiring):
    with pytest.raises(BadProcess, match="P-0001"), storage.transaction(db):
        store.add_process(db, "대관", "시설관리부", Facts(), by="김", code="P-0001")
    assert store.departments(db) == ["경영기획부"]


def test_the_code_of_a_deleted_process_is_not_given_again(db, hiring):
    with storage.transaction(db):
        store.delete_process(db, hiring.id, hiring.revision, by="김")
        following = store.add_process(db, "대관", "시설관리부", Facts(), by="김")
    assert following.code == "P-0002"


@pytest.mark.parametrize("name", ["", "   ", "가" * 201])
def test_a_name_is_not_empty_nor_endless(db, name):
    with pytest.raises(BadProcess), storage.transaction(db):
        store.add_process(db, name, "시설관리부", Facts(), by="김")


def test_a_save_changes_what_is_given_and_nothing_else(db, hiring):
    facts = Facts(area="인사", minutes_per_case=Estimate(60, None, 180, "1~3시간"))
    with storage.transaction(db):
        saved = store.save_process(db, hiring.id, 1, facts=facts, by="이")
    assert (saved.name, saved.revision, saved.updated_by) == ("채용", 2, "이")
    assert store.process_by_code(db, "P-0001").facts == facts
    change = store.history_of(db, hiring.id)[0]
    assert list(change.after) == ["facts"]


def test_a_save_of_the_same_makes_no_revision(db, hiring):
    with storage.transaction(db):
        saved = store.save_process(db, hiring.id, 1, name="채용", facts=FACTS, by="이")
    assert saved == hiring


def test_a_stale_save_is_refused_and_tells_who_came_first(db, hiring):
    with storage.transaction(db):
        store.save_process(db, hiring.id, 1, name="직원 채용", by="이")
    with pytest.raises(storage.Conflict, match="이 님") as refusal, storage.transaction(db):
        store.save_process(db, hiring.id, 1, name="신규 채용", by="박")
    assert store.process_of_row(refusal.value.theirs).name == "직원 채용"
    assert records.refused(db, "processes", hiring.id)[0]["changes"] == {"name": "신규 채용"}


def test_a_process_moves_only_to_a_department_that_exists(db, hiring):
    with pytest.raises(BadProcess, match="없는부서"), storage.transaction(db):
        store.save_process(db, hiring.id, 1, department="없는부서", by="이")


def test_a_deleted_process_is_unknown_and_comes_back_whole(db, hiring):
    with storage.transaction(db):
        store.delete_process(db, hiring.id, 1, by="이")
    with pytest.raises(UnknownProcess, match="P-0001"):
        store.process_by_code(db, "P-0001")
    with storage.transaction(db):
        back = store.restore_process(db, hiring.id, by="이")
    assert (back.id, back.code, back.facts) == (hiring.id, "P-0001", FACTS)
    told = [change.action for change in store.history_of(db, hiring.id)]
    assert told == ["insert", "delete", "insert"]


def test_what_was_never_deleted_is_not_restored(db, hiring):
    with pytest.raises(storage.UnknownRow), storage.transaction(db):
        store.restore_process(db, hiring.id, by="이")


def test_many_processes_are_registered_at_once(db):
    new = [store.NewProcess(f"업무 {n}", f"부서 {n % 3}", FACTS) for n in range(12)]
    with storage.transaction(db):
        store.add_processes(db, new, by="김", example=True)
    processes = store.all_processes(db)
    assert [p.code for p in processes] == [f"P-{n:04d}" for n in range(1, 13)]
    assert all(p.example for p in processes)
