"""The plan's page: 18 items, by department, one by its address, with what serves each."""

from functools import partial
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import storage
from action_plan.serving import NOT_YET
from applications.drafts import store as applications
from tests.pages import visiting

visit = partial(visiting.visit, "plan", by="")


def texts(elements: Any) -> str:
    return "\n".join(element.value for element in elements)


def links(app: AppTest) -> list[str]:
    return [one.proto.label for one in app.get("page_link")]


def items(app: AppTest) -> list[str]:
    shown = [element.value.strip("*") for element in app.markdown]
    return [text for text in shown if 0x2460 <= ord(text[:1] or " ") <= 0x2471]


def test_all_items_stand_under_their_strategies(database_url):
    app = visit()

    assert not app.exception
    assert len(items(app)) == 18
    assert items(app)[0] == "① 기존 업무 디지털 기반으로 재설계"
    assert len(app.header) == 4


def test_items_narrow_to_a_department_and_what_all_share(database_url):
    app = visit(department="도시기획부")
    assert [label[0] for label in items(app)] == ["⑧", "⑫", "⑭"]
    assert "도시기획부의 과제 3개" in texts(app.caption)


def test_the_department_is_chosen_on_the_page(database_url):
    app = visit()
    app.selectbox(key="department").set_value("경영기획부").run()
    assert [label[0] for label in items(app)] == ["③", "④", "⑧", "⑨", "⑩", "⑪", "⑫"]


def test_counts_are_live(database_url):
    db = storage.open_database(database_url)
    applications.add_application(db, "과제", by="가")
    db.close()
    assert "신청서 1건 (작성 1)" in texts(visit().caption).replace("\\", "")


def test_one_item_has_its_own_address(database_url):
    app = visit(item="15")

    assert not app.exception
    assert app.title[0].value.startswith("⑮ ERP 등 정보화사업")
    assert "SaaS 평가" in links(app)
    assert "시설관리부, 경영개선기획TF" in texts(app.caption)


def test_what_the_workbench_does_not_serve_yet_is_said(database_url):
    assert NOT_YET in texts(visit(item="14").caption)
    assert NOT_YET not in texts(visit(item="1").caption)


@pytest.mark.parametrize("item", ["0", "19", "가"])
def test_an_unknown_item_leads_back(database_url, item):
    app = visit(item=item)
    assert not app.exception
    app = next(b for b in app.button if b.label == "18개 과제 모두 보기").click().run()
    assert len(items(app)) == 18


def test_one_item_is_opened_from_the_list_and_left_again(database_url):
    app = visit()
    app = app.button(key="plan-item-7").click().run()
    assert app.title[0].value.startswith("⑦ ERP")
    assert app.query_params["item"] == "7"
    app = next(b for b in app.button if b.label == "18개 과제 모두 보기").click().run()
    assert len(items(app)) == 18
