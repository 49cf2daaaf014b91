"""The simulation page: a scenario begun, its cells saved as typed, a run with its outcome."""

import json
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import storage
from processes.bpmn import store as models
from processes.bpmn.reading import read
from processes.inventory.model import Facts, Process, exactly
from processes.inventory.store import add_process
from processes.simulation import store
from processes.simulation.distributions import fixed
from processes.simulation.editing import guesses, work
from processes.simulation.flow import analyse
from tests.pages import visiting
from tests.pages.visiting import press
from ui import simulation_saving
from ui.simulation_parts import PARTS, RUN
from ui.simulation_result import hands

ROOT = Path(__file__).resolve().parents[2]
CONTENT = (ROOT / "data/samples/example/models/EX-041.as-is.bpmn").read_bytes()


@pytest.fixture
def refund(db) -> Process:
    facts = Facts(yearly_volume=exactly(1200), minutes_per_case=exactly(90))
    with storage.transaction(db):
        process = add_process(db, "대관료 환불", "시설관리부", facts, by="준비", code="P-1")
        models.add_revision(db, process.id, "as-is", CONTENT, base=0, origin="upload", by="준비")
    return process


@pytest.fixture
def begun(db, refund) -> store.StoredScenario:
    with storage.transaction(db):
        return store.begin(db, refund, "as-is", "기준", by="준비")


def visit(**parameters: str) -> AppTest:
    return visiting.visit("simulation", by="김민서", **parameters)


def shown(app: AppTest) -> str:
    return "\n".join(one.value for one in (*app.markdown, *app.caption))


def test_the_list_leads_to_each_drawn_process(refund) -> None:
    assert "대관료 환불" in shown(visit())


def test_an_unknown_process_and_a_missing_drawing_are_said(db, refund) -> None:
    assert "업무가 없습니다" in shown(visit(code="P-9"))
    assert "흐름도를 먼저 그리세요" in shown(visit(code="P-1", state="to-be"))


def number(app: AppTest, label: str) -> Any:
    return next(one for one in app.number_input if one.label == label)


def test_a_scenario_is_begun_from_what_is_known(db, refund) -> None:
    app = press(visit(code="P-1"), "시나리오 만들기")
    (stored,) = store.scenarios(db, refund.id, "as-is")
    assert (stored.title, stored.updated_by) == ("시나리오 1", "김민서")
    assert number(app, "한 해 건수").value == 1200


@pytest.mark.parametrize("part", PARTS[:4])
def test_each_part_says_what_it_guesses_and_confirms_it(db, begun, part: str) -> None:
    app = visit(code="P-1", step=part)
    name = part.partition(" ")[2]
    guessed = guesses.guessed_in(begun.scenario, name)
    if not guessed:
        assert "추정" not in shown(app)
        return
    assert f"추정 {len(guessed)}개" in shown(app)
    press(app, "모두 맞습니다")
    left = guesses.guessed_in(store.scenario(db, begun.id).scenario, name)
    assert all(path.endswith("/cost_per_hour") for path in left)
    assert len(left) < len(guessed)


def test_flow_analysis_is_there_at_once_and_says_what_is_too_much(db, begun) -> None:
    app = visit(code="P-1")
    before = {one.label: one.value for one in app.metric}
    applicant = next(pool.id for pool in begun.scenario.pools if pool.name == "신청인")
    visits = analyse(read(CONTENT), begun.scenario).visits
    seconds = {key: next(iter(one.durations.items())) for key, one in begun.scenario.tasks.items()}
    theirs = sum(
        visits[key] * one.mean for key, (pool, one) in seconds.items() if pool == applicant
    )
    ours = sum(
        visits[key] * one.mean
        for key, (pool, one) in seconds.items()
        if pool not in ("", applicant)
    )
    assert before["건당 기관 일손"] == hands(ours)
    assert f"이용자의 시간 {hands(theirs)}은 뺌" in shown(app)
    assert not app.error
    number(app, "한 해 건수").set_value(1_000_000)
    app.run()
    assert {one.label: one.value for one in app.metric}["처리 기간"] == "모름"
    assert "인원을 1명에서" in app.error[0].value


def test_the_yearly_cases_change_the_arrivals_and_are_undone(db, begun) -> None:
    app = visit(code="P-1")
    number(app, "한 해 건수").set_value(2400)
    app.run()
    now = store.scenario(db, begun.id).scenario
    before = begun.scenario.arrivals.between.mean
    assert now.arrivals.between.mean == pytest.approx(before / 2)
    assert not now.sources["arrivals"].guessed
    assert "마지막 변경 · 김민서" in shown(app)
    press(app, "되돌리기")
    assert store.scenario(db, begun.id).scenario == begun.scenario
    press(app, "되돌리기")
    assert store.scenario(db, begun.id).scenario == now


