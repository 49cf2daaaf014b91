"""Approval: figures frozen, one decision, a reason to return, the ledger fed once and only then."""

import json
import sqlite3

import pytest

from processes.inventory import store as inventory
from processes.inventory.model import Estimate, Facts, exactly
from processes.redesign.approval import store
from processes.redesign.approval.model import BadApproval, UnknownProposal
from processes.redesign.comparing import frozen
from processes.redesign.comparing.frozen import Frozen
from processes.savings import store as savings
from processes.savings.model import BadSaving


def comparison(asis=20.0, tobe=10.0, ci95=(-12.0, -8.0)) -> Frozen:
    """Return a kept comparison of labour alone."""
    row = {
        "key": "labour",
        "name": "일손",
        "unit": "분/건",
        "kind": "시뮬레이션",
        "asis": asis,
        "tobe": tobe,
        "difference": tobe - asis,
        "ci95": ci95,
        "verdict": "줄어듦",
        "note": "",
        "at_least": False,
    }
    side = {"scenario": {"title": "기준"}}
    content = {
        "settings": {"cases": 100, "replications": 5, "seed": 1, "warmup": 0},
        "asis": {**side, "line": "as-is", "number": 2},
        "tobe": {**side, "line": "to-be", "number": 4},
        "rows": [row],
        "sensitivity": None,
    }
    return frozen.read(json.dumps(content, ensure_ascii=False))


@pytest.fixture
def process(db):
    facts = Facts(yearly_volume=exactly(600), minutes_per_case=exactly(20))
    return inventory.add_process(db, "환불", "시설관리부", facts, by="가")


@pytest.fixture
def proposed(db, process):
    return store.propose(db, process.id, comparison(), "전결로  줄임", "검토 바랍니다", by="김민서")


def test_a_proposal_keeps_figures_and_waits(db, process, proposed):
    (found,) = store.proposals(db, process.id)

    assert found == proposed
    assert (found.title, found.state) == ("전결로 줄임", "proposed")
    assert found.proposed.created_by == "김민서"
    assert found.comparison.row("labour").ci95 == (-12, -8)
    assert store.approved(db, process.id) is None


def test_approving_holds_and_is_done_once(db, process, proposed):
    done = store.decide(db, proposed.id, "approved", "", by="이팀장")

    assert done.state == "approved"
    assert done.decision is not None
    assert done.decision.created_by == "이팀장"
    assert store.approved(db, process.id) == done
    with pytest.raises(BadApproval, match="이팀장 님이 이미 '승인함'"):
        store.decide(db, proposed.id, "returned", "다시", by="박")


def test_returning_asks_for_a_reason(db, proposed):
    with pytest.raises(BadApproval, match="까닭"):
        store.decide(db, proposed.id, "returned", "  ", by="이팀장")
    done = store.decide(db, proposed.id, "returned", "시간을 재고 다시", by="이팀장")
    assert done.decision is not None
    assert (done.state, done.decision.reason) == ("returned", "시간을 재고 다시")


def test_the_last_approval_holds(db, process, proposed):
    other = store.propose(db, process.id, comparison(tobe=5.0), "더 줄임", "", by="김")
    store.decide(db, other.id, "approved", "", by="이")
    store.decide(db, proposed.id, "approved", "", by="이")

    holding = store.approved(db, process.id)
    assert holding is not None
    assert holding.id == proposed.id
    assert [one.id for one in store.proposals(db, process.id)] == [other.id, proposed.id]


@pytest.mark.parametrize(
    ("title", "note", "by", "sentence"),
    [
        (" ", "", "김", "이름을 1~200자"),
        ("가" * 201, "", "김", "이름을 1~200자"),
        ("줄임", "가" * 1001, "김", "1000자"),
        ("줄임", "", " ", "내 이름"),
    ],
)
def test_what_can_not_be_put_up(db, process, title, note, by, sentence):
    with pytest.raises(BadApproval, match=sentence):
        store.propose(db, process.id, comparison(), title, note, by=by)
    assert store.proposals(db, process.id) == []


