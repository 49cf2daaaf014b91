"""What is added to a drawing: names that lie on nothing; nothing at all where nothing is new."""

import pytest

from processes.bpmn.layout import laid_out
from processes.bpmn.layout.keeping import additions
from processes.bpmn.layout.quality import flaws
from processes.bpmn.reading import read
from processes.bpmn.steps import Follow, Step, StepTable, diagram, table_of, updated


def test_a_sample_that_draws_everything_is_left_alone(sample) -> None:
    model = read(sample.read_bytes())
    named = {node.id for node in model.nodes} | {flow.id for flow in model.flows}
    named |= {lane.id for lane in model.lanes} | {pool.id for pool in model.participants}
    drawn = {shape.element for shape in model.shapes} | {edge.element for edge in model.edges}
    after = read(laid_out(sample.read_bytes(), keep=True))
    now = {shape.element for shape in after.shapes} | {edge.element for edge in after.edges}
    if named & now != named & drawn:
        pytest.skip("something was not drawn yet")
    assert not any(one.shapes or one.ways for one in additions(model).values())


@pytest.mark.parametrize("label", ["승인", "금액이 3천만 원 이상인 경우에만 해당합니다"])
def test_the_names_of_a_new_branch_lie_on_nothing(label: str) -> None:
    steps = [
        Step(str(n), "담당자", f"{n}번째 일을 한다", (Follow(str(n + 1)),)) for n in range(1, 5)
    ]
    content = diagram(StepTable((*steps, Step("5", "담당자", "마친다"))))
    table = table_of(content)
    branched = Step("3", "담당자", "3번째 일을 한다", (Follow("4", label), Follow("1", "반려")))
    edited = StepTable((*table.steps[:2], branched, *table.steps[3:]))
    found = {flaw.kind for flaw in flaws(read(updated(content, edited)))}
    assert "label" not in found
