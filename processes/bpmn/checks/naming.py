"""What has a name and what names refer to: bpmnlint's rules about labels, links and definitions."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from processes.bpmn.checks.finding import Remark
from processes.bpmn.checks.surroundings import Surroundings
from processes.bpmn.elements import FLOW_NODES, GATEWAYS, SUB_PROCESSES
from processes.bpmn.model import Node

_LABELLED = FLOW_NODES - SUB_PROCESSES - {"parallelGateway", "eventBasedGateway"}


def label_required(around: Surroundings) -> Iterator[Remark]:
    """Activities, events, deciding gateways, conditional flows, pools and lanes have names."""
    for node in around.model.nodes:
        if node.type in _LABELLED and not node.name.strip() and _is_to_be_named(around, node):
            yield node.id, _nameless(around, node.id)
    for flow in around.sequence:
        if flow.condition is not None and not flow.name.strip():
            yield flow.id, _nameless(around, flow.id)
    frames = [(pool.id, pool.name) for pool in around.model.participants]
    frames += [(lane.id, lane.name) for lane in around.model.lanes]
    for element, name in frames:
        if not name.strip():
            yield element, _nameless(around, element)


def _is_to_be_named(around: Surroundings, node: Node) -> bool:
    return node.type not in GATEWAYS or len(around.out_of(node.id)) > 1


def _nameless(around: Surroundings, element: str) -> str:
    return f"{around.called(element)}에 이름을 적으세요."


def link_event(around: Surroundings) -> Iterator[Remark]:
    """A link's throwing events and its one catching event bear the same name."""
    for inside in around.members.values():
        named: defaultdict[str, list[Node]] = defaultdict(list)
        for node in inside:
            if "link" in node.events:
                named[node.link].append(node)
        for node in named.pop("", []):
            yield node.id, f"{around.called(node.id)}: 링크 이벤트에 링크 이름이 없습니다."
        for name, ends in named.items():
            yield from _link(around, name, ends)


def _link(around: Surroundings, name: str, ends: Sequence[Node]) -> Iterator[Remark]:
    catching = [node for node in ends if node.type in _CATCHING]
    if len(ends) == 1:
        missing = "이어받는" if ends[0].type not in _CATCHING else "건너보내는"
        sentence = f"링크 '{name}'을(를) {missing} 이벤트가 같은 프로세스에 없습니다."
    elif len(catching) > 1:
        ends, sentence = catching, f"링크 '{name}'을(를) 이어받는 이벤트가 둘 이상입니다."
    elif not catching:
        sentence = f"링크 '{name}'을(를) 이어받는 이벤트가 같은 프로세스에 없습니다."
    else:
        return
    for node in ends:
        yield node.id, f"{around.called(node.id)}: {sentence}"


_CATCHING = {"startEvent", "intermediateCatchEvent", "boundaryEvent"}


def single_event_definition(around: Surroundings) -> Iterator[Remark]:
    """An event has one kind: with several, the drawing doesn't show which."""
    for node in around.events:
        if len(node.events) > 1:
            yield (
                node.id,
                f"{around.called(node.id)}에 종류가 {len(node.events)}개입니다. 하나만 두세요.",
            )


def unused_global(around: Surroundings) -> Iterator[Remark]:
    """Messages, signals, errors and escalations are used, and each has a name of its own."""
    model = around.model
    used = {
        (kind, reference)
        for node in around.events
        for kind, reference in zip(node.events, node.event_references, strict=True)
    }
    tasks = (node for node in model.nodes if node.type in {"sendTask", "receiveTask"})
    used |= {("message", node.message or "") for node in tasks}
    used |= {("message", flow.message or "") for flow in model.flows if flow.type == "message"}
    names = Counter((one.type, one.name) for one in model.globals)
    for one in model.globals:
        called = around.called(one.id)
        if one.name is not None and not one.name.strip():
            yield one.id, f"{called}에 이름을 적으세요."
        if (one.type, one.id) not in used:
            yield one.id, f"{called}을(를) 쓰는 곳이 없습니다. 이벤트에 잇거나 지우세요."
        if names[one.type, one.name] > 1:
            yield one.id, f"{called}과(와) 이름이 같은 것이 또 있습니다. 다른 이름을 쓰세요."
