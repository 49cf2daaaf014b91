"""The example goes in marked, comes out whole, and leaves what people made alone."""

from pathlib import Path

import pytest

import storage
from applications.drafts import store as applications
from applications.sources.model import Source
from errors import WorkbenchError
from evaluations import questionnaire
from evaluations.answers import store as answer_store
from evaluations.answers.model import INSTITUTION
from evaluations.projects import store as project_store
from example import loading
from processes.bpmn import store as models
from processes.bpmn.blank import blank
from processes.inventory import store as inventory
from processes.inventory.model import Facts

BY = "시험"
# What only grows: what was done, that something changed (ids alone), SQLite's own counter,
# the shipped questionnaires as they were when somebody answered.
KEPT = {"history", "settings", "_sqlite_migrations", "process_changes", "sqlite_sequence"}
KEPT |= {"questionnaire_versions"}


def _counts(db: storage.Database) -> dict[str, int]:
    return {t: db[t].count for t in db.table_names() if t not in KEPT}


def _rows(db: storage.Database, table: str, where: str = "1 = 1") -> list[storage.records.Row]:
    return [dict(row) for row in db.query(f"select * from {table} where {where} order by id")]


def _remove(db: storage.Database) -> None:
    with storage.transaction(db):
        loading.remove(db, by=BY)


def test_everything_that_is_loaded_is_marked(loaded: storage.Database) -> None:
    assert loading.is_loaded(loaded)
    for table in ("departments", "processes", "projects", "answers", "applications"):
        assert loaded[table].count > 0
        assert not _rows(loaded, table, "example = 0"), table
    assert {row["origin"] for row in _rows(loaded, "model_revisions")} == {"example"}


def test_loading_and_removing_leaves_an_empty_database(loaded: storage.Database) -> None:
    _remove(loaded)
    assert not loading.is_loaded(loaded)
    assert set(_counts(loaded).values()) == {0}


def test_it_can_be_loaded_again_after_removal(loaded: storage.Database) -> None:
    before = _counts(loaded)
    _remove(loaded)
    with storage.transaction(loaded):
        loading.load(loaded, by=BY)
    assert _counts(loaded) == before


def test_loading_twice_is_refused(loaded: storage.Database) -> None:
    before = _counts(loaded)
    with pytest.raises(loading.AlreadyLoaded, match="먼저 예시를 지우세요"):
        loading.load(loaded, by=BY)
    assert _counts(loaded) == before


def test_removing_where_there_is_none_is_refused(db: storage.Database) -> None:
    with pytest.raises(loading.NotLoaded, match="지울 예시가 없습니다"):
        loading.remove(db, by=BY)


def test_own_data_survives_unchanged(loaded: storage.Database) -> None:
    with storage.transaction(loaded) as db:
        own = inventory.add_process(db, "우리 업무", "시설관리부", Facts(), by="나")
        models.add_revision(
            db, own.id, "as-is", blank("우리 업무"), base=0, origin="editor", by="나"
        )
        project = project_store.add_project(
            db, "우리 사업", department="도시기획부", process_codes=["EX-005"], by="나"
        )
        form = questionnaire.shipped("saas-readiness")
        answer_store.save_answer(db, project.id, form, "Q1.1", 2, revision=0, by="나")
        draft = applications.add_application(
            db,
            "우리 신청서",
            sources=[Source("process", "EX-005"), Source("project", "IT-EX-01")],
            by="나",
        )
    mine = {
        "processes": "updated_by = '나'",
        "projects": "updated_by = '나'",
        "applications": "updated_by = '나'",
        "application_sections": "updated_by = '나'",
        "model_revisions": "created_by = '나'",
    }
    before = {table: _rows(loaded, table, own_rows) for table, own_rows in mine.items()}
    assert all(before.values())
    _remove(loaded)
    assert {table: _rows(loaded, table) for table in mine} == before
    assert [row["updated_by"] for row in _rows(loaded, "answers")] == ["나"]
    newest = models.newest(loaded, own.id, "as-is")
    assert newest is not None
    assert models.content(loaded, newest.sha256) == blank("우리 업무")
    assert applications.application(loaded, draft.id).process_codes == ("EX-005",)


