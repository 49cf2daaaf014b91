"""Events as vertices and triggers: starts, ends, waiting, throwing, boundaries, races, links."""

from processes.bpmn.model import Node
from processes.simulation.building import Building, Ends
from processes.simulation.distributions import Distribution
from processes.simulation.drafting import Vertex
from processes.simulation.graph import NotSimulated, title
from processes.simulation.kernel.layout import (
    AT_END,
    DELAY,
    END,
    FORK,
    MESSAGE,
    NONE,
    RECEIVE,
    SUB,
    TERMINATE,
    THROW,
    THROWN,
    TIMER,
)
from processes.simulation.program import Row
from processes.simulation.scenario import BadScenario, Timing

ERROR, ESCALATION, CANCEL = range(3)
THROWS = {"error": ERROR, "escalation": ESCALATION, "cancel": CANCEL}


def event(building: Building, node: Node, scope: int) -> Ends:
    """Build an event of any type."""
    if len(node.events) > 1:
        raise NotSimulated(
            f"{title(node)}은(는) 여러 계기를 한꺼번에 기다립니다. 이벤트를 하나씩 나누어 그리세요."
        )
    kind = node.events[0] if node.events else ""
    if node.type == "endEvent":
        one = _end(building, node, scope, kind)
    elif node.type == "intermediateThrowEvent":
        one = _thrown(building, node, scope, kind)
    elif node.type == "intermediateCatchEvent" and kind != "link":
        one = _caught(building, node, scope)
    else:
        one = building.vertex(FORK, node, scope)
    return Ends(one, one)


def _end(building: Building, node: Node, scope: int, kind: str) -> Vertex:
    if kind == "compensate":
        raise _no_compensation(node)
    if kind == "terminate":
        return building.vertex(TERMINATE, node, scope)
    if kind in THROWS:
        return building.vertex(THROW, node, scope, throws=THROWS[kind])
    return building.vertex(END, node, scope)


def _thrown(building: Building, node: Node, scope: int, kind: str) -> Vertex:
    if kind == "compensate":
        raise _no_compensation(node)
    if kind == "escalation":
        raise NotSimulated(
            f"{title(node)}: 중간에서 알리는 상승(escalation)은 시뮬레이션할 수 없습니다. "
            "끝 이벤트로 옮기세요."
        )
    return building.vertex(FORK, node, scope)


def _no_compensation(node: Node) -> NotSimulated:
    return NotSimulated(
        f"{title(node)}: 보상(compensation)은 시뮬레이션할 수 없습니다. 되돌리는 작업을 그리세요."
    )


def _caught(building: Building, node: Node, scope: int) -> Vertex:
    """Build an event that is waited for: a message of another pool, or a drawn time."""
    if node.id in building.graph.received:
        return building.vertex(RECEIVE, node, scope, inbox=building.draft.inbox(node.id))
    if _comes_from_race(building, node):
        return building.vertex(FORK, node, scope)
    dist = building.draft.dist([_after(building, node)])
    stream = building.draft.stream("event", node.id)
    return building.vertex(DELAY, node, scope, dist=dist, stream=stream)


def _comes_from_race(building: Building, node: Node) -> bool:
    sources = (building.graph.nodes[flow.source] for flow in building.incoming(node))
    return any(one.type == "eventBasedGateway" for one in sources)


def _after(building: Building, node: Node) -> Distribution:
    """Return how long the event is waited for."""
    timing = building.scenario.events.get(node.id)
    if timing is None or timing.after is None:
        raise BadScenario(f"{title(node)}이(가) 언제 일어나는지 없습니다. 시나리오에 적으세요.")
    return timing.after


def _timing(building: Building, node: Node) -> Timing:
    timing = building.scenario.events.get(node.id)
    if timing is None:
        raise BadScenario(f"{title(node)}이(가) 일어날 확률이 없습니다. 시나리오에 적으세요.")
    if not 0 <= timing.chance <= 1:
        raise BadScenario(f"{title(node)}의 확률 {timing.chance:g}은(는) 0과 1 사이여야 합니다.")
    return timing


def _trigger(building: Building, node: Node, target: Vertex) -> Row:
    row: Row = {"node": target.index, "interrupting": 1, "dist": NONE, "inbox": 0, "throws": NONE}
    row |= {"stream": building.draft.stream("event", node.id), "chance": 1.0}
    if node.id in building.graph.received:
        return row | {"mode": MESSAGE, "inbox": building.draft.inbox(node.id)}
    dist = building.draft.dist([_after(building, node)])
    return row | {"mode": TIMER, "dist": dist, "chance": _timing(building, node).chance}


def race(building: Building, node: Node) -> None:
    """Give an event-based gateway its ways out."""
    gate = building.ends[node.id].entry
    for flow in building.outgoing(node):
        target = building.graph.nodes[flow.target]
        if target.type not in ("intermediateCatchEvent", "receiveTask"):
            raise NotSimulated(
                f"{title(node)} 다음에는 기다리는 이벤트만 올 수 있습니다. "
                f"{title(target)}을(를) 고치세요."
            )
        row = _trigger(building, target, building.ends[target.id].entry)
        if row["mode"] == TIMER and target.type == "receiveTask":
            raise NotSimulated(f"{title(target)}에 메시지를 보내는 풀이 없습니다.")
        gate.triggers.append(row)
    modes = [row for row in gate.triggers if row["mode"] == MESSAGE or row["chance"] == 1.0]
    if not modes:
        raise BadScenario(
            f"{title(node)}에서 반드시 일어나는 이벤트가 없습니다. 하나는 확률을 1로 하세요."
        )


def boundaries(building: Building, node: Node) -> None:
    """Give an activity its boundary events."""
    owner = building.ends[node.id].entry
    for boundary in building.graph.boundaries.get(node.id, ()):
        kind = boundary.events[0] if boundary.events else ""
        if kind == "compensate":
            building.notes.append(f"{title(boundary)}: 보상은 일어나지 않는다고 봅니다.")
            continue
        target = building.ends[boundary.id].entry
        if kind in THROWS:
            row = _thrown_trigger(building, boundary, target, kind, owner)
        else:
            row = _trigger(building, boundary, target)
        row["interrupting"] = int("non-interrupting" not in boundary.marks)
        owner.triggers.append(row)


def _thrown_trigger(
    building: Building, boundary: Node, target: Vertex, kind: str, owner: Vertex
) -> Row:
    """Return the trigger of an error: thrown inside a sub-process, or by chance at the end."""
    row: Row = {"node": target.index, "dist": NONE, "inbox": 0, "throws": THROWS[kind]}
    row |= {"stream": building.draft.stream("event", boundary.id), "chance": 0.0}
    if owner.kind == SUB and boundary.id not in building.scenario.events:
        return row | {"mode": THROWN}
    timing = _timing(building, boundary)
    return row | {"mode": AT_END, "chance": timing.chance}


def link_events(building: Building) -> None:
    """Lead each throwing link event to the catching one of the same name and scope."""
    nodes = [one for one in building.graph.nodes.values() if one.events == ("link",)]
    catching = {
        (one.container, one.name.strip()): one
        for one in nodes
        if one.type == "intermediateCatchEvent"
    }
    for node in nodes:
        if node.type != "intermediateThrowEvent" or node.id not in building.ends:
            continue
        target = catching.get((node.container, node.name.strip()))
        if target is None:
            raise NotSimulated(
                f"링크 {title(node)}과 이름이 같은 받는 링크가 없습니다. 이름을 맞추세요."
            )
        source = building.ends[node.id].exit
        building.draft.link(source, building.ends[target.id].entry)
