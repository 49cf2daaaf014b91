"""A finding applied: the to-be changed where it says so, drawn, sound, and nothing else moved."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from processes.bpmn.model import Model
from processes.bpmn.reading import read
from processes.bpmn.soundness import check
from processes.inventory.model import Evidence, Facts
from processes.redesign.applying import MEASURES, Applied, applied
from processes.redesign.catalogue import catalogue
from processes.redesign.finding import findings
from processes.redesign.model import Case, Work
from processes.redesign.tree import CannotApply

EXAMPLE = Path(__file__).resolve().parents[3] / "data" / "samples" / "example" / "models"
FACTS = Facts(error_rate=0.2, exception_rate=0.4, evidence=(Evidence("등본", "행정안전부"),))
Draw = Callable[..., Model]
Write = Callable[[Model], bytes]


def _applied(content: bytes, heuristic: str, **known: Any) -> tuple[Applied, Model]:
    case = Case(read(content), **known)
    finding = next(one for one in findings(case) if one.heuristic.id == heuristic)
    result = applied(content, finding)
    assert result.changes
    return result, read(result.content)


def _ways(model: Model) -> set[tuple[str, str]]:
    return {(f.source, f.target) for f in model.flows if f.type == "sequence"}


def _line(draw: Draw, write: Write, **nodes: str) -> bytes:
    between = " > ".join(nodes)
    return write(draw({"s": "시작", **nodes, "e": "끝"}, f"s > {between} > e"))


def test_at_least_ten_heuristics_can_be_applied() -> None:
    assert len(MEASURES) >= 10
    assert set(MEASURES) <= set(catalogue().heuristics)


def test_a_step_that_goes_leaves_the_way_whole(draw: Draw, write: Write) -> None:
    content = _line(
        draw,
        write,
        a="userTask 가: 연다",
        b="userTask 가: 다시 입력한다",
        c="serviceTask 나: 보낸다",
    )
    result, model = _applied(content, "task-elimination")
    assert _ways(model) == {("s", "a"), ("a", "c"), ("c", "e")}
    assert result.changes == ("단계를 없앴습니다: 다시 입력한다",)
    assert "b" not in {shape.element for shape in model.shapes}
    assert {edge.element for edge in model.edges} == {f.id for f in model.flows}


def test_steps_in_a_row_become_one_with_their_minutes(draw: Draw, write: Write) -> None:
    content = _line(draw, write, a="userTask 가: 찾는다", b="userTask 가: 만든다")
    timed = re.sub(
        rb'(<userTask id="(a|b)"[^>]*>)',
        rb'\1<extensionElements><dpg:work minutes="10"/></extensionElements>',
        content,
    )
    _result, model = _applied(timed, "task-composition")
    (step,) = [node for node in model.nodes if node.type == "userTask"]
    assert (step.id, step.name, step.minutes) == ("a", "찾는다 · 만든다", 20)
    assert _ways(model) == {("s", "a"), ("a", "e")}


def test_unknown_minutes_make_the_sum_unknown(draw: Draw, write: Write) -> None:
    content = _line(draw, write, a="userTask 가: 찾는다", b="userTask 가: 만든다")
    timed = re.sub(
        rb'(<userTask id="a"[^>]*>)',
        rb'\1<extensionElements><dpg:work minutes="10"/></extensionElements>',
        content,
    )
    _result, model = _applied(timed, "task-composition")
    assert [node.minutes for node in model.nodes if node.id == "a"] == [None]


def test_the_earlier_approvals_go(draw: Draw, write: Write) -> None:
    content = _line(
        draw,
        write,
        a="userTask 팀장: 지출을 결재한다",
        b="userTask 부장: 지출을 결재한다",
        c="userTask 사장: 지출을 결재한다",
    )
    _result, model = _applied(content, "numerical-involvement")
    assert _ways(model) == {("s", "c"), ("c", "e")}


def test_an_approval_with_a_way_to_refuse_is_left_to_people(draw: Draw, write: Write) -> None:
    nodes = {
        "s": "시작",
        "a": "userTask 가: 쓴다",
        "b": "userTask 나: 지출을 결재한다",
        "g": "?",
        "e": "끝",
    }
    content = write(draw(nodes, "s > a > b > g, g > e [예], g > a [반려]"))
    with pytest.raises(CannotApply, match="반려하는 길"):
        _applied(content, "empower", probabilities={"g-a": 0.001})


def test_reviews_in_series_run_side_by_side(draw: Draw, write: Write) -> None:
    content = _line(
        draw,
        write,
        a="userTask 가: 예산을 검토한다",
        b="userTask 나: 계약을 검토한다",
        c="userTask 다: 보안을 검토한다",
    )
    _result, model = _applied(content, "parallelism")
    split, join = [node.id for node in model.nodes if node.type == "parallelGateway"]
    ways = _ways(model)
    if ("s", split) not in ways:
        split, join = join, split
    assert ways == {("s", split), (join, "e")} | {
        pair for one in "abc" for pair in ((split, one), (one, join))
    }
    assert check(model).sound


def test_the_sharper_check_comes_first(draw: Draw, write: Write) -> None:
    nodes = {
        "s": "시작",
        "a": "userTask 가: 서류를 심사한다",
        "g": "?",
        "b": "userTask 나: 자격을 심사한다",
        "h": "?",
        "c": "serviceTask 가: 보낸다",
        "e": "끝",
        "r": "끝",
    }
    content = write(draw(nodes, "s > a > g, g > b > h, h > c > e, g > r [탈락], h > r [탈락]"))
    known: dict[str, Any] = {
        "work": {"a": Work(60), "b": Work(5)},
        "probabilities": {"g-r": 0.1, "h-r": 0.1},
    }
    _result, model = _applied(content, "knock-out", **known)
    assert _ways(model) == {
        ("s", "b"),
        ("b", "h"),
        ("h", "a"),
        ("a", "g"),
        ("g", "c"),
        ("c", "e"),
        ("g", "r"),
        ("h", "r"),
    }
    again = Case(model, **known)
    assert "knock-out" not in {one.heuristic.id for one in findings(again)}
    with pytest.raises(CannotApply, match="탈락률과 처리시간"):
        _applied(content, "knock-out")


def test_a_step_moves_behind_its_input(draw: Draw, write: Write) -> None:
    nodes = {
        "s": "시작",
        "a": "userTask 가: 쓴다",
        "b": "userTask 나: 만든다",
        "c": "serviceTask 가: 낸다",
        "e": "끝",
        "d": "dataObjectReference 가: 조서",
    }
    content = write(draw(nodes, "s > a > b > c > e", data="d > a, b > d"))
    _result, model = _applied(content, "resequencing")
    assert _ways(model) == {("s", "b"), ("b", "a"), ("a", "c"), ("c", "e")}
    assert "resequencing" not in {one.heuristic.id for one in findings(Case(model))}


def test_a_system_does_what_a_person_typed(draw: Draw, write: Write) -> None:
    content = _line(draw, write, a="userTask 가: 요금을 계산한다")
    result, model = _applied(content, "task-automation")
    assert {node.type for node in model.nodes if node.id == "a"} == {"serviceTask"}
    assert result.content.replace(b"serviceTask", b"userTask") == content


def test_the_applicant_checks_what_is_sent(draw: Draw, write: Write) -> None:
    nodes = {
        "s": "시작",
        "a": "userTask 신청인: 신청서를 낸다",
        "b": "userTask 담당: 신청 내용을 검토한다",
        "g": "?",
        "c": "userTask 담당: 일한다",
        "e": "끝",
    }
    content = write(draw(nodes, "s > a > b > g, g > c > e [예], g > a [보완]"))
    _result, model = _applied(content, "control-relocation", facts=FACTS)
    lanes = {node.id: node.lane for node in model.nodes}
    assert lanes["b"] == lanes["g"] == lanes["a"] != lanes["c"]


def test_easy_cases_and_checks_are_added(draw: Draw, write: Write) -> None:
    content = _line(draw, write, a="serviceTask 가: 받는다", b="serviceTask 나: 한다")
    _result, model = _applied(content, "triage", facts=FACTS)
    assert {"쉬운 건인가?", "쉬운 건을 바로 처리한다"} <= {node.name for node in model.nodes}
    assert check(model).sound
    _result, model = _applied(content, "control-addition", facts=FACTS)
    assert "결과를 확인한다" in {node.name for node in model.nodes}
    assert check(model).sound


def test_partners_evidence_and_messages_come_by_themselves(draw: Draw, write: Write) -> None:
    nodes = {
        "s": "시작",
        "a": "receiveTask 가: 회신을 받는다",
        "b": "userTask 가: 공문을 보낸다",
        "e": "끝",
    }
    content = write(draw(nodes, "s > a > b > e", messages="구청 > a, b > 구청", partners=("구청",)))
    _result, model = _applied(content, "buffering")
    assert [n.type for n in model.nodes if n.id == "a"] == ["serviceTask"]
    assert [f.source for f in model.flows if f.type == "message"] == ["b"]
    _result, model = _applied(content, "interfacing")
    assert [n.type for n in model.nodes if n.id == "b"] == ["sendTask"]
    _result, model = _applied(content, "trusted-party", facts=FACTS)
    assert any("행정정보 공동이용" in node.name for node in model.nodes)


def test_what_would_block_the_flow_is_not_applied() -> None:
    content = (EXAMPLE / "EX-006.as-is.bpmn").read_bytes()
    with pytest.raises(CannotApply, match="흐름이 막힙니다"):
        _applied(content, "triage", facts=FACTS)


def test_what_people_must_do_is_said(draw: Draw, write: Write) -> None:
    content = _line(draw, write, a="serviceTask 가: 받는다")
    with pytest.raises(CannotApply, match="그림에서 고치세요"):
        _applied(content, "exception", facts=Facts(exception_rate=0.1))
