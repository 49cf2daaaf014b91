"""Measures of the work: who hands over to whom, which systems change, where paper is handled."""

import re
from collections import deque
from collections.abc import Mapping

from processes.bpmn.elements import ACTIVITIES
from processes.bpmn.model import Node
from processes.bpmn.net import Net, documents, systems

# Words that say paper in the labels of Korean offices: our own list.
PAPER = re.compile(
    "종이|서면|지면|출력물|인쇄|프린트|우편|등기|팩스|날인|인감|도장|직인|수기|대장|스캔|사본|복사본|원본"
    r"|\bpaper\b|\bfax\b|\bletter\b|\bprint",
    re.IGNORECASE,
)
_ROUNDS = 20


def handovers(net: Net) -> int | None:
    """Return the number of sequence flows whose ends lie in different lanes, and of message flows.

    A node's place is its lane, or its process where it lies in none. None without lanes or pools.
    """
    model = net.model
    if not model.lanes and len(model.participants) < 2:
        return None
    place = _places(net)
    crossing = sum(
        place[one] != place[follower]
        for one, followers in net.leads_to.items()
        for follower in followers
    )
    return crossing + sum(flow.type == "message" for flow in model.flows)


def _places(net: Net) -> Mapping[str, str]:
    """Return each node's lane; inside a sub-process, that of the sub-process."""
    nodes = {node.id: node for node in net.model.nodes}
    places: dict[str, str] = {}
    for one in nodes:
        path: list[Node] = []
        node = nodes.get(one)
        while node is not None and node.id not in places and len(path) < 100:
            path.append(node)
            if node.lane:
                break
            node = nodes.get(node.container)
        last = path[-1] if path else None
        place = places.get(node.id, "") if node else ""
        if last is not None and not place:
            place = last.lane or last.container
        places.update({step.id: step.lane or place for step in path})
    return places


def system_switches(net: Net) -> int | None:
    """Return the number of activities that use a system after another one was in use.

    What was in use is what the last activity with a system used, over every way that leads here;
    an activity that shares a system with each of them is no switch. None where no activity has a
    system, and for a file so large and entangled that it would take long.
    """
    used = {
        one: names
        for one, names in systems(net.model).items()
        if one in net.nodes and net.nodes[one].type in ACTIVITIES
    }
    if not used:
        return None
    leaving: dict[str, frozenset[frozenset[str]]] = {
        one: frozenset({names}) for one, names in used.items()
    }
    waiting = deque(used)
    steps = _ROUNDS * (net.size + net.arcs)
    arriving: dict[str, frozenset[frozenset[str]]] = {}
    while waiting and steps:
        steps -= 1
        one = waiting.popleft()
        for follower in net.leads_to[one]:
            known = arriving.get(follower, frozenset())
            more = known | leaving[one]
            if more == known:
                continue
            arriving[follower] = more
            if follower not in used:
                leaving[follower] = more
                waiting.append(follower)
    if waiting:
        return None
    return sum(
        any(not (names & before) for before in arriving.get(one, ())) for one, names in used.items()
    )


def paper_steps(net: Net) -> int:
    """Return the number of manual tasks and of activities with a word for paper.

    The word stands in the activity's name or in that of a document linked to it.
    """
    papers = documents(net.model)
    return sum(
        node.type == "manualTask"
        or PAPER.search(node.name) is not None
        or any(PAPER.search(name) for name in papers.get(one, ()))
        for one, node in net.nodes.items()
        if node.type in ACTIVITIES
    )
