"""Where a case begins, by BPMN 2.0.2 §10.4.2, §10.6.6 and §13.2.

Each start event begins a case by itself; so does a receive task or event-based gateway that
instantiates. Activities without incoming flow begin together with every case. Gateways and
intermediate events without incoming flow do so only where there is no start event.
"""

from collections.abc import Iterable

from processes.bpmn.elements import ACTIVITIES, GATEWAYS
from processes.bpmn.model import Node
from processes.bpmn.soundness.scopes import Scope

_ABNORMAL = frozenset({"compensation", "event-sub-process"})


def takes_part(node: Node) -> bool:
    """Whether tokens ever reach the node by the flow: not compensation, no event sub-process."""
    caught = node.type == "boundaryEvent" and "compensate" in node.events
    return not (caught or node.marks & _ABNORMAL)


def beginnings(scope: Scope) -> list[tuple[str, ...]]:
    """Return the nodes that hold a token at first, for each way in which a case can begin."""
    triggers = [node.id for node in _idle(scope, scope.nodes.values()) if _triggers(node)]
    together = [
        node.id
        for node in _idle(scope, scope.nodes.values())
        if not _triggers(node) and _implicit(node, started=bool(triggers))
    ]
    if triggers:
        return [(one, *together) for one in triggers]
    return [tuple(together)] if together else []


def _idle(scope: Scope, nodes: Iterable[Node]) -> list[Node]:
    """Nodes that no flow and no link leads to; a start event begins a case even so."""
    return [
        node
        for node in nodes
        if takes_part(node) and (not scope.into.get(node.id) or node.type == "startEvent")
    ]


def _triggers(node: Node) -> bool:
    if node.type == "startEvent":
        return True
    return "instantiate" in node.marks and node.type in {"receiveTask", "eventBasedGateway"}


def _implicit(node: Node, *, started: bool) -> bool:
    if node.type in ACTIVITIES:
        return True
    if started or node.type in {"endEvent", "boundaryEvent"}:
        return False
    if node.type == "intermediateCatchEvent" and "link" in node.events:
        return False
    return node.type in GATEWAYS or node.type.startswith("intermediate")


def links(scope: Scope) -> list[tuple[str, str]]:
    """Return the jumps of link events: from the throwing event to the catching one.

    They pair by the link's name, or the event's where the link has none; a single pair that is
    left over belongs together whatever it is called.
    """
    catching = [node for node in scope.nodes.values() if _links(node, "intermediateCatchEvent")]
    throwing = [node for node in scope.nodes.values() if _links(node, "intermediateThrowEvent")]
    by_name = {node.link or node.name: node.id for node in catching}
    found = [
        (node.id, by_name[node.link or node.name])
        for node in throwing
        if (node.link or node.name) in by_name
    ]
    caught = {target for _source, target in found}
    left = [node.id for node in catching if node.id not in caught]
    matched = {source for source, _target in found}
    loose = [node.id for node in throwing if node.id not in matched]
    if len(left) == 1 and len(loose) == 1:
        found.append((loose[0], left[0]))
    return found


def _links(node: Node, kind: str) -> bool:
    return node.type == kind and "link" in node.events
