import pytest

import storage
from processes.inventory import store
from processes.inventory.model import Facts
from processes.spreadsheet import registering
from processes.spreadsheet.model import BadSpreadsheet


def test_a_table_is_registered_whole(db, kept_by_departments):
    imported = registering.read_file(db, kept_by_departments)
    with storage.transaction(db):
        added = registering.register(db, imported, registering.registered(db), by="김")
    assert [process.code for process in added] == [f"P-{n:04d}" for n in range(1, 7)]
    assert store.all_processes(db) == added
    assert store.departments(db) == ["경영기획부", "시설관리부"]


def test_the_same_table_again_registers_nothing(db, kept_by_departments):
    for expected in (6, 0):
        imported = registering.read_file(db, kept_by_departments)
        assert len(imported.rows) == expected
        with storage.transaction(db):
            registering.register(db, imported, registering.registered(db), by="김")
    assert len(store.all_processes(db)) == 6


def test_a_register_that_changed_since_the_preview_is_refused(db, kept_by_departments):
    seen = registering.registered(db)
    imported = registering.read_file(db, kept_by_departments)
    with storage.transaction(db):
        store.add_process(db, "채용", "경영기획부", Facts(), by="이")
    with pytest.raises(BadSpreadsheet, match="바뀌었습니다"), storage.transaction(db):
        registering.register(db, imported, seen, by="김")
    assert len(store.all_processes(db)) == 1
