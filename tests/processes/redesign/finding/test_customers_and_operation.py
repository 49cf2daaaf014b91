"""Applicants, partners and single steps: each trigger fires where it should, and only there."""

import pytest

from processes.inventory.model import Estimate, Facts, exactly
from processes.redesign.finding import findings
from processes.redesign.model import Case, Work
from tests.processes.redesign.finding.lines import FACTS_WITH_ERRORS, Draw, triggered, two_steps


def test_errors_that_our_own_check_meets_first_go_to_the_applicant(draw: Draw) -> None:
    nodes = {
        "s": "시작",
        "a": "userTask 담당: 신청 내용을 검토한다",
        "g": "?",
        "b": "task 담당: 처리한다",
        "e": "끝",
    }
    model = draw(nodes, "s > a > g, g > b > e [맞음], g > s [보완]")
    (one,) = triggered(Case(model, FACTS_WITH_ERRORS), "control-relocation")
    assert one.hit.elements == ("a",)
    assert (one.hit.value, one.threshold) == (12, 0.10)
    assert not triggered(Case(model, Facts(error_rate=0.05)), "control-relocation")
    assert not triggered(Case(model), "control-relocation")  # unknown is no error


@pytest.mark.parametrize(("times", "fires"), [(2, False), (3, True)])
def test_three_messages_with_one_partner_are_many(draw: Draw, times: int, fires: bool) -> None:
    messages = ", ".join(["a > 시민", "시민 > b", "b > 시민"][:times])
    model = two_steps(
        draw,
        "sendTask 담당: 알린다",
        "receiveTask 담당: 받는다",
        messages=messages,
        partners=("시민",),
    )
    found = triggered(Case(model), "contact-reduction")
    assert bool(found) == fires
    if fires:
        assert found[0].hit.value == 3
        assert set(found[0].hit.elements) == {"a", "b"}


def test_a_partners_data_typed_again_wants_integration(draw: Draw) -> None:
    model = two_steps(
        draw,
        "receiveTask 담당: 명단을 받는다",
        "userTask 담당: 명단을 등록한다",
        messages="구청 > a",
        partners=("구청",),
    )
    (one,) = triggered(Case(model), "integration")
    assert one.hit.elements == ("b",)
    assert not one.hit.certain


def test_types_that_part_at_the_door(draw: Draw) -> None:
    nodes = {"s": "시작", "g": "?", "e": "끝"} | {
        one: f"task 담당: {one}를 처리한다" for one in ("a", "b", "c", "d")
    }
    parted = draw(nodes, "s > g, g > a > b > e, g > c > d > e")
    (one,) = triggered(Case(parted), "order-types")
    assert one.hit.elements == ("g",)
    shared = draw(nodes, "s > g, g > a > b > c > d > e, g > c")
    assert not triggered(Case(shared), "order-types")


def test_clerical_steps_may_go_unless_a_rule_or_decision_holds_them(draw: Draw) -> None:
    model = two_steps(draw, "userTask 담당: 내용을 ERP에 다시 입력한다", "serviceTask 담당: 알린다")
    (one,) = triggered(Case(model), "task-elimination")
    assert one.hit.elements == ("a",)
    assert not triggered(Case(model, rules={"a": ("회계규정 제3조",)}), "task-elimination")


def test_a_paper_step_names_the_rule_that_must_be_amended_first(draw: Draw) -> None:
    model = two_steps(draw, "manualTask 담당: 서류를 편철한다", "serviceTask 담당: 알린다")
    (clue,) = triggered(Case(model), "integral-technology")
    assert (clue.hit.measure, clue.hit.certain) == ("종이 단계", False)
    (ruled,) = triggered(Case(model, rules={"a": ("회계규정 제3조",)}), "integral-technology")
    assert ruled.hit.certain
    assert ruled.before[0] == "규정 개정(③): 회계규정 제3조"


def test_waiting_twice_the_work_is_batching(draw: Draw) -> None:
    model = two_steps(draw, "userTask 담당: 모아서 처리한다", "serviceTask 담당: 알린다")
    slow = Case(model, work={"a": Work(10, 20)})
    (one,) = triggered(slow, "order-based-work")
    assert (one.hit.value, one.hit.certain) == (2, True)
    assert not triggered(Case(model, work={"a": Work(10, 19)}), "order-based-work")
    assert not triggered(Case(model, work={"a": Work(None, 600)}), "order-based-work")
    told = Facts(minutes_per_case=exactly(10), waiting_minutes=Estimate(20, 40, 90))
    (register,) = triggered(Case(model, told), "order-based-work")
    assert (register.hit.value, register.hit.certain, register.hit.source) == (
        4,
        False,
        "업무 목록",
    )


@pytest.mark.parametrize(
    ("rate", "expected"),
    [(None, set()), (0.04, set()), (0.05, {"exception"}), (0.29, {"exception"}), (0.3, {"triage"})],
)
def test_exceptions_want_a_way_of_their_own_and_many_want_sorting(
    draw: Draw, rate: float | None, expected: set[str]
) -> None:
    model = two_steps(draw, "serviceTask 담당: 보낸다", "serviceTask 담당: 남긴다")
    found = {one.heuristic.id for one in findings(Case(model, Facts(exception_rate=rate)))}
    assert found == expected


def test_one_persons_steps_in_a_row_may_be_one(draw: Draw) -> None:
    model = two_steps(draw, "userTask 담당: 찾는다", "userTask 담당: 만든다")
    (one,) = triggered(Case(model), "task-composition")
    assert one.hit.elements == ("a", "b")
    other = two_steps(draw, "userTask 담당: 찾는다", "userTask 팀장: 만든다")
    assert not triggered(Case(other), "task-composition")
    approval = two_steps(draw, "userTask 담당: 찾는다", "userTask 담당: 지출을 결재한다")
    assert not triggered(Case(approval), "task-composition")
