"""Where flows begin and end: bpmnlint's rules about start events, end events and loose ends."""

from collections.abc import Iterator

from processes.bpmn.checks.finding import Remark
from processes.bpmn.checks.surroundings import ACTIVITY, Surroundings
from processes.bpmn.elements import FLOW_NODES, SUB_PROCESSES
from processes.bpmn.model import Node


def start_event_required(around: Surroundings) -> Iterator[Remark]:
    """A process and a sub-process have a start event; an ad-hoc one has none."""
    yield from _required(around, "startEvent", "시작 이벤트")


def end_event_required(around: Surroundings) -> Iterator[Remark]:
    """A process and a sub-process have an end event; an ad-hoc one has none."""
    yield from _required(around, "endEvent", "종료 이벤트")


def _required(around: Surroundings, kind: str, name: str) -> Iterator[Remark]:
    for container in _containers(around):
        inside = around.inside(container)
        if not around.is_ad_hoc(container) and all(node.type != kind for node in inside):
            yield container, f"{around.called(container)}에 {name}가 없습니다. 하나 그리세요."


def single_blank_start_event(around: Surroundings) -> Iterator[Remark]:
    """At most one start event has no kind: two would not say which of them starts a case."""
    for container, inside in around.members.items():
        blank = [node for node in inside if node.type == "startEvent" and not node.events]
        if len(blank) > 1:
            yield (
                container,
                f"{around.called(container)}에 종류 없는 시작 이벤트가 {len(blank)}개입니다. "
                "하나로 합치거나 시작하는 까닭(메시지, 시간)을 나누어 적으세요.",
            )


def sub_process_blank_start_event(around: Surroundings) -> Iterator[Remark]:
    """The start event of an embedded sub-process has no kind: the flow around it starts it."""
    for node in around.sub_processes:
        if "event-sub-process" not in node.marks:
            for start in _starts(around, node):
                if start.events:
                    yield (
                        start.id,
                        f"{around.called(start.id)}: 하위 프로세스의 시작 이벤트에는 "
                        "종류(메시지, 시간 따위)를 두지 않습니다.",
                    )


def event_sub_process_typed_start_event(around: Surroundings) -> Iterator[Remark]:
    """The start event of an event sub-process says which event starts it."""
    for node in around.sub_processes:
        if "event-sub-process" in node.marks:
            for start in _starts(around, node):
                if not start.events:
                    yield (
                        start.id,
                        f"{around.called(start.id)}: 이벤트 하위 프로세스를 "
                        "무엇이 시작하는지(메시지, 시간, 오류) 종류를 정하세요.",
                    )


def ad_hoc_sub_process(around: Surroundings) -> Iterator[Remark]:
    """An ad-hoc sub-process has neither start nor end event."""
    for node in around.sub_processes:
        if node.type == "adHocSubProcess":
            for inside in around.inside(node.id):
                if inside.type in {"startEvent", "endEvent"}:
                    yield (
                        inside.id,
                        f"{around.called(inside.id)}: 순서 없는(ad-hoc) 하위 프로세스에는 "
                        "시작·종료 이벤트를 두지 않습니다.",
                    )


def no_implicit_start(around: Surroundings) -> Iterator[Remark]:
    """Whatever nothing leads to is a start event, a boundary event or otherwise triggered."""
    for node in around.connected:
        if not around.into(node.id) and not _may_begin(around, node):
            yield (
                node.id,
                f"{around.called(node.id)}(으)로 들어오는 흐름이 없습니다. "
                "시작 이벤트나 앞 단계에서 이으세요.",
            )


def _may_begin(around: Surroundings, node: Node) -> bool:
    return (
        node.type in {"startEvent", "boundaryEvent"}
        or _is_aside(around, node)
        or (node.type == "intermediateCatchEvent" and _only(node, "link"))
    )


def no_implicit_end(around: Surroundings) -> Iterator[Remark]:
    """Whatever nothing leaves is an end event, a link or a compensation."""
    for node in around.connected:
        if not around.out_of(node.id) and not _may_end(around, node):
            yield (
                node.id,
                f"{around.called(node.id)}에서 나가는 흐름이 없습니다. "
                "종료 이벤트나 다음 단계로 이으세요.",
            )


def _may_end(around: Surroundings, node: Node) -> bool:
    if node.type == "boundaryEvent" and _only(node, "compensate"):
        flows = around.model.flows
        return any(flow.type == "association" and flow.source == node.id for flow in flows)
    return (
        node.type == "endEvent"
        or _is_aside(around, node)
        or (node.type == "intermediateThrowEvent" and _only(node, "link"))
    )


def superfluous_termination(around: Surroundings) -> Iterator[Remark]:
    """A terminate end event has something to terminate: another end that may be under way."""
    for container in _containers(around):
        ends = [
            node
            for node in around.inside(container)
            if node.type in FLOW_NODES and not around.out_of(node.id)
        ]
        terminating = [node for node in ends if _terminates(node)]
        if len(terminating) == 1 and all(
            _terminates(node) or _interrupts(around, node) for node in ends
        ):
            yield (
                terminating[0].id,
                f"{around.called(terminating[0].id)}: 함께 끝낼 다른 흐름이 없으니 "
                "전체 종료 대신 보통 종료 이벤트면 됩니다.",
            )


def _containers(around: Surroundings) -> Iterator[str]:
    yield from around.model.processes
    yield from (node.id for node in around.sub_processes)


def _starts(around: Surroundings, node: Node) -> list[Node]:
    return [inside for inside in around.inside(node.id) if inside.type == "startEvent"]


def _is_aside(around: Surroundings, node: Node) -> bool:
    """Tell whether no flow need touch the node: compensation, ad hoc, started by an event."""
    return (
        (node.type in ACTIVITY and "compensation" in node.marks)
        or around.is_ad_hoc(node.container)
        or (node.type in SUB_PROCESSES and "event-sub-process" in node.marks)
    )


def _only(node: Node, kind: str) -> bool:
    return bool(node.events) and all(event == kind for event in node.events)


def _terminates(node: Node) -> bool:
    return node.type == "endEvent" and "terminate" in node.events


def _interrupts(around: Surroundings, node: Node) -> bool:
    return (
        node.type in SUB_PROCESSES
        and "event-sub-process" in node.marks
        and any("non-interrupting" not in start.marks for start in _starts(around, node))
    )
