"""Each rule finds what it is for, names it, and is silent about the same model mended."""

import re
from pathlib import Path

import pytest

from processes.bpmn import reading
from processes.bpmn.checks.registry import BPMNLINT, BY_NAME, GUIDELINES, OWN, RULES, findings
from processes.bpmn.checks.surroundings import Surroundings
from processes.bpmn.model import (
    Bounds,
    Diagram,
    Flow,
    Global,
    Lane,
    Model,
    Participant,
    Shape,
)
from tests.processes.bpmn.drafting import lane, model, node, pool

ROOT = Path(__file__).resolve().parents[4]


def _sub(*inside: str, **marks: object) -> Model:
    """Return a sub-process u with the events inside it."""
    events = [node(name, container="u") for name in inside]
    return model("s u e", nodes=[node("u", **({"type": "subProcess"} | marks)), *events])


def _drawn(**places: tuple[float, float]) -> Diagram:
    shapes = tuple(
        Shape(f"{one}_di", one, Bounds(x, y, 100, 80), expanded=None)
        for one, (x, y) in places.items()
    )
    return Diagram("G", "", "P", shapes, ())


def _labelled(*names: str) -> Model:
    flows = [Flow(f"w{n}", "sequence", name, "x1", "x2") for n, name in enumerate(names)]
    return model("s x1", "x2 e", flows=flows)


EVENT = {"marks": frozenset({"event-sub-process"})}
TYPED = node("s1", container="u", events=("message",))
LONG = "신청서를 접수하고 구비 서류를 하나하나 확인한 다음 담당 부서의 검토 의견을 받아서 정리한다"
FIFTY = " ".join(f"a{n}" for n in range(49))

