"""Contract clauses: kept per contract, hints on questions, gone with their project."""

import pytest

import storage
from evaluations import questionnaire
from evaluations.projects import store as project_store
from evaluations.projects.candidates import store as candidates
from evaluations.projects.clauses import store
from evaluations.projects.clauses.model import KINDS, BadClause, hints
from storage import records


@pytest.fixture
def project(db):
    with storage.transaction(db):
        return project_store.add_project(db, "ERP", by="김")


def keep(db, project, kind="export", revision=0, by="김", **changes):
    with storage.transaction(db):
        return store.set_clause(db, project.id, kind, revision, by=by, **changes)


def test_every_clause_hints_at_a_question_that_is_asked():
    form = questionnaire.shipped("saas-readiness")
    asked = {question for kind in KINDS for question in kind.questions}
    assert all(form.has_question(question) for question in asked)
    assert asked >= {"Q4.3", "Q4.4", "Q2.6", "Q3.2", "Q3.7", "Q6.1", "Q6.4"}
    assert len({kind.id for kind in KINDS}) == len(KINDS)


def test_a_clause_is_kept_per_contract(db, project):
    with storage.transaction(db):
        product = candidates.add_candidate(db, project.id, "가", by="김")
    now = keep(db, project, state="없음")
    later = keep(db, project, state="있음", wording="제22조", contract=product.id)
    assert store.clauses_of(db, project.id) == [now, later]
    assert store.clauses_of(db, project.id, product.id) == [later]
    assert store.all_clauses(db) == {project.id: [now, later]}
    with storage.transaction(db):
        candidates.delete_candidate(db, product.id, 1, by="김")
    assert store.clauses_of(db, project.id) == [now]


def test_a_clause_goes_back_to_unknown(db, project):
    first = keep(db, project, state="있음")
    again = keep(db, project, revision=first.revision, state="")
    assert (again.state, again.revision) == (None, 2)
    assert hints([again], "Q4.3") == []


def test_a_late_save_of_a_clause_is_refused_and_kept(db, project):
    first = keep(db, project, state="있음")
    keep(db, project, revision=first.revision, by="이", source="계약서")
    with pytest.raises(storage.Conflict) as refusal:
        keep(db, project, revision=first.revision, by="박", source="초안")
    assert records.refused(db, store.TABLE, refusal.value.row_id)
    with pytest.raises(storage.Conflict):
        keep(db, project, revision=0, by="박", state="없음")


@pytest.mark.parametrize(
    ("kind", "changes", "words"),
    [("보험", {}, "점검표에 없는"), ("export", {"state": "아마"}, "있음, 없음")],
)
def test_a_bad_clause_is_refused(db, project, kind, changes, words):
    with pytest.raises(BadClause, match=words):
        keep(db, project, kind, **changes)
    assert store.clauses_of(db, project.id) == []


def test_hints_are_of_the_question_and_those_that_are_there_come_first(db, project):
    keep(db, project, "notification", state="없음")
    keep(db, project, "audit", state="있음")
    keep(db, project, "exit", state="있음")
    found = hints(store.clauses_of(db, project.id), "Q6.4")
    assert [(one.kind, one.state) for one in found] == [("audit", "있음"), ("notification", "없음")]


def test_clauses_go_with_their_project(db, project):
    keep(db, project, state="있음")
    with storage.transaction(db):
        project_store.delete_project(db, project.id, 1, by="김")
    assert store.all_clauses(db) == {}
