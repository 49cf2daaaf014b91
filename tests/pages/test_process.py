"""One process in the browser: everything known of it, edited by group, with its history."""

from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import applications.drafts.store
import storage
from applications.sources.model import Source
from evaluations.projects import store as project_store
from processes.bpmn import store as models
from processes.bpmn.blank import blank
from processes.inventory import store
from processes.inventory.model import Estimate, Facts, FigureSource, exactly
from tests.pages import visiting

FACTS = Facts(
    area="전산",
    yearly_volume=exactly(360, "수시(월 30건 내외)", approximate=True),
    minutes_per_case=Estimate(60, None, 180, "1~3시간"),
    systems=(),
    channels=("전화",),
    approvals=0,
)


@pytest.fixture
def trouble(db):
    with storage.transaction(db):
        store.add_department(db, "경영기획부", by="이")
        return store.add_process(db, "장애 접수", "시설관리부", FACTS, by="이")


visit = partial(visiting.visit, "process")


def said(elements: Any) -> str:
    return "\n".join(element.value for element in elements)


def click(app: AppTest, label: str, group: int = 0) -> AppTest:
    [one for one in app.button if one.label == label][group].click()
    app.run()
    assert not app.exception
    return app


def field(process: Any, key: str) -> str:
    return f"process/{process.id}/{key}/{process.revision}"


def test_everything_known_is_shown_and_unknown_is_never_zero(trouble):
    app = visit(code="P-0001")
    assert app.title[0].value == "장애 접수"
    text = said(app.markdown)
    assert "연간 건수]  \n**약 360건**  \n:small[:gray[원문 수시(월 30건 내외)]]" in text
    assert "건당 처리시간]  \n**60\\~180분**" in text
    assert "사용 시스템]  \n**없음**" in text
    assert "결재 단계]  \n**0 단계**" in text
    assert "종이 문서]  \n:gray[*모름*]" in text
    assert "근거 법령·규정] :red[★]" in text


def test_computed_totals_show_their_bounds_and_parts(trouble):
    app = visit(code="P-0001")
    assert [(m.label, m.value) for m in app.metric] == [
        ("연간 투입", "약 360\\~1,080시간"),
        ("연간 종이", "모름"),
    ]
    parts: Any = app.table[0].value
    assert parts["연간 건수"].tolist() == ["360", "360", "360"]
    assert parts["건당 처리시간"].tolist() == ["60", "모름", "180"]
    assert parts["결과(시간)"].tolist() == ["360", "모름", "1,080"]
    assert "건당 종이 문서을(를) 몰라서" in said(app.markdown)


@pytest.mark.parametrize("parameters", [{}, {"code": "P-9999"}, {"code": "' or 1=1 --"}])
def test_an_address_without_a_known_process_leads_back_to_the_list(trouble, parameters):
    app = visit(**parameters)
    assert "업무를 찾지 못했습니다" in said(app.markdown)
    assert not app.metric


def test_a_group_is_edited_and_saved(db, trouble):
    app = click(visit(code="P-0001"), "고치기", group=1)
    app.text_input(key=field(trouble, "yearly_volume")).set_value("월 20~30건")
    app.text_input(key=field(trouble, "waiting_minutes")).set_value("없음")
    click(app, "저장")
    saved = store.process_by_code(db, "P-0001")
    assert saved.facts.yearly_volume == Estimate(240, None, 360, "월 20~30건")
    assert saved.facts.waiting_minutes == exactly(0, "없음")
    assert saved.facts.minutes_per_case == FACTS.minutes_per_case  # and as it was written
    assert (saved.revision, saved.updated_by) == (2, "김")
    assert "**240\\~360건**" in said(app.markdown)


def test_the_likely_figure_stands_first_and_each_figure_names_its_source(db, trouble):
    likely = replace(
        FACTS,
        yearly_volume=Estimate(100, 200, 400),
        sources=(FigureSource("yearly_volume", "로그", "2026-03-12"),),
    )
    with storage.transaction(db):
        store.save_process(db, trouble.id, 1, facts=likely, by="이")
    app = visit(code="P-0001")
    text = said(app.markdown)
    assert "연간 건수]  \n**200건 (100\\~400)**  \n:small[:gray[출처 로그 2026. 3. 12.]]" in text
    assert ":gray[항목별 출처]" not in text


def test_the_source_of_a_figure_is_edited_beside_it(db, trouble):
    app = click(visit(code="P-0001"), "고치기", group=1)
    app.selectbox(key=field(trouble, "staff-source")).set_value("로그")
    app.text_input(key=field(trouble, "staff-date")).set_value("2026. 1. 5.")
    app.text_input(key=field(trouble, "yearly_volume-date")).set_value("그저께")
    click(app, "저장")
    assert "연간 건수 기준일\\: '그저께'" in said(app.error)
    app.text_input(key=field(trouble, "yearly_volume-date")).set_value("")
    click(app, "저장")
    saved = store.process_by_code(db, "P-0001")
    assert saved.facts == replace(FACTS, sources=(FigureSource("staff", "로그", "2026-01-05"),))
    app = click(app, "고치기", group=1)
    app.selectbox(key=field(saved, "staff-source")).set_value(None)
    app.text_input(key=field(saved, "staff-date")).set_value("")
    click(app, "저장")
    assert store.process_by_code(db, "P-0001").facts.sources is None


