"""The profile for bpmn-python, held against bpmn-python itself."""

import pytest

from processes.bpmn import reading
from processes.bpmn.profiles import exported
from processes.bpmn.profiles.reducing import reduced


def test_a_sample_loads_with_every_node_and_flow(sample, partner, tmp_path):
    content, _reductions = exported(sample.read_bytes())
    file = tmp_path / "model.bpmn"
    file.write_bytes(content)
    diagram = partner(file)
    left = reduced(reading.read(sample.read_bytes()))
    nodes = {key: given["type"] for key, given in diagram.get_nodes() if "type" in given}
    for node in left.nodes:
        assert nodes[node.id] == node.type
    flows = {given["id"] for _source, _target, given in diagram.get_flows()}
    assert flows == {flow.id for flow in (*left.sequences, *left.messages)}
    ends = {(one["sourceRef"], one["targetRef"]) for _a, _b, one in diagram.get_flows()}
    assert ends == {(flow.source, flow.target) for flow in (*left.sequences, *left.messages)}


def test_bpmn_python_can_write_what_it_loaded(sample, partner, tmp_path):
    file = tmp_path / "model.bpmn"
    file.write_bytes(exported(sample.read_bytes())[0])
    partner(file).export_xml_file(f"{tmp_path}/", "again.bpmn")
    assert (tmp_path / "again.bpmn").stat().st_size > 0


def test_each_reduction_is_named(recruitment):
    _content, reductions = exported(recruitment)
    said = "\n".join(reductions)
    for word in ("사용자 작업", "호출 활동", "데이터", "메모"):
        assert word in said


def test_two_flows_between_two_nodes_stay_two():
    content = b"""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"
      targetNamespace="x"><process id="p"><task id="a"/><task id="b"/>
      <sequenceFlow id="f" sourceRef="a" targetRef="b"/>
      <sequenceFlow id="g" name="back" sourceRef="b" targetRef="a"/></process></definitions>"""
    result, reductions = exported(content)
    flows = {(one.source, one.target) for one in reading.read(result).flows}
    assert flows == {("a", "b"), ("b", "g_between"), ("g_between", "a")}
    assert any("갈림길" in one for one in reductions)


@pytest.mark.parametrize("kind", ["scriptTask", "callActivity", "sendTask"])
def test_a_typed_task_becomes_a_task(kind):
    content = (
        f'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" '
        f'targetNamespace="x"><process id="p"><{kind} id="a" name="x"/></process></definitions>'
    )
    model = reading.read(exported(content.encode())[0])
    assert [node.type for node in model.nodes] == ["task"]
    assert model.shapes
