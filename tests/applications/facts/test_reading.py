"""Reading a draft costs by its sources alone: never the whole register, nothing read twice."""

import pytest

from applications.drafts import beginning
from applications.drafts.export import read_draft
from applications.sources.model import Source
from evaluations.projects import store as projects
from processes.inventory import store as inventory
from processes.inventory.model import Facts, exactly


def grown(db, count):
    for number in range(count):
        facts = Facts(yearly_volume=exactly(number + 1), minutes_per_case=exactly(10))
        inventory.add_process(db, f"일 {number}", "총무부", facts, by="가")


def statements(db, draft_id):
    told = []
    with db.tracer(lambda sql, _params: told.append(sql)):
        read_draft(db, draft_id)
    return told


@pytest.fixture
def drafts(db):
    grown(db, 20)
    for number in range(5):
        projects.add_project(db, f"사업 {number}", by="가")
    codes = [one.code for one in inventory.all_processes(db)]
    few = [Source("process", code) for code in codes[:2]]
    named = [Source("process", code) for code in codes]
    named += [Source("project", one.code) for one in projects.all_projects(db)]
    return tuple(
        beginning.begin(db, "초안", sources=sources, by="나").id for sources in (few, named)
    )


def test_a_larger_register_costs_a_draft_nothing(db, drafts):
    before = [len(statements(db, draft)) for draft in drafts]
    grown(db, 100)
    after = [statements(db, draft) for draft in drafts]
    assert [len(told) for told in after] == before
    for told in after:
        assert not [sql for sql in told if sql.startswith("select * from processes order by")]


def test_each_further_process_costs_a_few_statements(db, drafts):
    few, many = (len(statements(db, draft)) for draft in drafts)
    assert many - few <= 18 * 6 + 40
