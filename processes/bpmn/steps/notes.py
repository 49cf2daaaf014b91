"""What a diagram has that its step table can't say. It stays in the diagram."""

from collections import Counter
from collections.abc import Iterator, Sequence

from processes.bpmn import elements
from processes.bpmn.checks.surroundings import ACTIVITY
from processes.bpmn.model import Model
from processes.bpmn.steps.paths import Ways

_KINDS = {
    "intermediateCatchEvent": "기다리는 이벤트",
    "intermediateThrowEvent": "알리는 이벤트",
    "textAnnotation": "메모",
    "group": "묶음",
    "callActivity": "호출 활동",
}


def notes(model: Model, ways: Ways, mixed: Sequence[str]) -> list[str]:
    """Return one sentence for each kind of thing that the table leaves to the diagram."""
    drawn = (*_without_id(model), *_nodes(model, ways), *_flows(model))
    return [*drawn, *(_mixed(name) for name in mixed)]


def _nodes(model: Model, ways: Ways) -> Iterator[str]:
    processes = set(model.processes)
    found: dict[str, list[str]] = {}
    held = Counter(node.container for node in model.nodes if node.container not in processes)
    for node in model.nodes:
        if node.type in _KINDS and not node.id.startswith(("Receive_", "Send_")):
            found.setdefault(_KINDS[node.type], []).append(node.name)
        if node.type in elements.SUB_PROCESSES and held[node.id]:
            found.setdefault("하위 프로세스의 안", []).append(node.name)
        if node.type in {"startEvent", "endEvent"} and node.events and node.container in processes:
            ours = node.id.startswith(("Receive_", "Send_"))
            if not ours:
                found.setdefault("시작·종료 이벤트의 종류", []).append(node.name)
        if node.id in ways.steps and node.marks & {"loop", "multi-instance", "sequential"}:
            found.setdefault("되풀이 표시", []).append(node.name)
    for kind, names in found.items():
        yield _only_drawn(kind, names)


def _without_id(model: Model) -> Iterator[str]:
    names = [node.name for node in model.nodes if node.type in ACTIVITY and not node.id]
    if names:
        yield _only_drawn("식별자(id)가 없는 할 일", names)


def _only_drawn(kind: str, names: Sequence[str]) -> str:
    named = [f"'{name}'" for name in names if name][:5]
    more = " …" if len(names) > 5 else ""
    shown = f": {', '.join(named)}{more}" if named else ""
    return f"{kind} {len(names)}개는 표에 없고 그림에만 있습니다{shown}."


def _flows(model: Model) -> Iterator[str]:
    messages = [
        flow
        for flow in model.flows
        if flow.type == "message" and not flow.id.startswith("Message_")
    ]
    if messages:
        yield f"메시지 흐름 {len(messages)}개는 표에 없고 그림에만 있습니다."


def _mixed(name: str) -> str:
    return f"'{name}' 뒤의 갈림길은 여러 종류가 이어져, 표에는 조건만 적었습니다."
