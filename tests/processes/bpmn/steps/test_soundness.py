"""Tables whose branches come together again become diagrams that run to their end."""

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from processes.bpmn import reading
from processes.bpmn.checks import report
from processes.bpmn.layout.quality import flaws
from processes.bpmn.soundness import checking
from processes.bpmn.steps import Follow, Step, StepTable, diagram
from processes.bpmn.steps.model import END, Kind

Block = tuple[str, tuple["Block", ...]]  # step, sequence, exclusive, parallel, inclusive, loop
KINDS: dict[str, Kind] = {
    "exclusive": "exclusive",
    "parallel": "parallel",
    "inclusive": "inclusive",
}
LEAF = st.just(("step", ()))
BLOCKS = st.recursive(
    LEAF,
    lambda inner: st.tuples(
        st.sampled_from(["sequence", *KINDS, "loop"]),
        st.lists(inner, min_size=2, max_size=3).map(tuple),
    ),
    max_leaves=8,
)


def steps(block: Block, after: str, numbers: Iterator[int]) -> tuple[str, list[Step]]:
    """The steps of a block that goes on to `after`, and the first of them."""
    kind, parts = block
    first = str(next(numbers))
    if kind == "step":
        return first, [Step(first, "담당", f"{first}번 일을 한다", (Follow(after),))]
    if kind == "sequence":
        made: list[Step] = []
        for part in reversed(parts):
            after, own = steps(part, after, numbers)
            made = own + made
        return after, made
    if kind == "loop":
        last = str(next(numbers))
        again = Step(last, "과장", "확인한다", (Follow(after, "됨"), Follow(first, "다시")))
        begun, own = steps(parts[0], last, numbers)
        head = Step(first, "담당", "시작한다", (Follow(begun),))
        return first, [head, *own, again]
    meeting = str(next(numbers))
    branches = [steps(part, meeting, numbers) for part in parts]
    labels = ["갑", "을", "병"]
    follows = tuple(
        Follow(begun, label, KINDS[kind])
        for (begun, _own), label in zip(branches, labels, strict=False)
    )
    inside = [step for _begun, own in branches for step in own]
    split = Step(first, "담당", "나눈다", follows)
    return first, [split, *inside, Step(meeting, "과장", "모은다", (Follow(after),))]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BLOCKS)
def test_what_splits_is_joined_by_its_own_kind(block):
    first, made = steps(block, END, count(1))
    made.sort(key=lambda step: step.order != first)
    model = reading.read(diagram(StepTable(tuple(made))))
    verdict = checking.check(model)
    assert verdict.decided
    assert verdict.sound, [problem.sentence for problem in verdict.problems]
    assert flaws(model) == ()


@pytest.mark.parametrize("kind", ["exclusive", "parallel"])
def test_a_diagram_of_a_table_keeps_bpmnlints_rules(kind):
    _first, made = steps((kind, (("step", ()), ("loop", (("step", ()),)))), END, count(1))
    content = diagram(StepTable(tuple(made)), "업무")
    found = report.report(content)
    assert [one.sentence for one in found.findings if one.severity == "error"] == []
