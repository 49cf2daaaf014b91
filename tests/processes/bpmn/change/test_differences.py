"""Two models compared: each difference once, in words, what only follows left out."""

import pytest

from processes.bpmn import reading
from processes.bpmn.change import Difference, differences, wording
from processes.bpmn.elements import FLOWS, NODES


def compared(content: bytes, old: str, new: str) -> list[Difference]:
    text = content.decode()
    assert old in text
    return list(differences(content, text.replace(old, new).encode()))


def test_equal_models_differ_in_nothing(recruitment: bytes) -> None:
    assert differences(recruitment, recruitment + b"\n") == ()
    model = reading.read(recruitment)
    assert differences(model, model) == ()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'name="면접전형"',
            'name="심층 면접"',
            ("changed", "Task_Interview", "이름", "면접전형", "심층 면접"),
        ),
        (
            "연 2회, 정원표와 대조한다.",
            "",
            ("changed", "Task_Plan", "설명", "연 2회, 정원표와 대조한다.", ""),
        ),
        (
            '<bpmn:userTask id="Task_Remind" name="심사위원에게 독촉한다" />',
            '<bpmn:serviceTask id="Task_Remind" name="심사위원에게 독촉한다" />',
            ("changed", "Task_Remind", "종류", "사용자 작업", "시스템 작업"),
        ),
        (
            'id="Flow_4" sourceRef="Task_Check" targetRef="Gate_Fit"',
            'id="Flow_4" sourceRef="Task_Check" targetRef="Task_Return"',
            ("changed", "Flow_4", "끝점", "기준에 맞는가?", "수요조사서를 돌려보낸다"),
        ),
        (
            'x="1175" y="705"',
            'x="1175" y="720"',
            ("moved", "Task_Interview", "위치", "", ""),
        ),
        (
            '<di:waypoint x="630" y="215" />',
            '<di:waypoint x="630" y="205" />',
            ("moved", "Flow_Back", "선의 길", "", ""),
        ),
        (
            '<bpmn:task id="Task_Interview" ',
            '<bpmn:task id="Task_Interview" x:y="1" xmlns:x="urn:x" ',
            ("changed", "Task_Interview", "도구가 덧붙인 내용", "", ""),
        ),
    ],
)
def test_one_difference_is_told_once(recruitment: bytes, old, new, expected) -> None:
    (one,) = compared(recruitment, old, new)
    assert (one.kind, one.id, one.what, one.before, one.after) == expected
    assert one.sentence.startswith(wording.type_name(one.element_type))


def test_the_lane_is_told_by_its_name(recruitment: bytes) -> None:
    ref = "<bpmn:flowNodeRef>Task_Plan</bpmn:flowNodeRef>"
    hr = "<bpmn:flowNodeRef>Task_Sum</"
    changed = recruitment.decode().replace(ref, "").replace(hr, ref + hr).encode()
    (one,) = differences(recruitment, changed)
    assert one.sentence == (
        "사용자 작업 '부서별 채용 수요조사서를 작성한다'의 담당(레인): "
        "'요구부서' → '인사혁신처 채용담당'"
    )


def test_a_flow_that_follows_a_shape_is_not_told(recruitment: bytes) -> None:
    text = recruitment.decode().replace('x="1175" y="705"', 'x="1175" y="720"')
    text = text.replace('<di:waypoint x="1230" y="705" />', '<di:waypoint x="1230" y="720" />')
    (one,) = differences(recruitment, text.encode())
    assert (one.kind, one.id) == ("moved", "Task_Interview")


def test_what_is_new_and_what_is_gone_come_first(recruitment: bytes) -> None:
    text = recruitment.decode()
    text = text.replace('id="Task_Observe" name="감사실이 참관한다"', 'id="New" name="새 일"')
    found = differences(recruitment, text.encode())
    assert [(one.kind, one.id) for one in found][:2] == [
        ("added", "New"),
        ("removed", "Task_Observe"),
    ]
    assert found[0].sentence == "받기 작업 '새 일'이(가) 새로 생겼습니다."
    assert found[1].sentence == "받기 작업 '감사실이 참관한다'이(가) 없어졌습니다."


def test_every_difference_of_real_files_has_a_sentence(sample, recruitment: bytes) -> None:
    content = sample.read_bytes()
    assert differences(content, content + b"\n") == ()
    assert all(one.sentence for one in differences(recruitment, content))


@pytest.mark.parametrize("kind", sorted(NODES - {"conversation"}))
def test_common_kinds_have_a_korean_name(kind: str) -> None:
    rare = {"choreographyTask", "callChoreography", "subChoreography"}
    rare |= {"callConversation", "subConversation"}
    assert wording.type_name(kind) != kind or kind in rare


def test_flows_have_a_korean_name() -> None:
    assert all(wording.type_name(f"{kind}Flow") != f"{kind}Flow" for kind in FLOWS.values())
