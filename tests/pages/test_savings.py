"""Freed hours in the browser: added, refused, given to a service, taken back."""

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import storage
from processes.inventory import store as inventory
from processes.inventory.model import Estimate, Facts, exactly
from processes.savings import store
from processes.savings.model import Gift, Plan
from tests.pages import visiting

PLAN = Plan("환불 자동화", exactly(10), "추정", "2026-11-01", state="시행 중")


@pytest.fixture
def process(db):
    known = Facts(yearly_volume=exactly(600), minutes_per_case=exactly(30))
    with storage.transaction(db):
        return inventory.add_process(db, "대관료 환불", "시설관리부", known, by="이")


@pytest.fixture
def saving(db, process):
    with storage.transaction(db):
        return store.add_saving(db, process.id, PLAN, by="이")


def visit(page: str = "savings", **parameters: str) -> AppTest:
    return visiting.visit(page, **parameters)


def said(elements: Any) -> str:
    return "\n".join(str(element.value) for element in elements)


def press(app: AppTest, label: str) -> AppTest:
    next(one for one in app.button if one.label == label).click()
    app.run()
    assert not app.exception
    return app


def fill(app: AppTest, minutes: str) -> AppTest:
    app.text_input(key="savings/new/title/0").set_value("온라인 신청")
    app.text_input(key="savings/new/minutes/0").set_value(minutes)
    app.selectbox(key="savings/new/source/0").set_value("시범 측정")
    app.date_input(key="savings/new/source_date/0").set_value(date(2026, 11, 2))
    return press(app, "추가")


def test_a_redesign_is_added_with_its_range_source_and_date(db, process):
    app = fill(visit(process=process.code), "10~15~20")
    (made,) = store.all_savings(db)
    assert made.plan.minutes == Estimate(10, 15, 20, made.plan.minutes.written)
    assert (made.plan.source, made.plan.source_date) == ("시범 측정", "2026-11-02")
    assert "100\\~150\\~200시간" in said(app.markdown)


@pytest.mark.parametrize("minutes", ["", "모름", "많이"])
def test_minutes_that_are_no_figure_are_refused(db, process, minutes):
    app = fill(visit(process=process.code), minutes)
    assert app.error
    assert store.all_savings(db) == []


def test_saving_past_the_baseline_is_refused(db, saving, process):
    app = fill(visit(process=process.code), "5")
    assert "절감이 기준선을 넘습니다" in said(app.error)
    assert store.all_savings(db) == [saving]


def test_longer_is_shown_as_negative(db, process):
    with storage.transaction(db):
        longer = Plan("의무 확대", exactly(40), "추정", "2026-11-01", state="시행 중")
        store.add_saving(db, process.id, longer, by="이")
    app = visit()
    assert app.metric[0].value == "−100시간"
    assert "시간이 더 드는 재설계" in said(app.warning)


def test_hours_are_given_and_the_balance_follows(db, saving):
    app = visit()
    next(one for one in app.text_input if one.label == "공공서비스").set_value("찾아가는 교실")
    next(one for one in app.selectbox if one.label == "맡은 부서").set_value("시설관리부")
    next(one for one in app.text_input if one.label.startswith("돌려준")).set_value("120시간")
    next(one for one in app.text_input if one.label.startswith("무엇으로")).set_value("운영일지")
    press(app, "돌려주기")
    (gift,) = store.all_given(db)
    assert (gift.gift.service, gift.gift.hours.likely) == ("찾아가는 교실", 120)
    assert [one.value for one in app.metric] == ["200시간", "120시간", "80시간", "0시간"]
    press(app, "거두기")
    assert store.all_given(db) == []
    assert app.metric[2].value == "200시간"


def test_more_than_is_freed_can_not_be_given(db, saving):
    app = visit()
    next(one for one in app.text_input if one.label == "공공서비스").set_value("찾아가는 교실")
    next(one for one in app.selectbox if one.label == "맡은 부서").set_value("시설관리부")
    next(one for one in app.text_input if one.label.startswith("돌려준")).set_value("201")
    next(one for one in app.text_input if one.label.startswith("무엇으로")).set_value("운영일지")
    press(app, "돌려주기")
    assert "최대 200시간을 넘습니다" in said(app.error)
    assert store.all_given(db) == []


def test_a_redesign_is_changed_and_deleted(db, saving):
    app = visit()
    app.text_input(key=f"savings/{saving.id}/minutes/1").set_value("20")
    press(app, "저장")
    assert app.metric[0].value == "100시간"
    press(app, "재설계 지우기")
    assert store.all_savings(db) == []


def test_a_late_save_waits_for_a_choice(db, saving):
    app = visit()
    with storage.transaction(db):
        theirs = Plan("박의 이름", exactly(10), "추정", "2026-11-01", state="시행 중")
        store.save_saving(db, saving.id, 1, theirs, by="박")
    app.text_input(key=f"savings/{saving.id}/title/1").set_value("내 이름")
    press(app, "저장")
    assert "박 님이" in said(app.warning)
    press(app, "상대 것 유지")
    assert store.saving(db, saving.id).plan.title == "박의 이름"


def test_the_process_names_what_hangs_on_it(db, saving, process):
    with storage.transaction(db):
        store.give(db, saving.id, Gift("교실", "시설관리부", exactly(10), "일지"), by="이")
    app = visit("process", code=process.code)
    labels = [one.proto.label for one in app.get("page_link")]
    assert {"환불 자동화", "데이터 적기", "재설계 적기", "조문을 열어 잇기"} <= set(labels)


def test_more_given_than_is_freed_now_is_said(db, saving, process):
    gift = Gift("어르신 교실", "시설관리부", exactly(150), "운영일지")
    with storage.transaction(db):
        store.give(db, saving.id, gift, by="이")
    assert "줄인 시간보다 많습니다" not in said(visit().warning)
    fewer = Facts(yearly_volume=exactly(60), minutes_per_case=exactly(30))
    with storage.transaction(db):
        inventory.save_process(db, process.id, process.revision, facts=fewer, by="박")
    assert "줄인 시간보다 많습니다" in said(visit().warning)


def test_the_name_of_a_process_is_shown_as_written(db, saving, process):
    with storage.transaction(db):
        inventory.save_process(db, process.id, process.revision, name="*환불* $x$", by="박")
    link = next(one for one in visit().get("page_link") if process.code in one.proto.label)
    assert link.proto.label.endswith(r"\*환불\* \$x\$")
