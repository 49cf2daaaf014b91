"""Sheets today and after: what frees a process, and bounds that hold for every combination."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processes.inventory.model import Estimate, Facts, Process, exactly
from processes.regulations.model import Clause
from processes.regulations.paper import (
    ALL,
    DONE,
    MISSED,
    OPEN,
    PLANNED,
    REACHED,
    STAGES,
    paper,
    releases,
)


def process(number, volume, sheets):
    facts = Facts(yearly_volume=volume, paper_sheets=sheets)
    return Process(f"p{number}", f"P-{number:04}", "업무", "부", 1, False, "", "", facts)


def clause(state="미검토", standing="미검토"):
    return Clause("규정", "제1조", state=state, standing=standing)


def saved(found: Any, stage: str) -> Any:
    return found.saved(stage)


AMENDED, DRAFT, OPEN_CLAUSE = clause("개정 완료"), clause("개정안"), clause()


@pytest.mark.parametrize(
    ("state", "standing", "stages"),
    [
        ("개정 완료", "조건부", {DONE, PLANNED, ALL}),
        ("개정 안 함", "가능", {DONE, PLANNED, ALL}),
        ("개정 안 함", "불가", {ALL}),
        ("개정 안 함", "조건부", {ALL}),
        ("개정안", "조건부", {PLANNED, ALL}),
        ("검토 중", "가능", {ALL}),
        ("미검토", "미검토", {ALL}),
    ],
)
def test_when_an_article_lets_go(state, standing, stages):
    assert {stage for stage in STAGES if releases(clause(state, standing), stage)} == stages


def test_one_binding_article_keeps_all_the_paper():
    one = process(1, exactly(100), exactly(3))
    assert paper([one], {"p1": [AMENDED, AMENDED]}).after(DONE).likely == 0
    assert paper([one], {"p1": [AMENDED, DRAFT]}).after(DONE).likely == 300
    assert paper([one], {"p1": [AMENDED, DRAFT]}).after(PLANNED).likely == 0
    assert paper([one], {"p1": [AMENDED, OPEN_CLAUSE]}).after(PLANNED).likely == 300
    assert paper([one], {"p1": [AMENDED, OPEN_CLAUSE]}).after(ALL).likely == 0


def test_a_process_without_an_article_is_never_freed():
    found = paper([process(1, exactly(100), exactly(3))], {})
    assert [found.after(stage).likely for stage in STAGES] == [300, 300, 300]
    assert found.unlinked.likely == 300
    assert saved(found, ALL).high == 0


def test_unknown_paper_is_counted_and_no_zero():
    known, unknown = process(1, exactly(10), exactly(1)), process(2, None, exactly(5))
    found = paper([known, unknown], {"p2": [AMENDED]})
    assert (found.today.known, found.today.unknown, found.today.likely) == (1, 1, 10)
    assert found.processes[1].left(DONE) is None
    assert found.after(DONE).unknown == 1


def test_where_no_paper_is_known_there_is_no_share_and_no_verdict():
    found = paper([process(1, None, None)], {"p1": [AMENDED]})
    assert found.saved(DONE) is None
    assert found.verdict(DONE) is None


@pytest.mark.parametrize(
    ("kept", "verdict"),
    [(exactly(100), REACHED), (exactly(101), MISSED), (Estimate(50, 100, 200), OPEN)],
)
def test_the_goal_is_reached_only_over_the_whole_range(kept, verdict):
    freed, rest = process(1, exactly(100), exactly(1)), process(2, kept, exactly(1))
    assert paper([freed, rest], {"p1": [AMENDED]}).verdict(DONE) == verdict


def test_an_open_upper_end_leaves_the_share_open():
    freed = process(1, Estimate(10, None, None), exactly(1))
    rest = process(2, exactly(10), exactly(1))
    share = saved(paper([freed, rest], {"p1": [AMENDED]}), DONE)
    assert (share.low, share.likely, share.high) == (0.5, None, 1.0)


@st.composite
def ranges(draw):
    low, likely, high = sorted(draw(st.tuples(*[st.integers(0, 1000)] * 3)))
    return Estimate(low, likely, high)


@given(st.lists(st.tuples(ranges(), st.booleans(), st.floats(0, 1)), min_size=1, max_size=6))
def test_the_share_lies_within_its_bounds_wherever_the_truth_is(parts):
    processes = [process(i, volume, exactly(1)) for i, (volume, _, _) in enumerate(parts)]
    linked = {f"p{i}": [AMENDED] for i, (_, freed, _) in enumerate(parts) if freed}
    found = paper(processes, linked)
    truth = [v.low + at * (v.high - v.low) for v, _, at in parts]
    whole = sum(truth)
    share = saved(found, DONE)
    if share is None or not whole:
        return
    truly = sum(t for t, (_, freed, _) in zip(truth, parts, strict=True) if freed) / whole
    assert share.low - 1e-9 <= truly <= share.high + 1e-9
    if share.likely is not None:
        assert share.low <= share.likely + 1e-9 <= share.high + 2e-9


@given(st.lists(st.tuples(ranges(), st.sampled_from(["개정 완료", "개정안", "미검토"]))))
def test_a_later_stage_never_leaves_more_paper(parts):
    processes = [process(i, volume, exactly(2)) for i, (volume, _) in enumerate(parts)]
    linked = {f"p{i}": [clause(state)] for i, (_, state) in enumerate(parts)}
    found = paper(processes, linked)
    likely: list[Any] = [found.today.likely, *(found.after(stage).likely for stage in STAGES)]
    assert likely == sorted(likely, reverse=True)
