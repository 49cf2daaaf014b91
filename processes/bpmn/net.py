"""The control flow of a model as a directed multigraph: several pools, parallel and opposite edges.

Two flows A→B are two edges, B→A is a third one; a flow whose end is missing is none. Edges are
named by the flows' ids, and by their place in the file where ids are missing or repeated.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from processes.bpmn.elements import FLOW_NODES, GATEWAYS
from processes.bpmn.model import Model, Node

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True)
class Net:
    """What sequence flows connect; `leads_to` and `comes_from` repeat an end for each flow."""

    model: Model
    nodes: Mapping[str, Node]
    leads_to: Mapping[str, Sequence[str]]
    comes_from: Mapping[str, Sequence[str]]

    @cached_property
    def size(self) -> int:
        """The number of activities, events and gateways."""
        return len(self.nodes)

    @cached_property
    def arcs(self) -> int:
        """The number of sequence flows between them."""
        return sum(map(len, self.leads_to.values()))

    @cached_property
    def gateways(self) -> list[str]:
        """The gateways, which the measures' literature calls connectors."""
        return [one for one, node in self.nodes.items() if node.type in GATEWAYS]

    @cached_property
    def kinds(self) -> Counter[str]:
        """How many nodes of each type the file has, data and notes too."""
        return Counter([node.type for node in self.model.nodes])

    @cached_property
    def flow_kinds(self) -> Counter[str]:
        """How many flows of each type the file has."""
        return Counter([flow.type for flow in self.model.flows])

    def degree(self, element: str) -> int:
        """Return the number of flows into and out of the element."""
        return len(self.leads_to[element]) + len(self.comes_from[element])

    def splits(self, element: str) -> bool:
        """Tell whether the element is a gateway that several flows leave."""
        return self.nodes[element].type in GATEWAYS and len(self.leads_to[element]) > 1

    def joins(self, element: str) -> bool:
        """Tell whether the element is a gateway that several flows enter."""
        return self.nodes[element].type in GATEWAYS and len(self.comes_from[element]) > 1


def net(model: Model) -> Net:
    """Return the control flow of the whole file."""
    nodes = {node.id: node for node in model.nodes if node.type in FLOW_NODES and node.id}
    leads_to: dict[str, list[str]] = {one: [] for one in nodes}
    comes_from: dict[str, list[str]] = {one: [] for one in nodes}
    for flow in model.flows:
        if flow.type == "sequence" and flow.source in nodes and flow.target in nodes:
            leads_to[flow.source].append(flow.target)
            comes_from[flow.target].append(flow.source)
    return Net(model, nodes, leads_to, comes_from)


def graph(model: Model) -> "nx.MultiDiGraph[str]":
    """Return everything that flows connect, pools too, as a directed multigraph.

    Nodes have `type` and `name`, edges `type` and `name`; an edge's key is its flow's id.
    """
    import networkx as nx

    whole: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for pool in model.participants:
        whole.add_node(pool.id, type="participant", name=pool.name)
    for node in model.nodes:
        whole.add_node(node.id, type=node.type, name=node.name)
    for place, flow in enumerate(model.flows):
        if flow.source in whole and flow.target in whole:
            key = flow.id or f"#{place}"
            if whole.has_edge(flow.source, flow.target, key):
                key = f"{key}#{place}"
            whole.add_edge(flow.source, flow.target, key=key, type=flow.type, name=flow.name)
    return whole


def systems(model: Model) -> Mapping[str, frozenset[str]]:
    """Return the systems that each activity uses: the data stores linked to it, by name."""
    stores = {
        node.id: " ".join(node.name.split()) or node.id
        for node in model.nodes
        if node.type == "dataStoreReference" and node.id
    }
    return _linked(model, stores)


def documents(model: Model) -> Mapping[str, frozenset[str]]:
    """Return the documents that each activity reads or writes: the data objects linked to it."""
    objects = {
        node.id: " ".join(node.name.split()) or node.id
        for node in model.nodes
        if node.type == "dataObjectReference" and node.id
    }
    return _linked(model, objects)


def _linked(model: Model, data: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    """Return what is linked to each node by a data association or a plain one."""
    linked: defaultdict[str, set[str]] = defaultdict(set)
    for flow in model.flows:
        if flow.type in {"data", "association"}:
            if flow.source in data:
                linked[flow.target].add(data[flow.source])
            if flow.target in data:
                linked[flow.source].add(data[flow.target])
    return {element: frozenset(names) for element, names in linked.items()}
