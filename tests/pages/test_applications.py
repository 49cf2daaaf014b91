"""The board of drafts: empty, filled, filtered, and a new draft begun."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from applications.course import store as course
from applications.course.model import Duties
from applications.drafts import store
from applications.sources.model import Source
from processes.inventory import store as inventory
from processes.inventory.model import Facts, exactly
from tests.pages import visiting
from ui import state


@pytest.fixture
def process(db):
    facts = Facts(yearly_volume=exactly(240), source="면담", source_date="2026-10-30")
    return inventory.add_process(db, "채용", "경영기획부", facts, by="가")


def visit(page: str = "applications", **parameters: str) -> AppTest:
    return visiting.visit(page, by="", **parameters)


def texts(elements: Any) -> str:
    return "\n".join(element.value for element in elements)


def begin(app: AppTest, title: str, process: str | None = None) -> AppTest:
    app.main.text_input[0].set_value(title)
    app.main.multiselect[0].set_value([process] if process else [])
    return next(b for b in app.button if b.label == "초안 만들기").click().run()


def test_without_drafts_the_page_says_what_to_do(db):
    app = visit()

    assert not app.exception
    assert app.title[0].value == "지원사업 신청서"
    assert "아직 신청서가 없습니다" in texts(app.markdown)
    assert app.expander[0].proto.expanded


def test_a_new_draft_is_prefilled_from_its_process_and_opens(db, process):
    app = begin(visit(), "채용 재설계", process.code)

    assert not app.exception
    (made,) = store.all_applications(db)
    assert (made.title, made.process_codes, made.state) == ("채용 재설계", ("P-0001",), "작성")
    assert app.title[0].value == "채용 재설계"
    as_is = next(s for s in store.sections(db, made.id) if s.key == "as_is")
    assert "{{yearly_volume}}" in as_is.body


def test_a_draft_without_title_is_refused_with_a_sentence(db):
    app = begin(visit(), "  ")

    assert store.all_applications(db) == []
    assert "제목이 비어 있습니다" in app.error[0].value


def test_who_begins_a_draft_answers_for_it(db):
    app = begin(visiting.visit("applications", by="김담당"), "채용 재설계")
    assert not app.exception
    (made,) = store.all_applications(db)
    assert course.duties(db, made.id).owner == "김담당"


@pytest.fixture
def board(db, process):
    store.add_application(
        db, "하나", sources=[Source("process", process.code)], by="가", example=True
    )
    two = store.add_application(
        db, "둘", sources=[Source("project", "IT-0009")], state="결재", by="가"
    )
    course.save_duties(db, two.id, Duties("김담당", (), "박결재", "2020-01-02"), by="가")


def test_drafts_stand_by_state_with_deadline_counts_and_whom_they_wait_for(board):
    app = visit()

    headings = [one.value for one in app.markdown if one.value.startswith("####")]
    assert len(headings) == 9
    assert {"#### 작성 :gray[1]", "#### 결재 :gray[1]", "#### 보완 :gray[0]"} <= set(headings)
    shown = texts(app.markdown)
    assert "지남" in shown
    assert "오류" in shown
    assert shown.count("예시") == 1
    assert "박결재" in texts(app.caption)
    assert not app.expander[0].proto.expanded


def test_the_list_says_sources_and_what_waits_for_whom(board):
    app = visit(view="목록")
    shown = texts(app.caption)
    assert "P-0001" in shown
    assert "IT-0009" in shown
    assert "박결재 결재하고 제출(결재자)" in shown


def test_by_person_each_has_a_desk(board):
    app = visit(view="사람별")
    headings = [one.value for one in app.markdown if one.value.startswith("####")]
    assert headings == ["#### 박결재 :gray[1]", "#### 정하지 않음 :gray[1]"]


@pytest.mark.parametrize(
    ("address", "left"),
    [({"who": "박결재"}, 1), ({"q": "하나"}, 1), ({"state": "작성"}, 1), ({"who": "없는 이"}, 2)],
)
def test_the_address_filters_and_what_it_names_wrongly_is_left_out(board, address, left):
    app = visit(view="목록", **address)
    assert sum("고침" in one.value for one in app.caption) == left


def test_a_filter_goes_into_the_address_and_may_leave_nothing(board):
    app = visit(view="목록")
    app.selectbox(key=state.application_widget("board", "state")).set_value("이행").run()
    assert app.query_params["state"] == "이행"
    assert "조건에 맞는 신청서가 없습니다" in texts(app.info)
    app.selectbox(key=state.application_widget("board", "state")).set_value("").run()
    assert "state" not in app.query_params
    assert not app.info
