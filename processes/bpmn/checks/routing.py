"""How flows part and meet: bpmnlint's rules about gateways and flows."""

from collections.abc import Iterator

from processes.bpmn.checks.finding import Remark
from processes.bpmn.checks.surroundings import ACTIVITY, Surroundings
from processes.bpmn.elements import EVENTS, GATEWAYS, SUB_PROCESSES, TASKS
from processes.bpmn.model import Flow, Node


def conditional_flows(around: Surroundings) -> Iterator[Remark]:
    """Where one way out has a condition, every other one has too, or is the default."""
    for node in around.model.nodes:
        out = around.out_of(node.id)
        default = {flow.id for flow in out} & {node.default}
        if default or any(flow.condition is not None for flow in out):
            for flow in out:
                if flow.condition is None and flow.id not in default:
                    yield (
                        flow.id,
                        f"{around.called(node.id)}에서 나가는 {around.called(flow.id)}에 "
                        "조건이 없습니다. 조건을 달거나 기본 흐름으로 정하세요.",
                    )


def event_based_gateway(around: Surroundings) -> Iterator[Remark]:
    """An event-based gateway waits for one of several events, and the events decide."""
    for node in around.gateways:
        if node.type != "eventBasedGateway":
            continue
        out = around.out_of(node.id)
        if len(out) < 2:
            yield node.id, f"{around.called(node.id)}에서는 흐름이 둘 이상 나가야 합니다."
        for flow in out:
            if flow.condition is not None:
                yield (
                    flow.id,
                    f"{around.called(flow.id)}: 이벤트 갈림에서 나가는 흐름에는 "
                    "조건을 달지 않습니다.",
                )


def fake_join(around: Surroundings) -> Iterator[Remark]:
    """Flows that meet in an activity or event don't wait for each other: it runs for each."""
    for node in around.model.nodes:
        count = len(around.into(node.id))
        if count > 1 and node.type in ACTIVITY | EVENTS:
            yield (
                node.id,
                f"{around.called(node.id)}에 흐름 {count}개가 바로 들어와 올 때마다 한 번씩 "
                "실행됩니다. 앞에 합치는 갈림(게이트웨이)을 두세요.",
            )


def no_implicit_split(around: Surroundings) -> Iterator[Remark]:
    """Flows that leave an activity or event without conditions are all taken at once."""
    for node in around.model.nodes:
        if node.type not in ACTIVITY | EVENTS:
            continue
        plain = [flow for flow in around.out_of(node.id) if _is_plain(flow, node)]
        if len(plain) > 1:
            yield (
                node.id,
                f"{around.called(node.id)}에서 조건 없는 흐름 {len(plain)}개가 한꺼번에 나갑니다. "
                "병렬인지 선택인지 갈림(게이트웨이)으로 나타내세요.",
            )


def _is_plain(flow: Flow, node: Node) -> bool:
    return flow.condition is None and flow.id != node.default


def no_gateway_join_fork(around: Surroundings) -> Iterator[Remark]:
    """A gateway either joins or forks."""
    for node in around.gateways:
        if len(around.into(node.id)) > 1 and len(around.out_of(node.id)) > 1:
            yield (
                node.id,
                f"{around.called(node.id)}이(가) 합치기와 나누기를 함께 합니다. 둘로 나누세요.",
            )


def superfluous_gateway(around: Surroundings) -> Iterator[Remark]:
    """A gateway with one way in and one way out decides nothing."""
    for node in around.gateways:
        if len(around.into(node.id)) == 1 and len(around.out_of(node.id)) == 1:
            yield (
                node.id,
                f"{around.called(node.id)}은(는) 들어오고 나가는 흐름이 하나씩이라 필요 없습니다.",
            )


def no_complex_gateway(around: Surroundings) -> Iterator[Remark]:
    """A complex gateway's rule is not to be seen in the drawing."""
    yield from _discouraged(around, "complexGateway", "피하고 다른 갈림으로 나타내세요.")


def no_inclusive_gateway(around: Surroundings) -> Iterator[Remark]:
    """Which of an inclusive gateway's ways are taken is hard to read, and harder to join."""
    yield from _discouraged(around, "inclusiveGateway", "되도록 배타·병렬 갈림으로 나타내세요.")


def _discouraged(around: Surroundings, kind: str, cure: str) -> Iterator[Remark]:
    for node in around.gateways:
        if node.type == kind:
            yield node.id, f"{around.called(node.id)}은(는) 읽기 어렵습니다. {cure}"


def no_disconnected(around: Surroundings) -> Iterator[Remark]:
    """Every task, sub-process, gateway and event is connected."""
    for node in around.model.nodes:
        if node.type not in TASKS | SUB_PROCESSES | GATEWAYS | EVENTS:
            continue
        if not (around.into(node.id) or around.out_of(node.id) or _stands_alone(around, node)):
            yield (
                node.id,
                f"{around.called(node.id)}이(가) 아무 흐름에도 이어져 있지 않습니다. "
                "잇거나 지우세요.",
            )


def _stands_alone(around: Surroundings, node: Node) -> bool:
    boundary = node.type == "boundaryEvent" and node.events == ("compensate",)
    return (
        boundary
        or bool({"compensation", "event-sub-process"} & node.marks)
        or around.is_ad_hoc(node.container)
    )


def no_duplicate_sequence_flows(around: Surroundings) -> Iterator[Remark]:
    """Two flows with the same ends and condition say the same, or take the case twice."""
    seen = set()
    for flow in around.sequence:
        key = (flow.source or flow.id, flow.target or flow.id, flow.condition or "")
        if key in seen:
            source, target = around.called(flow.source), around.called(flow.target)
            yield flow.id, f"{source}에서 {target}(으)로 가는 흐름이 겹쳐 있습니다. 하나만 두세요."
            yield flow.source, f"{source}에서 같은 흐름이 두 번 나갑니다. 하나만 두세요."
            yield flow.target, f"{target}(으)로 같은 흐름이 두 번 들어옵니다. 하나만 두세요."
        seen.add(key)


def superfluous_label(around: Surroundings) -> Iterator[Remark]:
    """A flow has a label where something is decided, and nowhere else."""
    for flow in around.sequence:
        if not flow.name.strip() or flow.condition is not None:
            continue
        source = around.nodes.get(flow.source)
        if source is None or not (flow.id == source.default or _decides(around, source)):
            yield (
                flow.id,
                f"{around.called(flow.id)}: 고를 것이 없는 흐름에 이름이 있습니다. "
                "갈림에서 나가게 하거나 이름을 지우세요.",
            )


def _decides(around: Surroundings, node: Node) -> bool:
    deciding = node.type in {"exclusiveGateway", "inclusiveGateway"}
    return deciding and len(around.out_of(node.id)) > 1
