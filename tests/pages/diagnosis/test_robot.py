"""What a robot would save: a range, which may be negative."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import storage
from evaluations.diagnosis import store
from evaluations.diagnosis.saving import Automation
from processes.inventory.model import Estimate, exactly
from tests.pages.diagnosis.answering import metrics, texts, visit, widget


def robot(page: AppTest, process: Any, revision: int = 0, **figures: Any) -> AppTest:
    for name, value in figures.items():
        key = widget(process, f"robot/{name}/{revision}")
        fields = page.number_input if name.startswith("rate") else page.text_input
        fields(key=key).set_value(value)
    return next(one for one in page.button if one.label == "계산하고 저장").click().run()


def test_the_saving_is_a_range_that_may_be_negative(db, process):
    page = visit(code=process.code, part="robot")
    assert metrics(page)["월 절감시간"] == "모름"
    page = robot(
        page, process, rate0=10.0, rate1=20.0, rate2=30.0, exception_hours="2~5", robot_hours="10"
    )
    assert not page.exception
    # 100 h a month × share × 0.85 − 2 to 5 − 10
    assert metrics(page)["월 절감시간"] == "-6.5 ~ +13.5시간"
    assert "손해일 수 있음" in texts(page.markdown)
    kept = store.automation(db, process.id)
    assert kept.given == Automation(
        Estimate(0.1, 0.2, 0.3), Estimate(2, None, 5, "2~5"), Estimate(10, 10, 10, "10")
    )


def test_a_cost_that_is_not_known_leaves_the_lower_end_open(db, process):
    page = visit(code=process.code, part="robot")
    page = robot(page, process, rate0=50.0, rate1=50.0, rate2=50.0, robot_hours="10")
    assert metrics(page)["월 절감시간"] == "+32.5시간 이하"
    assert "예외 처리시간을(를) 몰라" in texts(page.caption)


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        ({"rate0": 50.0, "rate1": 20.0, "rate2": 60.0}, "순서가 맞지 않습니다"),
        ({"rate1": 50.0, "robot_hours": "많이"}, "많이"),
    ],
)
def test_figures_that_make_no_sense_are_refused(db, process, figures, sentence):
    page = robot(visit(code=process.code, part="robot"), process, **figures)
    assert not page.exception
    assert sentence in texts(page.error)
    assert store.automation(db, process.id).revision == 0


def test_two_people_entering_figures_both_keep_them(db, process):
    page = visit(code=process.code, part="robot")
    with storage.transaction(db):
        store.save_automation(db, process.id, Automation(exactly(0.9)), revision=0, by="박")
    page = robot(page, process, rate0=10.0, rate1=10.0, rate2=10.0)
    assert not page.exception
    assert "먼저 고쳤습니다" in texts(page.warning)
    assert store.automation(db, process.id).given.rate == exactly(0.9)
    next(one for one in page.button if one.label == "내 것 저장").click().run()
    assert store.automation(db, process.id).given.rate == exactly(0.1)
