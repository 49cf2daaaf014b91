"""Processes and sub-processes: their nodes built, their starts found, pools joined by messages."""

from processes.bpmn.elements import ACTIVITIES, EVENTS
from processes.bpmn.model import Node
from processes.simulation import activities, building, happenings
from processes.simulation.building import Building, Ends
from processes.simulation.drafting import Scope, Vertex
from processes.simulation.graph import NotSimulated, title
from processes.simulation.kernel.layout import FORK, NONE, RACE, XOR
from processes.simulation.program import Place, Row
from processes.simulation.scenario import BadScenario, check_shares


def fill(build: Building, container: str, scope: int) -> list[Vertex]:
    """Build all nodes of a process or sub-process; return where it starts."""
    nodes = [one for one in build.graph.inside[container] if not _is_compensating(one)]
    for node in nodes:
        build.ends[node.id] = _built(build, node, scope)
    for node in nodes:
        building.link_flows(build, node)
        if build.ends[node.id].exit.kind == RACE:
            happenings.race(build, node)
        if node.type in ACTIVITIES:
            happenings.boundaries(build, node)
    starts = _beginnings(build, nodes)
    if not starts:
        raise NotSimulated(
            f"'{container}'에는 시작하는 곳이 없이 흐름이 돌기만 합니다. 시작 이벤트를 그리세요."
        )
    return [build.ends[one.id].entry for one in starts]


def _is_compensating(node: Node) -> bool:
    return "compensation" in node.marks


def _built(build: Building, node: Node, scope: int) -> Ends:
    if node.type in ACTIVITIES:
        return activities.activity(build, node, scope, fill)
    if node.type in EVENTS:
        return happenings.event(build, node, scope)
    return building.gateway(build, node, scope)


def _beginnings(build: Building, nodes: list[Node]) -> list[Node]:
    """Return the start events; without one, every node that no flow leads to."""
    starts = [one for one in nodes if one.type == "startEvent"]
    return starts or [
        one
        for one in nodes
        if not build.incoming(one)
        and one.type != "boundaryEvent"
        and not (one.type == "intermediateCatchEvent" and one.events == ("link",))
    ]


def processes(build: Building) -> None:
    """Build every process: those that a case begins first, then what messages begin."""
    filled: dict[str, tuple[int, list[Vertex]]] = {}
    for process in build.graph.processes:
        scope = build.draft.scope()
        filled[process] = (scope, fill(build, process, scope))
    begun = 0
    order: list[Scope] = []
    for process, (scope, starts) in filled.items():
        own = [one for one in starts if one.place.element not in build.graph.received]
        if own:
            order.append(Scope([_one_start(build, process, scope, own)], scope))
            begun += 1
    if not begun:
        raise NotSimulated(
            "업무가 시작되는 곳이 없습니다. "
            "다른 풀의 메시지를 기다리지 않는 시작 이벤트를 그리세요."
        )
    build.draft.scopes += order
    _begin_by_message(build, filled)


def _one_start(build: Building, process: str, scope: int, starts: list[Vertex]) -> Vertex:
    """Return the one vertex that a case begins at; several starts are alternatives."""
    events = [one for one in starts if one.place.type == "startEvent"]
    if len(starts) == 1:
        return starts[0]
    if not events:
        return _all_at_once(build, process, scope, starts)
    ids = [one.place.element for one in starts]
    shares = build.scenario.branches.get(process)
    if shares is None:
        names = ", ".join(one.place.title for one in starts)
        raise BadScenario(
            f"시작이 여럿입니다({names}). 어느 것으로 시작하는지 비율을 '{process}'에 적으세요."
        )
    if shares.keys() != set(ids):
        raise BadScenario(f"'{process}'의 시작 비율은 {', '.join(ids)}마다 하나씩 적으세요.")
    check_shares(f"프로세스 '{process}'의 시작", shares)
    stream = build.draft.stream("branch", process)
    chooser = build.draft.vertex(XOR, scope, Place(process, "", "process"), stream=stream)
    for one in starts:
        build.draft.link(chooser, one, shares[one.place.element])
    return chooser


def _all_at_once(build: Building, process: str, scope: int, starts: list[Vertex]) -> Vertex:
    """Return a vertex that begins every node without incoming flows (BPMN 2.0.2, 13.2)."""
    fork = build.draft.vertex(FORK, scope, Place(process, "", "process"))
    for one in starts:
        build.draft.link(fork, one)
    return fork


def _begin_by_message(build: Building, filled: dict[str, tuple[int, list[Vertex]]]) -> None:
    """Let messages go: to an inbox, or to the process that they begin."""
    scope_of: dict[str, int] = {}
    for scope, starts in filled.values():
        for one in starts:
            if one.place.element in build.graph.received:
                scope_of[one.place.element] = len(build.draft.scopes)
                build.draft.scopes.append(Scope([one], scope))
    for sender, receivers in build.graph.messages.items():
        if sender in build.ends:
            exit_ = build.ends[sender].exit
            exit_.messages += [_message(build, one, scope_of) for one in receivers]


def _message(build: Building, receiver: str, scope_of: dict[str, int]) -> Row:
    if receiver in scope_of:
        return {"inbox": NONE, "scope": scope_of[receiver], "start": NONE}
    node = build.graph.nodes[receiver]
    if node.type == "startEvent":
        raise NotSimulated(f"{title(node)}은(는) 하위 프로세스 안이라 메시지로 시작할 수 없습니다.")
    return {"inbox": build.draft.inbox(receiver), "scope": NONE, "start": NONE}
