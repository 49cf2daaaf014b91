"""A register of two departments, and a survey round of them that runs."""

import pytest

import storage
from processes.census import store as census
from processes.inventory import store
from processes.inventory.model import Facts, exactly

WHOLE = Facts(area="인사", yearly_volume=exactly(24))


@pytest.fixture
def register(db):
    with storage.transaction(db):
        store.add_process(db, "채용", "인사부", WHOLE, by="이")
        store.add_process(db, "휴가", "인사부", Facts(area="인사"), by="이")
        store.add_process(db, "대관", "시설부", Facts(), by="이")
    return db


@pytest.fixture
def round_(register):
    with storage.transaction(register) as db:
        return census.add_round(
            db,
            "2026 조사",
            "2030-12-11",
            ["인사부", "시설부"],
            required=["area", "yearly_volume"],
            message="문의는 TF로",
            by="TF",
        )
