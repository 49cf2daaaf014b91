"""How far a model is built of nested blocks: each split with its own join, each loop closed.

The control flow is reduced as in Mendling's structuredness metric (J. Mendling, Metrics for
Process Models, Springer 2008, ch. 4): a node with one way in and one out is taken away, equal
flows between a split and a join of the same kind become one, and so does a loop between an
exclusive join and an exclusive split. What can't be taken away is not structured.

Starts and ends hang on one entry and one exit that match any kind: a branch that ends early, or
an exception that leads to its own end, is well nested. A boundary event splits off its activity.
"""

from collections import deque
from collections.abc import Sequence

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


class _Reduction:
    """The graph while it shrinks: how many arcs lead from each node to each other one."""

    def __init__(self, net: Net) -> None:
        names = (_ENTRY, *net.nodes, _EXIT)
        self.nodes = net.nodes
        self.out: dict[str, dict[str, int]] = {one: {} for one in names}
        self.into: dict[str, dict[str, int]] = {one: {} for one in names}
        self.ways_out = dict.fromkeys(names, 0)
        self.ways_in = dict.fromkeys(names, 0)
        kinds = {one: _KINDS.get(node.type) for one, node in net.nodes.items()}
        kinds |= {_ENTRY: _ANY, _EXIT: _ANY}
        self.split = {one: kind or "all" for one, kind in kinds.items()}
        self.join = {one: kind or "one" for one, kind in kinds.items()}
        hosts = {
            one: str(node.attached_to)
            for one, node in net.nodes.items()
            if node.type == "boundaryEvent" and node.attached_to in net.nodes
        }
        self.split.update(dict.fromkeys(hosts.values(), _ANY))
        for one, followers in net.leads_to.items():
            for follower in followers or (_EXIT,):
                self._add(one, follower)
            if not net.comes_from[one]:
                self._add(hosts.get(one, _ENTRY), one)

    def run(self) -> None:
        """Shrink until nothing changes; only the neighbours of a change are looked at again."""
        waiting = deque(self.nodes)
        while waiting:
            one = waiting.popleft()
            if one in self.nodes and one in self.out:
                waiting.extend(self._pass_over(one) or self._contract(one))

    def _pass_over(self, one: str) -> Sequence[str]:
        """Take away a node with one way in and one out; return what to look at again."""
        if not self.ways_in[one] == self.ways_out[one] == 1 or one in self.out[one]:
            return ()
        (source,), (target,) = self.into[one], self.out[one]
        self._remove(one)
        self._add(source, target)
        return source, target

    def _contract(self, one: str) -> Sequence[str]:
        """Make a join and the split that alone follows it one node, so that loops can close."""
        if self.ways_out[one] != 1:
            return ()
        (other,) = self.out[one]
        alone = other in self.nodes and other != one and self.ways_in[other] == 1
        if not alone or not self.join[one] == self.split[other] == "one":
            return ()
        followers = [near for near, count in self.out[other].items() for _arc in range(count)]
        self._remove(other)
        self.split[one] = "one"
        for follower in followers:
            self._add(one, follower)
        return [one, *followers]

    def _add(self, source: str, target: str) -> None:
        """Add an arc, unless an equal one or an exclusive loop makes it go without saying."""
        split, join, out = self.split[source], self.join[target], self.out[source]
        if source == target:
            if split == join == "one":
                return
        elif target in out and (split == join or _ANY in {split, join}):
            return
        out[target] = self.into[target][source] = out.get(target, 0) + 1
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
