"""The data of the processes in the browser."""

from functools import partial
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import storage
from processes.datasets import store
from processes.datasets.model import Content
from processes.inventory import store as inventory
from processes.inventory.model import Facts
from tests.pages import visiting


@pytest.fixture
def process(db):
    with storage.transaction(db):
        inventory.add_process(db, "급여", "경영기획부", Facts(), by="이")
        return inventory.add_process(db, "대관", "시설관리부", Facts(), by="이")


visit = partial(visiting.visit, "datasets")


def said(elements: Any) -> str:
    return "\n".join(str(element.value) for element in elements)


def press(app: AppTest, label: str) -> AppTest:
    next(one for one in app.button if one.label == label).click()
    app.run()
    assert not app.exception
    return app


def test_without_processes_the_way_leads_to_the_register(db):
    assert "아직 업무가 없습니다" in said(visit().markdown)


def test_data_is_added_to_the_process_of_the_address(db, process):
    app = visit(process=process.code)
    app.text_input(key="datasets/new/name/0").set_value("대관 일정")
    app.selectbox(key="datasets/new/opening/0").set_value("가능")
    press(app, "추가")
    (made,) = store.all_datasets(db)
    assert (made.process_id, made.content) == (process.id, Content("대관 일정", opening="가능"))
    assert made.updated_by == "김"
    assert list(app.dataframe[-1].value["데이터"]) == ["대관 일정"]


def test_closed_without_a_reason_is_refused(db, process):
    app = visit(process=process.code)
    app.text_input(key="datasets/new/name/0").set_value("명부")
    app.selectbox(key="datasets/new/opening/0").set_value("불가")
    press(app, "추가")
    assert "이유를 고르세요" in said(app.error)
    assert store.all_datasets(db) == []
    app.multiselect(key="datasets/new/reasons/0").set_value(["개인정보"])
    press(app, "추가")
    assert store.all_datasets(db)[0].content.reasons == ("개인정보",)


def test_the_process_must_be_chosen(db, process):
    app = visit()
    app.text_input(key="datasets/new/name/0").set_value("명부")
    press(app, "추가")
    assert "어느 업무의 데이터인지" in said(app.error)


def test_the_assessment_keeps_the_unknown_apart(db, process):
    with storage.transaction(db):
        store.add_dataset(db, process.id, Content("일정", opening="가능", state="개방 중"), by="이")
        store.add_dataset(db, process.id, Content("이력"), by="이")
    shown = said(visit().markdown).replace("\\", "")
    assert "판정 1/2 (50%)" in shown
    assert "개방 가능 1/2 (50%~100%, 모름 1)" in shown
    assert "우리의 제안" in shown


def test_departments_narrow_the_assessment(db, process):
    with storage.transaction(db):
        store.add_dataset(db, process.id, Content("일정"), by="이")
    app = visit()
    app.multiselect(key="owner").set_value(["경영기획부"]).run()
    assert "보여 줄 데이터가 없습니다" in said(app.caption)
    assert "만드는 데이터 **0개**" in said(app.markdown)


def test_data_is_changed_and_deleted_at_its_address(db, process):
    with storage.transaction(db):
        made = store.add_dataset(
            db, process.id, Content("일정", opening="가능", personal_data="민감"), by="이"
        )
    app = visit(id=made.id)
    assert "가명" in said(app.warning)
    app.selectbox(key=f"datasets/{made.id}/personal_data/1").set_value("없음")
    press(app, "저장")
    assert store.dataset(db, made.id).content.personal_data == "없음"
    assert not app.warning
    press(app, "지우기")
    assert store.all_datasets(db) == []
    assert app.title[0].value == "데이터 공유·개방"


def test_a_late_save_waits_for_a_choice(db, process):
    with storage.transaction(db):
        made = store.add_dataset(db, process.id, Content("일정"), by="이")
    app = visit(id=made.id)
    with storage.transaction(db):
        store.save_dataset(db, made.id, 1, Content("대관 일정"), by="박")
    app.text_input(key=f"datasets/{made.id}/name/1").set_value("일정표")
    press(app, "저장")
    assert "박 님이" in said(app.warning)
    press(app, "내 것 저장")
    assert store.dataset(db, made.id).content.name == "일정표"


def test_an_unknown_address_leads_to_the_list(db, process):
    assert "데이터를 찾지 못했습니다" in said(visit(id="x").markdown)
