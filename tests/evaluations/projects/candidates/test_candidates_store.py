"""Candidates in the database, and the supplier's answers that the first one takes over."""

import pytest

import storage
from evaluations import questionnaire
from evaluations.answers import store as answer_store
from evaluations.projects import store as project_store
from evaluations.projects.candidates import store
from storage import records

FORM = questionnaire.shipped("saas-readiness")


@pytest.fixture
def project(db):
    with storage.transaction(db):
        return project_store.add_project(db, "ERP 고도화", by="김")


def add(db, project, name="클라우드ERP", **fields):
    with storage.transaction(db):
        return store.add_candidate(db, project.id, name, by="김", **fields)


def answered(db, subject):
    return set(answer_store.answers_by_subject(db, FORM.id).get(subject, {}))


def answer(db, project, *ids):
    with storage.transaction(db):
        for question_id in ids:
            answer_store.save_answer(db, project.id, FORM, question_id, 3, revision=0, by="김")


def test_a_candidate_is_kept_whole(db, project):
    added = add(
        db,
        project,
        supplier="가상소프트",
        certification="CSAP 중등급",
        certified_until="2028-05-31",
        listing="등록",
        listing_note="2026-09-01 조회",
        note="시연 완료",
        example=True,
    )
    assert store.candidates_of(db, project.id) == [added]
    assert store.all_candidates(db) == {project.id: [added]}
    assert store.candidate(db, added.id) == added
    assert (added.certification, added.certified_until, added.example) == (
        "CSAP 중등급",
        "2028-05-31",
        True,
    )


def test_what_is_not_known_of_a_candidate_stays_unknown(db, project):
    added = add(db, project, certification="", certified_until="", listing="")
    assert (added.certification, added.certified_until, added.listing) == (None, None, None)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": " "}, "이름이 비었습니다"),
        ({"name": "먼저"}, "이미 있습니다"),
        ({"certification": "ISO 27001"}, "보안인증은 CSAP"),
        ({"listing": "몰라"}, "이용지원시스템 등록은"),
        ({"certified_until": "내년"}, "날짜로 읽을 수 없습니다"),
        ({"certification": "없음", "certified_until": "2028-01-01"}, "'없음'인데"),
    ],
)
def test_a_bad_candidate_is_refused(db, project, fields, words):
    add(db, project, "먼저")
    with pytest.raises(store.RefusedCandidate, match=words):
        add(db, project, **{"name": "둘째", **fields})
    assert [one.name for one in store.candidates_of(db, project.id)] == ["먼저"]


def test_a_save_is_checked_against_what_stands(db, project):
    added = add(db, project, certified_until="2028-01-01")
    with pytest.raises(store.RefusedCandidate, match="'없음'인데"), storage.transaction(db):
        store.save_candidate(db, added.id, 1, by="이", certification="없음")
    with storage.transaction(db):
        saved = store.save_candidate(db, added.id, 1, by="이", name="클라우드ERP", supplier="나")
    assert (saved.revision, saved.supplier) == (2, "나")


def test_a_stale_save_of_a_candidate_is_refused_and_kept(db, project):
    added = add(db, project)
    with storage.transaction(db):
        store.save_candidate(db, added.id, 1, by="이", note="먼저")
    with pytest.raises(storage.Conflict), storage.transaction(db):
        store.save_candidate(db, added.id, 1, by="박", note="나중")
    assert store.candidate(db, added.id).note == "먼저"
    assert records.refused(db, "candidates", added.id)[0]["changes"] == {"note": "나중"}


def test_the_first_candidate_takes_over_the_suppliers_answers_alone(db, project):
    answer(db, project, "Q1.1", "Q1.2", "Q3.1", "Q3.5")
    first = add(db, project)
    assert answered(db, first.id) == {"Q1.2", "Q3.1"}
    assert answered(db, project.id) == {"Q1.1"}
    moved = answer_store.answers_by_subject(db, FORM.id)[first.id]["Q1.2"]
    assert (moved.value, moved.revision) == (3, 2)


def test_a_second_candidate_takes_nothing_over(db, project):
    add(db, project)
    answer(db, project, "Q1.2")
    second = add(db, project, "둘째")
    assert answered(db, second.id) == set()
    assert answered(db, project.id) == {"Q1.2"}


def test_a_candidate_goes_with_its_answers_and_with_its_project(db, project):
    answer(db, project, "Q1.2")
    first, second = add(db, project), add(db, project, "둘째")
    with storage.transaction(db):
        store.delete_candidate(db, first.id, 1, by="김")
    assert answered(db, first.id) == set()
    assert store.candidates_of(db, project.id) == [second]
    with storage.transaction(db):
        project_store.delete_project(db, project.id, 1, by="김")
    assert store.all_candidates(db) == {}
    assert records.history(db, "candidates", second.id)[0].action == "delete"


def test_no_candidate_without_a_project_and_none_of_an_unknown_id(db):
    with pytest.raises(storage.UnknownRow):
        store.add_candidate(db, "없는 사업", "이름", by="김")
    with pytest.raises(store.UnknownCandidate):
        store.candidate(db, "없음")