def test_a_department_in_use_stays_and_is_no_longer_example(loaded: storage.Database) -> None:
    with storage.transaction(loaded) as db:
        inventory.add_process(db, "우리 업무", "시설관리부", Facts(), by="나")
        project_store.add_project(db, "우리 사업", department="도시기획부", by="나")
    _remove(loaded)
    left = {row["name"]: row["example"] for row in _rows(loaded, "departments")}
    assert left == {"시설관리부": 0, "도시기획부": 0}


def test_a_department_that_was_there_before_stays(db: storage.Database) -> None:
    with storage.transaction(db):
        inventory.add_department(db, "경영기획부", by="나")
        loading.load(db, by=BY)
    _remove(db)
    assert inventory.departments(db) == ["경영기획부"]


def test_changed_example_rows_go_too(loaded: storage.Database) -> None:
    with storage.transaction(loaded) as db:
        process = inventory.process_by_code(db, "EX-005")
        inventory.save_process(db, process.id, process.revision, name="고친 이름", by="나")
        models.add_revision(
            db, process.id, "as-is", blank("고침"), base=1, origin="editor", by="나"
        )
        models.save(db, process.id, "as-is", blank("늦음"), base=1, origin="editor", by="나")
        project = project_store.project_by_code(db, "IT-EX-01")
        project_store.save_project(db, project.id, project.revision, name="고친 사업", by="나")
        draft = applications.all_applications(db)[0]
        section = applications.sections(db, draft.id)[0]
        applications.save_section(db, section.id, section.revision, "고친 글", by="나")
    _remove(loaded)
    assert set(_counts(loaded).values()) == {0}
    assert any(change.action == "delete" for change in inventory.history_of(loaded, process.id))


def test_own_answers_of_the_corporation_are_kept(db: storage.Database) -> None:
    form = questionnaire.shipped("saas-readiness")
    with storage.transaction(db):
        own = project_store.add_project(db, "우리 사업", by="나")
        answer_store.save_answer(db, own.id, form, "Q7.1", 0, revision=0, by="나")
        loading.load(db, by=BY)
    project = project_store.project_by_code(db, "IT-EX-01")
    assert answer_store.answers(db, project.id, form.id)["Q7.1"].value == 0
    _remove(db)
    kept = answer_store.answers(db, own.id, form.id)
    assert {key: answer.value for key, answer in kept.items()} == {"Q7.1": 0}
    assert kept["Q7.1"].subject == INSTITUTION


def test_an_answer_of_the_corporation_that_was_changed_stays(loaded: storage.Database) -> None:
    form = questionnaire.shipped("saas-readiness")
    project = project_store.project_by_code(loaded, "IT-EX-01")
    given = answer_store.answers(loaded, project.id, form.id)["Q7.1"]
    with storage.transaction(loaded) as db:
        own = project_store.add_project(db, "우리 사업", by="나")
        answer_store.save_answer(db, own.id, form, "Q7.1", 1, revision=given.revision, by="나")
    _remove(loaded)
    kept = answer_store.answers(loaded, own.id, form.id)
    assert {key: answer.value for key, answer in kept.items()} == {"Q7.1": 1}


def test_a_code_in_use_refuses_the_example_whole(db: storage.Database) -> None:
    with storage.transaction(db):
        inventory.add_process(db, "우리 업무", "총무부", Facts(), by="나", code="EX-003")
    before = _counts(db)
    with pytest.raises(WorkbenchError, match="EX-003"), storage.transaction(db):
        loading.load(db, by=BY)
    assert _counts(db) == before


def test_the_files_can_lie_elsewhere(db: storage.Database, tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError, match=r"corporation\.yaml"):
        loading.load(db, by=BY, folder=tmp_path)
