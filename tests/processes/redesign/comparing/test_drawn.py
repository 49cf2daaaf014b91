"""Drawn figures weighed by how often a case comes there: ways, loops, unknowns, visits."""

from dataclasses import replace

import pytest

from processes.bpmn.metrics import metrics
from processes.bpmn.reading import read
from processes.redesign import clues
from processes.redesign.comparing import drawn
from processes.redesign.comparing.drawn import APPROVALS, CONTACTS, HANDOVERS, PAPER, VISITS
from processes.redesign.comparing.model import Variant
from processes.regulations.model import Clause
from processes.simulation.distributions import exponential, fixed
from processes.simulation.scenario import Arrivals, Scenario, Work

NAMES = {
    "ask": "창구에 와서 신청서를 낸다",
    "take": "방문 접수한다",
    "check": "종이 서류를 확인한다",
    "approve": "팀장이 결재한다",
    "post": "우편으로 보낸다",
}
LANES = {"out": ("ask",), "desk": ("take", "check", "post"), "boss": ("approve",)}
FLOWS = {
    "f0": ("start", "ask"),
    "f1": ("ask", "take"),
    "f2": ("take", "check"),
    "f3": ("check", "x"),
    "again": ("x", "check"),
    "up": ("x", "approve"),
    "short": ("x", "post"),
    "f4": ("approve", "post"),
    "f5": ("post", "end"),
}
SHARES = {"again": 0.2, "up": 0.3, "short": 0.5}


def variant(lanes=LANES, names=NAMES, extra: str = "", **changes: object) -> Variant:
    """Return a check that is done again for a fifth, and approved for some."""
    tasks = "".join(f'<userTask id="{key}" name="{name}"/>' for key, name in names.items())
    flows = "".join(
        f'<sequenceFlow id="{key}" sourceRef="{a}" targetRef="{b}"/>'
        for key, (a, b) in FLOWS.items()
    )
    drawn_lanes = "".join(
        f'<lane id="{key}" name="{key}">'
        + "".join(f"<flowNodeRef>{one}</flowNodeRef>" for one in nodes)
        + "</lane>"
        for key, nodes in lanes.items()
    )
    laned = f'<laneSet id="L">{drawn_lanes}</laneSet>' if lanes else ""
    model = read(
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">'
        f'{extra}<process id="P">{laned}<startEvent id="start"/>{tasks}'
        f'<exclusiveGateway id="x"/><endEvent id="end"/>{flows}</process></definitions>'.encode()
    )
    given = {
        "arrivals": Arrivals(exponential(100)),
        "tasks": {one: Work({"": fixed(10)}) for one in names},
        "branches": {"x": SHARES},
    } | changes
    return Variant("as-is", 1, "0" * 64, model, "s", "기준", 1, Scenario(**given))  # type: ignore[arg-type]


def test_a_case_meets_what_its_way_leads_to():
    one = drawn.drawing(variant(), {})

    # A loop back with 0.2: 1 / 0.8 checks; of each 0.3 go to the boss and come back.
    assert one.per_case(APPROVALS) == pytest.approx(0.3 / 0.8)
    assert one.per_case(PAPER) == pytest.approx(1 / 0.8 + 1)
    assert (one.count(APPROVALS), one.count(PAPER)) == (1, 2)


def test_hand_overs_are_the_crossings_of_lanes():
    lanes = {**LANES, "desk": ("take", "check", "post", "x", "start", "end")}
    one = drawn.drawing(variant(lanes), {})

    # start → ask → take cross once each; x → approve → post twice for those who go there.
    assert one.per_case(HANDOVERS) == pytest.approx(2 + 2 * 0.3 / 0.8)
    assert one.count(HANDOVERS) == metrics(one.model)["handovers"] == 4


def test_without_lanes_nobody_knows_who_hands_over():
    one = drawn.drawing(variant(lanes={}), {})
    assert (one.count(HANDOVERS), one.per_case(HANDOVERS)) == (None, None)


def test_coming_and_being_received_is_one_visit():
    one = drawn.drawing(variant(), {})
    assert [place.element for place in one.places(VISITS) or ()] == ["ask"]
    assert one.per_case(VISITS) == pytest.approx(1)


def test_no_word_of_a_visit_leaves_it_unknown():
    names = dict.fromkeys(NAMES, "처리한다")
    assert drawn.drawing(variant(names=names), {}).count(VISITS) is None


@pytest.mark.parametrize(
    ("line", "state", "count"),
    [
        ("as-is", "미검토", 1),
        ("as-is", "개정 완료", 1),  # people do as they are used to until it is redesigned
        ("to-be", "미검토", 1),
        ("to-be", "개정안", None),
        ("to-be", "개정 완료", None),
    ],
)
def test_an_article_asks_for_a_visit_until_it_is_amended(line, state, count):
    names = dict.fromkeys(NAMES, "처리한다")
    clause = Clause("규정", "제3조", demands=("방문",), state=state)
    one = replace(variant(names=names), line=line)
    assert drawn.drawing(one, {"check": (clause,)}).count(VISITS) == count


@pytest.mark.parametrize(
    ("name", "comes"),
    [
        ("신청인이 방문한다", True),
        ("창구에 직접 제출한다", True),
        ("민원실로 찾아온다", True),
        ("현장을 방문해 점검한다", False),
        ("방문 조사한다", False),
        ("창구 담당이 접수한다", False),
    ],
)
def test_words_of_a_visit(name, comes):
    assert clues.comes_in_person(name) is comes


def test_messages_of_closed_pools_can_not_be_weighed():
    extra = (
        '<collaboration id="C"><participant id="us" processRef="P"/><participant id="a"/>'
        '<participant id="b"/><messageFlow id="m1" sourceRef="a" targetRef="take"/>'
        '<messageFlow id="m2" sourceRef="a" targetRef="b"/></collaboration>'
    )
    one = drawn.drawing(variant(extra=extra), {})
    assert (one.count(CONTACTS), one.per_case(CONTACTS)) == (2, None)
    told = drawn.drawing(variant(extra=extra.replace('targetRef="b"', 'targetRef="check"')), {})
    assert told.per_case(CONTACTS) == pytest.approx(1 + 1 / 0.8)


def test_what_can_not_be_analysed_is_counted_all_the_same():
    one = drawn.drawing(variant(branches={"x": {"again": 1.0, "up": 0.0, "short": 0.0}}), {})
    assert one.count(APPROVALS) == 1
    assert one.per_case(APPROVALS) is None
    assert "끝없이" in one.refusal
