"""The token game on a net: which moves a marking allows. A marking is a mask of places."""

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from processes.bpmn.soundness.budget import Budget
from processes.bpmn.soundness.joins import InclusiveJoin, inclusive, narrows
from processes.bpmn.soundness.net import NOWHERE, Net

ALL_SUBSETS = 7
"""Up to so many ways out, an inclusive choice is tried in every combination."""


class Cluster(NamedTuple):
    """A vertex that may fire, and the tokens that it would take."""

    vertex: int
    taken: int


class Game:
    """A net compiled to masks; places and vertices numbered along the flow, branch by branch."""

    def __init__(self, net: Net, budget: Budget) -> None:
        self.net = net
        self.places, self.vertices = _ordered(net)
        budget.spend(4 * len(self.places) + 4 * len(self.vertices))
        place = {number: at for at, number in enumerate(self.places)}
        vertex = {number: at for at, number in enumerate(self.vertices)}
        held = [net.places[number] for number in self.places]
        movers = [net.vertices[number] for number in self.vertices]
        self.cost = [one.cost for one in held]
        self.source = [vertex.get(one.source, NOWHERE) for one in held]
        self.target = [vertex[one.target] for one in held]
        self.ins = [[place[number] for number in one.ins] for one in movers]
        self.outs = [[place[number] for number in one.outs] for one in movers]
        self.taking = [_mask(ins) for ins in self.ins]
        self.visible = [int(one.element is not None) for one in movers]
        self.join = [one.join if len(one.ins) > 1 else "xor" for one in movers]
        self.split = [one.split for one in movers]
        self.default = _mask([at for at, one in enumerate(held) if one.default])
        self.final = self.terminal = 0
        for at, mover in enumerate(movers):
            if mover.clears:
                self.terminal |= self.taking[at]
            elif not mover.outs and self.join[at] == "xor":
                self.final |= self.taking[at]
        self.starts = [_mask([place[number] for number in one]) for one in net.starts]
        self.partial = False
        self.puts = [self._choices(at) for at in range(len(movers))]
        budget.spend(sum(len(puts) for puts in self.puts))
        self._inclusive(budget)
        self.trapped = self._trapped()

    def _inclusive(self, budget: Budget) -> None:
        """Find what inclusive joins wait for, and which other vertices they depend on."""
        self.joins: dict[int, InclusiveJoin] = {
            at: inclusive(self, at, budget) for at, kind in enumerate(self.join) if kind == "or"
        }
        self.depends: list[list[int]] = [[] for _vertex in self.vertices]
        for number, join in self.joins.items():
            upstream = join.reach(join.ins)
            for at in range(len(self.vertices)):
                budget.spend(1)
                if at == number or not upstream & self.taking[at]:
                    continue
                budget.spend((len(self.ins[at]) + len(self.outs[at])) * len(self.ins[number]))
                together = self.join[at] == "and"
                if narrows(join, self.ins[at], self.outs[at], together=together):
                    self.depends[at].append(number)

    def _choices(self, vertex: int) -> list[int]:
        outs = self.outs[vertex]
        if not outs or self.split[vertex] == "and":
            return [_mask(outs)]
        single = [1 << place for place in outs]
        if self.split[vertex] == "xor" or len(outs) == 1:
            return single
        free = [place for place in outs if not self.default >> place & 1]
        found = [1 << place for place in outs if place not in free]
        if len(free) > ALL_SUBSETS:
            self.partial = True
            return found + _few_subsets(free)
        sizes = range(1, len(free) + 1)
        return found + [_mask(list(some)) for size in sizes for some in combinations(free, size)]

    def _trapped(self) -> list[bool]:
        """Tell of each vertex whether no way leads from it to where tokens end."""
        trapped = [True] * len(self.vertices)
        waiting = [at for at, outs in enumerate(self.outs) if not outs]
        while waiting:
            at = waiting.pop()
            if trapped[at]:
                trapped[at] = False
                waiting.extend(self.source[p] for p in self.ins[at] if self.source[p] != NOWHERE)
        return trapped

    def clusters(self, marked: int) -> Iterator[Cluster]:
        """Give what may fire, ends left out: they only take tokens away."""
        for place in bits(marked & ~self.final & ~self.terminal):
            vertex = self.target[place]
            kind = self.join[vertex]
            if kind == "xor":
                yield Cluster(vertex, 1 << place)
                continue
            taken = marked & self.taking[vertex]
            if taken & -taken != 1 << place:
                continue  # once for each vertex
            if taken == self.taking[vertex] if kind == "and" else self.joins[vertex].ready(marked):
                yield Cluster(vertex, taken)


def bits(mask: int) -> Iterator[int]:
    """Give the places of a marking, the lowest first."""
    base = 0
    while mask:
        word = mask & _WORD  # a long mask is gone through in pieces: short numbers are quick
        mask >>= _PIECE
        while word:
            low = word & -word
            yield base + low.bit_length() - 1
            word ^= low
        base += _PIECE


_PIECE = 240
_WORD = (1 << _PIECE) - 1


def _mask(places: list[int]) -> int:
    return sum(1 << place for place in places)


def _few_subsets(free: list[int]) -> list[int]:
    """Return each way alone, each beside the next, and all: defects show in those mostly."""
    pairs = pairwise(free)
    return [1 << one for one in free] + [1 << a | 1 << b for a, b in pairs] + [_mask(free)]


def _ordered(net: Net) -> tuple[list[int], list[int]]:
    """Return the places and vertices in reverse postorder: a branch before the next one."""
    seen: set[int] = set()
    roots = [net.places[place].target for start in net.starts for place in start]
    order = [*_postorder(net, roots, seen), *_postorder(net, list(net.vertices), seen)]
    rank = {vertex: at for at, vertex in enumerate(order)}
    places = sorted(net.places, key=lambda number: rank[net.places[number].target])
    return places, order


def _postorder(net: Net, roots: list[int], seen: set[int]) -> list[int]:
    """Return what the roots lead to and `seen` doesn't hold yet, in reverse postorder."""
    order: list[int] = []
    for root in reversed(roots):
        waiting = [(root, False)]
        while waiting:
            vertex, done = waiting.pop()
            if done:
                order.append(vertex)
            elif vertex not in seen:
                seen.add(vertex)
                waiting.append((vertex, True))
                waiting.extend((net.places[p].target, False) for p in net.vertices[vertex].outs)
    order.reverse()
    return order
