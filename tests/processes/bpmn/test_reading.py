"""What a file says is read as it stands, in any encoding."""

import codecs
from pathlib import Path

import pytest

from processes.bpmn import elements, reading
from processes.bpmn.model import Bounds, Model, Point

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"


def small(body: str, *, head: str = '<?xml version="1.0" encoding="UTF-8"?>\n') -> str:
    return (
        f'{head}<definitions xmlns="{BPMN}" id="D"><process id="P">{body}</process></definitions>'
    )


def read(body: str) -> Model:
    return reading.read(small(body).encode())


def test_a_korean_model_is_read_whole(recruitment: bytes) -> None:
    model = reading.read(recruitment)
    assert model.warnings == ()
    assert [(p.name, p.process) for p in model.participants] == [
        ("지원자", None),
        ("한빛공사 채용", "Process_1"),
    ]
    assert [lane.name for lane in model.lanes] == ["요구부서", "인사혁신처 채용담당", "감사실"]
    nodes = {node.id: node for node in model.nodes}
    plan = nodes["Task_Plan"]
    assert (plan.type, plan.lane, plan.container) == ("userTask", "Lane_Request", "Process_1")
    assert plan.documentation == "연 2회, 정원표와 대조한다."
    assert nodes["Gate_Fit"].default == "Flow_Yes"
    assert nodes["Wait"].events == ("timer",)
    assert nodes["Late"].attached_to == "Sub_Screen"
    assert nodes["Late"].marks == {"non-interrupting"}
    assert nodes["Sub_Screen"].marks == {"multi-instance"}
    assert nodes["Data_Ref"].data_state == "결재 전"
    assert nodes["Group_1"].name == "온라인"
    assert nodes["Note_1"].name.startswith("공정채용")


def test_flows_have_their_ends_types_and_conditions(recruitment: bytes) -> None:
    flows = {flow.id: flow for flow in reading.read(recruitment).flows}
    assert len(flows) == 24
    no = flows["Flow_No"]
    assert (no.type, no.source, no.target, no.condition) == (
        "sequence",
        "Gate_Fit",
        "Task_Return",
        "정원 초과",
    )
    assert flows["Flow_Yes"].condition is None
    post = flows["Message_Post"]
    assert (post.type, post.source, post.target) == (
        "message",
        "Task_Publish",
        "Participant_Applicant",
    )
    assert (flows["DataIn"].source, flows["DataIn"].target) == ("Data_Ref", "Task_Sum")
    assert (flows["DataOut"].source, flows["DataOut"].target) == ("Task_Sum", "Store")


def test_the_drawing_is_read(recruitment: bytes) -> None:
    (diagram,) = reading.read(recruitment).diagrams
    shapes = {shape.element: shape for shape in diagram.shapes}
    edges = {edge.element: edge for edge in diagram.edges}
    assert shapes["Gate_Fit"].bounds == Bounds(605, 455, 50, 50)
    assert shapes["Gate_Fit"].label == Bounds(588, 512, 84, 14)
    assert (shapes["Gate_Fit"].marker, shapes["Sub_Screen"].expanded) == (True, False)
    assert shapes["Lane_Hr"].horizontal is True
    assert edges["Flow_1"].waypoints == (Point(278, 280), Point(315, 280))


def test_nested_lanes_know_their_parent_and_the_inner_one_holds_the_node() -> None:
    model = read(
        '<laneSet id="S"><lane id="A" name="본부"><flowNodeRef>T</flowNodeRef><childLaneSet id="C">'
        '<lane id="B" name="팀"><flowNodeRef>T</flowNodeRef></lane></childLaneSet></lane></laneSet>'
        '<task id="T"/>'
    )
    assert [(lane.id, lane.parent, lane.process) for lane in model.lanes] == [
        ("A", None, "P"),
        ("B", "A", "P"),
    ]
    assert model.nodes[0].lane == "B"


def test_sub_processes_contain_their_nodes() -> None:
    model = read(
        '<subProcess id="S"><task id="T"/>'
        '<subProcess id="U"><task id="V"/></subProcess></subProcess>'
    )
    assert [(node.id, node.container) for node in model.nodes] == [
        ("S", "P"),
        ("T", "S"),
        ("U", "S"),
        ("V", "U"),
    ]


