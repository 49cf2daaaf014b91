"""The redesign page: proposals by stage, applied to the to-be, refused with a reason, undone."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import storage
from processes.bpmn import store
from processes.inventory.model import Facts, Process
from processes.inventory.store import add_process
from processes.redesign import store as decisions

ROOT = Path(__file__).resolve().parents[2]
CONTENT = (ROOT / "data/samples/example/models/EX-041.as-is.bpmn").read_bytes()


@pytest.fixture
def refund(db) -> Process:
    with storage.transaction(db):
        process = add_process(
            db, "대관료 환불", "시설관리부", Facts(approvals=4), by="준비", code="P-1"
        )
        for state in store.states:
            store.add_revision(db, process.id, state, CONTENT, base=0, origin="upload", by="준비")
    return process


def visit(**parameters: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "ui" / "shell.py"), default_timeout=30)
    app._page_hash = calc_hash("redesign")
    app.session_state["author"] = "김민서"
    app.query_params.update(parameters)
    app.run()
    assert not app.exception
    return app


def button(app: AppTest, widget: str, heuristic: str):
    return next(one for one in app.button if f"redesign-{widget}/{heuristic}" in (one.key or ""))


def shown(app: AppTest) -> str:
    return "\n".join(one.value for one in (*app.markdown, *app.caption))


def test_without_a_flow_chart_the_page_says_what_to_do(db) -> None:
    assert "현행 흐름도를 먼저 그리세요" in shown(visit())


def test_the_list_leads_to_each_drawn_process(refund) -> None:
    assert "대관료 환불" in shown(visit())


def test_an_unknown_process_is_said(db) -> None:
    assert "업무가 없습니다" in shown(visit(code="P-9"))


def test_proposals_come_by_stage_with_value_threshold_and_source(refund) -> None:
    app = visit(code="P-1", state="as-is")
    assert [one.value for one in app.subheader][:2] == ["1. 폐지", "2. 단순화"]
    text = shown(app)
    assert "결재 단계 4단계 · 기준 3단계 · 업무 목록에서" in text
    assert "기준 1단계 · 제안" in text
    assert button(app, "apply", "empower").disabled


def test_the_register_speaks_of_the_as_is_only(refund) -> None:
    assert "결재 단계 4단계" not in shown(visit(code="P-1", state="to-be"))


def test_applied_proposals_make_a_revision_and_can_be_undone(db, refund) -> None:
    app = visit(code="P-1", state="to-be")
    button(app, "apply", "empower").click()
    app.run()
    newest = store.newest(db, refund.id, "to-be")
    assert newest is not None
    assert (newest.number, newest.origin, newest.created_by) == (2, "redesign", "김민서")
    assert "1판 → 2판 · 김민서" in shown(app)
    assert not [one for one in app.button if "redesign-apply/empower" in (one.key or "")]
    next(one for one in app.button if one.label == "적용 되돌리기").click()
    app.run()
    restored = store.newest(db, refund.id, "to-be")
    assert restored is not None
    assert store.content(db, restored.sha256) == CONTENT


def test_a_refusal_wants_a_reason_and_can_be_reopened(db, refund) -> None:
    app = visit(code="P-1", state="to-be")
    fields = [one.key or "" for one in app.text_area]
    key = next(one for one in fields if "redesign-reason/case-manager" in one)
    submit = [one for one in app.button if one.label == "거절하고 까닭 남기기"]
    submit[fields.index(key)].click()
    app.run()
    assert "까닭을 적으세요" in app.error[0].value
    app.text_area(key=key).set_value("창구를 늘릴 사람이 없다")
    [one for one in app.button if one.label == "거절하고 까닭 남기기"][fields.index(key)].click()
    app.run()
    (kept,) = decisions.history(db, refund.id)
    assert (kept.decision, kept.reason) == ("refused", "창구를 늘릴 사람이 없다")
    assert "김민서: 창구를 늘릴 사람이 없다" in shown(app)
    button(app, "reopen", "case-manager").click()
    app.run()
    assert decisions.history(db, refund.id)[0].decision == "reopened"
    assert button(app, "look", "case-manager")


def test_a_process_without_a_to_be_offers_the_copy(db, refund) -> None:
    with storage.transaction(db):
        other = add_process(db, "새 업무", "시설관리부", Facts(), by="준비", code="P-2")
        store.add_revision(db, other.id, "as-is", CONTENT, base=0, origin="upload", by="준비")
    app = visit(code="P-2", state="to-be")
    next(one for one in app.button if one.label == "현행에서 복사해 시작").click()
    app.run()
    copied = store.newest(db, other.id, "to-be")
    assert copied is not None
    assert copied.origin == "copy"