def test_a_run_shows_figures_with_intervals_and_no_invented_cost(db, begun) -> None:
    app = visit(code="P-1", step=RUN)
    number(app, "건수").set_value(20)
    number(app, "되풀이").set_value(3)
    press(app, "시뮬레이션 돌리기")
    for _look in range(100):
        if any(one.label == "건당 비용" for one in app.metric):
            break
        app.run()
    metrics = {one.label: one.value for one in app.metric}
    assert metrics["건당 비용"] == "모름"
    assert {"처리 기간", "기다림", "작업 시간", "건당 비용"} <= set(metrics)
    assert "20건 × 3번 되풀이" in shown(app)
    assert shown(app).count("95% 구간") == 3


def test_a_scenario_that_can_not_run_is_refused_in_words(db, begun) -> None:
    with storage.transaction(db):
        scenario = begun.scenario
        tasks = {k: v for k, v in scenario.tasks.items() if k != "Task_draft"}
        store.save(
            db, begun.id, 1, "기준", type(scenario)(**{**vars(scenario), "tasks": tasks}), by="김"
        )
    app = press(visit(code="P-1", step=RUN), "시뮬레이션 돌리기")
    assert "환불 기안을 작성한다" in app.error[0].value


def test_scenarios_are_renamed_and_removed(db, begun) -> None:
    app = visit(code="P-1")
    name = next(one for one in app.text_input if one.label == "이름")
    name.set_value("성수기")
    app.run()
    assert store.scenario(db, begun.id).title == "성수기"
    press(app, "이 시나리오 지우기")
    assert store.scenarios(db, begun.process_id, "as-is") == []


def test_a_file_that_does_not_fit_is_refused(db, begun) -> None:
    app = visit(code="P-1")
    bad = json.dumps({"format": "dpg-scenario", "version": 9}).encode()
    app.file_uploader[0].set_value([("x.json", bad, "application/json")])
    app.run()
    press(app, "올린 시나리오 더하기")
    assert "version" in app.error[0].value
    assert len(store.scenarios(db, begun.process_id, "as-is")) == 1


def typed(kept: dict[str, Any], stored: store.StoredScenario, **cells: Any) -> None:
    """Type cells into the row of a step, as its widget would; AppTest gives a table no clicks."""
    table = work.table(read(CONTENT))
    base = table.read(stored.scenario)
    place = [row["id"] for row in base].index("Task_draft")
    kept["editor"] = {"edited_rows": {place: cells}}
    simulation_saving.cells(stored, table, base, "editor")


@pytest.fixture
def kept(monkeypatch) -> dict[str, Any]:
    state: dict[str, Any] = {"author": "김민서"}
    monkeypatch.setattr(st, "session_state", state)
    return state


def test_a_cell_is_saved_when_it_is_typed(db, begun, kept) -> None:
    typed(kept, begun, **{"걸리는 시간": "12분"})
    now = store.scenario(db, begun.id)
    assert list(now.scenario.tasks["Task_draft"].durations.values()) == [fixed(720)]
    assert now.updated_by == "김민서"


def test_a_bad_cell_waits_in_the_table_until_it_is_mended_or_dropped(db, begun, kept) -> None:
    typed(kept, begun, **{"걸리는 시간": "금방"})
    assert store.scenario(db, begun.id) == begun
    waiting = simulation_saving.pending_key("tasks", begun.id)
    app = visit(code="P-1", step=PARTS[1])
    app.session_state[waiting] = kept[waiting]
    app.run()
    assert "환불 기안을 작성한다" in app.warning[0].value
    assert "금방" in app.warning[0].value
    press(app, "적은 값 버리기")
    assert not app.warning


def test_a_scenario_that_the_drawing_outgrew_is_brought_back_to_it(db, refund, begun) -> None:
    other = (ROOT / "data/samples/example/models/EX-041.to-be.bpmn").read_bytes()
    with storage.transaction(db):
        models.add_revision(db, refund.id, "as-is", other, base=1, origin="upload", by="준비")
    app = visit(code="P-1")
    assert "흐름도와 맞지 않는 곳이" in app.warning[0].value
    press(app, "흐름도에 맞추기")
    assert not any("맞지 않는" in one.value for one in app.warning)
    assert {one.label: one.value for one in app.metric}["처리 기간"] != "모름"
