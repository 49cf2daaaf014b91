"""What a check assumed about a model, in Korean: said of what is in it, and only then."""

from collections.abc import Callable, Iterator

from processes.bpmn.elements import FLOW_NODES
from processes.bpmn.model import Model, Node
from processes.bpmn.soundness.beginnings import beginnings
from processes.bpmn.soundness.scopes import Cut, Scope

_OF_NODES: tuple[tuple[Callable[[Node], bool], str], ...] = (
    (
        lambda node: node.type == "callActivity",
        "호출 활동은 활동 하나로 보았습니다. 불리는 프로세스는 따로 검사하세요.",
    ),
    (
        lambda node: bool(node.marks & {"loop", "multi-instance", "sequential"}),
        "반복·다중 인스턴스 활동은 한 번 실행되는 것으로 보았습니다.",
    ),
    (
        lambda node: node.type == "adHocSubProcess",
        "임의 순서 하위 프로세스의 활동은 순서 없이 모두 시작하는 것으로 보았습니다.",
    ),
    (
        lambda node: node.type == "complexGateway",
        "복합 게이트웨이는 조건이 그림에 없어 포함 게이트웨이로 보았습니다.",
    ),
    (
        lambda node: node.type == "boundaryEvent" and "non-interrupting" in node.marks,
        "중단하지 않는 경계 이벤트는 활동이 실행될 때마다 많아야 한 번 일어나며, "
        "본래 흐름과 만나지 않으면 따로 진행되는 흐름으로 보았습니다.",
    ),
    (
        lambda node: node.type == "boundaryEvent",
        "경계 이벤트와 중간 이벤트는 일어날 수도 있고 일어나지 않을 수도 있다고 보았습니다.",
    ),
    (
        lambda node: node.type == "eventBasedGateway",
        "이벤트 게이트웨이가 기다리는 이벤트는 어느 것이나 먼저 일어날 수 있다고 보았습니다.",
    ),
    (
        lambda node: "event-sub-process" in node.marks,
        "이벤트 하위 프로세스는 그 이벤트가 일어난 때부터 따로 검사했습니다.",
    ),
    (
        lambda node: "compensation" in node.marks or "compensate" in node.events,
        "보상 활동은 보통 흐름에 들지 않아 검사에서 뺐습니다.",
    ),
    (
        lambda node: node.type == "endEvent" and "error" in node.events,
        "오류 끝 이벤트는 속한 프로세스의 나머지 토큰을 모두 없애는 것으로 보았습니다.",
    ),
)


def notes(model: Model, parts: Cut) -> Iterator[str]:
    """Give the sentences that hold for this model."""
    yield from _of_scopes(parts)
    if any(flow.type == "message" for flow in model.flows):
        yield "메시지는 언젠가 온다고 보았습니다. 메시지를 서로 기다리는 것은 검사하지 않았습니다."
    if any(one.process is None for one in model.participants):
        yield "안이 보이지 않는 풀은 검사할 것이 없습니다."
    nodes = [node for node in model.nodes if node.type in FLOW_NODES]
    for holds, sentence in _OF_NODES:
        if any(holds(node) for node in nodes):
            yield sentence


def _of_scopes(parts: Cut) -> Iterator[str]:
    if not parts.scopes:
        yield "흐름 요소가 없어 검사할 것이 없습니다."
    if len([scope for scope in parts.scopes if scope.owner is None]) > 1:
        yield "풀(프로세스)마다 따로 검사했습니다."
    if any(_starts(scope) > 1 for scope in parts.scopes):
        yield "시작 이벤트가 여럿이면 하나하나가 저마다 한 건을 시작하는 것으로 보았습니다."
    if any(_implicit(scope) for scope in parts.scopes):
        yield "들어오는 흐름이 없는 활동은 업무가 시작될 때 함께 시작하는 것으로 보았습니다."
    if parts.loose:
        yield (
            f"양 끝이 한 프로세스 안에 있지 않은 시퀀스 흐름 {parts.loose}개는 "
            "없는 것으로 보았습니다."
        )
    if parts.nameless:
        yield f"식별자가 없는 요소 {parts.nameless}개는 없는 것으로 보았습니다."


def _starts(scope: Scope) -> int:
    return sum(node.type == "startEvent" for node in scope.nodes.values())


def _implicit(scope: Scope) -> bool:
    return any(scope.nodes[one].type != "startEvent" for case in beginnings(scope) for one in case)
