"""A model looked up the way rules ask: what flows in and out, what lies in what, what it is called.

Flows count by their own ends. The lists `incoming` and `outgoing` inside an element repeat them
and are left out or outdated in many real files.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from processes.bpmn.elements import ACTIVITIES, CHOREOGRAPHY, EVENTS, GATEWAYS, SUB_PROCESSES
from processes.bpmn.model import Flow, Model, Node, Participant
from processes.bpmn.net import Net, net

TYPE_NAMES = {
    **dict.fromkeys(ACTIVITIES, "작업"),
    **dict.fromkeys(SUB_PROCESSES, "하위 프로세스"),
    **dict.fromkeys(CHOREOGRAPHY, "코레오그래피 작업"),
    "callActivity": "호출 활동",
    "startEvent": "시작 이벤트",
    "endEvent": "종료 이벤트",
    "boundaryEvent": "경계 이벤트",
    "intermediateCatchEvent": "중간 이벤트",
    "intermediateThrowEvent": "중간 이벤트",
    "exclusiveGateway": "배타 갈림",
    "parallelGateway": "병렬 갈림",
    "inclusiveGateway": "포괄 갈림",
    "eventBasedGateway": "이벤트 갈림",
    "complexGateway": "복합 갈림",
    "dataObjectReference": "자료",
    "dataStoreReference": "저장소",
    "textAnnotation": "주석",
    "group": "묶음",
    "sequence": "흐름",
    "message": "메시지 흐름",
    "association": "연관",
    "data": "자료 연결",
    "conversation": "대화 연결",
}
# The types that bpmnlint calls bpmn:Activity: a choreography's activities are none of them.
ACTIVITY = ACTIVITIES - CHOREOGRAPHY
_SHORT = 40


@dataclass(frozen=True)
class Surroundings:
    """The model with its look-ups, each made when it is first asked for."""

    model: Model

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """Every node that has an id, by it."""
        return {node.id: node for node in self.model.nodes if node.id}

    @cached_property
    def net(self) -> Net:
        """The control flow."""
        return net(self.model)

    @cached_property
    def sequence(self) -> tuple[Flow, ...]:
        """The sequence flows."""
        return tuple(flow for flow in self.model.flows if flow.type == "sequence")

    def into(self, element: str) -> Sequence[Flow]:
        """Return the sequence flows that lead to the element."""
        return self._incoming.get(element, ())

    def out_of(self, element: str) -> Sequence[Flow]:
        """Return the sequence flows that leave the element."""
        return self._outgoing.get(element, ())

    def inside(self, container: str) -> Sequence[Node]:
        """Return the nodes that lie directly in a process, sub-process or choreography."""
        return self.members.get(container, ())

    @cached_property
    def members(self) -> Mapping[str, Sequence[Node]]:
        """The nodes that lie directly in each process, sub-process or choreography."""
        members: defaultdict[str, list[Node]] = defaultdict(list)
        for node in self.model.nodes:
            members[node.container].append(node)
        return dict(members)

    @cached_property
    def _incoming(self) -> Mapping[str, list[Flow]]:
        return _grouped((flow.target, flow) for flow in self.sequence)

    @cached_property
    def _outgoing(self) -> Mapping[str, list[Flow]]:
        return _grouped((flow.source, flow) for flow in self.sequence)

    @cached_property
    def events(self) -> list[Node]:
        """The events."""
        return [node for node in self.model.nodes if node.type in EVENTS]

    @cached_property
    def gateways(self) -> list[Node]:
        """The gateways."""
        return [node for node in self.model.nodes if node.type in GATEWAYS]

    @cached_property
    def activities(self) -> list[Node]:
        """The tasks, sub-processes and call activities."""
        return [node for node in self.model.nodes if node.type in ACTIVITY]

    @cached_property
    def sub_processes(self) -> list[Node]:
        """The sub-processes of all kinds."""
        return [node for node in self.model.nodes if node.type in SUB_PROCESSES]

    @cached_property
    def connected(self) -> list[Node]:
        """What flows run through: activities, events and gateways."""
        kinds = ACTIVITY | EVENTS | GATEWAYS
        return [node for node in self.model.nodes if node.type in kinds]

    def is_ad_hoc(self, container: str) -> bool:
        """Tell whether the container is an ad-hoc sub-process."""
        node = self.nodes.get(container)
        return node is not None and node.type == "adHocSubProcess"

    def called(self, element: str) -> str:
        """Return what to call the element in a sentence: its kind and its name, or its id."""
        found = self._named.get(element)
        kind, name = found or ("요소", "")
        if name.strip():
            return f"{kind} '{short(name)}'"
        return f"이름 없는 {kind}({element or '식별자 없음'})"

    @cached_property
    def _named(self) -> Mapping[str, tuple[str, str]]:
        model = self.model
        pools: dict[str, Participant] = {p.process: p for p in model.participants if p.process}
        named = {
            one: ("프로세스", pools[one].name if one in pools else "") for one in model.processes
        }
        named |= {one.id: ("참여자", one.name) for one in model.participants}
        named |= {one.id: ("레인", one.name) for one in model.lanes}
        named |= {one.id: (TYPE_NAMES.get(one.type, "요소"), one.name) for one in model.nodes}
        named |= {one.id: (TYPE_NAMES[one.type], one.name) for one in model.flows}
        named |= {one.id: (_GLOBALS[one.type], one.name or "") for one in model.globals}
        return named


_GLOBALS = {"message": "메시지", "signal": "신호", "error": "오류", "escalation": "상향 보고"}


def short(text: str) -> str:
    """Return the text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"


def _grouped(flows: Iterable[tuple[str, Flow]]) -> Mapping[str, list[Flow]]:
    grouped: defaultdict[str, list[Flow]] = defaultdict(list)
    for element, flow in flows:
        if element:
            grouped[element].append(flow)
    return dict(grouped)
