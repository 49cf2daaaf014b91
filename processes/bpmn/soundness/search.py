"""Searching the markings of a game, the cheapest first: the first run to a marking is a shortest.

The cost of a run is the number of elements that fire. A fragment that was folded into a place
costs what the way through it costs: either when a token is put there (`eager`: right where in
the end nothing is left to fire) or when it is taken (right where as little as possible fires).
"""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from processes.bpmn.soundness.budget import Budget
from processes.bpmn.soundness.game import Cluster, Game, bits


class Move(NamedTuple):
    """A vertex fires: the tokens taken and put."""

    vertex: int
    taken: int
    put: int


@dataclass(frozen=True, slots=True)
class Visit:
    """A marking, or the `doubled` move that puts a second token where one lies already."""

    cost: int
    marked: int
    clusters: list[Cluster]
    doubled: Move | None = None


Choose = Callable[[int, list[Cluster]], list[Cluster]]


class Search:
    """A search from the starts of a game; tokens on `dropped` places are forgotten."""

    def __init__(
        self,
        game: Game,
        choose: Choose,
        budget: Budget,
        *,
        dropped: int,
        eager: bool,
        deep: bool = False,
    ) -> None:
        self.game, self.choose, self.budget = game, choose, budget
        self.dropped, self.eager, self.deep = dropped, eager, deep
        self.came_from: dict[int, tuple[int, Move | None]] = {}
        self.costs: dict[int, int] = {}
        self.marked = 0
        self.fired: set[int] = set()
        self.doubled = False
        self._heap: list[tuple[int, int, int, Move | None]] = []
        self._pushed = 0
        self._work = 3 + len(game.places) // 512

    def visits(self) -> Iterator[Visit]:
        """Give each marking once, the cheapest first; raise Exhausted at the bound."""
        for start in self.game.starts:
            self.marked |= start
            self._reach(start & ~self.dropped, self._worth(start) if self.eager else 0, start, None)
        done: set[int] = set()
        while self._heap:
            rank, _number, marked, move = heapq.heappop(self._heap)
            cost = self.costs[marked] if move is None else abs(rank)
            if move is not None:
                yield Visit(cost, marked, [], move)
                continue
            if marked in done:
                continue
            done.add(marked)
            self.budget.explored += 1
            self.budget.spend(2 * marked.bit_count())
            clusters = list(self.game.clusters(marked))
            yield Visit(cost, marked, clusters)
            for cluster in self.choose(marked, clusters):
                self._fire(marked, cluster, cost)

    def _fire(self, marked: int, cluster: Cluster, cost: int) -> None:
        game = self.game
        vertex, taken = cluster
        self.fired.add(vertex)
        rest = marked & ~taken
        cost += game.visible[vertex]
        if not self.eager:
            cost += self._worth(taken)
        for put in game.puts[vertex]:
            self.budget.spend(self._work)
            self.marked |= put
            move = Move(vertex, taken, put)
            if put & rest:
                self.doubled = True
                self._push(cost, marked, move)
                continue
            worth = self._worth(put) if self.eager else 0
            self._reach(rest | put & ~self.dropped, cost + worth, marked, move)

    def _reach(self, marked: int, cost: int, before: int, move: Move | None) -> None:
        known = self.costs.get(marked)
        if known is None or (cost < known and not self.deep):
            self.costs[marked] = cost
            self.came_from[marked] = (before, move)
            self._push(cost, marked, None)

    def _push(self, cost: int, marked: int, move: Move | None) -> None:
        self._pushed += 1
        number = -self._pushed if self.deep else self._pushed
        heapq.heappush(self._heap, (-cost if self.deep else cost, number, marked, move))

    def _worth(self, mask: int) -> int:
        """Return what the fragments behind these places cost, an end that is shown included."""
        game = self.game
        total = 0
        for place in bits(mask):
            total += game.cost[place]
            if self.eager and game.final >> place & 1:
                total += game.visible[game.target[place]]
        return total

    def path(self, marked: int) -> tuple[int, list[Move]]:
        """Return the start of the run to a marking and its moves."""
        moves: list[Move] = []
        while True:
            before, move = self.came_from[marked]
            if move is None:
                return before, moves[::-1]
            moves.append(move)
            marked = before
