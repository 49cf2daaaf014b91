"""A model cut into the scopes that are played one by one: processes and sub-processes.

A scope holds its own flow nodes and the sequence flows between them. What can't be played (a
flow that ends nowhere or crosses the border of a scope) is left out and counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from processes.bpmn.elements import FLOW_NODES, SUB_PROCESSES
from processes.bpmn.model import Flow, Model, Node


@dataclass
class Scope:
    """One process or sub-process: `owner` is the sub-process' own node, None for a process."""

    id: str
    owner: Node | None
    nodes: dict[str, Node] = field(default_factory=dict)
    flows: list[Flow] = field(default_factory=list)
    boundaries: dict[str, list[Node]] = field(default_factory=lambda: defaultdict(list))
    into: dict[str, list[Flow]] = field(default_factory=lambda: defaultdict(list))
    out_of: dict[str, list[Flow]] = field(default_factory=lambda: defaultdict(list))

    @property
    def by_event(self) -> bool:
        """Whether this is an event sub-process."""
        return self.owner is not None and "event-sub-process" in self.owner.marks


@dataclass(frozen=True)
class Cut:
    """The scopes, the innermost first, and how many sequence flows could not be played."""

    scopes: Sequence[Scope]
    loose: int
    nameless: int


def cut(model: Model) -> Cut:
    """Sort the flow nodes and sequence flows of a model into scopes."""
    played = [node for node in model.nodes if node.type in FLOW_NODES]
    known = {node.id: node for node in played if node.id}
    scopes: dict[str, Scope] = {}
    lies_in = {node.id: _container(node, known) for node in known.values()}
    for node in known.values():
        around = lies_in[node.id]
        scope = scopes.setdefault(around, Scope(around, _holder(known.get(around))))
        scope.nodes[node.id] = node
    loose = sum(not _placed(flow, lies_in, scopes) for flow in _sequence(model))
    for scope in scopes.values():
        _attach(scope)
    return Cut(_innermost_first(scopes), loose, sum(not node.id for node in played))


def _holder(owner: Node | None) -> Node | None:
    return owner if owner is not None and owner.type in SUB_PROCESSES else None


def _sequence(model: Model) -> Iterable[Flow]:
    return (flow for flow in model.flows if flow.type == "sequence")


def _container(node: Node, known: dict[str, Node]) -> str:
    """Return what the node lies in: some tools write a boundary event into its sub-process."""
    host = known.get(node.attached_to or "") if node.type == "boundaryEvent" else None
    return node.container if host is None else host.container


def _placed(flow: Flow, lies_in: dict[str, str], scopes: dict[str, Scope]) -> bool:
    around = lies_in.get(flow.source)
    if around is None or around != lies_in.get(flow.target):
        return False
    scope = scopes[around]
    scope.flows.append(flow)
    scope.out_of[flow.source].append(flow)
    scope.into[flow.target].append(flow)
    return True


def _attach(scope: Scope) -> None:
    for node in scope.nodes.values():
        if node.type == "boundaryEvent" and node.attached_to in scope.nodes:
            scope.boundaries[node.attached_to or ""].append(node)


def _innermost_first(scopes: dict[str, Scope]) -> list[Scope]:
    """Order the scopes so that each comes after those inside it; a ring is cut anywhere."""
    depth: dict[str, int] = {}
    for start in scopes:
        path: list[str] = []
        at = start
        while at in scopes and at not in depth and at not in path:
            path.append(at)
            owner = scopes[at].owner
            at = owner.container if owner is not None else ""
        base = depth.get(at, -1)
        for away, one in enumerate(reversed(path), start=1):
            depth[one] = base + away
    return sorted(scopes.values(), key=lambda scope: -depth[scope.id])
