"""Roles, handovers and approvals: each trigger fires where it should, and only there."""

from dataclasses import replace

import pytest

from processes.bpmn.model import Model
from processes.inventory.model import Facts, exactly
from processes.redesign.model import Case
from tests.processes.redesign.finding.lines import Draw, decided, triggered, two_steps


def _to_and_fro(draw: Draw, rounds: int) -> Model:
    nodes, ids = {"s": "시작"}, ["s"]
    for number in range(rounds):
        nodes |= {f"a{number}": "serviceTask 담당: 한다", f"b{number}": "serviceTask 팀장: 본다"}
        ids += [f"a{number}", f"b{number}"]
    return draw(nodes | {"e": "끝"}, " > ".join([*ids, "e"]))


def test_a_case_that_keeps_coming_back_wants_one_pair_of_hands(draw: Draw) -> None:
    (one,) = triggered(Case(_to_and_fro(draw, 3)), "order-assignment")
    assert (one.hit.value, one.hit.elements) == (3, ("b0", "b1", "b2"))
    assert not triggered(Case(_to_and_fro(draw, 2)), "order-assignment")


def test_handovers_are_counted_in_the_drawing_without_ways_back(draw: Draw) -> None:
    (one,) = triggered(Case(_to_and_fro(draw, 2)), "case-manager")
    assert (one.hit.value, one.hit.source) == (3, "흐름도")
    assert not triggered(Case(_to_and_fro(draw, 1)), "case-manager")
    back = decided(draw)  # forth once, and back: not twice
    assert not triggered(Case(back), "case-manager")


def test_a_queue_before_one_person(draw: Draw) -> None:
    model = two_steps(draw, "serviceTask 담당: 보낸다", "serviceTask 담당: 남긴다")
    slow = Facts(minutes_per_case=exactly(10), waiting_minutes=exactly(30), staff=exactly(1))
    (one,) = triggered(Case(model, slow), "flexible-assignment")
    assert one.hit.value == 3
    assert not triggered(Case(model, replace(slow, staff=exactly(2))), "flexible-assignment")
    assert not triggered(Case(model, replace(slow, staff=None)), "flexible-assignment")
    named = two_steps(draw, "serviceTask 김민수 과장: 보낸다", "serviceTask 담당: 남긴다")
    (person,) = triggered(Case(named, replace(slow, staff=None)), "flexible-assignment")
    assert person.hit.elements == ("a",)


@pytest.mark.parametrize(("count", "fires"), [(None, False), (2, False), (3, True)])
def test_the_same_work_in_three_departments(draw: Draw, count: int | None, fires: bool) -> None:
    model = two_steps(draw, "serviceTask 담당: 보낸다", "serviceTask 담당: 남긴다")
    assert bool(triggered(Case(model, departments_alike=count), "centralisation")) == fires


def test_a_lane_of_two_owners(draw: Draw) -> None:
    model = two_steps(draw, "serviceTask 총무·회계 담당: 보낸다", "serviceTask 담당: 남긴다")
    (one,) = triggered(Case(model), "split-responsibilities")
    assert (one.hit.value, one.hit.elements) == (2, ("a",))


@pytest.mark.parametrize(("count", "fires"), [(3, False), (4, True)])
def test_four_roles_are_many(draw: Draw, count: int, fires: bool) -> None:
    model = two_steps(draw, "serviceTask 담당: 보낸다", "serviceTask 담당: 남긴다")
    told = Facts(roles=tuple("가나다라"[:count]))
    assert bool(triggered(Case(model, told), "customer-teams")) == fires


def test_three_approvals_are_many(draw: Draw) -> None:
    nodes = {"s": "시작", "e": "끝"} | {
        one: f"userTask {one}: 지출을 결재한다" for one in ("팀장", "부장", "사장")
    }
    model = draw(nodes, "s > 팀장 > 부장 > 사장 > e")
    (one,) = triggered(Case(model), "numerical-involvement")
    assert (one.hit.value, one.hit.source) == (3, "흐름도")
    assert one.hit.elements == ("팀장", "부장", "사장")
    told = two_steps(draw, "serviceTask 담당: 보낸다", "serviceTask 담당: 남긴다")
    (register,) = triggered(Case(told, Facts(approvals=4)), "numerical-involvement")
    assert register.hit.source == "업무 목록"


def test_roles_that_are_full_and_idle(draw: Draw) -> None:
    model = two_steps(draw, "serviceTask 담당: 보낸다", "serviceTask 팀장: 남긴다")
    busy = Case(model, utilisation={"담당": 0.9, "팀장": 0.3})
    (more,) = triggered(busy, "extra-resources")
    assert more.hit.elements == ("a",)
    (gap,) = triggered(busy, "specialist-generalist")
    assert gap.hit.value == pytest.approx(60)
    calm = Case(model, utilisation={"담당": 0.85, "팀장": 0.5})
    assert not triggered(calm, "extra-resources")
    assert not triggered(calm, "specialist-generalist")


def test_an_approval_that_changes_nothing(draw: Draw) -> None:
    undrawn = two_steps(draw, "userTask 담당: 쓴다", "userTask 팀장: 지출을 결재한다")
    (one,) = triggered(Case(undrawn), "empower")
    assert (one.hit.elements, one.hit.certain) == (("b",), False)
    model = decided(draw)
    assert not triggered(Case(model), "empower")  # drawn, its share unknown: it may change things
    assert triggered(Case(model, probabilities={"g-a": 0.01}), "empower")[0].hit.certain
    assert not triggered(Case(model, probabilities={"g-a": 0.02}), "empower")


def test_what_is_written_or_sent_is_no_approval(draw: Draw) -> None:
    model = two_steps(
        draw, "userTask 담당: 허가서를 우편으로 보낸다", "userTask 팀장: 승인 대장을 본다"
    )
    assert not triggered(Case(model), "empower")
