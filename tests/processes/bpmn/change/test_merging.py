"""Two people's changes come together; what they disagree on waits for a choice."""

from typing import TypeVar

import pytest

from processes.bpmn import reading
from processes.bpmn.change import Choice, between, merge
from processes.bpmn.change.references import dangling
from processes.bpmn.change.source import parsed

T = TypeVar("T")
PLAN, SUM = "부서별 채용 수요조사서를 작성한다", "수요를 집계한다"


def edited(content: bytes, *changes: tuple[str, str]) -> bytes:
    text = content.decode()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text.encode()


def chosen(mine: T, theirs: T) -> list[tuple[Choice, T]]:
    """What is expected of each choice."""
    return [("mine", mine), ("theirs", theirs)]


def names(content: bytes) -> dict[str, str]:
    return {node.id: node.name for node in reading.read(content).nodes}


def bounds(content: bytes, element: str) -> tuple[float, float]:
    found = next(one for one in reading.read(content).shapes if one.element == element)
    return found.bounds.x, found.bounds.y


def new_task(content: bytes, name: str, task_id: str = "Task_New", flow: str = "Flow_New") -> bytes:
    """Append a task behind Task_Plan, as the editor does."""
    return edited(
        content,
        (
            '    <bpmn:sequenceFlow id="Flow_1"',
            f'    <bpmn:task id="{task_id}" name="{name}"><bpmn:incoming>{flow}</bpmn:incoming>'
            f'</bpmn:task>\n    <bpmn:sequenceFlow id="{flow}" sourceRef="Task_Plan" '
            f'targetRef="{task_id}" />\n    <bpmn:sequenceFlow id="Flow_1"',
        ),
        (
            "    </bpmndi:BPMNPlane>",
            f'      <bpmndi:BPMNShape id="{task_id}_di" bpmnElement="{task_id}"><dc:Bounds x="1" '
            f'y="2" width="100" height="80" /></bpmndi:BPMNShape>\n      <bpmndi:BPMNEdge '
            f'id="{flow}_di" bpmnElement="{flow}"><di:waypoint x="1" y="2" /><di:waypoint x="3" '
            f'y="4" /></bpmndi:BPMNEdge>\n    </bpmndi:BPMNPlane>',
        ),
    )


def without_task(content: bytes) -> bytes:
    """Delete Task_Return with its flows, its lane's and its shapes, as the editor does."""
    doomed = ("Task_Return", "Flow_No", "Flow_Back")
    lines = content.decode().splitlines(keepends=True)
    kept = [
        line
        for line in lines
        if not any(f'id="{one}"' in line or f'bpmnElement="{one}"' in line for one in doomed)
    ]
    ref = "<bpmn:flowNodeRef>Task_Return</bpmn:flowNodeRef>"
    return "".join(kept).replace(ref, "").encode()


def test_changes_of_different_elements_come_together(recruitment: bytes) -> None:
    mine = edited(recruitment, (PLAN, "내가 쓴다"))
    theirs = edited(recruitment, (SUM, "상대가 모은다"), ('x="455" y="445"', 'x="460" y="450"'))
    merged = merge(recruitment, mine, theirs)
    assert merged.content == edited(theirs, (PLAN, "내가 쓴다"))
    assert merge(recruitment, theirs, mine).content == merged.content


def test_one_side_alone_is_taken_byte_for_byte(recruitment: bytes) -> None:
    changed = edited(recruitment, (PLAN, "새 이름"))
    assert merge(recruitment, changed, recruitment).content == changed
    assert merge(recruitment, recruitment, changed).content == changed
    assert merge(recruitment, changed, changed).content == changed


def test_the_same_change_on_both_sides_is_no_conflict(recruitment: bytes) -> None:
    both = new_task(edited(recruitment, (PLAN, "같은 이름")), "새 일")
    theirs = edited(both, (SUM, "모은다"))
    assert merge(recruitment, both, theirs).content == theirs
    assert merge(recruitment, theirs, both).content == theirs


def test_two_names_for_one_task_wait_for_a_choice(recruitment: bytes) -> None:
    mine = edited(recruitment, (PLAN, "내 이름"), (SUM, "내가 모은다"))
    theirs = edited(recruitment, (PLAN, "상대 이름"))
    waiting = merge(recruitment, mine, theirs)
    assert waiting.content is None
    (one,) = waiting.conflicts
    assert (one.key, one.id, one.what) == ("Task_Plan/name", "Task_Plan", "이름")
    assert (one.mine, one.theirs) == ("내 이름", "상대 이름")
    for choice, wanted in chosen("내 이름", "상대 이름"):
        content = merge(recruitment, mine, theirs, {one.key: choice}).content
        assert content is not None
        assert names(content)["Task_Plan"] == wanted
        assert names(content)["Task_Sum"] == "내가 모은다"


def test_both_moving_one_shape_is_a_conflict_taken_as_a_whole(recruitment: bytes) -> None:
    mine = edited(recruitment, ('<dc:Bounds x="455" y="445"', '<dc:Bounds x="400" y="445"'))
    theirs = edited(recruitment, ('<dc:Bounds x="455" y="445"', '<dc:Bounds x="455" y="500"'))
    (one,) = merge(recruitment, mine, theirs).conflicts
    assert (one.key, one.what) == ("Task_Check/bounds", "위치·크기")
    for choice, wanted in chosen((400, 445), (455, 500)):
        content = merge(recruitment, mine, theirs, {one.key: choice}).content
        assert content is not None
        assert bounds(content, "Task_Check") == wanted


