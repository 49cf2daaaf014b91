"""What is applied stays readable: room is made, what follows moves on, nothing is turned over."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from processes.bpmn.layout import quality
from processes.bpmn.model import Model
from processes.bpmn.reading import read
from processes.bpmn.soundness import check
from processes.inventory.model import Evidence, Facts
from processes.redesign.applying import MEASURES, applied
from processes.redesign.finding import findings
from processes.redesign.model import Case, Finding
from processes.redesign.tree import CannotApply

EXAMPLE = Path(__file__).resolve().parents[3] / "data" / "samples" / "example" / "models"
FACTS = Facts(error_rate=0.2, exception_rate=0.4, evidence=(Evidence("등본", "행정안전부"),))
FOR_PEOPLE = {
    "knock-out:Task_compare:Task_tally",  # neither shares nor minutes are known
    "integral-technology:Task_tally",  # a person's step on a screen already, with paper around it
    "integral-technology:Task_send_forms",
    "triage:Task_overtime",  # one of two parallel branches: the other would wait for ever
}
BROKEN = {"overlap", "label", "slanted", "through", "outside"}
Draw = Callable[..., Model]
Write = Callable[[Model], bytes]


def _applied(content: bytes, heuristic: str, **known: Any) -> Model:
    case = Case(read(content), **known)
    finding = next(one for one in findings(case) if one.heuristic.id == heuristic)
    return read(applied(content, finding).content)


def _line(draw: Draw, write: Write, **nodes: str) -> bytes:
    between = " > ".join(nodes)
    return write(draw({"s": "시작", **nodes, "e": "끝"}, f"s > {between} > e"))


def test_room_is_made_where_something_comes_in(draw: Draw, write: Write) -> None:
    nodes = {"a": "userTask 가: 예산을 검토한다", "b": "userTask 나: 계약을 검토한다"}
    content = _line(draw, write, **nodes)
    model = _applied(content, "parallelism")
    x = {one.element: one.bounds.centre.x for one in model.shapes}
    split, join = sorted(
        (node.id for node in model.nodes if node.type == "parallelGateway"), key=x.__getitem__
    )
    assert x["s"] < x[split] < min(x["a"], x["b"])
    assert max(x["a"], x["b"]) < x[join] < x["e"]
    assert not quality.flaws(model)


@pytest.mark.parametrize(
    ("heuristic", "steps", "known"),
    [
        ("control-addition", {"a": "userTask 가: 받는다", "b": "userTask 나: 이체한다"}, {}),
        ("triage", {"a": "userTask 가: 받는다", "b": "userTask 나: 한다"}, {}),
    ],
)
def test_what_is_added_runs_from_left_to_right(
    draw: Draw, write: Write, heuristic: str, steps: dict[str, str], known: dict[str, Any]
) -> None:
    model = _applied(_line(draw, write, **steps), heuristic, facts=FACTS, **known)
    assert not {one.kind for one in quality.flaws(model)} & {*BROKEN, "backward"}


def test_a_step_that_moves_takes_its_lines_with_it(draw: Draw, write: Write) -> None:
    nodes = {
        "s": "시작",
        "a": "userTask 가: 쓴다",
        "b": "userTask 나: 만든다",
        "c": "serviceTask 가: 낸다",
        "e": "끝",
        "d": "dataObjectReference 가: 조서",
    }
    content = write(draw(nodes, "s > a > b > c > e", data="d > a, b > d"))
    model = _applied(content, "resequencing")
    box = {one.element: one.bounds for one in model.shapes}
    (way,) = [one.waypoints for one in model.edges if one.element == "d-a"]
    assert box["a"].x - 1 <= way[-1].x <= box["a"].right + 1
    assert box["a"].y - 1 <= way[-1].y <= box["a"].bottom + 1


def test_what_looks_evidence_up_already_is_not_told_to(draw: Draw, write: Write) -> None:
    model = _applied(_line(draw, write, a="userTask 가: 받는다"), "trusted-party", facts=FACTS)
    kinds = {one.heuristic.id for one in findings(Case(model, FACTS))}
    assert "trusted-party" not in kinds


def test_an_electronic_original_is_no_paper_step(draw: Draw) -> None:
    for name, paper in (("전자 원본을 보관한다", False), ("원본을 보관한다", True)):
        nodes = {"s": "시작", "a": f"userTask 가: {name}", "e": "끝"}
        hits = [one.hit for one in findings(Case(draw(nodes, "s > a > e")))]
        assert any(hit.threshold == "paper_steps" for hit in hits) is paper


def test_only_who_checks_evidence_looks_it_up(draw: Draw, write: Write) -> None:
    nodes = {"a": "userTask 신청인: 증명서를 낸다", "b": "userTask 담당: 증명서를 확인한다"}
    model = _applied(_line(draw, write, **nodes), "trusted-party", facts=FACTS)
    assert [n.type for n in model.nodes if n.id in "ab"] == ["userTask", "serviceTask"]


def _example_findings() -> list[Any]:
    cases = []
    for file in sorted(EXAMPLE.glob("*.as-is.bpmn")):
        content = file.read_bytes()
        for one in findings(Case(read(content), FACTS)):
            if one.heuristic.id in MEASURES:
                cases.append(pytest.param(content, one, id=f"{file.stem}-{one.key}"[:80]))
    return cases


@pytest.mark.parametrize(("content", "finding"), _example_findings())
def test_the_example_stays_readable_and_sound(content: bytes, finding: Finding) -> None:
    try:
        result = applied(content, finding)
    except CannotApply:
        assert finding.key in FOR_PEOPLE
        return
    before, after = read(content), read(result.content)
    assert check(after).sound
    kinds = [{flaw.kind for flaw in quality.flaws(one)} for one in (before, after)]
    assert kinds[1] & BROKEN <= kinds[0]
    _nothing_turned_over(before, after, set(finding.hit.elements))


def _nothing_turned_over(before: Model, after: Model, touched: set[str]) -> None:
    """What stays keeps its row and its order along the flow: it moves on together, or not at all.

    Frames grow; what is touched, and a gateway that follows its check, may go elsewhere.
    """
    was, now = ({one.element: one.bounds for one in model.shapes} for model in (before, after))
    loose = touched | {one.id for one in before.nodes if one.type.endswith("Gateway")}
    frames = {one.id for one in before.participants} | {one.id for one in before.lanes}
    for key in frames & was.keys():
        assert now[key].width >= was[key].width
        assert now[key].height >= was[key].height
    kept = [key for key in was if key in now and key not in loose | frames]
    moves = {(now[key].x - was[key].x, now[key].y - was[key].y) for key in kept}
    assert all(x >= 0 and y >= 0 for x, y in moves)
    assert len({round(x) for x, _y in moves}) <= 3  # none, and one for each place made
    assert len({round(y) for _x, y in moves}) <= 2
    for one, other in combinations(kept, 2):
        if was[one].x + 1 < was[other].x and was[one].y == was[other].y:
            assert now[one].right <= now[other].x or was[one].right > was[other].x
            assert now[one].y == now[other].y