# Rule, a model that breaks it, the elements named, and the same mended.
CASES: list[tuple[str, Model, set[str], Model]] = [
    ("ad-hoc-sub-process", _sub("s1", type="adHocSubProcess"), {"s1"}, _sub("s1")),
    (
        "conditional-flows",
        model("s x1 a", "x1 b", flows=[Flow("w", "sequence", "예", "x1", "d", "yes")]),
        {"f2", "f3"},
        model("s x1 a", "x1 b"),
    ),
    ("end-event-required", model("s a"), {"P"}, model("s a e")),
    ("event-based-gateway", model("s v1 a"), {"v1"}, model("s v1 a", "v1 b")),
    (
        "event-sub-process-typed-start-event",
        _sub("s1", **EVENT),
        {"s1"},
        model("u e", nodes=[node("u", type="subProcess", **EVENT), TYPED]),
    ),
    ("fake-join", model("s a e", "b a"), {"a"}, model("s a e")),
    (
        "global",
        model("s e", globals=(Global("M", "message", "신청"),)),
        {"M"},
        model(
            "s e",
            nodes=[node("s", events=("message",), event_references=("M",))],
            globals=(Global("M", "message", "신청"),),
        ),
    ),
    ("label-required", model("s a e", nodes=[node("a", name=" ")]), {"a"}, model("s a e")),
    (
        "link-event",
        model(nodes=[node("t", type="intermediateThrowEvent", events=("link",), link="L")]),
        {"t"},
        model(
            nodes=[
                node("t", type="intermediateThrowEvent", events=("link",), link="L"),
                node("d", type="intermediateCatchEvent", events=("link",), link="L"),
            ]
        ),
    ),
    (
        "no-bpmndi",
        model(nodes=[node("a"), node("b")], diagrams=(_drawn(a=(0, 0)),)),
        {"b"},
        model(nodes=[node("a")], diagrams=(_drawn(a=(0, 0)),)),
    ),
    ("no-complex-gateway", model("s c1 a"), {"c1"}, model("s x1 a")),
    ("no-disconnected", model("s e", nodes=[node("a")]), {"a"}, model("s a e")),
    (
        "no-duplicate-sequence-flows",
        model("s a b e", "a b"),
        {"a", "b", "f4"},
        model("s a b e", "b a"),
    ),
    (
        "no-gateway-join-fork",
        model("s x1 a", "b x1 d"),
        {"x1"},
        model("s x1 x2 a", "b x1", "x2 d"),
    ),
    ("no-implicit-end", model("s a"), {"a"}, model("s a e")),
    ("no-implicit-split", model("s a b", "a d"), {"a"}, model("s a p1 b", "p1 d")),
    ("no-implicit-start", model("a e"), {"a"}, model("s a e")),
    ("no-inclusive-gateway", model("s o1 a"), {"o1"}, model("s x1 a")),
    (
        "no-overlapping-elements",
        model(nodes=[node("a"), node("b")], diagrams=(_drawn(a=(0, 0), b=(50, 50)),)),
        {"a", "b"},
        model(nodes=[node("a"), node("b")], diagrams=(_drawn(a=(0, 0)), _drawn(b=(50, 50)))),
    ),
    ("single-blank-start-event", model("s a", "s2 a"), {"P"}, model("s a")),
    (
        "single-event-definition",
        model("s e", nodes=[node("s", events=("timer", "message"))]),
        {"s"},
        model("s e", nodes=[node("s", events=("timer",))]),
    ),
    ("start-event-required", model("a e"), {"P"}, model("s a e")),
    (
        "sub-process-blank-start-event",
        model("s u e", nodes=[node("u", type="subProcess"), TYPED]),
        {"s1"},
        _sub("s1"),
    ),
    ("superfluous-gateway", model("s x1 e"), {"x1"}, model("s x1 a", "x1 b")),
    ("superfluous-label", _labelled("예"), {"w0"}, _labelled("예", "아니요")),
    (
        "superfluous-termination",
        model("s e", nodes=[node("e", events=("terminate",))]),
        {"e"},
        model("s p1 e", "p1 e2", nodes=[node("e", events=("terminate",))]),
    ),
    ("g1-size", model(f"s {FIFTY[:139]} e"), {"P"}, model("s a e")),
    ("g2-routing-paths", model("s x1 a", "x1 b", "x1 d"), {""}, model("s x1 a", "x1 b")),
    ("g3-one-start", model("s a e", "s2 a"), {"P"}, model("s a e")),
    ("g3-one-end", model("s x1 e", "x1 e2"), {"P"}, model("s a e")),
    ("g4-structured", model("s x1 a p1 e", "x1 b p1"), {"x1", "p1"}, model("s a e")),
    ("g5-no-or", model("s o1 a"), {"o1"}, model("s x1 a")),
    (
        "g6-verb-object",
        model(nodes=[node("a", name="신청서 접수")]),
        {"a"},
        model(nodes=[node("a", name="신청서를 접수한다")]),
    ),
    ("g7-decompose", model(f"s {FIFTY} e"), {"P"}, model("s a e")),
    (
        "lane-role",
        model(nodes=[node("a")], lanes=(Lane("L", "담당", "P", None, ()),)),
        {"L", "a"},
        model(nodes=[node("a", lane="L-총무팀")], lanes=(lane("총무팀"),)),
    ),
    ("task-time", model("s a e"), {"a"}, model("s a e", nodes=[node("a", minutes=0.0)])),
    (
        "task-system",
        model("s a e"),
        {"a"},
        model("s a e", nodes=[node("a", type="manualTask")]),
    ),
    (
        "label-length",
        model(nodes=[node("a", name=LONG)]),
        {"a"},
        model(nodes=[node("a", name=LONG[:40])]),
    ),
    ("gateway-degree", model("s x1 a", "x1 b", "x1 d"), {"x1"}, model("s x1 a", "x1 b")),
    (
        "branch-probabilities",
        _labelled("승인 70%", "반려 20 %"),
        {"x1"},
        _labelled("승인 (66.67 %)", "반려 33.33%"),
    ),
]


def _found(rule: str, drawn: Model) -> set[str]:
    return {finding.element for finding in BY_NAME[rule].findings(Surroundings(drawn))}


@pytest.mark.parametrize(("rule", "broken", "elements", "mended"), CASES, ids=lambda one: one)
def test_a_rule_finds_what_it_is_for(
    rule: str, broken: Model, elements: set[str], mended: Model
) -> None:
    assert _found(rule, broken) == elements
    assert _found(rule, mended) == set()


def test_every_rule_has_its_case_here() -> None:
    assert {case[0] for case in CASES} == BY_NAME.keys()
    assert len(RULES) == len(BY_NAME)


