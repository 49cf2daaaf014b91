"""What a model asks of a scenario beside durations: where chance decides, what comes, repeats."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from processes.bpmn.elements import ACTIVITIES, SUB_PROCESSES, TASKS
from processes.bpmn.model import Flow, Model, Node
from processes.simulation.graph import KINDS, received

REPEATED = frozenset({"loop", "multi-instance", "sequential"})
_SPLITS = frozenset({"exclusiveGateway", "inclusiveGateway", "complexGateway"})
_THROWN = frozenset({"error", "escalation", "cancel"})


@dataclass(frozen=True)
class Decision:
    """A place where chance decides: `ways` are flows (or start events) with what they lead to.

    `exclusive`: one way is taken, the shares sum to 1; else each has a chance of its own.
    `default` is the flow taken when no other is, `certain` those without a condition.
    """

    element: str
    title: str
    ways: Mapping[str, str]
    exclusive: bool
    default: str | None = None
    certain: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Coming:
    """An event that a scenario must time: `after` and `chance` tell what is asked of it."""

    node: Node
    after: bool
    chance: bool


def work_steps(model: Model) -> Iterator[Node]:
    """Yield what needs a duration: tasks, calls, and sub-processes without contents."""
    whole = TASKS | {"callActivity"}
    filled = {node.container for node in model.nodes}
    for node in model.nodes:
        collapsed = node.type in SUB_PROCESSES and node.id not in filled
        if node.type in whole or collapsed:
            yield node


def decisions(model: Model) -> Iterator[Decision]:
    """Yield the gateways, conditional flows and several starts that need shares."""
    yield from _starts(model)
    leaving: dict[str, list[Flow]] = {}
    for flow in model.flows:
        if flow.type == "sequence":
            leaving.setdefault(flow.source, []).append(flow)
    names = {node.id: node.name.strip() or node.id for node in model.nodes}
    nodes = {node.id: node for node in model.nodes}
    led_to = {node.id: _led_to(node, nodes, leaving) for node in model.nodes}
    for node in model.nodes:
        out = leaving.get(node.id, [])
        conditional = node.type in ACTIVITIES and any(flow.condition for flow in out)
        if len(out) < 2 or not (node.type in _SPLITS or conditional):
            continue
        certain = {flow.id for flow in out if conditional and not flow.condition}
        yield Decision(
            node.id,
            names[node.id],
            {flow.id: _way(flow, led_to) for flow in out},
            exclusive=node.type == "exclusiveGateway",
            default=node.default,
            certain=frozenset(certain - {node.default}),
        )


def _led_to(node: Node, nodes: Mapping[str, Node], leaving: Mapping[str, list[Flow]]) -> str:
    """Return what a flow into a node leads to: the first named node behind it, else its kind."""
    seen: set[str] = set()
    here = node
    while not here.name.strip() and here.id not in seen and len(leaving.get(here.id, ())) == 1:
        seen.add(here.id)
        here = nodes.get(leaving[here.id][0].target, node)
    return here.name.strip() or f"({KINDS.get(here.type, '이름 없는 단계')})"


def _way(flow: Flow, names: Mapping[str, str]) -> str:
    target = names.get(flow.target, flow.target)
    return f"{flow.name.strip()} → {target}" if flow.name.strip() else f"→ {target}"


def _starts(model: Model) -> Iterator[Decision]:
    """Yield the processes that a case can begin at several start events."""
    by_message = received(model)
    titles = {one.process: one.name.strip() for one in model.participants if one.process}
    for process in model.processes:
        starts = [
            node
            for node in model.nodes
            if node.container == process and node.type == "startEvent" and node.id not in by_message
        ]
        if len(starts) > 1:
            ways = {node.id: node.name.strip() or node.id for node in starts}
            yield Decision(process, f"{titles.get(process) or '흐름'}의 시작", ways, exclusive=True)


def comings(model: Model) -> Iterator[Coming]:
    """Yield the events whose time or chance a scenario must tell."""
    by_message = received(model)
    nodes = {node.id: node for node in model.nodes}
    raced = {
        flow.target
        for flow in model.flows
        if flow.type == "sequence"
        and flow.source in nodes
        and nodes[flow.source].type == "eventBasedGateway"
    }
    for node in model.nodes:
        kind = node.events[0] if node.events else ""
        if node.id in by_message or kind in ("link", "compensate"):
            continue
        if node.type == "intermediateCatchEvent":
            yield Coming(node, after=True, chance=node.id in raced)
        elif node.type == "boundaryEvent" and kind not in _THROWN:
            yield Coming(node, after=True, chance=True)
        elif node.type == "boundaryEvent" and not _thrown_inside(model, node, kind):
            yield Coming(node, after=False, chance=True)


def _thrown_inside(model: Model, boundary: Node, kind: str) -> bool:
    """Tell whether the activity that an event stands on ends with such an event inside."""
    return any(
        node.container == boundary.attached_to and node.type == "endEvent" and kind in node.events
        for node in model.nodes
    )


def repeated(model: Model) -> Iterator[Node]:
    """Yield the activities that are marked as repeated."""
    for node in model.nodes:
        if node.type in ACTIVITIES and node.marks & REPEATED:
            yield node
