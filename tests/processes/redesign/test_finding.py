"""Each trigger fires where its heuristic says, and is silent where it has no ground."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from processes.bpmn.model import Model
from processes.inventory.model import Estimate, Evidence, Facts, exactly
from processes.redesign.catalogue import STAGES, catalogue
from processes.redesign.finding import TRIGGERS, findings
from processes.redesign.model import Case, Finding, Work

Draw = Callable[..., Model]
LINE = "s > a > b > e"


def _found(case: Case, heuristic: str) -> list[Finding]:
    return [one for one in findings(case) if one.heuristic.id == heuristic]


def _line(draw: Draw, a: str, b: str, **more: Any) -> Model:
    return draw({"s": "시작", "a": a, "b": b, "e": "끝"}, LINE, **more)


def _decided(draw: Draw, back: str = "g > a [반려]") -> Model:
    """A step, an approval, a decision that may lead back."""
    nodes = {
        "s": "시작",
        "a": "userTask 담당: 신청서를 작성한다",
        "b": "userTask 팀장: 신청을 승인한다",
        "g": "?",
        "e": "끝",
    }
    return draw(nodes, f"s > a > b > g, g > e [예], {back}")


def test_every_heuristic_is_listed_and_nearly_all_are_detected() -> None:
    listed = catalogue().heuristics
    assert len(listed) == 29
    assert set(TRIGGERS) <= set(listed)
    assert set(listed) - set(TRIGGERS) == {"outsourcing"}


def test_a_line_without_a_problem_gives_no_finding(draw: Draw) -> None:
    model = _line(draw, "serviceTask 담당: 자료를 보낸다", "serviceTask 담당: 결과를 남긴다")
    assert findings(Case(model)) == []


FACTS_WITH_ERRORS = Facts(error_rate=0.12)


def test_errors_that_our_own_check_meets_first_go_to_the_applicant(draw: Draw) -> None:
    nodes = {
        "s": "시작",
        "a": "userTask 담당: 신청 내용을 검토한다",
        "g": "?",
        "b": "task 담당: 처리한다",
        "e": "끝",
    }
    model = draw(nodes, "s > a > g, g > b > e [맞음], g > s [보완]")
    (one,) = _found(Case(model, FACTS_WITH_ERRORS), "control-relocation")
    assert one.hit.elements == ("a",)
    assert (one.hit.value, one.threshold) == (12, 0.10)
    assert not _found(Case(model, Facts(error_rate=0.05)), "control-relocation")
    assert not _found(Case(model), "control-relocation")  # unknown is no error


@pytest.mark.parametrize(("times", "fires"), [(2, False), (3, True)])
def test_three_messages_with_one_partner_are_many(draw: Draw, times: int, fires: bool) -> None:
    messages = ", ".join(["a > 시민", "시민 > b", "b > 시민"][:times])
    model = _line(
        draw,
        "sendTask 담당: 알린다",
        "receiveTask 담당: 받는다",
        messages=messages,
        partners=("시민",),
    )
    found = _found(Case(model), "contact-reduction")
    assert bool(found) == fires
    if fires:
        assert found[0].hit.value == 3
        assert set(found[0].hit.elements) == {"a", "b"}


def test_a_partners_data_typed_again_wants_integration(draw: Draw) -> None:
    model = _line(
        draw,
        "receiveTask 담당: 명단을 받는다",
        "userTask 담당: 명단을 등록한다",
        messages="구청 > a",
        partners=("구청",),
    )
    (one,) = _found(Case(model), "integration")
    assert one.hit.elements == ("b",)
    assert not one.hit.certain


def test_types_that_part_at_the_door(draw: Draw) -> None:
    nodes = {"s": "시작", "g": "?", "e": "끝"} | {
        one: f"task 담당: {one}를 처리한다" for one in ("a", "b", "c", "d")
    }
    parted = draw(nodes, "s > g, g > a > b > e, g > c > d > e")
    (one,) = _found(Case(parted), "order-types")
    assert one.hit.elements == ("g",)
    shared = draw(nodes, "s > g, g > a > b > c > d > e, g > c")
    assert not _found(Case(shared), "order-types")


def test_clerical_steps_may_go_unless_a_rule_or_decision_holds_them(draw: Draw) -> None:
    model = _line(draw, "userTask 담당: 내용을 ERP에 다시 입력한다", "serviceTask 담당: 알린다")
    (one,) = _found(Case(model), "task-elimination")
    assert one.hit.elements == ("a",)
    assert not _found(Case(model, rules={"a": ("회계규정 제3조",)}), "task-elimination")


def test_a_paper_step_names_the_rule_that_must_be_amended_first(draw: Draw) -> None:
    model = _line(draw, "manualTask 담당: 서류를 편철한다", "serviceTask 담당: 알린다")
    (clue,) = _found(Case(model), "integral-technology")
    assert (clue.hit.measure, clue.hit.certain) == ("종이 단계", False)
    (ruled,) = _found(Case(model, rules={"a": ("회계규정 제3조",)}), "integral-technology")
    assert ruled.hit.certain
    assert ruled.before[0] == "규정 개정(③): 회계규정 제3조"


def test_waiting_twice_the_work_is_batching(draw: Draw) -> None:
    model = _line(draw, "userTask 담당: 모아서 처리한다", "serviceTask 담당: 알린다")
    slow = Case(model, work={"a": Work(10, 20)})
    (one,) = _found(slow, "order-based-work")
    assert (one.hit.value, one.hit.certain) == (2, True)
    assert not _found(Case(model, work={"a": Work(10, 19)}), "order-based-work")
    assert not _found(Case(model, work={"a": Work(None, 600)}), "order-based-work")
    told = Facts(minutes_per_case=exactly(10), waiting_minutes=Estimate(20, 40, 90))
    (register,) = _found(Case(model, told), "order-based-work")
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
    model = _line(draw, "serviceTask 담당: 보낸다", "serviceTask 담당: 남긴다")
    found = {one.heuristic.id for one in findings(Case(model, Facts(exception_rate=rate)))}
    assert found == expected


def test_one_persons_steps_in_a_row_may_be_one(draw: Draw) -> None:
    model = _line(draw, "userTask 담당: 찾는다", "userTask 담당: 만든다")
    (one,) = _found(Case(model), "task-composition")
    assert one.hit.elements == ("a", "b")
    other = _line(draw, "userTask 담당: 찾는다", "userTask 팀장: 만든다")
    assert not _found(Case(other), "task-composition")
    approval = _line(draw, "userTask 담당: 찾는다", "userTask 담당: 지출을 결재한다")
    assert not _found(Case(approval), "task-composition")


def test_a_step_before_its_input_is_out_of_order(draw: Draw) -> None:
    nodes = {
        "s": "시작",
        "a": "task 가: 쓴다",
        "b": "task 나: 만든다",
        "e": "끝",
        "d": "dataObjectReference 가: 조서",
    }
    wrong = draw(nodes, LINE, data="d > a, b > d")
    (one,) = _found(Case(wrong), "resequencing")
    assert one.hit.elements == ("a", "b")
    assert not _found(Case(draw(nodes, LINE, data="a > d, d > b")), "resequencing")


def _two_checks(draw: Draw) -> Model:
    nodes = {
        "s": "시작",
        "a": "task 가: 서류를 심사한다",
        "g": "?",
        "b": "task 나: 자격을 심사한다",
        "h": "?",
        "c": "task 가: 지급한다",
        "e": "끝",
        "r": "끝",
    }
    return draw(nodes, "s > a > g, g > b > h, h > c > e, g > r [탈락], h > r [탈락]")


def test_knock_out_checks_stand_by_falling_share_over_minutes(draw: Draw) -> None:
    model = _two_checks(draw)
    work = {"a": Work(60), "b": Work(10)}
    shares = {"g-r": 0.1, "h-r": 0.1}
    (one,) = _found(Case(model, work=work, probabilities=shares), "knock-out")
    assert (one.hit.value, one.hit.certain) == (2, True)
    right = {"a": Work(10), "b": Work(60)}
    assert not _found(Case(model, work=right, probabilities=shares), "knock-out")
    (unknown,) = _found(Case(model), "knock-out")
    assert not unknown.hit.certain


def test_reviews_in_series_that_need_nothing_of_each_other(draw: Draw) -> None:
    model = _line(
        draw, "userTask 예산 담당: 예산을 검토한다", "userTask 법무 담당: 계약을 검토한다"
    )
    (one,) = _found(Case(model), "parallelism")
    assert one.hit.elements == ("a", "b")
    same = _line(draw, "userTask 담당: 예산을 검토한다", "userTask 담당: 계약을 검토한다")
    assert not _found(Case(same), "parallelism")
    nodes = {
        "s": "시작",
        "a": "task 가: 예산을 검토한다",
        "b": "task 나: 계약을 검토한다",
        "e": "끝",
        "d": "dataObjectReference 가: 검토서",
    }
    assert not _found(Case(draw(nodes, LINE, data="a > d, d > b")), "parallelism")


def _to_and_fro(draw: Draw, rounds: int) -> Model:
    nodes, ids = {"s": "시작"}, ["s"]
    for number in range(rounds):
        nodes |= {f"a{number}": "serviceTask 담당: 한다", f"b{number}": "serviceTask 팀장: 본다"}
        ids += [f"a{number}", f"b{number}"]
    return draw(nodes | {"e": "끝"}, " > ".join([*ids, "e"]))


def test_a_case_that_keeps_coming_back_wants_one_pair_of_hands(draw: Draw) -> None:
    (one,) = _found(Case(_to_and_fro(draw, 3)), "order-assignment")
    assert (one.hit.value, one.hit.elements) == (3, ("b0", "b1", "b2"))
    assert not _found(Case(_to_and_fro(draw, 2)), "order-assignment")


def test_handovers_are_counted_in_the_drawing_without_ways_back(draw: Draw) -> None:
    (one,) = _found(Case(_to_and_fro(draw, 2)), "case-manager")
    assert (one.hit.value, one.hit.source) == (3, "흐름도")
    assert not _found(Case(_to_and_fro(draw, 1)), "case-manager")
    back = _decided(draw)  # forth once, and back: not twice
    assert not _found(Case(back), "case-manager")


def test_a_queue_before_one_person(draw: Draw) -> None:
    model = _line(draw, "serviceTask 담당: 보낸다", "serviceTask 담당: 남긴다")
    slow = Facts(minutes_per_case=exactly(10), waiting_minutes=exactly(30), staff=exactly(1))
    (one,) = _found(Case(model, slow), "flexible-assignment")
    assert one.hit.value == 3
    assert not _found(Case(model, replace(slow, staff=exactly(2))), "flexible-assignment")
    assert not _found(Case(model, replace(slow, staff=None)), "flexible-assignment")
    named = _line(draw, "serviceTask 김민수 과장: 보낸다", "serviceTask 담당: 남긴다")
    (person,) = _found(Case(named, replace(slow, staff=None)), "flexible-assignment")
    assert person.hit.elements == ("a",)


@pytest.mark.parametrize(("count", "fires"), [(None, False), (2, False), (3, True)])
def test_the_same_work_in_three_departments(draw: Draw, count: int | None, fires: bool) -> None:
    model = _line(draw, "serviceTask 담당: 보낸다", "serviceTask 담당: 남긴다")
    assert bool(_found(Case(model, departments_alike=count), "centralisation")) == fires


def test_a_lane_of_two_owners(draw: Draw) -> None:
    model = _line(draw, "serviceTask 총무·회계 담당: 보낸다", "serviceTask 담당: 남긴다")
    (one,) = _found(Case(model), "split-responsibilities")
    assert (one.hit.value, one.hit.elements) == (2, ("a",))


@pytest.mark.parametrize(("count", "fires"), [(3, False), (4, True)])
def test_four_roles_are_many(draw: Draw, count: int, fires: bool) -> None:
    model = _line(draw, "serviceTask 담당: 보낸다", "serviceTask 담당: 남긴다")
    told = Facts(roles=tuple("가나다라"[:count]))
    assert bool(_found(Case(model, told), "customer-teams")) == fires


def test_three_approvals_are_many(draw: Draw) -> None:
    nodes = {"s": "시작", "e": "끝"} | {
        one: f"userTask {one}: 지출을 결재한다" for one in ("팀장", "부장", "사장")
    }
    model = draw(nodes, "s > 팀장 > 부장 > 사장 > e")
    (one,) = _found(Case(model), "numerical-involvement")
    assert (one.hit.value, one.hit.source) == (3, "흐름도")
    assert one.hit.elements == ("팀장", "부장", "사장")
    told = _line(draw, "serviceTask 담당: 보낸다", "serviceTask 담당: 남긴다")
    (register,) = _found(Case(told, Facts(approvals=4)), "numerical-involvement")
    assert register.hit.source == "업무 목록"


def test_roles_that_are_full_and_idle(draw: Draw) -> None:
    model = _line(draw, "serviceTask 담당: 보낸다", "serviceTask 팀장: 남긴다")
    busy = Case(model, utilisation={"담당": 0.9, "팀장": 0.3})
    (more,) = _found(busy, "extra-resources")
    assert more.hit.elements == ("a",)
    (gap,) = _found(busy, "specialist-generalist")
    assert gap.hit.value == pytest.approx(60)
    calm = Case(model, utilisation={"담당": 0.85, "팀장": 0.5})
    assert not _found(calm, "extra-resources")
    assert not _found(calm, "specialist-generalist")


def test_an_approval_that_changes_nothing(draw: Draw) -> None:
    undrawn = _line(draw, "userTask 담당: 쓴다", "userTask 팀장: 지출을 결재한다")
    (one,) = _found(Case(undrawn), "empower")
    assert (one.hit.elements, one.hit.certain) == (("b",), False)
    model = _decided(draw)
    assert not _found(Case(model), "empower")  # drawn, its share unknown: it may change things
    assert _found(Case(model, probabilities={"g-a": 0.01}), "empower")[0].hit.certain
    assert not _found(Case(model, probabilities={"g-a": 0.02}), "empower")


def test_what_is_written_or_sent_is_no_approval(draw: Draw) -> None:
    model = _line(
        draw, "userTask 담당: 허가서를 우편으로 보낸다", "userTask 팀장: 승인 대장을 본다"
    )
    assert not _found(Case(model), "empower")


def test_errors_without_a_check(draw: Draw) -> None:
    unchecked = _line(draw, "serviceTask 담당: 보낸다", "serviceTask 담당: 남긴다")
    assert _found(Case(unchecked, FACTS_WITH_ERRORS), "control-addition")
    checked = _line(draw, "serviceTask 담당: 보낸다", "serviceTask 팀장: 결과를 확인한다")
    assert not _found(Case(checked, FACTS_WITH_ERRORS), "control-addition")


def test_waiting_for_what_comes_from_outside(draw: Draw) -> None:
    model = _line(
        draw,
        "receiveTask 담당: 회신을 받는다",
        "serviceTask 담당: 남긴다",
        messages="구청 > a",
        partners=("구청",),
    )
    (one,) = _found(Case(model), "buffering")
    assert (one.hit.elements, one.hit.certain) == (("a",), False)
    assert _found(Case(model, work={"a": Work(5, 480)}), "buffering")[0].hit.certain


def test_automation_says_what_stands_before_it(draw: Draw) -> None:
    model = _line(draw, "userTask 담당: 내역을 ERP에 다시 입력한다", "serviceTask 담당: 알린다")
    (one,) = _found(Case(model), "task-automation")
    assert one.hit.elements == ("a",)
    assert one.before[0].startswith("불필요 업무 폐지: ")
    plain = _line(draw, "userTask 담당: 요금을 계산한다", "serviceTask 담당: 알린다")
    (free,) = _found(Case(plain), "task-automation")
    assert free.before == ()


def test_system_switches_are_counted_between_steps(draw: Draw) -> None:
    nodes = {
        "s": "시작",
        "a": "task 가: 하나",
        "b": "task 나: 둘",
        "c": "task 가: 셋",
        "e": "끝",
        "erp": "dataStoreReference 가: ERP",
        "gw": "dataStoreReference 가: 그룹웨어",
    }
    model = draw(nodes, "s > a > b > c > e", data="erp > a, gw > b, c > erp")
    (one,) = _found(Case(model), "integral-technology")
    assert (one.hit.value, one.hit.source) == (2, "흐름도")
    told = Facts(retyping=True, systems=("ERP", "엑셀", "그룹웨어"))
    plain = _line(draw, "serviceTask 담당: 보낸다", "serviceTask 담당: 남긴다")
    assert _found(Case(plain, told), "integral-technology")[0].hit.source == "업무 목록"


def test_evidence_that_others_hold_or_that_is_taken_twice(draw: Draw) -> None:
    plain = _line(draw, "serviceTask 담당: 보낸다", "serviceTask 담당: 남긴다")
    held = Facts(evidence=(Evidence("주민등록등본", "행정안전부"), Evidence("통장 사본")))
    (one,) = _found(Case(plain, held), "trusted-party")
    assert one.hit.value == 1
    assert not _found(Case(plain, Facts(evidence=(Evidence("통장 사본"),))), "trusted-party")
    nodes = {
        "s": "시작",
        "a": "task 가: 하나",
        "b": "task 나: 둘",
        "e": "끝",
        "d": "dataObjectReference 가: 재직증명서",
    }
    (twice,) = _found(Case(draw(nodes, LINE, data="d > a, d > b")), "trusted-party")
    assert (twice.hit.value, twice.hit.elements) == (2, ("a", "b"))


def test_messages_carried_by_hand(draw: Draw) -> None:
    model = _line(
        draw,
        "userTask 담당: 우편으로 보낸다",
        "serviceTask 담당: 남긴다",
        messages="a > 구청, b > 구청",
        partners=("구청",),
    )
    (one,) = _found(Case(model), "interfacing")
    assert one.hit.elements == ("a",)


def test_findings_come_by_stage_then_by_number(draw: Draw) -> None:
    model = _line(
        draw, "userTask 담당: 내역을 ERP에 다시 입력한다", "userTask 팀장: 결과를 결재한다"
    )
    found = findings(Case(model, Facts(exception_rate=0.4, approvals=3, error_rate=0.3)))
    order = [(STAGES.index(one.heuristic.stage), one.heuristic.number) for one in found]
    assert order == sorted(order)
    assert len({one.heuristic.stage for one in found}) >= 4


def test_a_finding_is_known_again_by_its_elements(draw: Draw) -> None:
    model = _line(draw, "userTask 담당: 찾는다", "userTask 담당: 만든다")
    (one,) = _found(Case(model), "task-composition")
    assert one.key == "task-composition:a:b"