def test_a_choice_can_be_emptied_again(db, trouble):
    with storage.transaction(db):
        store.save_process(db, trouble.id, 1, facts=replace(FACTS, personal_data="일반"), by="이")
    app = click(visit(code="P-0001"), "고치기", group=4)
    app.selectbox(key=f"process/{trouble.id}/personal_data/2").set_value(None)
    click(app, "저장")
    assert store.process_by_code(db, "P-0001").facts.personal_data is None


def test_name_department_and_choices_are_edited(db, trouble):
    app = click(visit(code="P-0001"), "고치기")
    app.text_input(key=field(trouble, "name")).set_value("시스템 장애 접수")
    app.selectbox(key=field(trouble, "department")).set_value("경영기획부")
    click(app, "저장")
    assert app.title[0].value == "시스템 장애 접수"
    moved = store.process_by_code(db, "P-0001")
    assert moved.department == "경영기획부"
    click(app, "고치기", group=3)
    app.multiselect(key=field(moved, "input_forms")).set_value(["종이", "스캔"])
    app.multiselect(key=field(moved, "output_forms")).set_value(["없음"])
    click(app, "저장")
    facts = store.process_by_code(db, "P-0001").facts
    assert (facts.input_forms, facts.output_forms) == (("종이", "스캔"), ())


def test_what_is_not_understood_stays_in_the_form_and_nothing_is_saved(db, trouble):
    app = click(visit(code="P-0001"), "고치기", group=1)
    app.text_input(key=field(trouble, "yearly_volume")).set_value("많음")
    app.text_input(key=field(trouble, "staff")).set_value("2명")
    click(app, "저장")
    assert "연간 건수\\: '많음'" in said(app.error)
    assert app.text_input(key=field(trouble, "yearly_volume")).value == "많음"
    assert app.text_input(key=field(trouble, "staff")).value == "2명"
    assert store.process_by_code(db, "P-0001").revision == 1


def test_an_empty_name_is_refused_in_the_form(db, trouble):
    app = click(visit(code="P-0001"), "고치기")
    app.text_input(key=field(trouble, "name")).set_value("  ")
    click(app, "저장")
    assert "업무명이(가) 비었습니다" in said(app.error)
    assert store.process_by_code(db, "P-0001").name == "장애 접수"


def test_a_form_that_is_left_changes_nothing(db, trouble):
    app = click(visit(code="P-0001"), "고치기", group=1)
    app.text_input(key=field(trouble, "yearly_volume")).set_value("5")
    click(app, "그만두기")
    assert store.process_by_code(db, "P-0001").revision == 1
    assert not [one for one in app.button if one.label == "저장"]


def test_a_late_save_shows_both_versions_and_mine_goes_over_theirs(db, trouble):
    app = click(visit(code="P-0001"), "고치기", group=1)
    with storage.transaction(db):
        store.save_process(db, trouble.id, 1, name="장애 신고 접수", by="박")
    app.text_input(key=field(trouble, "staff")).set_value("3명")
    click(app, "저장")
    assert "박 님이" in said(app.warning)
    compared: Any = app.table[0].value
    assert compared.values.tolist() == [
        ["담당 인원", "모름", "3 명", "모름"],
        ["업무명", "장애 접수", "", "장애 신고 접수"],
    ]
    click(app, "내 것 저장")
    both = store.process_by_code(db, "P-0001")
    assert (both.name, both.facts.staff) == ("장애 신고 접수", exactly(3, "3명"))


def test_the_history_tells_who_changed_what(db, trouble):
    with storage.transaction(db):
        store.save_process(db, trouble.id, 1, facts=Facts(approvals=2), by="박")
    text = said(visit(code="P-0001").markdown)
    assert "**수정** · 박" in text
    assert "- 결재 단계: 0 단계 → **2 단계**" in text
    assert "**등록** · 이" in text


def test_what_belongs_to_the_process_is_linked(db, trouble):
    with storage.transaction(db):
        models.save(db, trouble.id, "as-is", blank("장애 접수"), base=0, origin="upload", by="이")
        draft = applications.drafts.store.add_application(
            db, "장애 접수 개선", sources=[Source("process", "P-0001")], by="이"
        )
    app = visit(code="P-0001")
    links = {link.proto.label: link.proto.query_string for link in app.get("page_link")}
    assert links["현행 흐름도 열기 (1판)"] == "code=P-0001&state=as-is"
    assert links["개선 흐름도 그리기"] == "code=P-0001&state=to-be"
    assert links["장애 접수 개선"] == f"id={draft.id}"
    assert not project_store.all_projects(db)
    assert "이 업무를 다루는 사업이 없습니다" in said(app.caption)


def test_a_process_is_deleted_and_brought_back(db, trouble):
    app = click(visit(code="P-0001"), "지우기")
    assert app.title[0].value == "업무 목록"
    assert store.all_processes(db) == []
    assert "P-0001 '장애 접수'을(를) 지웠습니다" in said(app.markdown)
    click(app, "되돌리기")
    assert store.process_by_code(db, "P-0001").facts == FACTS


def test_a_process_with_flow_charts_is_deleted_only_knowingly(db, trouble):
    with storage.transaction(db):
        models.save(db, trouble.id, "as-is", blank("장애 접수"), base=0, origin="upload", by="이")
    app = visit(code="P-0001")
    assert "흐름도 1개가 모든 판과 함께 지워지고" in said(app.warning)
    delete = next(one for one in app.button if one.label == "지우기")
    assert delete.disabled
    app.checkbox(key=f"process/{trouble.id}/delete-sure").check().run()
    click(app, "지우기")
    assert store.all_processes(db) == []
    assert not [one for one in app.button if one.label == "되돌리기"]
