"""Ids that the editor would drop get others, with every place that names them, and nothing else."""

import pytest

from processes.bpmn import reading, repair
from processes.bpmn.change.references import dangling
from processes.bpmn.change.source import parsed
from processes.bpmn.model import BadModel

KOREAN = """\
<?xml version="1.0" encoding="EUC-KR"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:t='urn:own' id="1판"
  xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" targetNamespace="urn:own" xmlns:v="urn:v">
  <collaboration id="협업"><participant id="풀" processRef="t:절차"/></collaboration>
  <process id="절차">
    <laneSet id="L"><lane id="담당"><flowNodeRef> 시작 </flowNodeRef>\
<flowNodeRef>7</flowNodeRef></lane></laneSet>
    <startEvent id='시작' name="시작"><outgoing>흐름</outgoing></startEvent>
    <task id="7" name="7" default="흐름-2"><extensionElements>
      <v:link to="시작" count="7" taskRef="7">흐름</v:link></extensionElements>
      <incoming>흐름</incoming></task>
    <boundaryEvent id="늦음" attachedToRef="7"/>
    <sequenceFlow id="흐름" sourceRef="시작" targetRef="7"/>
    <sequenceFlow id="흐름-2" sourceRef="7" targetRef="시작" v:비고="x"/>
    <dataObject id="자료"/><dataObjectReference id="D" dataObjectRef="자료"/>
    <task id="_7"/><task id="D"/>
  </process>
  <di:BPMNDiagram><di:BPMNPlane bpmnElement="t:협업"><di:BPMNShape id="그림" \
bpmnElement="시작"/></di:BPMNPlane></di:BPMNDiagram>
</definitions>
"""


def expected() -> str:
    changed = KOREAN
    for old, new in (
        ('id="1판"', 'id="Definitions_1"'),
        ('"협업"', '"Collaboration_1"'),
        ('"t:협업"', '"Collaboration_1"'),
        ('"풀"', '"Participant_1"'),
        ('"t:절차"', '"Process_1"'),
        ('"절차"', '"Process_1"'),
        ('"담당"', '"Lane_1"'),
        ("> 시작 <", "> StartEvent_1 <"),
        ("id='시작'", "id='StartEvent_1'"),
        ('to="시작"', 'to="StartEvent_1"'),
        ('Ref="시작"', 'Ref="StartEvent_1"'),
        ('bpmnElement="시작"', 'bpmnElement="StartEvent_1"'),
        (">흐름<", ">SequenceFlow_1<"),
        ('"흐름"', '"SequenceFlow_1"'),
        ('"흐름-2"', '"SequenceFlow_2"'),
        ("<flowNodeRef>7<", "<flowNodeRef>_7_1<"),
        ('Ref="7"', 'Ref="_7_1"'),
        ('id="7"', 'id="_7_1"'),
        ('"늦음"', '"BoundaryEvent_1"'),
        ('"자료"', '"DataObject_1"'),
        ('"그림"', '"BPMNShape_1"'),
    ):
        changed = changed.replace(old, new)
    return changed


def test_every_place_that_names_an_id_follows_and_no_other_byte(recruitment: bytes) -> None:
    fixed = repair.repaired(KOREAN.encode("euc-kr"))
    assert fixed.content == expected().encode("euc-kr")
    assert dict(fixed.renamed)["7"] == "_7_1"
    assert len(fixed.renamed) == 12
    assert not dangling(parsed(fixed.content).root)
    assert not [one for one in reading.read(fixed.content).warnings if "버리는" in one]


def test_what_a_person_has_to_look_at_is_said() -> None:
    fixed = repair.repaired(KOREAN.encode("euc-kr"))
    assert (fixed.doubled, fixed.attributes) == (("D",), ("비고",))
    assert "id '7'을(를) '_7_1'(으)로 바꿨습니다." in fixed.sentences
    assert any("(D)는 그대로" in one for one in fixed.sentences)
    assert any("(비고)는 그대로" in one for one in fixed.sentences)


def test_a_file_without_such_ids_stays_byte_for_byte(recruitment: bytes) -> None:
    fixed = repair.repaired(recruitment)
    assert fixed == repair.Repair(recruitment, ())
    assert not fixed.needed


def test_a_repaired_file_needs_no_repair() -> None:
    content = KOREAN.encode("euc-kr")
    fixed = repair.repaired(content)
    assert fixed.needed
    assert not repair.repaired(fixed.content).needed


def test_what_is_no_model_is_refused() -> None:
    with pytest.raises(BadModel):
        repair.repaired(b"<a/>")


def test_real_files_keep_what_they_say(sample) -> None:
    content = sample.read_bytes()
    fixed = repair.repaired(content)
    before, after = reading.read(content), reading.read(fixed.content)
    names = dict(fixed.renamed)
    assert [names.get(one.id, one.id) for one in before.nodes] == [one.id for one in after.nodes]
    assert [one.name for one in before.nodes] == [one.name for one in after.nodes]
    assert (fixed.content == content) is not fixed.needed
    assert not repair.repaired(fixed.content).needed
