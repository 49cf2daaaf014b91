"""Activities as vertices: tasks, calls, sub-processes, repeated ones."""

from collections.abc import Callable

from processes.bpmn.elements import CHOREOGRAPHY, SUB_PROCESSES
from processes.bpmn.model import Node
from processes.simulation.building import Building, Ends, conditional_exit
from processes.simulation.drafting import Vertex
from processes.simulation.graph import NotSimulated, title
from processes.simulation.kernel.layout import (
    LOOP,
    ONCE,
    PARALLEL,
    RECEIVE,
    SEQUENTIAL,
    SUB,
    TASK,
)
from processes.simulation.scenario import BadScenario, Repeat

MOST_TIMES = 1_000
Fill = Callable[[Building, str, int], list[Vertex]]


def activity(building: Building, node: Node, scope: int, fill: Fill) -> Ends:
    """Build an activity; `fill` builds what a sub-process holds and returns where it starts."""
    if node.type in CHOREOGRAPHY or node.type == "adHocSubProcess":
        raise NotSimulated(
            f"{title(node)}은(는) 순서가 정해져 있지 않아 시뮬레이션할 수 없습니다. "
            "작업과 흐름으로 그리세요."
        )
    if "event-sub-process" in node.marks:
        raise NotSimulated(
            f"이벤트 하위 프로세스 '{node.name or node.id}'은(는) 시뮬레이션할 수 없습니다. "
            "경계 이벤트로 바꾸어 그리세요."
        )
    repeated = node.marks & {"loop", "multi-instance", "sequential"}
    if repeated or building.graph.holds_nodes(node):
        entry = _scoped(building, node, scope, fill)
    else:
        entry = _receiving(building, node, scope) or _task(building, node, scope)
    exit_ = entry
    if entry.kind == RECEIVE and node.id in building.scenario.tasks:
        exit_ = _task(building, node, scope)
        building.draft.link(entry, exit_)
    return Ends(entry, conditional_exit(building, node, scope, exit_))


def _receiving(building: Building, node: Node, scope: int) -> Vertex | None:
    """Return the vertex that waits for a message which some other pool sends."""
    if node.type != "receiveTask" or node.id not in building.graph.received:
        return None
    inbox = building.draft.inbox(node.id)
    return building.vertex(RECEIVE, node, scope, inbox=inbox)


def _task(building: Building, node: Node, scope: int) -> Vertex:
    work = building.scenario.tasks.get(node.id)
    if work is None or not work.durations:
        raise BadScenario(f"{title(node)}의 소요시간이 없습니다. 시나리오에 적으세요.")
    for pool in work.durations:
        if pool and building.scenario.pool(pool) is None:
            raise BadScenario(f"{title(node)}을(를) 맡은 인력 '{pool}'이(가) 없습니다.")
        if not pool and len(work.durations) > 1:
            raise BadScenario(f"{title(node)}에 맡은 사람이 없는 소요시간이 섞여 있습니다.")
    team, durations = building.people.team(work.durations)
    return building.vertex(
        TASK,
        node,
        scope,
        team=team,
        dist=building.draft.dist(durations),
        stream=building.draft.stream("work", node.id),
        priority=building.level(work.priority),
    )


def _scoped(building: Building, node: Node, scope: int, fill: Fill) -> Vertex:
    """Build an activity with a scope of its own: a sub-process, or a task that is repeated."""
    repeat = _repeat(building, node)
    one = building.vertex(SUB, node, scope, **repeat)
    inner = building.draft.scope()
    one.row["scope"] = inner
    if building.graph.holds_nodes(node):
        starts = fill(building, node.id, inner)
    elif node.type in SUB_PROCESSES and node.id not in building.scenario.tasks:
        raise BadScenario(f"{title(node)}의 내용이나 소요시간이 없습니다. 시나리오에 적으세요.")
    else:
        starts = [_task(building, node, inner)]
    building.draft.scopes[inner].starts = starts
    return one


def _repeat(building: Building, node: Node) -> dict[str, float]:
    given = building.scenario.repeats.get(node.id, Repeat())
    if not node.marks & {"loop", "multi-instance", "sequential"}:
        if node.id in building.scenario.repeats:
            raise BadScenario(f"{title(node)}은(는) 반복하지 않는 작업인데 반복이 적혀 있습니다.")
        return {"mode": ONCE}
    stream = building.draft.stream("repeat", node.id)
    if "loop" in node.marks:
        if given.again is None or not 0 <= given.again < 1:
            raise BadScenario(
                f"{title(node)}을(를) 다시 할 확률이 없거나 0 이상 1 미만이 아닙니다. "
                "시나리오에 적으세요."
            )
        return {"mode": LOOP, "stream": stream, "chance": given.again}
    if given.times is None:
        raise BadScenario(f"{title(node)}을(를) 몇 번 하는지 없습니다. 시나리오에 적으세요.")
    if given.times.mean > MOST_TIMES:
        raise BadScenario(
            f"{title(node)}을(를) 평균 {given.times.mean:g}번 합니다. "
            f"{MOST_TIMES:,}번 이하로 적으세요."
        )
    mode = SEQUENTIAL if "sequential" in node.marks else PARALLEL
    dist = building.draft.dist([given.times])
    return {"mode": mode, "stream": stream, "dist": dist}
