import pytest

import storage
from processes.inventory import listing, store
from processes.inventory.listing import Filter
from processes.inventory.model import Facts, exactly

HIRING = Facts(area="인사", yearly_volume=exactly(24), minutes_per_case=exactly(60))


@pytest.fixture
def register(db):
    with storage.transaction(db):
        store.add_process(db, "채용", "경영기획부", HIRING, by="이")
        store.add_process(db, "대관", "시설관리부", Facts(area="대관"), by="이")
    return db


def names(snapshot):
    return [line.process.name for line in snapshot.lines]


def test_what_has_not_changed_is_not_read_again(register):
    first = store.snapshot(register)
    assert store.snapshot(register, first) is first
    hiring, hall = first.lines
    with storage.transaction(register):
        store.save_process(register, hall.process.id, 1, name="대관 접수", by="이")
        store.add_process(register, "휴가", "경영기획부", Facts(), by="이")
    second = store.snapshot(register, first)
    assert names(second) == ["채용", "대관 접수", "휴가"]
    assert second.lines[0] is hiring
    assert names(first) == ["채용", "대관"]  # what another session is drawing stays as it was


def test_what_was_deleted_leaves_and_what_came_back_returns(register):
    first = store.snapshot(register)
    hiring = first.lines[0].process
    with storage.transaction(register):
        store.delete_process(register, hiring.id, 1, by="이")
    second = store.snapshot(register, first)
    assert names(second) == ["대관"]
    with storage.transaction(register):
        store.restore_process(register, hiring.id, by="이")
    assert names(store.snapshot(register, second)) == ["채용", "대관"]


def test_a_department_that_is_renamed_is_seen_in_its_processes(register):
    first = store.snapshot(register)
    (row,) = register.query("select * from departments where name = '시설관리부'")
    with storage.transaction(register):
        storage.records.update(
            register, "departments", row["id"], row["revision"], {"name": "시설부"}, by="이"
        )
    departments = [line.process.department for line in store.snapshot(register, first).lines]
    assert departments == ["경영기획부", "시설부"]


def test_a_snapshot_of_a_database_that_was_put_back_is_read_whole(register):
    later = store.snapshot(register)
    later.number += 50
    assert names(store.snapshot(register, later)) == ["채용", "대관"]


def test_what_is_seen_comes_with_its_totals_and_groups(register):
    snapshot = store.snapshot(register)
    seen = snapshot.seen(Filter(), listing.BY_CODE)
    assert snapshot.seen(Filter(), listing.BY_CODE) is seen
    assert (seen.hours.likely, seen.hours.unknown, seen.complete) == (24, 1, 0)
    assert {name: len(part.lines) for name, part in seen.groups("부서").items()} == {
        "경영기획부": 1,
        "시설관리부": 1,
    }
    assert len(snapshot.seen(Filter(search="ㅊㅇ"), listing.BY_CODE).lines) == 1
    assert snapshot.areas == ["대관", "인사"]
