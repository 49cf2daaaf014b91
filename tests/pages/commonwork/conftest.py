"""Two processes that may be one work, the example, and what another institution sends."""

import pytest

import storage
from processes.commonwork import catalogue, sharing, store
from processes.inventory import store as register
from processes.inventory.model import Facts, exactly
from tests.prepared import empty, put_example


@pytest.fixture
def example(db):
    put_example(db)
    return db


@pytest.fixture
def two(db):
    with storage.transaction(db):
        one = register.add_process(
            db, "여비 정산", "총무부", Facts(approvals=3, yearly_volume=exactly(100)), by="김"
        )
        other = register.add_process(
            db,
            "여비정산 업무",
            "시설부",
            Facts(approvals=2, yearly_volume=exactly(40), purpose="지급한다"),
            by="김",
        )
    return one, other


@pytest.fixture
def linked(db, two):
    with storage.transaction(db):
        return store.decide(db, two[0], two[1], "linked", by="김", reason="같은 규정", revision=0)


@pytest.fixture
def file(tmp_path):
    there = empty()
    put_example(there)
    with storage.transaction(there):
        speaker = register.process_by_code(there, "EX-005")
        store.name_work(
            there, speaker, title="출장 *여비*", note="", shared=True, revision=0, by="최"
        )
    found = sharing.catalogue(
        there, "다온공사", exported_at="2026-11-20T01:00:00Z", with_models=True
    )
    there.close()
    return catalogue.write(found)
