"""Shares of ways, guessed: equal, but a way back takes the register's error rate."""

from collections.abc import Iterator, Mapping

import networkx as nx

from processes.bpmn.model import Flow, Model
from processes.simulation.needs import Decision, decisions
from processes.simulation.scenario import Source

_SPLITS = frozenset({"exclusiveGateway", "inclusiveGateway", "complexGateway"})
Shares = dict[str, float]


def guessed_shares(model: Model, error_rate: float | None) -> Iterator[tuple[str, Shares, Source]]:
    """Yield each place where chance decides, the shares of its ways, and where they come from.

    `error_rate` is 0 … 1, None where the register does not know it.
    """
    ways_back = _ways_back(model)
    for one in decisions(model):
        back = [way for way in one.ways if way in ways_back]
        if one.exclusive and len(back) == 1 and error_rate is not None:
            others = (1 - error_rate) / (len(one.ways) - 1)
            shares = {way: error_rate if way in back else others for way in one.ways}
            yield (
                one.element,
                shares,
                Source(f"되돌아가는 길에 업무 목록의 오류율 {error_rate:.0%}"),
            )
        elif one.exclusive:
            shares = dict.fromkeys(one.ways, 1 / len(one.ways))
            yield one.element, shares, Source("비율을 몰라 고르게 나눔")
        else:
            yield one.element, _own_chances(one), Source(_of_own(one))


def _own_chances(one: Decision) -> Shares:
    """Each conditional way has a chance of its own; the default is what is left (BPMN 2.0.2)."""
    known = dict.fromkeys(one.certain, 1.0)
    if one.default in one.ways and one.default is not None:
        known[one.default] = 0.0
    guessed = 1 / (len(one.ways) - len(one.certain))
    return {way: known.get(way, guessed) for way in one.ways}


def _of_own(one: Decision) -> str:
    told = "길마다의 확률을 몰라 고르게 둠"
    if one.certain:
        told += ", 조건 없는 길은 언제나 감"
    return f"{told}, 기본 길은 다른 길이 없을 때" if one.default in one.ways else told


def _ways_back(model: Model) -> set[str]:
    """Return the flows of gateways after which a case can only come back to where it was.

    What a flow leads to dominates its gateway, or reaches no end without passing what does.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    flows = [flow for flow in model.flows if flow.type == "sequence"]
    graph.add_edges_from((flow.source, flow.target) for flow in flows)
    graph.add_edges_from((n.attached_to, n.id) for n in model.nodes if n.attached_to)
    root = "\0"
    graph.add_edges_from([(root, one) for one in list(graph) if graph.in_degree(one) == 0])
    if root not in graph:
        return set()
    above = nx.immediate_dominators(graph, root)
    splits = {node.id for node in model.nodes if node.type in _SPLITS}
    return {
        flow.id
        for flow in flows
        if flow.source in splits and flow.source in above and _returns(graph, above, flow)
    }


def _returns(graph: "nx.DiGraph[str]", above: Mapping[str, str | None], flow: Flow) -> bool:
    passed = set(_dominators(above, flow.source))
    seen, open_ends = set(passed), [flow.target]
    while open_ends:
        node = open_ends.pop()
        if node in seen:
            continue
        seen.add(node)
        followers = list(graph.successors(node))
        if not followers:
            return False
        open_ends += followers
    return True


def _dominators(above: Mapping[str, str | None], node: str) -> Iterator[str]:
    while node in above:
        yield node
        parent = above[node]
        if parent is None or parent == node:
            return
        node = parent
