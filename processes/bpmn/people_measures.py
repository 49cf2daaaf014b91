"""Measures of the work: who hands over to whom, which systems change, where paper is handled."""

import re
from collections import deque
from collections.abc import Mapping

from processes.bpmn.elements import ACTIVITIES
from processes.bpmn.model import Node
from processes.bpmn.net import Net, documents, systems

# Words that say paper in the labels of Korean offices: our own list.
_HINTS = (
    *(
        "종이",
        "서면",
        "지면",
        "출력물",
        "인쇄",
        "프린트",
        "우편",
        "등기",
        "팩스",
        "날인",
        "인감",
        "도장",
    ),
    *("직인", "수기", "대장", "스캔", "사본", "원본", "paper", "fax", "letter", "print"),
)
PAPER = re.compile("|".join(rf"\b{hint}" if hint.isascii() else hint for hint in _HINTS))
_ELECTRONIC = re.compile(r"전자\s?(원본|사본|대장|날인|인감|우편)")  # named after paper, and none
_ROUNDS = 20
_DEEPEST = 100


def handovers(net: Net) -> int | None:
    """Return the number of sequence flows whose ends lie in different lanes, and of message flows.

    A node's place is its lane, or its process where it lies in none. None without lanes or pools.
    """
    found = crossings(net)
    if found is None:
        return None
    return len(found) + sum(flow.type == "message" for flow in net.model.flows)


def crossings(net: Net) -> list[tuple[str, str]] | None:
    """Return the ends of each sequence flow that crosses lanes; None without lanes or pools."""
    model = net.model
    if not model.lanes and len(model.participants) < 2:
        return None
    place = _places(net)
    return [
        (one, follower)
        for one, followers in net.leads_to.items()
        for follower in followers
        if place[one] != place[follower]
    ]


def _places(net: Net) -> Mapping[str, str]:
    """Return each node's lane; inside a sub-process, that of the sub-process."""
    nodes = {node.id: node for node in net.model.nodes}
    places: dict[str, str] = {}
    for one, node in nodes.items():
        places[one] = node.lane or _place_around(node, nodes)
    return places


def _place_around(node: Node, nodes: Mapping[str, Node]) -> str:
    """Return the lane of the nearest sub-process that lies in one, else the process."""
    for _level in range(_DEEPEST):
        around = nodes.get(node.container)
        if around is None:
            break
        if around.lane:
            return around.lane
        node = around
    return node.container


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
    return len(on_paper(net))


def on_paper(net: Net) -> list[str]:
    """Return the activities that paper_steps counts."""
    worded = set(naming_paper(net))
    return [
        one
        for one, node in net.nodes.items()
        if node.type in ACTIVITIES and (node.type == "manualTask" or one in worded)
    ]


def naming_paper(net: Net) -> list[str]:
    """Return the activities with a word for paper in their name or in that of a document."""
    activities = [(one, node) for one, node in net.nodes.items() if node.type in ACTIVITIES]
    papers = documents(net.model)
    words = {one: "\n".join((node.name, *papers.get(one, ()))).lower() for one, node in activities}
    whole = "\n".join(words.values())
    if not any(hint in whole for hint in _HINTS):  # the usual case, asked once
        return []
    return [one for one, _node in activities if PAPER.search(_ELECTRONIC.sub("", words[one]))]
