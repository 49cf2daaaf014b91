"""The activities of a model in the order in which a case meets them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from processes.bpmn.elements import ACTIVITIES
from processes.bpmn.model import Model, Node
from processes.bpmn.net import Net


def in_flow_order(net: Net) -> list[Node]:
    """Return the activities, each after those that lead to it; loops are read from their entry.

    A boundary event follows its activity, the inside of a sub-process the sub-process itself, and
    the taker of a message its sender. Branches come in the file's order.
    """
    follows = _follows(net)
    order = _reverse_postorder(_begins(net), follows)
    return [net.nodes[one] for one in order if net.nodes[one].type in ACTIVITIES]


def _follows(net: Net) -> Mapping[str, Sequence[str]]:
    """Return node -> what comes after it: its inside first, then exceptions, flows, messages."""
    follows: defaultdict[str, list[str]] = defaultdict(list)
    for one, node in net.nodes.items():
        if node.container in net.nodes and not net.comes_from[one] and not node.attached_to:
            follows[node.container].append(one)
    for one, node in net.nodes.items():
        if node.attached_to in net.nodes:
            follows[str(node.attached_to)].append(one)
        follows[one] += net.leads_to[one]
    for source, target in _messages(net.model, net.nodes):
        follows[source].append(target)
    return follows


def _messages(model: Model, nodes: Mapping[str, Node]) -> Iterator[tuple[str, str]]:
    for flow in model.flows:
        if flow.type == "message" and flow.source in nodes and flow.target in nodes:
            yield flow.source, flow.target


def _begins(net: Net) -> list[str]:
    """Return where to begin: what nothing leads to, starts that wait for no message first."""
    told = {target for _source, target in _messages(net.model, net.nodes)}
    alone = [one for one, node in net.nodes.items() if not net.comes_from[one]]
    outside = [one for one in alone if net.nodes[one].container not in net.nodes]
    free = [one for one in outside if one not in told and not net.nodes[one].attached_to]
    return [*dict.fromkeys([*free, *outside, *alone, *net.nodes])]


def _reverse_postorder(begins: Sequence[str], follows: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the nodes so that, back edges aside, each comes before what follows it."""
    done: list[str] = []
    seen: set[str] = set()
    for begin in reversed(_first_reached(begins, follows)):
        if begin in seen:
            continue
        seen.add(begin)
        path = [(begin, iter(reversed(follows.get(begin, ()))))]
        while path:
            one, rest = path[-1]
            following = next((other for other in rest if other not in seen), None)
            if following is None:
                done.append(one)
                path.pop()
            else:
                seen.add(following)
                path.append((following, iter(reversed(follows.get(following, ())))))
    return done[::-1]


def _first_reached(begins: Sequence[str], follows: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the begins that no earlier one leads to, in their order."""
    reached: set[str] = set()
    kept = []
    for begin in begins:
        if begin in reached:
            continue
        kept.append(begin)
        waiting = [begin]
        while waiting:
            one = waiting.pop()
            if one not in reached:
                reached.add(one)
                waiting += follows.get(one, ())
    return kept