def test_bpmnlints_rules_are_those_of_the_editor() -> None:
    source = (ROOT / "ui/bpmn_editor/frontend/checks.js").read_text(encoding="utf-8")
    assert {rule.name for rule in BPMNLINT} == set(re.findall(r'"bpmnlint/rules/([\w-]+)"', source))
    assert len(BPMNLINT) == 26


def test_our_own_thresholds_are_called_proposals() -> None:
    assert all(rule.proposal and rule.source == "제안" for rule in OWN)
    assert {rule.name for rule in GUIDELINES if rule.proposal} == {"g1-size", "g2-routing-paths"}


def test_a_sentence_names_the_element_in_korean(sample: Path) -> None:
    read = reading.read(sample.read_bytes())
    named = {one.id: one.name for one in read.nodes} | {one.id: one.name for one in read.lanes}
    for finding in findings(read):
        assert finding.sentence[-1] in ".'"
        assert re.search("[가-힣]", finding.sentence)
        name = " ".join(named.get(finding.element, "").split())
        assert name[:39] in finding.sentence


def test_the_gravest_come_first() -> None:
    found = [finding.severity for finding in findings(model("s a", "b", "d a"))]
    assert found == sorted(found, key=["error", "warning", "info"].index)
    assert set(found) == {"error", "warning", "info"}


def test_a_boundary_event_on_its_task_and_a_pool_around_its_tasks_are_in_place() -> None:
    timer = node("b1", type="boundaryEvent", attached_to="a")
    pools = (Participant("Pool", "공사", "P"),)
    shapes = (
        Shape("1", "Pool", Bounds(0, 0, 600, 250)),
        Shape("2", "a", Bounds(100, 100, 100, 80)),
        Shape("3", "b1", Bounds(130, 162, 36, 36)),
        Shape("4", "d", Bounds(550, 100, 100, 80)),
    )
    drawn = model(
        nodes=[node("a"), timer, node("d")],
        participants=pools,
        diagrams=(Diagram("G", "", "C", shapes, ()),),
    )
    assert _found("no-overlapping-elements", drawn) == {"d"}


def test_thousands_of_shapes_on_one_heap_are_answered() -> None:
    names = [f"a{place}" for place in range(2_000)]
    heap = _drawn(**dict.fromkeys(names, (0.0, 0.0)))
    drawn = model(nodes=[node(name) for name in names], diagrams=(heap,))
    assert len(_found("no-overlapping-elements", drawn)) == 2_000


def test_compensation_and_ad_hoc_work_need_no_flow() -> None:
    boundary = node("b1", type="boundaryEvent", attached_to="a", events=("compensate",))
    undo = node("t", marks=frozenset({"compensation"}))
    link = Flow("link", "association", "", "b1", "t")
    drawn = model("s a e", nodes=[boundary, undo], flows=[link])
    for rule in ("no-disconnected", "no-implicit-end", "no-implicit-start"):
        assert _found(rule, drawn) == set()
    free = model("s u e", nodes=[node("u", type="adHocSubProcess"), node("a", container="u")])
    assert "a" not in _found("no-disconnected", free)


@pytest.mark.parametrize(
    ("label", "example"),
    [
        ("신청서 접수", "신청서를 접수한다"),
        ("지급 결의서 결재", "지급 결의서를 결재한다"),
        ("예산 확인하기", "예산을 확인한다"),
        ("PDF 출력", "PDF을(를) 출력한다"),
        ("면접 전형", None),
        ("접수", None),
    ],
)
def test_a_label_gets_an_example_where_one_can_be_made(label: str, example: str | None) -> None:
    drawn = model(nodes=[node("a", name=label)])
    (finding,) = BY_NAME["g6-verb-object"].findings(Surroundings(drawn))
    assert finding.sentence.endswith(f"예: '{example}'" if example else "적으세요.")


@pytest.mark.parametrize("label", ["신청서를 접수한다", "위원에게 알린다", "Check invoice", ""])
def test_a_label_that_is_right_or_not_korean_is_left_alone(label: str) -> None:
    assert _found("g6-verb-object", model(nodes=[node("a", name=label)])) == set()


def test_a_black_box_pool_needs_a_name_and_nothing_else() -> None:
    drawn = model("s a e", participants=(pool("", None),))
    assert _found("label-required", drawn) == {"Pool-"}
