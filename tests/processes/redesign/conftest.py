"""Small models as values: 'who: what' steps joined by 'a > b' flows."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from processes.bpmn.model import Flow, Lane, Model, Node, Participant

_EVENTS = {"시작": "startEvent", "끝": "endEvent"}
_GATEWAYS = {"?": "exclusiveGateway", "+": "parallelGateway"}


def _node(id: str, text: str) -> tuple[Node, str]:
    """Read 'userTask 담당: 이름', '?', '+', '시작' or '끝'."""
    if text in _EVENTS or text in _GATEWAYS:
        return Node(id, (_EVENTS | _GATEWAYS)[text], "", "P"), ""
    kind, _, rest = text.partition(" ")
    role, _, name = rest.rpartition(": ")
    return Node(id, kind, name, "P", lane=role or None), role


def drawn(
    nodes: dict[str, str],
    flows: str,
    messages: str = "",
    data: str = "",
    partners: tuple[str, ...] = (),
) -> Model:
    """Return a model: flows 'a > b, b > c [이름]', data 'doc>task' (in) and 'task>doc' (out)."""
    made = [_node(id, text) for id, text in nodes.items()]
    roles = list(dict.fromkeys(role for _node, role in made if role))
    lanes = tuple(
        Lane(role, role, "P", None, tuple(n.id for n, own in made if own == role)) for role in roles
    )
    return Model(
        "D",
        "",
        "UTF-8",
        ("P",),
        (
            Participant("우리", "공사", "P"),
            *(Participant(one, one, None) for one in partners),
        ),
        lanes,
        tuple(n for n, _role in made),
        (*_flows(flows, "sequence"), *_flows(messages, "message"), *_flows(data, "data")),
        (),
    )


def _flows(text: str, kind: str) -> list[Flow]:
    found = []
    for part in filter(None, (one.strip() for one in text.split(","))):
        ways, _, name = part.partition("[")
        ends = [end.strip() for end in ways.split(">")]
        for source, target in pairwise(ends):
            found.append(Flow(f"{source}-{target}", kind, name.rstrip("] "), source, target))
    return found


@pytest.fixture
def draw() -> Callable[..., Model]:
    return drawn
