"""One scope played: every defect with the moves that lead to it.

What is looked for, on every case that can begin (sources: the BPMN 2.0.2 standard §13; Dijkman,
Dumas and Ouyang 2008; Favre, Fahland and Völzer 2015; Corradini et al. 2018):

* deadlock: a marking in which tokens are left and nothing can ever end any more. Either nothing
  fires (a join waits for a token that doesn't come), or what fires goes round for ever;
* lack of synchronisation: a second token comes to a flow that holds one, so that what follows
  runs twice in one case;
* improper end: the same end event is reached twice in one case. That tokens are left elsewhere
  when an end is reached is proper by the standard: a case completes when its last token does;
* dead: an element that no case reaches.

Deadlocks and dead elements need the markings in which nothing moves, which one thread at a time
finds. Two tokens on a flow are first excluded by pairs; only what pairs allow is searched for.
"""

from collections.abc import Iterator

from processes.bpmn.soundness.budget import Budget
from processes.bpmn.soundness.concurrency import Concurrency
from processes.bpmn.soundness.found import Played
from processes.bpmn.soundness.game import Game, bits
from processes.bpmn.soundness.meeting import meeting
from processes.bpmn.soundness.net import Net, Rope, along
from processes.bpmn.soundness.stopping import stopping


def play(net: Net, budget: Budget) -> Played:
    """Play a net to the end, or as far as the budget goes; raise Exhausted before it begins."""
    played = Played(Game(net, budget))
    every, followed = stopping(played, budget)
    part = budget.part(0.6)
    pairs = Concurrency(played.game, part)
    budget.settle(part, 0.6)
    met = meeting(played, pairs, budget)
    whole = not played.game.partial
    played.decided = every and met and whole
    played.dead = _dead(played, pairs, certain=every and followed and whole)
    return played


def _dead(played: Played, pairs: Concurrency, *, certain: bool) -> tuple[str, ...]:
    """Return the elements that no case reaches: what was never seen where all was seen

    (`certain`), else what even pairs exclude.
    """
    game = played.game
    alive, fired = played.alive, set(played.fired)
    if not certain:
        if not pairs.whole:
            return ()
        alive |= pairs.marked
        fired |= pairs.fires
    fired |= {game.target[place] for place in bits(alive & (game.final | game.terminal))}
    living = set(_covered(game, alive, fired))
    every = _covered(game, (1 << len(game.places)) - 1, set(range(len(game.vertices))))
    return tuple(one for one in dict.fromkeys(every) if one not in living)


def _covered(game: Game, places: int, vertices: set[int]) -> Iterator[str]:
    """Give the elements that these places and vertices stand for."""
    for place in bits(places):
        yield from _ids(game.net.places[game.places[place]].covers)
    for at in sorted(vertices):
        vertex = game.net.vertices[game.vertices[at]]
        yield from _ids(vertex.covers)
        if vertex.element is not None:
            yield vertex.element


def _ids(covers: Rope) -> Iterator[str]:
    return (one for one in along(covers) if isinstance(one, str))