def test_both_directions_between_two_tasks_are_two_flows() -> None:
    model = read(
        '<task id="A"/><task id="B"/><sequenceFlow id="F" sourceRef="A" targetRef="B"/>'
        '<sequenceFlow id="G" sourceRef="B" targetRef="A"/>'
    )
    assert [(flow.source, flow.target) for flow in model.flows] == [("A", "B"), ("B", "A")]


def test_references_with_a_prefix_are_resolved_and_event_definitions_followed() -> None:
    text = small(
        '<task id="A"/><endEvent id="B"><eventDefinitionRef>x:E</eventDefinitionRef></endEvent>'
        '<sequenceFlow id="F" sourceRef="x:A" targetRef="B"/>'
    )
    text = text.replace("<process", '<signalEventDefinition id="E"/><process', 1)
    model = reading.read(text.encode())
    assert model.flows[0].source == "A"
    assert model.nodes[1].events == ("signal",)


def test_what_vendors_put_into_extensions_is_no_element() -> None:
    model = read(
        f'<task id="A"><extensionElements><task xmlns="{BPMN}" id="X"/></extensionElements></task>'
    )
    assert [node.id for node in model.nodes] == ["A"]


KOREAN = '<task id="T" name="휴가를 신청한다"/>'


@pytest.mark.parametrize(
    ("declared", "encode"),
    [
        ("UTF-8", lambda text: text.encode()),
        ("UTF-8", lambda text: codecs.BOM_UTF8 + text.encode()),
        ("EUC-KR", lambda text: text.encode("euc-kr")),
        ("ks_c_5601-1987", lambda text: text.encode("cp949")),
        ("MS949", lambda text: text.encode("cp949")),
        ("UTF-16", lambda text: text.encode("utf-16")),
        ("UTF-16", lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be")),
        ("UTF-32", lambda text: codecs.BOM_UTF32_LE + text.encode("utf-32-le")),
        ("UTF-8", lambda text: text.encode("cp949")),  # the declaration is wrong
        ("EUC-KR", lambda text: text.encode("utf-8")),  # and so is this one
    ],
)
def test_korean_is_read_in_every_usual_encoding(declared, encode) -> None:
    text = small(KOREAN, head=f'<?xml version="1.0" encoding="{declared}"?>\r\n')
    assert reading.read(encode(text)).nodes[0].name == "휴가를 신청한다"


def test_a_wrong_declaration_is_said() -> None:
    model = reading.read(small(KOREAN).encode("cp949"))
    assert model.warnings[0] == "글자 집합 선언(UTF-8)이 실제와 달라 cp949(으)로 읽었습니다."


def test_no_declaration_means_utf_8() -> None:
    assert reading.read(small(KOREAN, head="").encode()).encoding == "utf-8"


def test_warnings_name_what_others_would_drop() -> None:
    model = read(
        '<task id="접수"/><task id="1a"/><task id="A"/><task id="A"/>'
        '<sequenceFlow id="F" sourceRef="A" targetRef="gone"/>'
    )
    assert model.warnings == (
        "편집기가 버리는 식별자 2개: 접수, 1a.",
        "두 번 쓰인 식별자 1개: A.",
        "끝이 없는 연결 1개: F.",
        "그림 정보(DI)가 없어 흐름도를 그릴 수 없습니다.",
    )


def test_script_in_a_name_is_text() -> None:
    model = read('<task id="T" name="&lt;script&gt;alert(1)&lt;/script&gt;"/>')
    assert model.nodes[0].name == "<script>alert(1)</script>"


def test_every_sample_is_read(sample: Path) -> None:
    model = reading.read(sample.read_bytes())
    kinds = {node.type for node in model.nodes}
    assert kinds & elements.FLOW_NODES
    known = {node.id for node in model.nodes} | {p.id for p in model.participants}
    joined = [flow for flow in model.flows if flow.type == "sequence"]
    assert joined
    assert all(flow.source in known and flow.target in known for flow in joined)
