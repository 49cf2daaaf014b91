"""The evaluation of one IT project: answer, and see what comes of it."""

import json
from functools import partial
from typing import Any

import pytest

import storage
from evaluations import questionnaire
from evaluations.answers import store as answer_store
from evaluations.answers.model import INSTITUTION, NA
from evaluations.projects import store as project_store
from storage import records
from tests.pages import visiting

FORM = questionnaire.shipped("saas-readiness")


@pytest.fixture
def project(db):
    with storage.transaction(db):
        return project_store.add_project(db, "ERP 고도화", by="김")


visit = partial(visiting.visit, "evaluation", by="")


def texts(elements: Any) -> str:
    return "\n".join(element.value for element in elements)


def give(db: Any, project: Any, answers: dict[str, Any], by: str = "김", revision: int = 0) -> None:
    with storage.transaction(db):
        for question_id, value in answers.items():
            answer_store.save_answer(
                db, project.id, FORM, question_id, value, revision=revision, by=by, na_reason="없음"
            )


def answer_of(db: Any, project: Any, question_id: str) -> Any:
    return answer_store.answers(db, project.id, FORM.id)[question_id]


def field(project: Any, question_id: str, name: str) -> str:
    return f"answer/{FORM.id}/{project.id}/{question_id}/{name}"


@pytest.mark.parametrize("parameters", [{}, {"project": "IT-9999"}])
def test_without_a_project_the_page_leads_to_the_list(db, parameters):
    page = visit(**parameters)
    assert not page.exception
    assert page.title[0].value == "SaaS 평가"
    assert "목록에서 사업을 고르거나" in texts(page.caption)


def test_nothing_answered_is_a_verdict_on_hold_over_the_whole_range(db, project):
    page = visit(project=project.code)
    assert not page.exception
    assert "판정 보류 (현행 유지 \\~ 즉시 도입)" in page.header[0].value
    assert "**0/40**" in texts(page.markdown)
    assert [radio.value for radio in page.radio[-5:]] == [None] * 5
    assert "제안" in texts(page.caption)


def test_an_answer_is_saved_as_it_is_given_and_shown(db, project):
    page = visit(project=project.code)
    name = next(field for field in page.text_input if field.label == "내 이름")
    name.set_value("이도윤").run()
    page.radio(key=field(project, "Q1.1", "value")).set_value(4).run()
    assert not page.exception
    found = answer_of(db, project, "Q1.1")
    assert (found.value, found.updated_by) == (4, "이도윤")
    assert "저장됨" in texts(page.markdown)
    assert "**1/40**" in texts(page.markdown)


def test_the_verdict_follows_the_answer_at_once(db, project):
    give(db, project, {question.id: 3 for question in FORM.questions})
    page = visit(project=project.code, section="S3")
    assert "즉시 도입" in page.header[0].value
    page.radio(key=field(project, "Q3.1", "value")).set_value(1).run()
    assert "발전 연계" in page.header[0].value
    assert "게이트 G2" in texts(page.markdown)


def test_unknown_is_an_answer_and_still_open(db, project):
    page = visit(project=project.code)
    page.radio(key=field(project, "Q1.1", "value")).set_value("모름").run()
    assert answer_of(db, project, "Q1.1").value is None
    assert "**1/40 (모름 1)**" in texts(page.markdown)
    assert page.radio(key=field(project, "Q1.1", "value")).value == "모름"


def test_not_applicable_asks_for_its_reason_before_it_counts(db, project):
    page = visit(project=project.code)
    page.radio(key=field(project, "Q1.2", "value")).set_value(NA).run()
    assert "이유를 적어야 셉니다" in texts(page.markdown)
    assert answer_of(db, project, "Q1.2").counted is None
    page.text_input(key=field(project, "Q1.2", "na_reason")).set_value("후보 없음").run()
    assert answer_of(db, project, "Q1.2").counted == NA
    assert "이유를 적어야 셉니다" not in texts(page.markdown)


