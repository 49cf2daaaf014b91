"""All heuristics are looked for, and what is found has an order and a key."""

from processes.inventory.model import Facts
from processes.redesign.catalogue import STAGES, catalogue
from processes.redesign.finding import TRIGGERS, findings
from processes.redesign.model import Case
from tests.processes.redesign.finding.lines import Draw, triggered, two_steps


def test_every_heuristic_is_listed_and_nearly_all_are_detected() -> None:
    listed = catalogue().heuristics
    assert len(listed) == 29
    assert set(TRIGGERS) <= set(listed)
    assert set(listed) - set(TRIGGERS) == {"outsourcing"}


def test_a_line_without_a_problem_gives_no_finding(draw: Draw) -> None:
    model = two_steps(draw, "serviceTask 담당: 자료를 보낸다", "serviceTask 담당: 결과를 남긴다")
    assert findings(Case(model)) == []


def test_findings_come_by_stage_then_by_number(draw: Draw) -> None:
    model = two_steps(
        draw, "userTask 담당: 내역을 ERP에 다시 입력한다", "userTask 팀장: 결과를 결재한다"
    )
    found = findings(Case(model, Facts(exception_rate=0.4, approvals=3, error_rate=0.3)))
    order = [(STAGES.index(one.heuristic.stage), one.heuristic.number) for one in found]
    assert order == sorted(order)
    assert len({one.heuristic.stage for one in found}) >= 4


def test_a_finding_is_known_again_by_its_elements(draw: Draw) -> None:
    model = two_steps(draw, "userTask 담당: 찾는다", "userTask 담당: 만든다")
    (one,) = triggered(Case(model), "task-composition")
    assert one.key == "task-composition:a:b"
