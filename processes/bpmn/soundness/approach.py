"""How a case comes to an element: the firings before a sub-process or a boundary event begins."""

from processes.bpmn.soundness import persistence
from processes.bpmn.soundness.budget import Budget, Exhausted
from processes.bpmn.soundness.game import Cluster, Game
from processes.bpmn.soundness.problems import Before
from processes.bpmn.soundness.runs import Run
from processes.bpmn.soundness.scopes import Scope
from processes.bpmn.soundness.search import Search
from processes.bpmn.soundness.translation import translated
from processes.bpmn.soundness.verdict import Firing


def before(scope: Scope, failing: frozenset[str], element: str, budget: Budget) -> Before | None:
    """Return a shortest run until a token waits before the element; None where none is found.

    It is played in the net as it stands, nothing folded, so that the element is there to reach.
    """
    try:
        return _searched(scope, failing, element, budget)
    except Exhausted:
        return None


def entered(found: Before, scope: Scope, element: str) -> Before:
    """Let the element take its token and begin."""
    tokens = list(found.tokens)
    for one in [*(flow.id for flow in scope.into.get(element, [])), element]:
        if one in tokens:
            tokens.remove(one)
            break
    tokens.append(element)
    shown = tuple(sorted(tokens))
    return Before((*found.firings, Firing(element, shown)), shown)


def _searched(scope: Scope, failing: frozenset[str], element: str, budget: Budget) -> Before | None:
    game = Game(translated(scope, failing).net, budget)
    wanted = {flow.id for flow in scope.into.get(element, [])} | {element}
    places = [at for at, number in enumerate(game.places) if _shows(game, number, wanted)]
    target = sum(1 << place for place in places)
    goals = {game.source[place] for place in places} - {-1}

    def choose(marked: int, _clusters: list[Cluster]) -> list[Cluster]:
        chosen, looked = persistence.towards(game, marked, goals)
        budget.spend(3 * looked)
        return chosen

    search = Search(game, choose, budget, dropped=0, eager=False)
    for visit in search.visits():
        if visit.doubled is None and visit.marked & target:
            start, moves = search.path(visit.marked)
            run = Run(game, start)
            run.play(moves, eager=False)
            return Before(tuple(run.firings), run.shown())
    return None


def _shows(game: Game, number: int, wanted: set[str]) -> bool:
    return bool(wanted & set(game.net.places[number].entry))