def test_a_line_whose_ends_were_moved_by_two_people_follows_both(recruitment: bytes) -> None:
    way = '<di:waypoint x="1110" y="455" /><di:waypoint x="1110" y="430" /><di:waypoint x="1175"'
    mine = edited(recruitment, (way, way.replace("1110", "1120")))
    theirs = edited(recruitment, (f'{way} y="430" />', f'{way} y="430" />'.replace("430", "435")))
    content = merge(recruitment, mine, theirs).content
    assert content is not None
    (edge,) = (one for one in reading.read(content).edges if one.element == "Flow_8")
    assert [(point.x, point.y) for point in edge.waypoints] == [
        (1120, 455),
        (1120, 435),
        (1175, 435),
    ]


def test_two_new_tasks_are_both_there_though_their_ids_are_the_same(recruitment: bytes) -> None:
    mine, theirs = new_task(recruitment, "내 일"), new_task(recruitment, "상대 일")
    content = merge(recruitment, mine, theirs).content
    assert content is not None
    found = names(content)
    assert (found["Task_New"], found["Task_New_2"]) == ("상대 일", "내 일")
    flows = {flow.id: flow.target for flow in reading.read(content).flows}
    assert (flows["Flow_New"], flows["Flow_New_2"]) == ("Task_New", "Task_New_2")
    drawn = [shape.element for shape in reading.read(content).shapes]
    assert drawn.count("Task_New") == drawn.count("Task_New_2") == 1
    assert not reading.read(content).warnings


def test_deleting_what_the_other_renamed_is_a_conflict_either_way(recruitment: bytes) -> None:
    deleted = without_task(recruitment)
    renamed = edited(recruitment, ("수요조사서를 돌려보낸다", "되돌린다"), (SUM, "모은다"))
    for mine, theirs in ((deleted, renamed), (renamed, deleted)):
        (one,) = merge(recruitment, mine, theirs).conflicts
        assert one.key == "Task_Return/remove"
        assert one.name in {"수요조사서를 돌려보낸다", "되돌린다"}
        assert {one.mine, one.theirs} == {"지움", "되돌린다"}
        for choice, _side in chosen(mine, theirs):
            content = merge(recruitment, mine, theirs, {one.key: choice}).content
            assert content is not None
            kept = (mine if choice == "mine" else theirs) is renamed
            assert ("Task_Return" in names(content)) is kept
            assert names(content)["Task_Sum"] == "모은다"
            model = reading.read(content)
            assert ({"Flow_No", "Flow_Back"} <= {flow.id for flow in model.flows}) is kept
            assert ("Task_Return" in {shape.element for shape in model.shapes}) is kept
            lane = next(one for one in model.lanes if one.id == "Lane_Request")
            assert ("Task_Return" in lane.nodes) is kept
            assert dangling(parsed(content).root) == dangling(parsed(recruitment).root)


def test_a_new_flow_to_what_the_other_deleted_is_a_conflict(recruitment: bytes) -> None:
    deleted = without_task(recruitment)
    linked = edited(
        recruitment,
        (
            '    <bpmn:sequenceFlow id="Flow_1"',
            '    <bpmn:sequenceFlow id="Flow_X" sourceRef="Task_Return" targetRef="Task_Sum" />\n'
            '    <bpmn:sequenceFlow id="Flow_1"',
        ),
    )
    (one,) = merge(recruitment, linked, deleted).conflicts
    assert one.key == "Task_Return/remove"
    with_it = merge(recruitment, linked, deleted, {one.key: "mine"}).content
    assert with_it is not None
    assert {"Task_Return", "Flow_X"} <= {*names(with_it), *_flows(with_it)}
    without_it = merge(recruitment, linked, deleted, {one.key: "theirs"}).content
    assert without_it is not None
    assert not {"Task_Return", "Flow_X"} & {*names(without_it), *_flows(without_it)}


def _flows(content: bytes) -> set[str]:
    return {flow.id for flow in reading.read(content).flows}


def test_two_lanes_for_one_task_is_a_conflict(recruitment: bytes) -> None:
    ref = "<bpmn:flowNodeRef>Task_Plan</bpmn:flowNodeRef>"
    hr, audit = ("<bpmn:flowNodeRef>Task_Sum</", "<bpmn:flowNodeRef>Task_Interview</")
    mine = edited(recruitment, (ref, ""), (hr, ref + hr))
    theirs = edited(recruitment, (ref, ""), (audit, ref + audit))
    (one,) = merge(recruitment, mine, theirs).conflicts
    assert (one.key, one.what) == ("Task_Plan/lane", "담당(레인)")
    for choice, wanted in chosen("Lane_Hr", "Lane_Audit"):
        content = merge(recruitment, mine, theirs, {one.key: choice}).content
        assert content is not None
        lanes = [one.id for one in reading.read(content).lanes if "Task_Plan" in one.nodes]
        assert lanes == [wanted]


def test_both_deleting_the_same_is_no_conflict(recruitment: bytes) -> None:
    deleted = without_task(recruitment)
    theirs = edited(deleted, (SUM, "모은다"))
    assert merge(recruitment, edited(deleted, (PLAN, "쓴다")), theirs).content == edited(
        theirs, (PLAN, "쓴다")
    )


def test_an_unknown_file_format_is_refused(recruitment: bytes) -> None:
    from processes.bpmn.model import BadModel

    with pytest.raises(BadModel):
        merge(recruitment, b"no xml", recruitment + b"\n")
    assert not between(recruitment, recruitment + b"\n").edits
