"""What of a model runs: flow nodes, sequence flows, boundary events and messages, indexed."""

from collections.abc import Mapping
from dataclasses import dataclass

from errors import shortened
from processes.bpmn.elements import ACTIVITIES, FLOW_NODES, SUB_PROCESSES
from processes.bpmn.model import Flow, Model, Node
from processes.simulation.scenario import BadScenario

KINDS = {
    "startEvent": "시작",
    "endEvent": "끝",
    "boundaryEvent": "경계 이벤트",
    "intermediateCatchEvent": "중간 이벤트",
    "intermediateThrowEvent": "중간 이벤트",
    "exclusiveGateway": "분기",
    "parallelGateway": "병행 게이트웨이",
    "inclusiveGateway": "포함 게이트웨이",
    "eventBasedGateway": "이벤트 게이트웨이",
    "complexGateway": "복합 게이트웨이",
    "subProcess": "하위 프로세스",
    "transaction": "트랜잭션",
    "adHocSubProcess": "비정형 하위 프로세스",
    "callActivity": "호출 활동",
}
RECEIVERS = frozenset({"receiveTask", "intermediateCatchEvent", "boundaryEvent", "startEvent"})


class NotSimulated(BadScenario):
    """An element that the simulation does not know how to run; the sentence names it."""


@dataclass(frozen=True)
class Graph:
    """The running part of a model by id. `inside` lists the nodes of each process or scope."""

    nodes: Mapping[str, Node]
    outgoing: Mapping[str, tuple[Flow, ...]]
    incoming: Mapping[str, tuple[Flow, ...]]
    inside: Mapping[str, tuple[Node, ...]]
    boundaries: Mapping[str, tuple[Node, ...]]
    processes: tuple[str, ...]
    messages: Mapping[str, tuple[str, ...]]  # sender -> receivers that wait for it
    received: frozenset[str]
    notes: tuple[str, ...]

    def is_activity(self, node: str) -> bool:
        """Tell whether the node is a task, a call or a sub-process."""
        return node in self.nodes and self.nodes[node].type in ACTIVITIES

    def holds_nodes(self, node: Node) -> bool:
        """Tell whether a sub-process has contents."""
        return node.type in SUB_PROCESSES and bool(self.inside.get(node.id))


def title(node: Node) -> str:
    """Return what a node is called in a sentence: its kind, and its name or id."""
    kind = KINDS.get(node.type, "작업")
    return f"{kind} '{shortened(node.name) or node.id}'"


def received(model: Model) -> frozenset[str]:
    """Return the elements that wait for a message which another pool of the model sends."""
    nodes = {node.id: node for node in model.nodes if node.type in FLOW_NODES}
    messages, _notes = _messages(model, nodes)
    return frozenset(one for targets in messages.values() for one in targets)


def indexed(model: Model) -> Graph:
    """Return the running part of the model; raises NotSimulated where nothing runs."""
    nodes = {node.id: node for node in model.nodes if node.type in FLOW_NODES}
    if not nodes:
        raise NotSimulated("흐름도에 작업이나 이벤트가 없습니다. 먼저 흐름도를 그리세요.")
    sequence = [flow for flow in model.flows if flow.type == "sequence"]
    for flow in sequence:
        _require_ends(flow, nodes)
    for node in nodes.values():
        _require_beside(node, nodes)
    messages, notes = _messages(model, nodes)
    return Graph(
        nodes=nodes,
        outgoing=_grouped(nodes, sequence, "source"),
        incoming=_grouped(nodes, sequence, "target"),
        inside=_by_container(nodes),
        boundaries=_boundaries(nodes),
        processes=tuple(one for one in model.processes if one in _by_container(nodes)),
        messages=messages,
        received=frozenset(one for targets in messages.values() for one in targets),
        notes=tuple(notes),
    )


def _require_ends(flow: Flow, nodes: Mapping[str, Node]) -> None:
    for end in (flow.source, flow.target):
        if end not in nodes:
            raise NotSimulated(
                f"흐름 '{shortened(flow.name or flow.id)}'의 끝 '{end}'이(가) 흐름도에 없습니다. "
                "연결을 다시 그리세요."
            )
    source, target = nodes[flow.source], nodes[flow.target]
    if source.container != target.container:
        raise NotSimulated(
            f"흐름 '{shortened(flow.name or flow.id)}'이(가) 하위 프로세스나 풀의 경계를 넘습니다"
            f"({title(source)} → {title(target)}). 경계 안에서 이어지게 다시 그리세요."
        )
    for node in (source, target):
        if "compensation" in node.marks:
            raise NotSimulated(
                f"{title(node)}은(는) 보상용이라 흐름으로 이을 수 없습니다. "
                "보상 표시나 흐름을 지우세요."
            )


def _require_beside(node: Node, nodes: Mapping[str, Node]) -> None:
    """Refuse a boundary event that stands elsewhere than its activity."""
    host = nodes.get(node.attached_to or "")
    if host is not None and host.container != node.container:
        raise NotSimulated(
            f"{title(node)}이(가) 붙은 {title(host)}과(와) 다른 프로세스에 있습니다. "
            "이벤트를 그 활동에 다시 붙이세요."
        )


def _grouped(nodes: Mapping[str, Node], flows: list[Flow], end: str) -> dict[str, tuple[Flow, ...]]:
    found: dict[str, list[Flow]] = {one: [] for one in nodes}
    for flow in flows:
        found[getattr(flow, end)].append(flow)
    return {one: tuple(several) for one, several in found.items()}


def _by_container(nodes: Mapping[str, Node]) -> dict[str, tuple[Node, ...]]:
    found: dict[str, list[Node]] = {}
    for node in nodes.values():
        found.setdefault(node.container, []).append(node)
    return {one: tuple(several) for one, several in found.items()}


def _boundaries(nodes: Mapping[str, Node]) -> dict[str, tuple[Node, ...]]:
    found: dict[str, list[Node]] = {}
    for node in nodes.values():
        if node.type == "boundaryEvent" and node.attached_to:
            found.setdefault(node.attached_to, []).append(node)
    return {one: tuple(several) for one, several in found.items()}


def _messages(
    model: Model, nodes: Mapping[str, Node]
) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """Return who sends to whom; a message to what does not wait is said in a note."""
    found: dict[str, list[str]] = {}
    notes = []
    for flow in model.flows:
        if flow.type != "message" or flow.source not in nodes or flow.target not in nodes:
            continue
        target = nodes[flow.target]
        if target.type in RECEIVERS and "instantiate" not in target.marks:
            found.setdefault(flow.source, []).append(flow.target)
        else:
            notes.append(f"{title(target)}은(는) 오는 메시지를 기다리지 않고 시작한다고 봅니다.")
    return {one: tuple(several) for one, several in found.items()}, notes
