"""A model walked the way redesign asks: steps in order, who does them, with which means."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import networkx as nx

from processes.bpmn.checks.surroundings import ACTIVITY, Surroundings, short
from processes.bpmn.elements import DATA, GATEWAYS
from processes.bpmn.model import Flow, Model, Node

_STORES = {"dataStoreReference", "dataStore"}


@dataclass(frozen=True)
class Walk:
    """A model with the look-ups of redesign, each made when it is first asked for."""

    model: Model

    @cached_property
    def around(self) -> Surroundings:
        """The look-ups of flows and names."""
        return Surroundings(self.model)

    @cached_property
    def graph(self) -> "nx.MultiDiGraph[str]":
        """The sequence flows, and boundary events as followers of their activity."""
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        nodes = self.around.nodes
        graph.add_nodes_from(node.id for node in self.around.connected if node.id)
        for flow in self.around.sequence:
            if flow.source in nodes and flow.target in nodes:
                graph.add_edge(flow.source, flow.target, key=flow.id)
        for node in self.around.events:
            if node.id and node.attached_to and node.attached_to in nodes:
                graph.add_edge(node.attached_to, node.id, key=f"attached:{node.id}")
        return graph

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Every flow node's place when loops back are left out: from the starts to the ends."""
        starts = [n for n in self.graph if self.graph.in_degree(n) == 0] or list(self.graph)[:1]
        later = [n for n in self.graph if n not in set(starts)]
        seen: set[str] = set()
        finished: list[str] = []
        for root in reversed([*starts, *later]):
            if root not in seen:
                finished += _postorder(self.graph, root, seen)
        return {node: place for place, node in enumerate(reversed(finished))}

    @cached_property
    def tasks(self) -> list[Node]:
        """The activities in the order of the flow."""
        activities = [n for n in self.model.nodes if n.type in ACTIVITY and n.id in self.order]
        return sorted(activities, key=lambda node: self.order[node.id])

    def node(self, element: str) -> Node:
        """Return the node with the id."""
        return self.around.nodes[element]

    def role(self, node: Node) -> str:
        """Return who does the step: the lane's name, else the pool's; "" where nobody is said."""
        lane = self._lanes.get(node.lane or "")
        return (lane or self._pools.get(node.container, "")).strip()

    def quoted(self, node: Node) -> str:
        """Return the step's name as sentences quote it."""
        return f"'{short(node.name) or node.id}'"

    @cached_property
    def _lanes(self) -> Mapping[str, str]:
        return {lane.id: lane.name for lane in self.model.lanes}

    @cached_property
    def _pools(self) -> Mapping[str, str]:
        return {p.process: p.name for p in self.model.participants if p.process}

    def next_tasks(self, node: Node) -> list[Node]:
        """Return the activities that follow, with no other activity between."""
        if node.id not in self._beyond:
            self._beyond[node.id] = [self.node(one) for one in self._reached(node.id)]
        return self._beyond[node.id]

    @cached_property
    def _beyond(self) -> dict[str, list[Node]]:
        return {}

    @cached_property
    def _activities(self) -> frozenset[str]:
        return frozenset(node.id for node in self.tasks)

    def _reached(self, start: str) -> Iterator[str]:
        seen, open_ends = {start}, list(self.graph.successors(start))
        while open_ends:
            one = open_ends.pop(0)
            if one in seen:
                continue
            seen.add(one)
            if one in self._activities:
                yield one
            else:
                open_ends += self.graph.successors(one)

    @cached_property
    def chains(self) -> list[list[Node]]:
        """The longest runs of activities that follow each other directly, one way in and out."""
        following = {
            node.id: follower
            for node in self.tasks
            if (follower := self._only_follower(node)) is not None
        }
        begun = set(following) - set(following.values())
        chains = []
        for node in self.tasks:
            if node.id in begun:
                ids = [node.id]
                while ids[-1] in following:
                    ids.append(following[ids[-1]])
                chains.append([self.node(one) for one in ids])
        return chains

    def _only_follower(self, node: Node) -> str | None:
        out = self.around.out_of(node.id)
        if len(out) != 1 or out[0].target not in self.around.nodes:
            return None
        target = self.node(out[0].target)
        if target.type in ACTIVITY and target.id != node.id:
            return target.id if len(self.around.into(target.id)) == 1 else None
        return None

    @cached_property
    def handovers(self) -> list[tuple[Node, Node]]:
        """The pairs of steps that follow each other in different hands; back ways left out."""
        return [
            (node, later)
            for node in self.tasks
            for later in self.next_tasks(node)
            if self.role(node) != self.role(later) and self.order[later.id] > self.order[node.id]
        ]

    @cached_property
    def roles(self) -> list[str]:
        """Who has a hand in it, in the order of the flow."""
        return list(dict.fromkeys(role for node in self.tasks if (role := self.role(node))))

    def systems(self, node: Node) -> tuple[str, ...]:
        """Return the data stores that the step is drawn with, by name."""
        return tuple(n.name for n in self._means.get(node.id, ()) if n.type in _STORES and n.name)

    def documents(self, node: Node) -> tuple[str, ...]:
        """Return the data objects that the step is drawn with, by name."""
        means = self._means.get(node.id, ())
        return tuple(n.name for n in means if n.type not in _STORES and n.name)

    @cached_property
    def _means(self) -> Mapping[str, list[Node]]:
        means: dict[str, list[Node]] = {}
        for task, data, _direction in self.data_links:
            means.setdefault(task.id, []).append(data)
        return means

    @cached_property
    def data_links(self) -> list[tuple[Node, Node, str]]:
        """Activity, datum, and 'in' or 'out' ('' where the line has no direction)."""
        return [found for flow in self.model.flows if (found := self._data_link(flow)) is not None]

    def _data_link(self, flow: Flow) -> tuple[Node, Node, str] | None:
        source, target = (self.around.nodes.get(one) for one in (flow.source, flow.target))
        if source is None or target is None or flow.type not in {"data", "association"}:
            return None
        directed = flow.type == "data" or flow.direction == "One"
        if source.type in DATA and target.type in ACTIVITY:
            return target, source, "in" if directed else ""
        if target.type in DATA and source.type in ACTIVITY:
            return source, target, "out" if directed else ""
        return None

    def decision_after(self, node: Node) -> Node | None:
        """Return the gateway that parts the flow right after the step, if there is one."""
        out = self.around.out_of(node.id)
        if len(out) != 1 or out[0].target not in self.around.nodes:
            return None
        gateway = self.node(out[0].target)
        parts = len(self.around.out_of(gateway.id)) > 1
        return gateway if gateway.type in GATEWAYS and parts else None

    def goes_back(self, flow: Flow) -> bool:
        """Tell whether the flow leads back to where the case has been."""
        return self.order.get(flow.target, 0) <= self.order.get(flow.source, -1)

    @cached_property
    def own_messages(self) -> list[tuple[Flow, str]]:
        """The message flows with the partner's name."""
        names = {p.id: p.name for p in self.model.participants}
        found = []
        for flow in self.model.flows:
            if flow.type == "message":
                ends = [one for one in (flow.source, flow.target) if one in names]
                nodes = [self.around.nodes.get(one) for one in (flow.source, flow.target)]
                partner = names[ends[0]] if ends else self._pool_of(nodes[-1])
                found.append((flow, partner))
        return found

    def _pool_of(self, node: Node | None) -> str:
        return self._pools.get(node.container, "") if node else ""


def _postorder(graph: "nx.MultiDiGraph[str]", root: str, seen: set[str]) -> Sequence[str]:
    """Return the nodes reached from the root, each after all that follow it; no recursion."""
    finished: list[str] = []
    stack = [(root, iter(graph.successors(root)))]
    seen.add(root)
    while stack:
        node, followers = stack[-1]
        for one in followers:
            if one not in seen:
                seen.add(one)
                stack.append((one, iter(graph.successors(one))))
                break
        else:
            finished.append(node)
            stack.pop()
    return finished
