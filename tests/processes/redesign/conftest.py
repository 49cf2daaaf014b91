"""Small models as values: 'who: what' steps joined by 'a > b' flows."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from processes.bpmn.layout import laid_out
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


_HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    ' xmlns:dpg="urn:dpg-workbench:bpmn" id="D" targetNamespace="urn:t">'
)


def written(model: Model) -> bytes:
    """Return the model as a BPMN file with a drawing."""
    lines = [_HEAD, '<collaboration id="C">']
    for pool in model.participants:
        process = f' processRef="{pool.process}"' if pool.process else ""
        lines.append(f'<participant id="{pool.id}" name="{pool.name}"{process}/>')
    lines += [_line(flow, "messageFlow") for flow in model.flows if flow.type == "message"]
    lines += ["</collaboration>", '<process id="P"><laneSet id="L">']
    for lane in model.lanes:
        inside = "".join(f"<flowNodeRef>{node}</flowNodeRef>" for node in lane.nodes)
        lines.append(f'<lane id="lane_{lane.id}" name="{lane.name}">{inside}</lane>')
    lines.append("</laneSet>")
    lines += [_element(node, model) for node in model.nodes]
    lines += [_line(flow, "sequenceFlow") for flow in model.flows if flow.type == "sequence"]
    return laid_out("\n".join([*lines, "</process></definitions>"]).encode(), keep=False)


def _element(node: Node, model: Model) -> str:
    name = f' name="{node.name}"' if node.name else ""
    if node.type == "dataObjectReference":
        made = f'<{node.type} id="{node.id}"{name} dataObjectRef="o_{node.id}"/>'
        return f'<dataObject id="o_{node.id}"/>{made}'
    inside = [f"<incoming>{f.id}</incoming>" for f in _at(model, target=node.id)]
    inside += [f"<outgoing>{f.id}</outgoing>" for f in _at(model, source=node.id)]
    if node.minutes is not None:
        inside.insert(
            0, f'<extensionElements><dpg:work minutes="{node.minutes:g}"/></extensionElements>'
        )
    for flow in model.flows:
        if flow.type == "data" and flow.target == node.id:
            inside.append(
                f'<property id="p_{flow.id}"/><dataInputAssociation id="{flow.id}">'
                f"<sourceRef>{flow.source}</sourceRef><targetRef>p_{flow.id}</targetRef>"
                "</dataInputAssociation>"
            )
        if flow.type == "data" and flow.source == node.id:
            inside.append(
                f'<dataOutputAssociation id="{flow.id}"><targetRef>{flow.target}</targetRef>'
                "</dataOutputAssociation>"
            )
    return f'<{node.type} id="{node.id}"{name}>{"".join(inside)}</{node.type}>'


def _at(model: Model, **end: str) -> list[Flow]:
    ((key, value),) = end.items()
    return [f for f in model.flows if f.type == "sequence" and getattr(f, key) == value]


def _line(flow: Flow, kind: str) -> str:
    name = f' name="{flow.name}"' if flow.name else ""
    return f'<{kind} id="{flow.id}"{name} sourceRef="{flow.source}" targetRef="{flow.target}"/>'


@pytest.fixture
def write() -> Callable[[Model], bytes]:
    return written
