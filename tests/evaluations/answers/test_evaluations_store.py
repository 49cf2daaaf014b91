"""Projects and answers in the database."""

import pytest

import storage
from evaluations import questionnaire
from evaluations.answers import store as answer_store
from evaluations.answers.model import INSTITUTION, NA, Answer
from evaluations.projects import store as project_store
from evaluations.projects.portfolio import speaking
from evaluations.verdict.scoring import BadAnswer
from storage import records

FORM = questionnaire.shipped("saas-readiness")


@pytest.fixture
def project(db):
    with storage.transaction(db):
        return project_store.add_project(
            db, "ERP 고도화", by="김", systems=["ERP"], process_codes=["P-0001"]
        )


def save(db, project, question_id, value, revision=0, by="김", **more) -> Answer:
    with storage.transaction(db):
        return answer_store.save_answer(
            db, project.id, FORM, question_id, value, revision=revision, by=by, **more
        )


def test_a_project_is_kept_whole(db):
    with storage.transaction(db):
        records.insert(db, "departments", {"name": "정보화팀", "position": 1}, by="김")
        added = project_store.add_project(
            db,
            "그룹웨어 재구축",
            by="김",
            kind="신규",
            department="정보화팀",
            summary="노후 교체",
            budget_krw=1_200_000_000,
            contract_end="2027-12-31",
            systems=("그룹웨어",),
            process_codes=("P-0001", "P-0002"),
            example=True,
        )
    assert project_store.project_by_code(db, added.code) == added
    assert project_store.all_projects(db) == [added]
    assert (added.budget_krw, added.systems, added.example) == (
        1_200_000_000,
        ("그룹웨어",),
        True,
    )


def test_what_is_not_known_stays_unknown(db, project):
    found = project_store.project_by_code(db, "IT-0001")
    assert (found.budget_krw, found.contract_end, found.department) == (None, None, None)


def test_codes_count_on_and_fill_no_gap_twice(db, project):
    with storage.transaction(db):
        second = project_store.add_project(db, "둘", by="김")
        third = project_store.add_project(db, "셋", by="김", code="PRJ-7")
        fourth = project_store.add_project(db, "넷", by="김")
    assert [p.code for p in (second, third, fourth)] == ["IT-0002", "PRJ-7", "IT-0003"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": " "}, "이름이 비었습니다"),
        ({"kind": "유지보수"}, "신규, 고도화"),
        ({"department": "없는 부서"}, "부서를 먼저"),
        ({"budget_krw": -1}, "0 이상"),
        ({"code": "IT-0001"}, "이미 있습니다"),
    ],
)
def test_a_bad_project_is_refused(db, project, fields, words):
    with pytest.raises(project_store.RefusedProject, match=words), storage.transaction(db):
        project_store.add_project(db, **{"name": "이름", "by": "김", **fields})
    assert len(project_store.all_projects(db)) == 1


def test_a_stale_project_save_is_refused(db, project):
    with storage.transaction(db):
        project_store.save_project(db, project.id, 1, by="이", name="ERP 재구축")
    with pytest.raises(storage.Conflict), storage.transaction(db):
        project_store.save_project(db, project.id, 1, by="박", name="ERP 교체")
    assert project_store.project_by_code(db, project.code).name == "ERP 재구축"
    assert [change.by for change in project_store.history_of(db, project.id)] == ["이", "김"]


def test_an_unknown_project_is_named(db):
    with pytest.raises(project_store.UnknownProject, match="IT-9999"):
        project_store.project_by_code(db, "IT-9999")


def test_an_answer_keeps_what_was_said_and_the_version(db, project):
    save(db, project, "Q1.1", 3, certainty="추정", evidence="조사표", comment="확인 중")
    found = answer_store.answers(db, project.id, FORM.id)["Q1.1"]
    assert (found.value, found.certainty, found.evidence, found.comment) == (
        3,
        "추정",
        "조사표",
        "확인 중",
    )
    assert (found.questionnaire_version, found.revision, found.updated_by) == (
        FORM.version,
        1,
        "김",
    )


def test_unknown_not_applicable_and_not_answered_differ(db, project):
    save(db, project, "Q1.1", None)
    save(db, project, "Q1.2", NA, na_reason="후보가 없음")
    found = answer_store.answers(db, project.id, FORM.id)
    assert {key: answer.value for key, answer in found.items()} == {"Q1.1": None, "Q1.2": NA}


def test_a_question_asked_once_is_inherited_by_every_project(db, project):
    with storage.transaction(db):
        other = project_store.add_project(db, "그룹웨어", by="김")
    save(db, project, "Q3.5", 2)
    found = answer_store.answers(db, other.id, FORM.id)["Q3.5"]
    assert (found.value, found.subject, found.inherited) == (2, INSTITUTION, True)
    save(db, project, "Q1.1", 4)
    assert speaking.all_spoken(db, FORM)[other.id].answers.keys() == {"Q3.5"}
    assert speaking.all_spoken(db, FORM)[project.id].answers.keys() == {"Q1.1", "Q3.5"}


def test_a_stale_answer_is_refused_and_both_are_kept(db, project):
    first = save(db, project, "Q1.1", 3)
    save(db, project, "Q1.1", 2, revision=first.revision, by="이")
    with pytest.raises(storage.Conflict) as refusal:
        save(db, project, "Q1.1", 4, revision=first.revision, by="박")
    assert answer_store.answer_from_row(refusal.value.theirs).value == 2
    kept = records.refused(db, "answers", refusal.value.row_id)
    assert [(one["changes"]["value"], one["changed_by"]) for one in kept] == [("4", "박")]
    assert answer_store.answers(db, project.id, FORM.id)["Q1.1"].value == 2


def test_two_first_answers_at_once_do_not_overwrite_one_another(db, project):
    save(db, project, "Q1.1", 3)
    with pytest.raises(storage.Conflict):
        save(db, project, "Q1.1", 1, revision=0, by="이")


@pytest.mark.parametrize("value", [5, -1, True, "3"])
def test_an_answer_outside_the_scale_is_not_kept(db, project, value):
    with pytest.raises(BadAnswer):
        save(db, project, "Q1.1", value)
    assert answer_store.answers(db, project.id, FORM.id) == {}


def test_an_answer_to_no_question_is_not_kept(db, project):
    with pytest.raises(BadAnswer, match="Q9.9"):
        save(db, project, "Q9.9", 1)


def test_deleting_a_project_takes_its_answers_but_not_the_corporations(db, project):
    save(db, project, "Q1.1", 3)
    save(db, project, "Q3.5", 2)
    with storage.transaction(db):
        project_store.delete_project(db, project.id, 1, by="김")
        other = project_store.add_project(db, "다음", by="김")
    assert answer_store.answers(db, project.id, FORM.id).keys() == {"Q3.5"}
    assert answer_store.answers(db, other.id, FORM.id).keys() == {"Q3.5"}


def test_removing_the_example_leaves_what_people_made(db, project):
    with storage.transaction(db):
        example = project_store.add_project(db, "예시", by="김", example=True)
    save(db, example, "Q1.1", 3, example=True)
    touched = save(db, example, "Q3.5", 2, example=True)
    save(db, example, "Q3.6", 1, example=True)
    save(db, project, "Q3.5", 3, revision=touched.revision, by="이")
    with storage.transaction(db):
        project_store.remove_example(db, by="김")
        answer_store.remove_example(db, by="김")
    assert [p.code for p in project_store.all_projects(db)] == [project.code]
    assert answer_store.answers(db, project.id, FORM.id).keys() == {"Q3.5"}
