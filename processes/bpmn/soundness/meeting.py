"""Two tokens on one flow, and ends that are reached twice.

Pairs of places say where that may happen at most. One search for all of it decides small nets;
in large ones each meeting is searched for by itself: two tokens before a vertex, or one before
and one behind it, need nothing but the two ways that lead there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from processes.bpmn.soundness.budget import Budget, Exhausted
from processes.bpmn.soundness.concurrency import Concurrency
from processes.bpmn.soundness.found import MOST, Path, Played, path
from processes.bpmn.soundness.game import Cluster, Game, bits
from processes.bpmn.soundness.persistence import towards
from processes.bpmn.soundness.search import Choose, Move, Search, Visit


def meeting(played: Played, pairs: Concurrency, budget: Budget) -> bool:
    """Collect what runs or ends twice; return whether all of it was seen."""
    search = _Meeting(played, pairs, budget)
    if not search.twice and not search.ends:
        return True
    if search.together(0.3, deep=False):
        return True
    for goal in search.goals():
        if len(played.doubled) + len(played.ended) >= MOST // 4:
            break
        search.towards(goal, 0.3)
    if not played.doubled and not played.ended:
        search.together(0.5, deep=True)
    return False


@dataclass(frozen=True)
class _Goal:
    """Places to be marked together, and the moves that then put a second token."""

    places: int
    moves: tuple[Move, ...]
    end: int = -1


class _Meeting:
    def __init__(self, played: Played, pairs: Concurrency, budget: Budget) -> None:
        self.played, self.game, self.pairs, self.budget = played, played.game, pairs, budget
        game = self.game
        sinks = [at for at, outs in enumerate(game.outs) if not outs and len(game.ins[at]) > 1]
        sinks = [at for at in sinks if game.taking[at] & game.final]
        if not pairs.whole:
            self.twice, self.ends = list(range(len(game.places))), sinks
        else:
            self.twice = [at for at, beside in enumerate(pairs.beside) if beside >> at & 1]
            self.ends = [at for at in sinks if any(_beside(game, pairs, at))]

    def together(self, share: float, *, deep: bool) -> bool:
        """Search for everything at once; return whether all was seen."""
        game = self.game
        goals = {game.source[place] for place in self.twice}
        goals |= {game.source[place] for at in self.ends for place in game.ins[at]}
        goals.discard(-1)
        kept = sum(1 << place for place in self.twice)
        kept |= sum(game.taking[at] for at in self.ends)
        part = self.budget.part(share)

        def choose(marked: int, _clusters: list[Cluster]) -> list[Cluster]:
            chosen, looked = towards(game, marked, goals)
            part.spend(3 * looked)
            return chosen

        search = self._search(choose, part, kept, deep=deep)
        try:
            for visit in search.visits():
                self._collect(search, visit, shortest=not deep)
                if deep and (self.played.doubled or self.played.ended):
                    return False
        except Exhausted:
            return False
        finally:
            self.budget.settle(part, share)
            self.played.saw(search)
        return True

    def _search(self, choose: Choose, part: Budget, kept: int, *, deep: bool = False) -> Search:
        dropped = self.game.final & ~kept
        return Search(self.game, choose, part, dropped=dropped, eager=False, deep=deep)

    def _collect(self, search: Search, visit: Visit, *, shortest: bool) -> None:
        game, played = self.game, self.played
        if visit.doubled is not None:
            if visit.doubled.vertex not in played.doubled and len(played.doubled) < MOST:
                found = path(search, visit.marked, visit.doubled, shortest=shortest)
                played.doubled[visit.doubled.vertex] = found
            return
        for at in self.ends:
            before = sorted(bits(visit.marked & game.taking[at]), key=game.cost.__getitem__)
            if len(before) < 2:
                continue
            cost = visit.cost + sum(game.cost[place] for place in before[:2])
            if at not in played.ended or cost < played.ended[at][1]:
                found = path(search, visit.marked, None, shortest=shortest)
                two = 1 << before[0] | 1 << before[1]
                played.ended[at] = (replace(found, marked=two), cost)

    def goals(self) -> Iterator[_Goal]:
        """Give the meetings that may happen, those first that need no other before them."""
        twice = sum(1 << place for place in self.twice)
        found = [goal for at in range(len(self.game.vertices)) for goal in self._at(at, twice)]
        found.sort(key=lambda goal: bool(goal.moves and goal.moves[0].taken & twice))
        yield from found

    def _at(self, vertex: int, twice: int) -> Iterator[_Goal]:
        """Give the meetings at one vertex."""
        game, pairs = self.game, self.pairs
        if vertex in self.ends:
            for one, other in _beside(game, pairs, vertex):
                yield _Goal(1 << one | 1 << other, (), vertex)
        elif doubled := [put for put in game.puts[vertex] if put & twice]:
            yield from self._before(vertex, doubled[0])
            yield from self._behind(vertex, doubled[0])

    def _before(self, vertex: int, put: int) -> Iterator[_Goal]:
        """Two tokens before a vertex that takes them one by one."""
        if self.game.join[vertex] == "xor":
            for one, other in _beside(self.game, self.pairs, vertex):
                moves = (Move(vertex, 1 << one, put), Move(vertex, 1 << other, put))
                yield _Goal(1 << one | 1 << other, moves)

    def _behind(self, vertex: int, put: int) -> Iterator[_Goal]:
        """One token behind a vertex, and before it what it takes."""
        for place in bits(put):
            for taken in self._tokens(vertex):
                if taken and not taken & ~self.pairs.beside[place]:
                    yield _Goal(taken | 1 << place, (Move(vertex, taken, 1 << place),))

    def _tokens(self, vertex: int) -> list[int]:
        """Return the tokens that the vertex takes, in each way to fire."""
        if self.game.join[vertex] == "and":
            return [self.game.taking[vertex]]
        return [1 << place for place in self.game.ins[vertex]]

    def towards(self, goal: _Goal, share: float) -> None:
        """Search for one meeting, unless what it would show is known."""
        played, game = self.played, self.game
        vertex = goal.moves[0].vertex if goal.moves else goal.end
        if vertex in played.doubled or vertex in played.ended:
            return
        part = self.budget.part(share)

        def choose(marked: int, _clusters: list[Cluster]) -> list[Cluster]:
            missing = goal.places & ~marked
            source = game.source[(missing & -missing).bit_length() - 1]
            chosen, looked = towards(game, marked, [source] if source >= 0 else [])
            part.spend(3 * looked)
            return chosen

        search = self._search(choose, part, goal.places)
        try:
            for visit in search.visits():
                if visit.doubled is None and not goal.places & ~visit.marked:
                    self._met(search, visit, goal)
                    return
        except Exhausted:
            return
        finally:
            self.budget.settle(part, share)
            played.saw(search)

    def _met(self, search: Search, visit: Visit, goal: _Goal) -> None:
        played, game = self.played, self.game
        found = path(search, visit.marked, None, shortest=True)
        if not goal.moves:
            cost = visit.cost + sum(game.cost[place] for place in bits(goal.places))
            played.ended[goal.end] = (replace(found, marked=goal.places), cost)
            return
        played.doubled[goal.moves[0].vertex] = self._doubled(found, goal)

    def _doubled(self, found: Path, goal: _Goal) -> Path:
        """Let the vertex fire until a place holds two tokens."""
        moves, marked = list(found.moves), found.marked
        *first, last = goal.moves
        for move in first:
            moves.append(move)
            marked = marked & ~move.taken | move.put
        if not first:  # put as many as it does, not only the one that is doubled
            puts = self.game.puts[last.vertex]
            last = last._replace(put=next(put for put in puts if put & last.put))
        return replace(found, moves=tuple(moves), marked=marked, last=last)


def _beside(game: Game, pairs: Concurrency, vertex: int) -> Iterator[tuple[int, int]]:
    """Give the pairs of flows into a vertex that may hold tokens together, few of many."""
    ins = game.taking[vertex]
    for place in bits(ins):
        other = pairs.beside[place] & ins & ~((2 << place) - 1)
        if other:
            yield place, (other & -other).bit_length() - 1