def test_evidence_and_certainty_are_kept_with_the_answer(db, project):
    page = visit(project=project.code)
    page.radio(key=field(project, "Q1.1", "value")).set_value(2).run()
    page.text_input(key=field(project, "Q1.1", "evidence")).set_value("조사표 3쪽").run()
    page.segmented_control(key=field(project, "Q1.1", "certainty")).set_value("추정").run()
    page.text_input(key=field(project, "Q1.1", "comment")).set_value("9월에 확인").run()
    found = answer_of(db, project, "Q1.1")
    assert (found.value, found.evidence, found.certainty, found.comment, found.revision) == (
        2,
        "조사표 3쪽",
        "추정",
        "9월에 확인",
        4,
    )


def test_a_corporations_answer_is_shown_as_such_and_changed_for_all(db, project):
    with storage.transaction(db):
        other = project_store.add_project(db, "그룹웨어", by="김")
    give(db, project, {"Q3.5": 2})
    page = visit(project=other.code, section="S3")
    assert "기관 공통 답변 · ERP 고도화에서 줌 · 김" in texts(page.caption)
    radio = page.radio(key=f"answer/{FORM.id}/{INSTITUTION}/Q3.5/value")
    assert radio.value == 2
    radio.set_value(3).run()
    assert answer_of(db, project, "Q3.5").value == 3


def test_the_address_opens_the_section_it_names(db, project):
    page = visit(project=project.code, section="S7")
    assert "S7 조직·변화관리" in [one.value for one in page.header]
    assert len([radio for radio in page.radio if str(radio.key).startswith("answer/")]) == 3


def test_a_broken_section_in_the_address_opens_the_first(db, project):
    page = visit(project=project.code, section="S99")
    assert not page.exception
    assert "S1 업무·기능 적합성" in [one.value for one in page.header]


def test_all_sections_can_be_seen_at_once(db, project):
    page = visit(project=project.code, section="all")
    assert len([radio for radio in page.radio if str(radio.key).startswith("answer/")]) == 40


def test_what_to_find_out_opens_its_section(db, project):
    give(db, project, {q.id: 3 for q in FORM.questions if q.id != "Q4.3"})
    page = visit(project=project.code)
    page.button(key=f"verdict/{project.id}/open/Q4.3").click().run()
    assert "S4 연계·데이터 이동성·출구" in [one.value for one in page.header]


def test_a_stale_answer_shows_both_and_lets_people_choose(db, project):
    give(db, project, {"Q1.1": 1})
    page = visit(project=project.code)
    give(db, project, {"Q1.1": 3}, by="박", revision=1)
    page.radio(key=field(project, "Q1.1", "value")).set_value(4).run()
    assert not page.exception
    assert "박 님이 먼저 답했습니다" in texts(page.error)
    shown = texts(page.markdown)
    assert "저장된 답: 3 공통업무, 유사기관 SaaS 사례 1건" in shown
    assert "내 답: 4 공통업무, 유사기관 SaaS 사례 2건 이상" in shown
    assert answer_of(db, project, "Q1.1").value == 3
    page.button(key=f"answer-clash/{FORM.id}/{project.id}/Q1.1/mine").click().run()
    assert (answer_of(db, project, "Q1.1").value, page.error.values) == (4, [])
    assert page.radio(key=field(project, "Q1.1", "value")).value == 4


def test_the_stored_answer_can_be_left_as_it_is(db, project):
    give(db, project, {"Q1.1": 1})
    page = visit(project=project.code)
    give(db, project, {"Q1.1": 3}, by="박", revision=1)
    page.radio(key=field(project, "Q1.1", "value")).set_value(4).run()
    page.button(key=f"answer-clash/{FORM.id}/{project.id}/Q1.1/theirs").click().run()
    assert answer_of(db, project, "Q1.1").value == 3
    assert page.radio(key=field(project, "Q1.1", "value")).value == 3
    assert len(page.error) == 0
    kept = [json.loads(row["changes"])["value"] for row in db.query("select * from refused_saves")]
    assert kept == ["4"]


