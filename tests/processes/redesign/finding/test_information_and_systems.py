"""Data, systems and outsiders: each trigger fires where it should, and only there."""

from processes.inventory.model import Evidence, Facts
from processes.redesign.model import Case, Work
from tests.processes.redesign.finding.lines import (
    FACTS_WITH_ERRORS,
    LINE,
    Draw,
    triggered,
    two_steps,
)


def test_errors_without_a_check(draw: Draw) -> None:
    unchecked = two_steps(draw, "serviceTask 담당: 보낸다", "serviceTask 담당: 남긴다")
    assert triggered(Case(unchecked, FACTS_WITH_ERRORS), "control-addition")
    checked = two_steps(draw, "serviceTask 담당: 보낸다", "serviceTask 팀장: 결과를 확인한다")
    assert not triggered(Case(checked, FACTS_WITH_ERRORS), "control-addition")


def test_waiting_for_what_comes_from_outside(draw: Draw) -> None:
    model = two_steps(
        draw,
        "receiveTask 담당: 회신을 받는다",
        "serviceTask 담당: 남긴다",
        messages="구청 > a",
        partners=("구청",),
    )
    (one,) = triggered(Case(model), "buffering")
    assert (one.hit.elements, one.hit.certain) == (("a",), False)
    assert triggered(Case(model, work={"a": Work(5, 480)}), "buffering")[0].hit.certain


def test_automation_says_what_stands_before_it(draw: Draw) -> None:
    model = two_steps(draw, "userTask 담당: 내역을 ERP에 다시 입력한다", "serviceTask 담당: 알린다")
    (one,) = triggered(Case(model), "task-automation")
    assert one.hit.elements == ("a",)
    assert one.before[0].startswith("불필요 업무 폐지: ")
    plain = two_steps(draw, "userTask 담당: 요금을 계산한다", "serviceTask 담당: 알린다")
    (free,) = triggered(Case(plain), "task-automation")
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
    (one,) = triggered(Case(model), "integral-technology")
    assert (one.hit.value, one.hit.source) == (2, "흐름도")
    told = Facts(retyping=True, systems=("ERP", "엑셀", "그룹웨어"))
    plain = two_steps(draw, "serviceTask 담당: 보낸다", "serviceTask 담당: 남긴다")
    assert triggered(Case(plain, told), "integral-technology")[0].hit.source == "업무 목록"


def test_evidence_that_others_hold_or_that_is_taken_twice(draw: Draw) -> None:
    plain = two_steps(draw, "serviceTask 담당: 보낸다", "serviceTask 담당: 남긴다")
    held = Facts(evidence=(Evidence("주민등록등본", "행정안전부"), Evidence("통장 사본")))
    (one,) = triggered(Case(plain, held), "trusted-party")
    assert one.hit.value == 1
    assert not triggered(Case(plain, Facts(evidence=(Evidence("통장 사본"),))), "trusted-party")
    nodes = {
        "s": "시작",
        "a": "task 가: 하나",
        "b": "task 나: 둘",
        "e": "끝",
        "d": "dataObjectReference 가: 재직증명서",
    }
    (twice,) = triggered(Case(draw(nodes, LINE, data="d > a, d > b")), "trusted-party")
    assert (twice.hit.value, twice.hit.elements) == (2, ("a", "b"))


def test_messages_carried_by_hand(draw: Draw) -> None:
    model = two_steps(
        draw,
        "userTask 담당: 우편으로 보낸다",
        "serviceTask 담당: 남긴다",
        messages="a > 구청, b > 구청",
        partners=("구청",),
    )
    (one,) = triggered(Case(model), "interfacing")
    assert one.hit.elements == ("a",)
