"""Which two places can hold a token at the same time, at the most.

A fixed point over pairs (Kovalyov and Esparza 1996): never too small, whatever the net, so that
what it excludes is excluded for certain: two tokens on one flow, an end reached twice, a
parallel join whose flows never come together. It takes no states, only pairs.
"""

from collections import deque

from processes.bpmn.soundness.budget import Budget, Exhausted
from processes.bpmn.soundness.game import Game, bits


class Concurrency:
    """The relation: `beside[p]` are the places that can be marked while p is.

    Where the budget ends before the fixed point, `whole` is False and nothing is excluded; what
    the relation holds may happen all the same.
    """

    def __init__(self, game: Game, budget: Budget) -> None:
        self.game, self.budget = game, budget
        self.beside = [0] * len(game.places)
        self.marked = 0
        self.fires: set[int] = set()
        self._waiting: deque[int] = deque()
        self._queued: set[int] = set()
        self.whole = False
        try:
            self._run()
            self.whole = True
        except Exhausted:
            return

    def _run(self) -> None:
        for start in self.game.starts:
            self._mark(start)
            for place in bits(start):
                self._pair(place, start & ~(1 << place))
        while self._waiting:
            vertex = self._waiting.popleft()
            self._queued.discard(vertex)
            self._fire(vertex)

    def _mark(self, places: int) -> None:
        for place in bits(places & ~self.marked):
            self._touch(place)
        self.marked |= places

    def _touch(self, place: int) -> None:
        vertex = self.game.target[place]
        if vertex not in self._queued:
            self._queued.add(vertex)
            self._waiting.append(vertex)

    def _pair(self, place: int, others: int) -> None:
        beside = self.beside
        fresh = others & ~beside[place]
        if not fresh:
            return
        self.budget.spend(1 + fresh.bit_count() // 2)
        beside[place] |= fresh
        self._touch(place)
        own = 1 << place
        for other in bits(fresh):
            if not beside[other] & own:
                beside[other] |= own
                self._touch(other)

    def _fire(self, vertex: int) -> None:
        game = self.game
        self.budget.spend(1 + len(game.ins[vertex]))
        others = self._others(vertex)
        if others is None:
            return
        self.fires.add(vertex)
        outs = game.outs[vertex]
        self._mark(sum(1 << place for place in outs))
        together = self._together(vertex)
        for place in outs:
            self._pair(place, others)
            if together >> place & 1:
                self._pair(place, together & ~(1 << place))

    def _together(self, vertex: int) -> int:
        """Return the places that one firing can mark together."""
        game = self.game
        if game.split[vertex] == "xor" or len(game.outs[vertex]) < 2:
            return 0
        every = sum(1 << place for place in game.outs[vertex])
        return every & ~game.default if game.split[vertex] == "or" else every

    def _others(self, vertex: int) -> int | None:
        """Return the places that can be marked while the vertex fires, None if it never can."""
        ins = self.game.ins[vertex]
        kind = self.game.join[vertex]
        if not self.game.taking[vertex] & self.marked:
            return None
        if kind == "xor":
            return self._any(ins)
        if kind == "or":
            return self._inclusive(vertex)
        every = ~0
        for place in ins:
            if self.game.taking[vertex] & ~(1 << place) & ~self.beside[place]:
                return None
            every &= self.beside[place]
        return every & self.marked

    def _any(self, places: list[int]) -> int:
        found = 0
        for place in places:
            found |= self.beside[place]
        return found

    def _inclusive(self, vertex: int) -> int:
        """What can still come to an empty flow, and to none that is taken, holds the join up."""
        join = self.game.joins[vertex]
        found = self._any(self.game.ins[vertex]) & ~join.reach(join.ins)
        for place in self.game.ins[vertex]:
            found |= self.beside[place] & join.upstream[place]
        return found & ~join.ins
