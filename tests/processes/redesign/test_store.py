"""Decisions about proposals: applied as a revision, refused with a reason, taken back, all kept."""

import sqlite3
from pathlib import Path

import pytest

import storage
from processes.bpmn import store as models
from processes.bpmn.reading import read
from processes.bpmn.store import ModelRevision, Stale
from processes.redesign import store
from processes.redesign.finding import findings
from processes.redesign.model import Case, Finding
from processes.redesign.tree import CannotApply
from storage import records

EXAMPLE = Path(__file__).resolve().parents[3] / "data" / "samples" / "example" / "models"
CONTENT = (EXAMPLE / "EX-041.as-is.bpmn").read_bytes()


@pytest.fixture
def process_id(db):
    records.insert(db, "departments", {"name": "시설관리부", "position": 1}, by="김")
    row = {"code": "P-0001", "name": "환불", "department": "시설관리부", "facts": "{}"}
    made = str(records.insert(db, "processes", row, by="김")["id"])
    models.add_revision(db, made, "to-be", CONTENT, base=0, origin="copy", by="김")
    return made


def _finding(heuristic: str, content: bytes = CONTENT) -> Finding:
    return next(one for one in findings(Case(read(content))) if one.heuristic.id == heuristic)


def _newest(db: storage.Database, process_id: str) -> ModelRevision:
    newest = models.newest(db, process_id, "to-be")
    assert newest is not None
    return newest


def test_applying_makes_a_revision_and_says_what_changed(db, process_id):
    finding = _finding("empower")
    outcome = store.apply(db, process_id, finding, base=1, by="이")
    assert isinstance(outcome, ModelRevision)
    assert (outcome.number, outcome.origin, outcome.note) == (2, "redesign", "전결 위임 적용")
    kept = store.decisions(db, process_id)[finding.key]
    assert (kept.decision, kept.base_number, kept.number) == ("applied", 1, 2)
    assert kept.changes == ("단계를 없앴습니다: 환불을 결재한다",)
    restored = models.restore(db, process_id, "to-be", 1, base=2, by="이")
    assert isinstance(restored, ModelRevision)
    assert models.content(db, restored.sha256) == CONTENT


def test_a_late_apply_changes_nothing(db, process_id):
    store.apply(db, process_id, _finding("empower"), base=1, by="이")
    late = _finding("task-composition")
    assert isinstance(store.apply(db, process_id, late, base=1, by="박"), Stale)
    assert _newest(db, process_id).number == 2
    assert late.key not in store.decisions(db, process_id)


def test_what_is_gone_already_can_not_be_applied_again(db, process_id):
    finding = _finding("empower")
    store.apply(db, process_id, finding, base=1, by="이")
    with pytest.raises(CannotApply, match="새로 찾으세요"):
        store.apply(db, process_id, finding, base=2, by="이")
    assert _newest(db, process_id).number == 2


def test_a_refusal_keeps_its_reason_until_it_is_taken_back(db, process_id):
    finding = _finding("case-manager")
    store.refuse(db, process_id, finding, " 창구를 늘릴 사람이 없다 ", by="이")
    kept = store.decisions(db, process_id)[finding.key]
    assert (kept.decision, kept.reason, kept.created_by) == (
        "refused",
        "창구를 늘릴 사람이 없다",
        "이",
    )
    store.reopen(db, process_id, finding, by="박")
    assert store.decisions(db, process_id)[finding.key].decision == "reopened"
    assert [one.decision for one in store.history(db, process_id)] == ["reopened", "refused"]


@pytest.mark.parametrize("reason", ["", "  ", "가" * 1001])
def test_a_refusal_says_why_and_not_too_much(db, process_id, reason):
    with pytest.raises(store.BadDecision):
        store.refuse(db, process_id, _finding("case-manager"), reason, by="이")
    assert store.decisions(db, process_id) == {}


def test_decisions_are_never_changed(db, process_id):
    store.refuse(db, process_id, _finding("case-manager"), "까닭", by="이")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute("update redesign_decisions set reason = 'x'")
