"""SBOMs count for item 18."""

import datetime

import pytest

import storage
from action_plan import counting, serving
from evaluations.components import store
from tests.evaluations.components.files import SPDX, as_bytes


@pytest.fixture
def db(database_url):
    database = storage.open_database(database_url)
    yield database
    database.close()


def test_systems_components_and_ended_support_are_counted(db):
    before = counting.read(db)
    assert (before.sbom_systems, before.components, before.support_ended) == (0, 0, 0)
    with storage.transaction(db):
        for name in ("old.json", "new.json"):  # the newest of a system counts
            store.import_sbom(db, "메일", name, as_bytes(SPDX), by="김")
        ended = datetime.date(2020, 1, 1)
        store.save_support(db, "pkg:npm/mail@1.2", ended, "공지", revision=0, by="김")
    counts = counting.read(db)
    assert (counts.sbom_systems, counts.components, counts.support_ended) == (1, 1, 1)
    told = {one.page: one.standing for one in serving.services(18, counts)}
    assert told["components"] == "SBOM이 있는 시스템 1개, 구성요소 1개(지원 끝남 1개)"
