"""The plan's page: the items by strategy, narrowed by the address, each leading to its own page."""

import dataclasses
from functools import partial
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import storage
from action_plan import plan
from action_plan.plan import store as versions
from action_plan.tracking import store
from action_plan.tracking.model import Figure, Milestone
from applications.drafts import store as applications
from tests.pages import visiting
from ui import plan_reading

visit = partial(visiting.visit, "plan", by="")


def items(app: AppTest) -> list[str]:
    labels = [str(one.proto.label).strip("*") for one in app.get("page_link")]
    return [text for text in labels if 0x2460 <= ord(text[:1] or " ") <= 0x2473]


def signs(app: AppTest) -> str:
    return "".join(text[0] for text in items(app))


def captions(app: AppTest) -> str:
    return visiting.said(app.caption).replace("\\", "")


@pytest.fixture
def late(db: storage.Database) -> None:
    with storage.transaction(db):
        fields = {"title": "늦은 것", "planned_on": "2020-01-01"}
        store.add(db, Milestone, "dpg", 14, fields, by="가")
        known = {"title": "이수", "target": 4, "low": 1, "high": 2}
        store.add(db, Figure, "dpg", 9, known, by="가")


def test_all_items_stand_under_their_strategies(database_url):
    app = visit()
    assert len(items(app)) == 18
    assert items(app)[0] == "① 기존 업무 디지털 기반으로 재설계"
    assert len(app.header) == 4
    assert "진척을 아는 과제 0개, 모르는 과제 18개" in captions(app)


def test_items_narrow_to_a_department_and_what_all_share(database_url):
    app = visit(department="도시기획부")
    assert signs(app) == "⑧⑫⑭"
    assert "도시기획부의 과제 3개" in captions(app)


def test_the_department_is_chosen_on_the_page(database_url):
    app = visit()
    app.selectbox(key="department").set_value("경영기획부").run()
    assert signs(app) == "③④⑧⑨⑩⑪⑫"


@pytest.mark.usefixtures("late")
def test_items_narrow_to_late_ones_and_to_what_their_figures_rest_on(database_url):
    assert signs(visit(late="true")) == "⑭"
    assert signs(visit(basis="주장")) == "⑨⑭"
    shown = visiting.said(visit(basis="주장").markdown).replace("\\", "")
    assert "25~50%" in shown
    assert "지연 1" in shown


def test_nothing_left_says_what_to_do(database_url):
    app = visit(late="true")
    assert signs(app) == ""
    assert "풀어 보세요" in captions(app)


def test_an_address_of_an_item_leads_to_its_page(database_url):
    app = visit(item="15")
    assert app.title[0].value.startswith("⑮ ERP 등 정보화사업")


def test_another_plan_stands_where_it_was_published(db: Any, database_url):
    with storage.transaction(db):
        own = dataclasses.replace(plan.load(), items=plan.load().items[:2], title="고친 계획")
        versions.begin(db, own, "dpg-1", by="가")
        versions.publish(db, 1, note="줄임", by="가")
    app = visit()
    assert app.title[0].value == "2개 과제"
    assert signs(app) == "①②"


def test_who_sees_a_part_of_the_rows_is_told_and_shown_no_figures_of_them(
    db: Any, database_url, monkeypatch
):
    with storage.transaction(db):
        applications.add_application(db, "과제", by="가")
    assert "진척을 아는 과제 1개" in captions(visit())
    monkeypatch.setattr(plan_reading, "sees_all", lambda: False)
    app = visit()
    assert "진척을 아는 과제 0개" in captions(app)
    assert "일부 자료만" in visiting.said(app.info)
