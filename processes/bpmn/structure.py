"""How far a model is built of nested blocks: each split with its own join, each loop closed.

The control flow is reduced as in Mendling's structuredness metric (J. Mendling, Metrics for
Process Models, Springer 2008, ch. 4): a node with one way in and one out is taken away, equal
flows between a split and a join of the same kind become one, and so does a loop between an
exclusive join and an exclusive split. What can't be taken away is not structured.

Starts and ends hang on one entry and one exit that match any kind: a branch that ends early, or
an exception that leads to its own end, is well nested. A boundary event splits off its activity.
"""

from collections import Counter, deque
from dataclasses import dataclass, field

from processes.bpmn.net import Net

_ENTRY, _EXIT = "\0entry", "\0exit"  # no id has a NUL
_ANY = "any"
_KINDS = {
    "exclusiveGateway": "one",
    "eventBasedGateway": "one",
    "parallelGateway": "all",
    "inclusiveGateway": "some",
    "complexGateway": "some",
}


def unstructured(net: Net) -> list[str]:
    """Return the nodes that the reduction can't take away, in the file's order."""
    reduction = _Reduction(net)
    reduction.run()
    return [one for one in net.nodes if one in reduction.out]


@dataclass
class _Reduction:
    """The graph while it shrinks: how many arcs lead from each node to each other one."""

    net: Net
    out: dict[str, Counter[str]] = field(default_factory=dict)
    into: dict[str, Counter[str]] = field(default_factory=dict)
    ways_out: Counter[str] = field(default_factory=Counter)
    ways_in: Counter[str] = field(default_factory=Counter)
    split: dict[str, str] = field(default_factory=dict)
    join: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in (_ENTRY, *self.net.nodes, _EXIT):
            self.out[one], self.into[one] = Counter(), Counter()
            kind = _KINDS.get(self.net.nodes[one].type) if one in self.net.nodes else _ANY
            self.split[one], self.join[one] = kind or "all", kind or "one"
        hosts = {
            one: str(node.attached_to)
            for one, node in self.net.nodes.items()
            if node.type == "boundaryEvent" and node.attached_to in self.net.nodes
        }
        self.split.update(dict.fromkeys(hosts.values(), _ANY))
        for one, followers in self.net.leads_to.items():
            for follower in followers or (_EXIT,):
                self._add(one, follower)
            if not self.net.comes_from[one]:
                self._add(hosts.get(one, _ENTRY), one)

    def run(self) -> None:
        """Shrink until nothing changes; only the neighbours of a change are looked at again."""
        waiting = deque(self.net.nodes)
        while waiting:
            one = waiting.popleft()
            if one in self.net.nodes and one in self.out:
                waiting.extend(self._pass_over(one) or self._contract(one))

    def _pass_over(self, one: str) -> list[str]:
        """Take away a node with one way in and one out; return what to look at again."""
        if not self.ways_in[one] == self.ways_out[one] == 1 or one in self.out[one]:
            return []
        (source,), (target,) = self.into[one], self.out[one]
        self._remove(one)
        self._add(source, target)
        return [source, target]

    def _contract(self, one: str) -> list[str]:
        """Make a join and the split that alone follows it one node, so that loops can close."""
        if self.ways_out[one] != 1:
            return []
        (other,) = self.out[one]
        alone = other in self.net.nodes and other != one and self.ways_in[other] == 1
        if not alone or not self.join[one] == self.split[other] == "one":
            return []
        followers = list(self.out[other].elements())
        self._remove(other)
        self.split[one] = "one"
        for follower in followers:
            self._add(one, follower)
        return [one, *followers]

    def _add(self, source: str, target: str) -> None:
        """Add an arc, unless an equal one or an exclusive loop makes it go without saying."""
        if source == target and self.join[source] == self.split[source] == "one":
            return
        kinds = {self.split[source], self.join[target]}
        if self.out[source][target] and source != target and (len(kinds) == 1 or _ANY in kinds):
            return
        self.out[source][target] += 1
        self.into[target][source] += 1
        self.ways_out[source] += 1
        self.ways_in[target] += 1

    def _remove(self, one: str) -> None:
        for target, count in self.out.pop(one).items():
            self.ways_in[target] -= count
            del self.into[target][one]
        for source, count in self.into.pop(one).items():
            if source in self.out:
                self.ways_out[source] -= count
                del self.out[source][one]