def test_what_another_person_answered_is_seen_at_the_next_run(db, project):
    page = visit(project=project.code)
    give(db, project, {"Q1.1": 3}, by="박")
    page.run()
    assert page.radio(key=field(project, "Q1.1", "value")).value == 3


def test_answers_stay_when_another_section_was_open(db, project):
    page = visit(project=project.code)
    page.radio(key=field(project, "Q1.1", "value")).set_value(2).run()
    key = f"section/{FORM.id}/{project.id}"
    page.session_state[key] = "S2"
    page.run()
    page.session_state[key] = "S1"
    page.run()
    assert page.radio(key=field(project, "Q1.1", "value")).value == 2


def test_every_number_opens_into_its_parts(db, project):
    give(db, project, {"Q1.1": 4, "Q2.2": NA})
    page = visit(project=project.code)
    assert len(page.table) == 0
    page.session_state[f"verdict/{project.id}/parts"] = True
    page.run()
    tables = [one.value for one in page.table]
    assert [table.index.name for table in tables] == ["섹션"] * 2 + ["문항"] * 8
    rows = {str(name).split()[0]: row for table in tables[2:] for name, row in table.iterrows()}
    assert rows.keys() == {question.id for question in FORM.questions}
    assert (rows["Q1.1"]["답"], rows["Q1.1"]["점수"], rows["Q1.1"]["만점"]) == ("4", "20", "20")
    assert (rows["Q1.2"]["답"], rows["Q1.2"]["점수"]) == ("모름", "0~20")
    assert (rows["Q2.2"]["답"], rows["Q2.2"]["만점"]) == ("해당없음", "0")


def test_project_facts_can_be_changed_in_place(db, project):
    with storage.transaction(db):
        records.insert(db, "departments", {"name": "정보화팀", "position": 1}, by="김")
    page = visit(project=project.code)
    page.text_input(key=f"project/{project.id}/1/name").set_value("ERP 재구축")
    page.radio(key=f"project/{project.id}/1/kind").set_value("신규")
    page = next(button for button in page.button if button.label == "저장").click().run()
    assert not page.exception
    found = project_store.project_by_code(db, project.code)
    assert (found.name, found.kind, found.revision) == ("ERP 재구축", "신규", 2)
    assert page.title[0].value == "ERP 재구축"


def test_two_people_changing_a_project_both_keep_their_words(db, project):
    page = visit(project=project.code)
    with storage.transaction(db):
        project_store.save_project(db, project.id, 1, by="박", name="ERP 교체")
    page.text_input(key=f"project/{project.id}/1/name").set_value("ERP 재구축")
    page = next(button for button in page.button if button.label == "저장").click().run()
    assert not page.exception
    assert "박 님이 먼저 고쳤습니다" in texts(page.error)
    assert "저장된 내용 'ERP 교체' / 내 내용 'ERP 재구축'" in texts(page.markdown)
    assert project_store.project_by_code(db, project.code).name == "ERP 교체"
    page.button(key=f"project/{project.id}/choice/mine").click().run()
    assert project_store.project_by_code(db, project.code).name == "ERP 재구축"
    assert len(page.error) == 0


def test_a_project_is_deleted_only_when_one_is_sure(db, project):
    give(db, project, {"Q1.1": 3, "Q3.5": 2})
    page = visit(project=project.code)
    page = next(button for button in page.button if button.label == "사업 지우기").click().run()
    assert len(project_store.all_projects(db)) == 1
    page.checkbox(key=f"project/{project.id}/1/sure").check()
    page = next(button for button in page.button if button.label == "사업 지우기").click().run()
    assert not page.exception
    assert project_store.all_projects(db) == []
    assert page.title[0].value == "정보화사업"


def test_the_rules_stand_with_their_dates_and_how_sure_they_are(db, project):
    page = visit(project=project.code)
    page.session_state["evaluation/saas-readiness/rules"] = True
    page.run()
    rules = page.table[0].value
    assert len(rules) == len(FORM.rules)
    review = rules.loc["접속기록을 월 1회 이상 점검한다."]
    assert (review["시행"], review["확실한 정도"]) == (" ~ 2026. 10. 30.", "원문 확인")
