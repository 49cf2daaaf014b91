"""An approved to-be can be cited: figures with interval and source; waiting ones are no facts."""

from typing import Any

import pytest

from applications.facts import gathering, reading
from applications.facts.fact import UNKNOWN, by_key
from processes.inventory.store import process_by_code
from processes.redesign.approval import store
from processes.redesign.comparing import frozen
from tests.applications.approved import FIGURES, content, row


@pytest.fixture
def proposed(register):
    drawn: dict[str, Any] = {"asis": 2, "tobe": 1, "difference": -1, "verdict": "줄어듦"}
    rows = [
        row("labour", "일손", "분/건", **FIGURES, ci95=[-12.0, -8.0]),
        row("cost", "비용", "원/건"),
        row("approvals", "결재", "단계", "흐름도", **drawn),
    ]
    kept = frozen.read(content(rows))
    process = process_by_code(register, "P-0001")
    return store.propose(register, process.id, kept, "전결로 줄임", "", by="김")


def facts(register, draft):
    return by_key(gathering.facts(reading.sources(register, draft.sources)))


def test_what_waits_or_was_returned_is_no_fact(register, draft, proposed):
    assert "approved_labour" not in facts(register, draft)
    store.decide(register, proposed.id, "returned", "다시", by="이")
    assert "approved_labour" not in facts(register, draft)


def test_an_approved_difference_is_cited_with_its_interval_and_source(register, draft, proposed):
    store.decide(register, proposed.id, "approved", "", by="이")
    fact = facts(register, draft)["approved_labour"]

    assert fact.text == "−10분/건(95% 구간 −12 ~ −8, 줄어듦)"
    assert fact.certainty == "추정"
    assert fact.source == (
        "P-0001 승인한 개선안 '전결로 줄임' "
        "(현행 1판 · 기준 ↔ 개선 1판 · 기준, 1,000건 × 10번, 난수 씨앗 1)"
    )
    assert len(fact.as_of) == len("2026-11-23")


def test_an_unknown_cost_stays_unknown_and_a_drawn_figure_is_as_drawn(register, draft, proposed):
    store.decide(register, proposed.id, "approved", "", by="이")
    found = facts(register, draft)

    assert [found[key].text for key in ("approved_cost", "approved_cost_tobe")] == [UNKNOWN] * 2
    assert (found["approved_approvals"].text, found["approved_approvals"].certainty) == (
        "−1단계(줄어듦)",
        "등록",
    )
    assert found["approved_labour_asis"].text == "30분/건"
    assert found["approved_title"].text == "전결로 줄임"
