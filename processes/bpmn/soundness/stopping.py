"""Deadlocks: the markings with tokens in which nothing can end any more."""

from processes.bpmn.soundness.budget import Budget, Exhausted
from processes.bpmn.soundness.found import MOST, Played, path
from processes.bpmn.soundness.game import Cluster, Game, bits
from processes.bpmn.soundness.persistence import one_thread
from processes.bpmn.soundness.search import Search, Visit

_TRIES = ((False, 0.5), (True, 0.3))
"""The cheapest first with one share of the budget; then the deepest first with another."""


def stopping(played: Played, budget: Budget) -> tuple[bool, bool]:
    """Collect deadlocks; return whether all markings that matter were seen, and none left out.

    A second token on a flow is not followed: what is behind it was left out.
    """
    game = played.game

    def one(marked: int, clusters: list[Cluster]) -> list[Cluster]:
        return one_thread(game, marked, clusters)

    for deep, share in _TRIES:
        part = budget.part(share)
        search = Search(game, one, part, dropped=game.final, eager=True, deep=deep)
        try:
            ends = _collect(search, played, shortest=not deep)
        except Exhausted:
            if played.stuck:
                return False, False
            continue
        finally:
            budget.settle(part, share)
            played.saw(search)
        played.completes = ends or bool(played.stuck) or search.doubled
        return True, not search.doubled
    return False, False


def _collect(search: Search, played: Played, *, shortest: bool) -> bool:
    """Collect deadlocks; return whether a case can end other than by an error."""
    game = played.game
    told: set[int] = set()
    normal = False
    for visit in search.visits():
        if visit.doubled is not None:
            continue
        marked = visit.marked
        if marked & game.terminal or not marked:
            normal |= not _fails(game, marked)
        elif _never_ends(game, visit):
            waiting = {game.target[place] for place in bits(marked)}
            if waiting - told and len(played.stuck) < MOST:
                told |= waiting
                played.stuck.append(path(search, marked, None, shortest=shortest))
    return normal


def _fails(game: Game, marked: int) -> bool:
    """Whether only error ends hold tokens of those that end a case at once."""
    ending = [game.target[place] for place in bits(marked & game.terminal)]
    return {game.net.vertices[game.vertices[at]].clears for at in ending} == {"error"}


def _never_ends(game: Game, visit: Visit) -> bool:
    return all(game.trapped[cluster.vertex] for cluster in visit.clusters)
