"""From step to step in any diagram: through gateways and events, which are no steps themselves."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from processes.bpmn import elements
from processes.bpmn.model import Flow, Model, Node
from processes.bpmn.steps.model import Kind

_KINDS: Mapping[str, Kind] = {
    "exclusiveGateway": "exclusive",
    "eventBasedGateway": "exclusive",
    "complexGateway": "inclusive",
    "parallelGateway": "parallel",
    "inclusiveGateway": "inclusive",
}


@dataclass(frozen=True, slots=True)
class Path:
    """A way from a step: to a step or an end event (`target`), over flows and other nodes.

    `target` is None where the way just ends. The label joins the names of the branches taken.
    """

    source: str
    target: str | None
    kind: Kind
    label: str
    flows: tuple[str, ...]
    nodes: tuple[str, ...]


class Ways:
    """The sequence flows of a model, and the messages that a step table has drawn itself."""

    def __init__(self, model: Model) -> None:
        self.nodes = {node.id: node for node in model.nodes}
        self.steps = {node.id for node in _steps(model) if node.id}
        self.after: dict[str, list[Flow]] = defaultdict(list)
        self.into: dict[str, list[Flow]] = defaultdict(list)
        self.guests: dict[str, list[Node]] = defaultdict(list)
        messages = {
            flow.source for flow in model.flows if _is_ours(flow) and flow.source in self.nodes
        }
        received = {
            flow.target for flow in model.flows if _is_ours(flow) and flow.source in self.nodes
        }
        for flow in model.flows:
            if flow.source not in self.nodes or flow.target not in self.nodes:
                continue
            waits = flow.type == "sequence" and flow.target in received
            closes = flow.source in messages and flow.target.startswith("Sent_")
            if (flow.type == "sequence" and not waits and not closes) or _is_ours(flow):
                self.after[flow.source].append(flow)
                self.into[flow.target].append(flow)
        links = {node.link: node.id for node in model.nodes if _catches_link(node)}
        for node in model.nodes:
            if node.attached_to:
                self.guests[node.attached_to].append(node)
            if node.link and not _catches_link(node) and node.link in links:
                jump = Flow("", "sequence", "", node.id, links[node.link])
                self.after[node.id].append(jump)
                self.into[links[node.link]].append(jump)

    def paths(self, step: str) -> list[Path]:
        """Return the ways from a step, those of its boundary events last."""
        first = self.after[step]
        found = list(self._from(step, step, _implicit(first), "")) if first else []
        for guest in self.guests[step]:
            for path in self._from(step, guest.id, "exception", guest.name):
                found.append(_through(path, guest.id))
        return found

    def first(self, start: str) -> list[Path]:
        """Return the ways from a start event."""
        return list(self._from(start, start, None, ""))

    def _from(self, source: str, node: str, kind: Kind | None, label: str) -> Iterator[Path]:
        """Walk on until steps and ends; a node between is walked through once."""
        begun = (kind, label, tuple[str, ...](), tuple[str, ...]())
        waiting = [(flow, *begun) for flow in reversed(self.after[node])]
        seen = {node}
        while waiting:
            flow, told, said, flows, nodes = waiting.pop()
            label = _joined(said, flow.name)
            flows = (*flows, flow.id)
            target = flow.target
            ends = self.nodes[target].type == "endEvent" and not self.after[target]
            if target in self.steps or ends:
                yield Path(source, target, told or "exclusive", label, flows, nodes)
                continue
            if target in seen:
                continue
            seen.add(target)
            further = self.after[target]
            passed = self.nodes[target]
            told, nodes = _kind(told, passed, further), (*nodes, target)
            if not further:
                yield Path(source, None, told or "exclusive", label, flows, nodes)
            label = _joined(label, _named_catch(flow, passed, self.nodes))
            waiting += [(one, told, label, flows, nodes) for one in reversed(further)]


def _steps(model: Model) -> list[Node]:
    """Return the activities that are rows: those of the processes, not inside of others."""
    processes = set(model.processes)
    return [
        node
        for node in model.nodes
        if node.type in elements.ACTIVITIES
        and node.container in processes
        and not node.marks & {"event-sub-process", "compensation"}
    ]


def _is_ours(flow: Flow) -> bool:
    """Whether a message flow was drawn for a table's row: others say nothing about what follows."""
    return flow.type == "message" and flow.id.startswith("Message_")


def _catches_link(node: Node) -> bool:
    return bool(node.link) and node.type == "intermediateCatchEvent"


def _implicit(flows: Sequence[Flow]) -> Kind | None:
    """Return how a step splits that has several flows itself."""
    if len(flows) < 2:
        return None
    return "inclusive" if any(flow.condition for flow in flows) else "parallel"


def _kind(told: Kind | None, passed: Node, further: Sequence[Flow]) -> Kind | None:
    if told is not None or len(further) < 2:
        return told
    return _KINDS.get(passed.type) or _implicit(further)


def _named_catch(flow: Flow, passed: Node, nodes: Mapping[str, Node]) -> str:
    """Return the name of an event that an event-based gateway waits for: it is the condition."""
    waits = nodes[flow.source].type == "eventBasedGateway"
    return passed.name if waits else ""


def _joined(label: str, more: str) -> str:
    more = " ".join(more.split())
    return f"{label}, {more}" if label and more else label or more


def _through(path: Path, node: str) -> Path:
    return Path(path.source, path.target, path.kind, path.label, path.flows, (node, *path.nodes))
