"""A model's nodes as vertices of a program: containers, gateways and flows."""

from dataclasses import dataclass, field

from processes.bpmn.model import Flow, Node
from processes.simulation.drafting import Draft, Vertex, splits_by_chance
from processes.simulation.graph import Graph, NotSimulated, title
from processes.simulation.kernel.layout import FORK, JOIN, OR_JOIN, OR_SPLIT, RACE, XOR
from processes.simulation.people import People
from processes.simulation.program import Place
from processes.simulation.scenario import BadScenario, Scenario, check_shares


@dataclass(frozen=True)
class Ends:
    """Where flows lead into what a node became, and where they leave it."""

    entry: Vertex
    exit: Vertex


@dataclass
class Building:
    """What is being built, from what, and what each node has become."""

    graph: Graph
    scenario: Scenario
    draft: Draft
    people: People
    ends: dict[str, Ends] = field(default_factory=dict)
    levels: dict[int, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def vertex(self, kind: int, node: Node, scope: int, **row: float) -> Vertex:
        """Add a vertex for the node."""
        place = Place(node.id, node.name.strip(), node.type)
        return self.draft.vertex(kind, scope, place, **row)

    def incoming(self, node: Node) -> tuple[Flow, ...]:
        """Return the sequence flows into the node."""
        return self.graph.incoming[node.id]

    def outgoing(self, node: Node) -> tuple[Flow, ...]:
        """Return the sequence flows out of the node."""
        return self.graph.outgoing[node.id]

    def level(self, priority: int) -> int:
        """Return the queue that a task's priority stands for."""
        return self.levels[priority]


def gateway(building: Building, node: Node, scope: int) -> Ends:
    """Build a gateway."""
    if node.type == "exclusiveGateway":
        one = _chooser(building, node, scope, XOR)
        return Ends(one, one)
    if node.type == "parallelGateway":
        kind = JOIN if len(building.incoming(node)) > 1 else FORK
        one = building.vertex(kind, node, scope)
        return Ends(one, one)
    if node.type == "inclusiveGateway":
        exit_ = _chooser(building, node, scope, OR_SPLIT)
        if len(building.incoming(node)) < 2:
            return Ends(exit_, exit_)
        entry = building.vertex(OR_JOIN, node, scope)
        building.draft.link(entry, exit_)
        return Ends(entry, exit_)
    if node.type == "eventBasedGateway" and not node.marks & {"parallel", "instantiate"}:
        one = building.vertex(RACE, node, scope)
        return Ends(one, one)
    raise NotSimulated(
        f"{title(node)}은(는) 시뮬레이션할 수 없습니다. 다른 게이트웨이로 나누어 그리세요."
    )


def _chooser(building: Building, node: Node, scope: int, kind: int) -> Vertex:
    if len(building.outgoing(node)) < 2:
        return building.vertex(FORK, node, scope)
    stream = building.draft.stream("branch", node.id)
    return building.vertex(kind, node, scope, stream=stream)


def conditional_exit(building: Building, node: Node, scope: int, entry: Vertex) -> Vertex:
    """Return where flows leave an activity: a split by chance where its flows have conditions."""
    flows = building.outgoing(node)
    by_chance = node.id in building.scenario.branches
    if len(flows) < 2 or not (by_chance or any(flow.condition for flow in flows)):
        return entry
    stream = building.draft.stream("branch", node.id)
    exit_ = building.vertex(OR_SPLIT, node, scope, stream=stream)
    building.draft.link(entry, exit_)
    return exit_


def link_flows(building: Building, node: Node) -> None:
    """Lead the node's flows to where they go, with their shares where chance decides."""
    exit_ = building.ends[node.id].exit
    if exit_.kind == RACE:
        return  # its ways out are triggers
    shares = _shares(building, node) if splits_by_chance(exit_) else {}
    for place, flow in enumerate(building.outgoing(node)):
        target = building.ends[flow.target].entry
        building.draft.link(exit_, target, shares.get(flow.id, 1.0))
        if exit_.kind == OR_SPLIT and flow.id == node.default:
            exit_.row["throws"] = place


def _shares(building: Building, node: Node) -> dict[str, float]:
    flows = building.outgoing(node)
    given = building.scenario.branches.get(node.id)
    if given is None:
        raise BadScenario(f"{title(node)}에서 나가는 흐름의 확률이 없습니다. 시나리오에 적으세요.")
    missing = [flow for flow in flows if flow.id not in given]
    if missing:
        names = ", ".join(flow.name or flow.id for flow in missing)
        raise BadScenario(f"{title(node)}의 흐름 '{names}'에 확률이 없습니다. 확률을 적으세요.")
    if unknown := given.keys() - {flow.id for flow in flows}:
        raise BadScenario(f"{title(node)}에는 흐름 '{min(unknown)}'이(가) 없습니다.")
    shares = {flow.id: given[flow.id] for flow in flows}
    if building.ends[node.id].exit.kind == XOR:
        check_shares(title(node), shares)
    else:
        _check_inclusive(node, shares)
    return shares


def _check_inclusive(node: Node, shares: dict[str, float]) -> None:
    """Each flow of an inclusive split has a chance of its own; one of them must be possible."""
    for flow, share in shares.items():
        if not 0 <= share <= 1:
            raise BadScenario(
                f"{title(node)}의 '{flow}' 확률 {share:g}은(는) 0과 1 사이여야 합니다."
            )
    if max(shares.values()) < 1e-3 and node.default not in shares:
        raise BadScenario(f"{title(node)}에서 나갈 수 있는 흐름이 없습니다. 확률을 확인하세요.")
