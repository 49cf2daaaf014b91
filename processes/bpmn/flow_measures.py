"""Measures of the control flow: how large, dense, deep and entangled it is. Sources: metrics.py."""

import math
from collections import Counter, deque

from processes.bpmn.elements import SUB_PROCESSES
from processes.bpmn.net import Net

_KINDS = ("exclusive", "parallel", "inclusive")
_ROUNDS = 50


def cnc(net: Net) -> float | None:
    """Return |A| / |N|, the coefficient of network connectivity."""
    return net.arcs / net.size if net.size else None


def density(net: Net) -> float | None:
    """Return |A| / (|N| · (|N| − 1)); parallel flows may lift it above 1."""
    return net.arcs / (net.size * (net.size - 1)) if net.size > 1 else None


def average_gateway_degree(net: Net) -> float | None:
    """Return Σ d(c) / |C|, d being the flows into and out of a gateway."""
    degrees = [net.degree(one) for one in net.gateways]
    return sum(degrees) / len(degrees) if degrees else None


def maximum_gateway_degree(net: Net) -> int | None:
    """Return max d(c)."""
    return max(map(net.degree, net.gateways), default=None)


def gateway_mismatch(net: Net) -> int:
    """Return Σ over the kinds of |Σ d(c) of the splits − Σ d(c) of the joins|."""
    difference: Counter[str] = Counter()
    for one in net.gateways:
        kind = net.nodes[one].type
        if net.splits(one):
            difference[kind] += net.degree(one)
        elif net.joins(one):
            difference[kind] -= net.degree(one)
    return sum(map(abs, difference.values()))


def gateway_heterogeneity(net: Net) -> float | None:
    """Return −Σ p(k) · log₃ p(k) over exclusive (event-based too), parallel and inclusive."""
    kinds = Counter(_kind(net.nodes[one].type) for one in net.gateways)
    total = kinds.total()
    if not total:
        return None
    return abs(sum(n / total * math.log(n / total, len(_KINDS)) for n in kinds.values()))


def control_flow_complexity(net: Net) -> int:
    """Return Σ over splits: exclusive d_out, inclusive 2^d_out − 1, parallel 1.

    An inclusive split of more than 60 ways counts as one of 60.
    """
    return sum(
        _cases(_kind(net.nodes[one].type), len(net.leads_to[one]))
        for one in net.gateways
        if net.splits(one)
    )


def _cases(kind: str, ways: int) -> int:
    if kind == "parallel":
        return 1
    return 2 ** min(ways, 60) - 1 if kind == "inclusive" else ways


def token_split(net: Net) -> int:
    """Return Σ (d_out − 1) over the parallel and inclusive splits."""
    splits = (one for one in net.gateways if net.splits(one))
    return sum(
        len(net.leads_to[one]) - 1 for one in splits if _kind(net.nodes[one].type) != "exclusive"
    )


def sequentiality(net: Net) -> float | None:
    """Return |A between nodes that are no gateways| / |A|."""
    gateways = set(net.gateways)
    plain = sum(
        one not in gateways and follower not in gateways
        for one, followers in net.leads_to.items()
        for follower in followers
    )
    return plain / net.arcs if net.arcs else None


def cyclicity(net: Net) -> float | None:
    """Return |N on a cycle| / |N|."""
    return len(_on_cycles(net)) / net.size if net.size else None


def _on_cycles(net: Net) -> set[str]:
    """Peel off what nothing leads to, then what leads nowhere; sort out the rest properly."""
    rest = _peeled(_peeled(set(net.nodes), net, forward=True), net, forward=False)
    if not rest:
        return rest
    import networkx as nx

    left: nx.DiGraph[str] = nx.DiGraph()
    left.add_edges_from((a, b) for a in rest for b in net.leads_to[a] if b in rest)
    parts = nx.strongly_connected_components(left)
    return {one for part in parts for one in part if len(part) > 1 or one in net.leads_to[one]}


def _peeled(rest: set[str], net: Net, *, forward: bool) -> set[str]:
    before, after = (net.comes_from, net.leads_to) if forward else (net.leads_to, net.comes_from)
    count = {one: sum(near in rest for near in before[one]) for one in rest}
    waiting = deque(one for one, number in count.items() if not number)
    while waiting:
        one = waiting.popleft()
        rest.discard(one)
        for near in after[one]:
            if near in count:
                count[near] -= 1
                if not count[near]:
                    waiting.append(near)
    return rest


def depth(net: Net) -> int | None:
    """Return max over N of min(in-depth, out-depth).

    The in-depth of a node is the least number, over the ways from a start, of splits passed less
    joins passed, never below 0; the out-depth the same backwards from an end. What no start
    reaches counts by the other. None for a file so large and entangled that it would take long.
    """
    if not any(net.splits(one) for one in net.gateways):
        return 0
    inward = _least(net, forward=True)
    outward = _least(net, forward=False)
    if inward is None or outward is None:
        return None
    known = [
        min(depths[one] for depths in (inward, outward) if one in depths)
        for one in net.nodes
        if one in inward or one in outward
    ]
    return max(known, default=0)


def _least(net: Net, *, forward: bool) -> dict[str, int] | None:
    before, after = (net.comes_from, net.leads_to) if forward else (net.leads_to, net.comes_from)
    splits = {one for one in net.gateways if net.splits(one)}
    joins = {one for one in net.gateways if net.joins(one)}
    opening, closing = (splits, joins) if forward else (joins, splits)
    found = {one: 0 for one in net.nodes if not before[one]}
    waiting = deque(found)
    steps = _ROUNDS * (net.size + net.arcs)
    while waiting and steps:
        steps -= 1
        one = waiting.popleft()
        inside = found[one] + (one in opening)
        for near in after[one]:
            level = max(0, inside - (near in closing))
            if level < found.get(near, level + 1):
                found[near] = level
                waiting.append(near)
    return None if waiting else found


def nesting(net: Net) -> int:
    """Return how many sub-processes lie inside one another at most."""
    levels = {"": 0}
    for node in net.model.nodes:  # the file's order has what is around before what is inside
        if node.type in SUB_PROCESSES and node.id:
            levels[node.id] = levels.get(node.container, 0) + 1
    return max(levels.values())


def _kind(type_: str) -> str:
    kind = type_.removesuffix("Gateway")
    return {"eventBased": "exclusive", "complex": "inclusive"}.get(kind, kind)
