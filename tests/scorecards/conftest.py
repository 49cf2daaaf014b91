"""The example corporation, whose data knows ranges, unknown values and several candidates."""

import datetime
import json

import pytest

from scorecards import gathering
from tests import prepared

DAY = datetime.date(2026, 12, 1)


@pytest.fixture(scope="module")
def example():
    """A database with the example, and with a process that knows next to nothing."""
    database = prepared.empty()
    prepared.put_example(database)
    saved = [row["process_id"] for row in database.query("select process_id from savings")]
    rows = database.query("select id, facts from processes order by code")
    for at, row in enumerate(list(rows)):
        facts = json.loads(row["facts"])
        if at % 7 == 0 or row["id"] == saved[1]:
            facts.pop("minutes_per_case", None)
        if at % 11 == 3:
            facts["yearly_volume"] = {"low": 10}
        if at % 13 == 5:
            facts.pop("legal_basis", None)
        database.execute(
            "update processes set facts = :facts where id = :id",
            {"facts": json.dumps(facts, ensure_ascii=False), "id": row["id"]},
        )
    database.conn.commit()
    yield database
    database.close()


@pytest.fixture(scope="module")
def told(example):
    """Card -> its figures."""
    return gathering.gather(example, DAY).by_card
