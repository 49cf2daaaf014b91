"""Cost lines and assumptions in the database."""

import re

import pytest

import storage
from evaluations.projects import store as project_store
from evaluations.projects.candidates import store as candidates
from evaluations.projects.tco import store
from evaluations.projects.tco.model import (
    DISCOUNT,
    KEEP,
    PER_USER,
    PROPOSALS,
    SAAS,
    SUM,
    USERS,
    YEARLY,
    BadCost,
    Line,
    Range,
)
from storage import records

LINE = {"side": SAAS, "kind": YEARLY, "basis": SUM, "name": "구독료"}


@pytest.fixture
def project(db):
    with storage.transaction(db):
        return project_store.add_project(db, "ERP", by="김")


def add(db, project, **fields):
    with storage.transaction(db):
        return store.add_line(db, project.id, by="김", **{**LINE, **fields})


def test_a_line_is_kept_and_counted(db, project):
    added = add(db, project, least=1, likely=2, most=3, source="견적서", source_date="2026-10-01")
    assert store.lines_of(db, project.id) == [added]
    assert added.line == Line(SAAS, YEARLY, SUM, "구독료", Range(1, 2, 3))
    assert (added.source, added.source_date) == ("견적서", "2026-10-01")


def test_a_line_with_a_gap_is_kept_and_unknown(db, project):
    assert add(db, project, least=1).line.amount is None


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": " "}, "이름이 비었습니다"),
        ({"side": "둘 다"}, "구분은(는)"),
        ({"kind": "가끔"}, "시기은(는)"),
        ({"basis": "달러"}, "단위은(는)"),
        ({"least": -1}, "0 이상"),
        ({"least": 3, "most": 2}, "작은 것부터"),
        ({"source_date": "작년"}, "날짜로 읽을 수 없습니다"),
    ],
)
def test_a_bad_line_is_refused(db, project, fields, words):
    with pytest.raises(BadCost, match=re.escape(words)):
        add(db, project, **fields)
    assert store.lines_of(db, project.id) == []


def test_a_save_is_checked_with_what_stands(db, project):
    added = add(db, project, least=5, likely=6, most=7)
    with pytest.raises(BadCost), storage.transaction(db):
        store.save_line(db, added.id, 1, by="김", least=9)
    with storage.transaction(db):
        saved = store.save_line(db, added.id, 1, by="김", most=9)
    with pytest.raises(storage.Conflict), storage.transaction(db):
        store.save_line(db, added.id, 1, by="이", most=8)
    assert store.lines_of(db, project.id) == [saved]


def test_costs_are_those_of_the_candidate_and_of_all(db, project):
    with storage.transaction(db):
        one, other = (candidates.add_candidate(db, project.id, name, by="김") for name in "가나")
    add(db, project, name="모두")
    add(db, project, name="하나", candidate_id=one.id)
    add(db, project, name="다른", candidate_id=other.id)
    lines, set_ = store.costs_of(db, project.id, one.id)
    assert ([line.name for line in lines], set_) == (["모두", "하나"], {})
    assert [line.name for line in store.costs_of(db, project.id)[0]] == ["모두"]
    with storage.transaction(db):
        candidates.delete_candidate(db, one.id, 1, by="김")
    assert [line.name for line in store.lines_of(db, project.id)] == ["모두", "다른"]


def test_an_assumption_begins_as_proposed(db, project):
    with storage.transaction(db):
        saved = store.save_assumption(db, project.id, DISCOUNT, 0, by="김", most=6.0)
    assert saved.range == Range(4.5, 4.5, 6.0)
    assert store.costs_of(db, project.id)[1] == {DISCOUNT: Range(4.5, 4.5, 6.0)}
    with pytest.raises(storage.Conflict), storage.transaction(db):
        store.save_assumption(db, project.id, DISCOUNT, 0, by="이", most=7.0)
    with storage.transaction(db):
        again = store.save_assumption(db, project.id, DISCOUNT, 1, by="이", source="지침")
        store.drop_assumption(db, again.id, 2, by="이")
    assert store.assumptions_of(db, project.id) == {}


def test_an_assumption_may_be_set_to_unknown(db, project):
    with storage.transaction(db):
        saved = store.save_assumption(
            db, project.id, DISCOUNT, 0, by="김", least=None, likely=None, most=None
        )
    assert saved.range is None


@pytest.mark.parametrize(
    ("name", "values", "words"),
    [
        ("환율", {}, "비용 가정이 아닙니다"),
        (DISCOUNT, {"most": 31}, "30까지"),
        (USERS, {"least": -1}, "0부터"),
        (DISCOUNT, {"least": 5}, "작은 것부터"),
    ],
)
def test_a_bad_assumption_is_refused(db, project, name, values, words):
    with pytest.raises(BadCost, match=words), storage.transaction(db):
        store.save_assumption(db, project.id, name, 0, by="김", **values)
    assert store.assumptions_of(db, project.id) == {}


def test_costs_go_with_their_project_and_stay_in_the_history(db, project):
    added = add(db, project)
    with storage.transaction(db):
        store.save_assumption(db, project.id, DISCOUNT, 0, by="김", most=6.0)
        project_store.delete_project(db, project.id, 1, by="김")
    assert store.lines_of(db, project.id) == []
    assert store.assumptions_of(db, project.id) == {}
    assert records.history(db, "cost_lines", added.id)[0].action == "delete"


def test_every_proposal_can_be_set_as_it_is(db, project):
    for name in PROPOSALS:
        with storage.transaction(db):
            saved = store.save_assumption(db, project.id, name, 0, by="김", source="확인")
        assert saved.range == PROPOSALS[name]
    assert add(db, project, side=KEEP, basis=PER_USER).line.amount is None
