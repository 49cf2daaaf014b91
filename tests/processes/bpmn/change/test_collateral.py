"""What the editor does besides what the person did is left out of the change."""

import pytest

from processes.bpmn import facts, reading
from processes.bpmn.change import apply, between

MODEL = """\
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D"
  xmlns:g="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:v="urn:v"
  xmlns:c="http://www.omg.org/spec/DD/20100524/DC">
  <process id="P">
    <task id="T" name="일" v:own="1">
      <documentation>설명</documentation>
      <extensionElements><v:box size="2"/></extensionElements>
      <incoming>F</incoming>
      <ioSpecification id="IO"><dataOutput id="Out"/><inputSet/><outputSet/></ioSpecification>
      <standardLoopCharacteristics/>
      <dataOutputAssociation id="A"><sourceRef>Out</sourceRef></dataOutputAssociation>
    </task>
    <startEvent id="S"/>
    <sequenceFlow id="F" sourceRef="S" targetRef="T"/>
  </process>
  <g:BPMNDiagram id="Di"><g:BPMNPlane id="Pl" bpmnElement="P">
    <g:BPMNShape id="own-shape" bpmnElement="T"><c:Bounds x="10.4" y="20" width="100" height="80"/>
      <g:BPMNLabel><c:Bounds x="12" y="30" width="50" height="14"/></g:BPMNLabel></g:BPMNShape>
  </g:BPMNPlane></g:BPMNDiagram>
</definitions>
"""
TASK = MODEL[MODEL.index("    <task") : MODEL.index("    <startEvent")]
SHAPE = MODEL[MODEL.index("    <g:BPMNShape") : MODEL.index("  </g:BPMNPlane>")]


def saved(*changes: tuple[str, str]) -> str:
    edited = MODEL
    for old, new in changes:
        assert old in edited
        edited = edited.replace(old, new)
    return apply(between(MODEL.encode(), edited.encode()), MODEL.encode()).decode()


def test_another_kind_of_task_keeps_all_that_it_has_place_for() -> None:
    bare = (
        '<userTask id="T" name="일"><incoming>F</incoming><ioSpecification id="IO_2">'
        '<dataOutput id="Out_2"/></ioSpecification><dataOutputAssociation id="A">'
        "<sourceRef>Out</sourceRef></dataOutputAssociation></userTask>\n"
    )
    shape = (
        '    <g:BPMNShape id="T_di" bpmnElement="T">'
        '<c:Bounds x="10" y="20" width="100" height="80"/></g:BPMNShape>\n'
    )
    expected = MODEL.replace("<task ", "<userTask ").replace("</task>", "</userTask>")
    loop = "\n      <standardLoopCharacteristics/>"
    assert saved((TASK, bare), (SHAPE, shape)) == expected.replace(loop, "")


def test_an_event_of_another_kind_keeps_no_tasks_parts() -> None:
    gateway = '    <exclusiveGateway id="T" name="일"><incoming>F</incoming></exclusiveGateway>\n'
    changed = saved((TASK, gateway))
    assert "ioSpecification" not in changed
    assert facts.everything(changed.encode())["T", "documentation"] == "설명"


@pytest.mark.parametrize(
    ("x", "kept"), [("10", True), ("10.400000000001", True), ("11", False), ("10.9", False)]
)
def test_a_coordinate_that_is_only_rounded_stays(x: str, kept: bool) -> None:
    changed = saved(('x="10.4"', f'x="{x}"'))
    assert changed == (MODEL if kept else MODEL.replace('x="10.4"', f'x="{x}"'))


def test_a_label_that_is_taken_away_alone_is_taken_away() -> None:
    label = SHAPE[SHAPE.index("\n      <g:BPMNLabel>") : SHAPE.index("</g:BPMNShape>")]
    changed = saved((label, ""))
    assert [shape.label for shape in reading.read(changed.encode()).shapes] == [None]
