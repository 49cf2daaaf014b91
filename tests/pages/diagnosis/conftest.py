"""A process that the register knows something about."""

import pytest

import storage
from processes.inventory import store as register
from tests.pages.diagnosis.answering import FACTS


@pytest.fixture
def process(db):
    with storage.transaction(db):
        return register.add_process(db, "채용", "경영기획부", FACTS, by="김")