def test_a_decision_needs_a_name_and_a_proposal(db, proposed):
    with pytest.raises(BadApproval, match="내 이름"):
        store.decide(db, proposed.id, "approved", "", by="")
    with pytest.raises(BadApproval, match="승인하거나"):
        store.decide(db, proposed.id, "proposed", "", by="김")
    with pytest.raises(UnknownProposal):
        store.decide(db, "none", "approved", "", by="김")


def test_rows_are_never_changed_and_never_decided_twice(db, proposed):
    store.decide(db, proposed.id, "approved", "", by="이")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute("update redesign_approvals set reason = 'x'")
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        db.execute(
            "insert into redesign_approvals (id, process_id, proposal_id, event, created_at,"
            " created_by) select 'x', process_id, proposal_id, 'returned', created_at, 'y'"
            " from redesign_approvals where event = 'proposed'"
        )


def test_the_ledger_gets_the_interval_as_a_planned_saving(db, process, proposed):
    store.decide(db, proposed.id, "approved", "", by="이")
    made = store.take_into_savings(db, proposed.id, "2026-11-23", by="김민서")

    assert made.plan.minutes == Estimate(8, 10, 12, approximate=True)
    assert (made.plan.source, made.plan.state) == ("시뮬레이션", "계획")
    assert made.plan.title == "전결로 줄임"
    assert "개선 4판 · 기준" in made.plan.note
    assert [one.id for one in savings.all_savings(db)] == [made.id]
    taken = store.proposal(db, proposed.id).taken
    assert taken is not None
    assert (taken.reason, taken.created_by) == (made.id, "김민서")


def test_only_what_is_approved_goes_into_the_ledger_and_once(db, proposed):
    with pytest.raises(BadApproval, match="승인한 개선안만"):
        store.take_into_savings(db, proposed.id, "2026-11-23", by="김")
    store.decide(db, proposed.id, "approved", "", by="이")
    store.take_into_savings(db, proposed.id, "2026-11-23", by="김")
    with pytest.raises(BadApproval, match="이미 아낀 시간에 옮겼습니다"):
        store.take_into_savings(db, proposed.id, "2026-11-23", by="김")
    assert len(savings.all_savings(db)) == 1


def test_no_interval_no_saving(db, process):
    one = store.propose(db, process.id, comparison(ci95=None), "한 번 돌림", "", by="김")
    store.decide(db, one.id, "approved", "", by="이")
    with pytest.raises(BadApproval, match="구간이 없어"):
        store.take_into_savings(db, one.id, "2026-11-23", by="김")
    assert store.proposal(db, one.id).taken is None


def test_a_saving_past_the_baseline_is_refused_by_the_ledger(db, process, proposed):
    store.decide(db, proposed.id, "approved", "", by="이")
    facts = Facts(yearly_volume=exactly(600), minutes_per_case=exactly(20))
    assert process.facts == facts
    plan = store.take_into_savings(db, proposed.id, "2026-11-23", by="김").plan
    with pytest.raises(BadSaving, match="기준선"):
        savings.add_saving(db, process.id, plan, by="김")
        savings.add_saving(db, process.id, plan, by="김")


def test_what_was_put_up_goes_with_its_process(db, process, proposed):
    store.forget_gone(db)
    assert store.proposals(db, process.id) == [proposed]
    inventory.delete_process(db, process.id, process.revision, by="가")
    store.forget_gone(db)
    assert store.proposals(db, process.id) == []


def test_less_than_nothing_is_no_time(db, process):
    one = store.propose(db, process.id, comparison(tobe=0.5, ci95=(-21, -18)), "없앰", "", by="김")
    store.decide(db, one.id, "approved", "", by="이")
    made = store.take_into_savings(db, one.id, "2026-11-23", by="김")
    assert made.plan.minutes.bounds == (0, 0.5, 2)
