"""What bpmn-python 0.0.18 can hold of a model, and what has to be reduced for it.

It knows plain tasks, sub-processes, gateways, events with some definitions, lanes and pools in
one diagram, and at most one flow between two nodes, whatever its direction.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from processes.bpmn import elements
from processes.bpmn.model import Flow, Model, Node

DEFINITIONS: Mapping[str, frozenset[str]] = {
    "startEvent": frozenset({"message", "timer", "conditional", "escalation", "signal"}),
    "intermediateCatchEvent": frozenset(
        {"message", "timer", "signal", "conditional", "escalation"}
    ),
    "endEvent": frozenset({"message", "signal", "escalation", "error", "compensate", "terminate"}),
    "intermediateThrowEvent": frozenset({"message", "signal", "escalation", "compensate"}),
    "boundaryEvent": frozenset(
        {"message", "timer", "signal", "conditional", "escalation", "error"}
    ),
}
_TASKS = elements.TASKS | {"callActivity"} | elements.CHOREOGRAPHY
_WORDS = {
    "userTask": "사용자 작업",
    "manualTask": "수작업",
    "serviceTask": "시스템 작업",
    "scriptTask": "스크립트 작업",
    "sendTask": "보내기 작업",
    "receiveTask": "받기 작업",
    "businessRuleTask": "업무 규칙 작업",
    "callActivity": "호출 활동",
    "transaction": "트랜잭션",
    "adHocSubProcess": "임시 하위 프로세스",
}


@dataclass(frozen=True)
class Reduced:
    """The model that is left, and a sentence for every kind of thing that was reduced."""

    nodes: tuple[Node, ...]
    sequences: tuple[Flow, ...]
    messages: tuple[Flow, ...]
    reductions: tuple[str, ...]


def reduced(model: Model) -> Reduced:
    """Return what bpmn-python can hold of a model."""
    said: list[str] = []
    containers = set(model.processes)
    kept: list[Node] = []
    for node in model.nodes:  # those around come before those inside
        if node.type in elements.FLOW_NODES and node.container in containers:
            kept.append(_plain(node))
            if node.type in elements.SUB_PROCESSES:
                containers.add(node.id)
    said += _typed(model.nodes)
    said += _left_out(model, kept)
    said += _definitions(model.nodes, kept)
    known = {node.id for node in kept}
    sequences = [one for one in model.flows if one.type == "sequence"]
    usable = [one for one in sequences if {one.source, one.target} <= known]
    if len(usable) < len(sequences):
        said.append(f"끝이 없는 흐름 {len(sequences) - len(usable)}개를 뺐습니다.")
    flows, gateways = _single(usable, kept)
    if gateways:
        said.append(f"두 도형 사이의 둘째 흐름 {len(gateways)}개에 빈 갈림길을 끼웠습니다.")
    boxes = {pool.id for pool in model.participants if pool.process not in model.processes}
    messages = [one for one in model.flows if one.type == "message"]
    sent = [one for one in messages if {one.source, one.target} <= known | boxes]
    if len(sent) < len(messages):
        said.append(
            f"안이 보이는 풀에 바로 닿는 메시지 흐름 {len(messages) - len(sent)}개를 뺐습니다."
        )
    apart = _apart(sent, flows)
    if len(apart) < len(sent):
        said.append(f"같은 둘 사이의 메시지 흐름 {len(sent) - len(apart)}개를 뺐습니다.")
    return Reduced((*kept, *gateways), tuple(flows), tuple(apart), tuple(said))


def _plain(node: Node) -> Node:
    kind = node.type
    if kind in _TASKS:
        kind = "task"
    elif kind in elements.SUB_PROCESSES:
        kind = "subProcess"
    known = DEFINITIONS.get(kind, frozenset())
    return replace(node, type=kind, events=tuple(one for one in node.events if one in known))


def _typed(nodes: Sequence[Node]) -> list[str]:
    counts = Counter(node.type for node in nodes)
    said = []
    for kind, word in _WORDS.items():
        if counts[kind]:
            plain = "하위 프로세스로" if kind in elements.SUB_PROCESSES else "작업으로"
            said.append(f"{word} {counts[kind]}개를 {plain} 줄였습니다.")
    return said


def _left_out(model: Model, kept: Sequence[Node]) -> list[str]:
    known = {node.id for node in kept}
    gone = Counter(
        "데이터" if node.type in elements.DATA else "메모와 묶음"
        for node in model.nodes
        if node.id not in known and node.type in elements.DATA | elements.ARTIFACTS
    )
    said = [f"{word} {count}개와 그 선을 뺐습니다." for word, count in sorted(gone.items())]
    texts = [node.documentation for node in model.nodes]
    texts += [flow.documentation for flow in model.flows]
    texts += [lane.documentation for lane in model.lanes]
    texts += [pool.documentation for pool in model.participants]
    documented = sum(map(bool, texts))
    if documented:
        said.append(f"설명글 {documented}개를 뺐습니다.")
    marks = sum(bool(node.marks & {"loop", "multi-instance", "sequential"}) for node in kept)
    if marks:
        said.append(f"되풀이 표시 {marks}개를 뺐습니다.")
    times = sum(node.minutes is not None or node.waiting is not None for node in kept)
    if times:
        said.append(f"소요와 대기 시간 {times}개를 뺐습니다.")
    if len(model.diagrams) > 1:
        said.append(f"그림 {len(model.diagrams)}장을 한 장으로 줄였습니다.")
    return said


def _definitions(before: Sequence[Node], kept: Sequence[Node]) -> list[str]:
    known = {node.id: node for node in kept}
    gone = sum(len(node.events) - len(known[node.id].events) for node in before if node.id in known)
    return [f"이벤트 종류 {gone}개를 여느 이벤트로 줄였습니다."] if gone else []


def _single(flows: Sequence[Flow], nodes: Sequence[Node]) -> tuple[list[Flow], list[Node]]:
    """Put a gateway into each further flow between the same two nodes."""
    around = {node.id: node for node in nodes}
    seen: set[frozenset[str]] = set()
    result: list[Flow] = []
    gateways: list[Node] = []
    for flow in flows:
        ends = frozenset({flow.source, flow.target})
        if ends not in seen:
            seen.add(ends)
            result.append(flow)
            continue
        source = around[flow.source]
        between = Node(
            f"{flow.id}_between", "exclusiveGateway", "", source.container, lane=source.lane
        )
        gateways.append(between)
        result.append(replace(flow, target=between.id))
        rest = f"{flow.id}_further"
        result.append(Flow(rest, "sequence", "", between.id, flow.target))
    return result, gateways


def _apart(messages: Sequence[Flow], flows: Sequence[Flow]) -> list[Flow]:
    seen = {frozenset({one.source, one.target}) for one in flows}
    kept = []
    for message in messages:
        ends = frozenset({message.source, message.target})
        if ends not in seen:
            seen.add(ends)
            kept.append(message)
    return kept
