"""Moves of a folded net unfolded to the firings of the model, token by token."""

from collections import Counter
from collections.abc import Iterable

from processes.bpmn.soundness.game import Game, bits
from processes.bpmn.soundness.net import Place, Rope, Step, along
from processes.bpmn.soundness.search import Move
from processes.bpmn.soundness.verdict import Firing


class Run:
    """A run that grows: which flows hold tokens, and the firings so far."""

    def __init__(self, game: Game, start: int, aside: Iterable[str] = ()) -> None:
        """Begin with tokens on a start; `aside` are tokens outside the scope that stay."""
        self.game = game
        self.tokens: Counter[str] = Counter(aside)
        self.firings: list[Firing] = []
        for place in bits(start):
            self.tokens.update(self._place(place).entry)

    def _place(self, at: int) -> Place:
        return self.game.net.places[self.game.places[at]]

    def shown(self) -> tuple[str, ...]:
        """Return what holds a token, each id as often as it holds one."""
        return tuple(sorted(self.tokens.elements()))

    def _steps(self, rope: Rope | Step) -> None:
        for step in along(rope):
            if isinstance(step, Step):
                for flow in step.taken:
                    self.tokens[flow] -= 1
                    if not self.tokens[flow]:
                        del self.tokens[flow]
                self.tokens.update(step.put)
                if step.element is not None:
                    self.firings.append(Firing(step.element, self.shown()))

    def through(self, places: int) -> None:
        """Let the tokens on these places go through the fragments that the places stand for."""
        for place in bits(places):
            self._steps(self._place(place).steps)

    def fire(self, vertex: int, taken: int, put: int) -> None:
        """Let a vertex fire with tokens that stand right before it."""
        one = self.game.net.vertices[self.game.vertices[vertex]]
        exits = tuple(flow for place in bits(taken) for flow in self._place(place).exit)
        entries = tuple(flow for place in bits(put) for flow in self._place(place).entry)
        self._steps(Step(one.element, exits, entries))

    def finish(self, places: int) -> None:
        """Let the ends behind these places take their tokens."""
        for place in bits(places):
            self.fire(self.game.target[place], 1 << place, 0)

    def play(self, moves: Iterable[Move], *, eager: bool) -> None:
        """Let the moves happen, going through fragments at once or as late as possible."""
        for move in moves:
            if not eager:
                self.through(move.taken)
            self.fire(*move)
            if eager:
                self.through(move.put)
                self.finish(move.put & self.game.final)
