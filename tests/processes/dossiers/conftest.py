"""The example institution, and a process of which nothing is known."""

import pytest

import storage
from processes.inventory.model import Facts, Process
from processes.inventory.store import add_process
from tests import prepared


@pytest.fixture
def example(db: storage.Database) -> storage.Database:
    prepared.put_example(db)
    return db


@pytest.fixture
def process(db: storage.Database) -> Process:
    return add_process(db, "출장 신청", "총무부", Facts(), by="김")
