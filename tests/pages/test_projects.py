"""The list of IT projects."""

from functools import partial
from typing import Any

import storage
from evaluations import questionnaire
from evaluations.answers import store as answer_store
from evaluations.projects import store as project_store
from storage import records
from tests.pages import visiting

FORM = questionnaire.shipped("saas-readiness")


visit = partial(visiting.visit, by="")


def texts(elements: Any) -> str:
    return "\n".join(element.value for element in elements)


def test_without_projects_the_form_is_open(db):
    page = visit("projects")
    assert not page.exception
    assert page.title[0].value == "정보화사업"
    assert "아직 정보화사업이 없습니다" in texts(page.markdown)
    assert page.expander[0].label == "사업 추가"


def test_adding_a_project_opens_its_evaluation(db):
    with storage.transaction(db):
        records.insert(db, "departments", {"name": "정보화팀", "position": 1}, by="김")
    page = visit("projects")
    page.text_input(key="project/new/name").set_value("ERP 고도화")
    page.selectbox(key="project/new/department").set_value("정보화팀")
    page.number_input(key="project/new/budget_krw").set_value(1_250_000_000)
    page.text_input(key="project/new/systems").set_value("통합 ERP, 급여")
    page = next(button for button in page.button if button.label == "추가").click().run()
    assert not page.exception
    project = project_store.project_by_code(db, "IT-0001")
    assert (project.name, project.department, project.budget_krw) == (
        "ERP 고도화",
        "정보화팀",
        1_250_000_000,
    )
    assert project.systems == ("통합 ERP", "급여")
    assert page.title[0].value == "ERP 고도화"


def test_a_project_without_a_name_is_refused_with_the_cure(db):
    page = visit("projects")
    page = next(button for button in page.button if button.label == "추가").click().run()
    assert "이름을 적으세요" in texts(page.error)
    assert project_store.all_projects(db) == []


def test_a_card_shows_what_is_known_the_verdict_and_the_progress(db):
    with storage.transaction(db):
        project = project_store.add_project(
            db, "그룹웨어 *재구축*", by="김", budget_krw=0, example=True
        )
        for question in FORM.questions[:10]:
            answer_store.save_answer(db, project.id, FORM, question.id, 4, revision=0, by="김")
    page = visit("projects")
    shown = texts(page.markdown)
    assert "그룹웨어 \\*재구축\\*" in shown
    assert "판정 보류 (현행 유지 \\~ 즉시 도입)" in shown
    assert "예시 자료" in shown
    assert "예산 0 원 · 계약 종료일 모름" in texts(page.caption)
    assert "제안" in texts(page.caption)
