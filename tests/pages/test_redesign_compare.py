"""The comparison page: what is missing, a comparison with intervals, what it hangs on, approval."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import storage
from processes.bpmn import store as models
from processes.inventory.model import Facts, Process, exactly
from processes.inventory.store import add_process
from processes.redesign.approval import store as approvals
from processes.savings import store as savings
from processes.simulation import store
from tests.pages import visiting
from tests.pages.visiting import press, said

MODELS = Path(__file__).resolve().parents[2] / "data/samples/example/models"
visit = partial(visiting.visit, "redesign-compare", by="김민서")


@pytest.fixture
def refund(db) -> Process:
    facts = Facts(yearly_volume=exactly(1200), minutes_per_case=exactly(120))
    with storage.transaction(db):
        process = add_process(db, "대관료 환불", "시설관리부", facts, by="준비", code="P-1")
        for line in models.states:
            content = (MODELS / f"EX-041.{line}.bpmn").read_bytes()
            models.add_revision(db, process.id, line, content, base=0, origin="upload", by="준비")
    return process


@pytest.fixture
def ready(db, refund: Process) -> Process:
    with storage.transaction(db):
        for line in models.states:
            store.begin(db, refund, line, "기준", by="준비")
    return refund


def compared(app: AppTest, cases: int = 30, times: int = 3) -> AppTest:
    """Run the comparison with few cases and wait until its figures are there."""
    number = {one.label: one for one in app.number_input}
    number["건수"].set_value(cases)
    number["되풀이"].set_value(times)
    press(app, "견주기")
    return until(app, lambda: app.metric)


def until(app: AppTest, there) -> AppTest:
    for _look in range(100):
        if there():
            return app
        app.run()
        assert not app.exception
    raise AssertionError("never done")


@pytest.fixture
def proposed(ready) -> AppTest:
    app = compared(visit(code="P-1"))
    next(one for one in app.text_input if one.label == "개선안의 이름").set_value("결재를 줄임")
    return press(app, "승인 올리기")


def test_the_list_leads_to_each_drawn_process(refund):
    assert "대관료 환불" in said(visit().markdown)


def test_an_unknown_process_is_said(refund):
    assert "업무가 없습니다" in said(visit(code="P-9").markdown)


def test_without_scenarios_the_way_to_them_is_shown(refund):
    app = visit(code="P-1")
    told = said(app.markdown)

    assert "현행의 시나리오가 없습니다" in told
    assert "개선안의 시나리오가 없습니다" in told
    assert "견주기" not in [one.label for one in app.button]


def test_without_a_to_be_the_way_to_redesign_is_shown(db):
    with storage.transaction(db):
        process = add_process(db, "환불", "시설관리부", Facts(), by="준비", code="P-2")
        content = (MODELS / "EX-041.as-is.bpmn").read_bytes()
        models.add_revision(db, process.id, "as-is", content, base=0, origin="upload", by="준비")
    assert "개선안 흐름도가 없습니다" in said(visit(code="P-2").markdown)


def test_figures_come_with_interval_verdict_and_source(ready):
    app = compared(visit(code="P-1"))
    table = next(one.value for one in app.dataframe if "출처" in one.value)
    rows: Any = table.set_index("항목")

    assert {one.label: one.value for one in app.metric}["비용"] == "모름"
    assert "구간은 우연만 담습니다" in said(app.caption)
    assert rows.loc["일손", "판단"] in {"▼ 줄어듦", "▲ 늘어남", "＝ 차이 없음"}
    assert "~" in rows.loc["일손", "95% 구간·한계"]
    assert rows.loc["일손", "출처"] == (
        "시뮬레이션: 현행 1판 · 기준 ↔ 개선 1판 · 기준, 30건 × 3번, 씨앗 1"
    )
    assert rows.loc["그린 결재", "출처"] == "흐름도"
    assert rows.loc["비용", ["차이", "판단"]].tolist() == ["모름", "? 모름"]


def test_several_candidates_stand_side_by_side(db, ready):
    with storage.transaction(db):
        store.begin(db, ready, "to-be", "바쁜 철", by="준비")
    app = visit(code="P-1")
    candidates = next(one for one in app.multiselect if one.label == "견줄 개선안")
    candidates.set_value(candidates.options)
    app = compared(app)
    overview = app.dataframe[0].value

    assert list(overview.columns[2:]) == ["개선 1판 · 기준", "개선 1판 · 바쁜 철"]
    labels = [getattr(one, "label", "") for one in app.get("button_group")]
    assert "자세히 볼 개선안" in labels


def test_nothing_chosen_is_refused_in_words(ready):
    app = visit(code="P-1")
    next(one for one in app.multiselect if one.label == "견줄 개선안").set_value([])
    press(app, "견주기")
    until(app, lambda: app.error)
    assert "하나 이상 고르세요" in said(app.error)


def test_a_scenario_that_can_not_run_is_refused_with_its_name(db, ready):
    with storage.transaction(db):
        (stored,) = store.scenarios(db, ready.id, "to-be")
        broken = type(stored.scenario)(**{**vars(stored.scenario), "tasks": {}})
        store.save(db, stored.id, stored.revision, "빈 조건", broken, by="준비")
    app = press(visit(code="P-1"), "견주기")
    until(app, lambda: app.error)
    assert "개선 1판 · 빈 조건" in said(app.error)


def test_what_moved_on_meanwhile_is_said(db, ready):
    app = compared(visit(code="P-1"))
    with storage.transaction(db):
        (stored,) = store.scenarios(db, ready.id, "to-be")
        store.save(db, stored.id, stored.revision, "새 이름", stored.scenario, by="박")
    app.run()
    assert "다시 견주세요" in said(app.warning)


def test_guesses_are_shaken_and_the_result_told(ready):
    app = compared(visit(code="P-1"), cases=5, times=2)
    label = next(one.label for one in app.button if "흔들어 보기" in one.label)
    press(app, label)
    until(app, lambda: "모두 함께 바꾼 40번" in said(app.markdown))
    assert "번" in said(app.markdown)


def test_a_candidate_is_put_up_with_its_figures(db, ready, proposed):
    (one,) = approvals.proposals(db, ready.id)

    assert (one.title, one.state, one.proposed.created_by) == ("결재를 줄임", "proposed", "김민서")
    assert (one.comparison.cases, one.comparison.tobe_number) == (30, 1)
    assert "결재를 줄임" in said(proposed.markdown)


def test_nobody_without_a_name_puts_anything_up(db, ready):
    app = compared(visit(code="P-1", by=""))
    next(one for one in app.text_input if one.label == "개선안의 이름").set_value("결재를 줄임")
    press(app, "승인 올리기")
    assert "'내 이름'을 먼저" in said(app.error)
    assert approvals.proposals(db, ready.id) == []


def test_returning_without_a_reason_is_refused_then_kept_with_one(db, ready, proposed):
    press(proposed, "되돌리기")
    assert "까닭을 적으세요" in said(proposed.error)
    next(one for one in proposed.text_input if one.label == "의견").set_value("시간을 다시 재기")
    press(proposed, "되돌리기")
    assert "시간을 다시 재기" in said(proposed.markdown)
    assert approvals.proposals(db, ready.id)[0].state == "returned"


def test_an_approved_one_goes_into_the_ledger_once(db, ready, proposed):
    press(proposed, "승인")
    assert approvals.approved(db, ready.id) is not None
    assert "올린 사람이 스스로 정함" in said(proposed.markdown)
    press(proposed, "아낀 시간에 옮기기")
    (saving,) = savings.all_savings(db)
    assert (saving.plan.source, saving.plan.title) == ("시뮬레이션", "결재를 줄임")
    assert "아낀 시간에 옮기기" not in [one.label for one in proposed.button]


def test_what_moved_on_since_is_said_and_the_approval_withdrawn(db, ready, proposed):
    press(proposed, "승인")
    with storage.transaction(db):
        (stored,) = store.scenarios(db, ready.id, "as-is")
        pools = tuple(replace(one, size=9) for one in stored.scenario.pools)
        other = replace(stored.scenario, pools=pools)
        store.save(db, stored.id, stored.revision, "기준", other, by="박")
    app = visit(code="P-1")
    assert "현행 시나리오 '기준'의 값이 바뀌었습니다" in said(app.warning)
    press(app, "까닭과 함께 거두기")
    assert "거두는 까닭을 적으세요" in said(app.error)
    next(one for one in app.text_area if one.label == "까닭").set_value("조건이 바뀜")
    press(app, "까닭과 함께 거두기")
    assert "조건이 바뀜" in said(app.markdown)
    assert approvals.approved(db, ready.id) is None


def test_approvals_are_shown_without_running_anything(db, ready, proposed):
    app = visit(code="P-1")
    assert "결재를 줄임" in said(app.markdown)
    assert "승인" in [one.label for one in app.button]
