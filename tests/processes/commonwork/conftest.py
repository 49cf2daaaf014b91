"""Three processes, two of which look alike."""

import pytest

import storage
from processes.inventory import store as register
from processes.inventory.model import Facts, exactly


@pytest.fixture
def three(db):
    with storage.transaction(db):
        one = register.add_process(
            db, "여비 정산", "총무부", Facts(yearly_volume=exactly(100), approvals=3), by="김"
        )
        two = register.add_process(
            db,
            "여비정산 업무",
            "시설부",
            Facts(yearly_volume=exactly(40), systems=("ERP",)),
            by="김",
        )
        three = register.add_process(db, "출장비 정산", "기획부", Facts(), by="김")
    return one, two, three
