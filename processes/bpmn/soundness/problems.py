"""What was found in a scope as problems: elements, the run unfolded, and the sentence."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from processes.bpmn.elements import ACTIVITIES
from processes.bpmn.model import Flow
from processes.bpmn.soundness import telling
from processes.bpmn.soundness.found import Path, Played
from processes.bpmn.soundness.game import bits
from processes.bpmn.soundness.net import Step, Vertex, along
from processes.bpmn.soundness.runs import Run
from processes.bpmn.soundness.scopes import Scope
from processes.bpmn.soundness.search import Move
from processes.bpmn.soundness.verdict import Firing, Kind, Problem


@dataclass(frozen=True)
class Before:
    """What happened before a scope's own run: the firings, and the tokens left outside."""

    firings: tuple[Firing, ...] = ()
    tokens: tuple[str, ...] = ()


Approach = Callable[[int], Before]
"""Gives what leads to a start of the game, as a mask of places."""


class Telling:
    """The problems of one scope, told by what was found when it was played."""

    def __init__(self, scope: Scope, played: Played) -> None:
        self.scope, self.played = scope, played
        self.game = played.game

    def problems(self, before: Approach) -> Iterator[Problem]:
        """Give the problems, those to look at first before those that follow from them."""
        for vertex, path in sorted(self.played.doubled.items()):
            yield self._doubled(vertex, path, before(path.start))
        yield from self._stuck_all(before)
        behind = self._behind_doubled()
        for vertex, (path, _cost) in sorted(self.played.ended.items()):
            if vertex not in behind:
                yield self._ended(vertex, path, before(path.start))
        yield from self._dead()

    def _stuck_all(self, before: Approach) -> Iterator[Problem]:
        for path in self.played.stuck:
            yield self._stuck(path, before(path.start))

    def _behind_doubled(self) -> set[int]:
        """Return what comes behind a vertex that runs twice: it follows from that alone."""
        found: set[int] = set()
        waiting = list(self.played.doubled)
        while waiting:
            at = waiting.pop()
            if at not in found:
                found.add(at)
                waiting.extend(self.game.target[place] for place in self.game.outs[at])
        return found

    def _vertex(self, at: int) -> Vertex:
        return self.game.net.vertices[self.game.vertices[at]]

    def _run(self, path: Path, before: Before) -> Run:
        run = Run(self.game, path.start, before.tokens)
        if path.eager:
            run.through(path.start)
            run.finish(path.start & self.game.final)
        run.play(path.moves, eager=path.eager)
        return run

    def _told(self, path: Path, sentence: str) -> str:
        return sentence if path.shortest else f"{sentence} {telling.NOT_SHORTEST}"

    def _stuck(self, path: Path, before: Before) -> Problem:
        game = self.game
        run = self._run(path, before)
        moving = {cluster.vertex for cluster in game.clusters(path.marked)}
        waiting = dict.fromkeys(game.target[place] for place in bits(path.marked))
        joins = [at for at in waiting if at not in moving]
        if not joins:
            self._go_round(run, path.marked)
            around = tuple(self._round())
            sentence = telling.goes_round(self.scope, around)
        else:
            names = [self._vertex(at).element or "" for at in joins]
            places = [p for at in joins for p in bits(game.taking[at] & ~path.marked)]
            missing = tuple(f for p in places for f in game.net.places[game.places[p]].exit)
            around = (*names, *missing)
            sentence = telling.waits_for_ever(self.scope, names, missing)
        firings = before.firings + tuple(run.firings)
        return Problem("deadlock", around, firings, self._told(path, sentence))

    def _go_round(self, run: Run, marked: int) -> None:
        """Let what goes round for ever do so once."""
        game = self.game
        seen: set[frozenset[int]] = set()
        while (here := frozenset(game.target[place] for place in bits(marked))) not in seen:
            seen.add(here)
            cluster = next(game.clusters(marked), None)
            put = 0 if cluster is None else game.puts[cluster.vertex][0]
            if cluster is None or put & marked & ~cluster.taken:
                return
            run.play([Move(cluster.vertex, cluster.taken, put)], eager=True)
            marked = marked & ~cluster.taken | put

    def _round(self) -> Iterator[str]:
        """Give the elements from which no way leads to an end."""
        for at, trapped in enumerate(self.game.trapped):
            if trapped:
                vertex = self._vertex(at)
                yield from () if vertex.element is None else (vertex.element,)
                yield from _ids(along(vertex.covers))
                for place in self.game.outs[at]:
                    yield from _ids(along(self.game.net.places[self.game.places[place]].covers))

    def _doubled(self, vertex: int, path: Path, before: Before) -> Problem:
        run = self._run(path, before)
        last = path.last
        assert last is not None  # noqa: S101  (a doubled path ends in the move that doubles)
        run.through(last.taken)
        run.fire(*last)
        twice = list(bits(last.put & path.marked & ~last.taken))
        flows = tuple(f for p in twice for f in self.game.net.places[self.game.places[p]].entry)
        element = self._vertex(vertex).element or flows[0]
        firings = before.firings + tuple(run.firings)
        known = element if element in self.scope.nodes else next(iter(self.scope.nodes))
        sentence = telling.runs_twice(self.scope, known, flows[0])
        elements = (element, *(flow for flow in flows if flow != element))
        return Problem("lack-of-synchronisation", elements, firings, self._told(path, sentence))

    def _ended(self, vertex: int, path: Path, before: Before) -> Problem:
        run = self._run(path, before)
        places = list(bits(path.marked))
        for place in places:
            run.through(1 << place)
            run.finish(1 << place)
        element = self._vertex(vertex).element or ""
        flows = tuple(f for p in places for f in self.game.net.places[self.game.places[p]].exit)
        activity = self.scope.nodes[element].type in ACTIVITIES
        kind: Kind = "lack-of-synchronisation" if activity else "improper-end"
        sentence = telling.ends_twice(self.scope, element)
        firings = before.firings + tuple(run.firings)
        return Problem(kind, (element, *flows), firings, self._told(path, sentence))

    def _dead(self) -> Iterator[Problem]:
        """Give what is dead, what hangs together at once; joins that stop are told of already."""
        blocked = {one for path in self.played.stuck for one in self._blocked(path)}
        for group in regions(self.scope, [d for d in self.played.dead if d not in blocked]):
            leads = {one for one in group for flow in self._into(one) if flow.source in group}
            causes = {
                flow.source for one in group for flow in self._into(one) if flow.source in blocked
            }
            ordered = tuple(sorted(group, key=lambda one: one in leads))
            sentence = telling.never_reached(self.scope, ordered, sorted(causes))
            yield Problem("dead", ordered, (), sentence)

    def _into(self, element: str) -> list[Flow]:
        return self.scope.into.get(element, [])

    def _blocked(self, path: Path) -> Iterator[str]:
        for place in bits(path.marked):
            element = self._vertex(self.game.target[place]).element
            if element is not None:
                yield element


def regions(scope: Scope, elements: Iterable[str]) -> list[dict[str, None]]:
    """Return what hangs together among the elements, each part in the model's order."""
    among = set(elements)
    beside: dict[str, list[str]] = {one: [] for one in scope.nodes if one in among}
    pairs = [(flow.source, flow.target) for flow in scope.flows]
    pairs += [(one, event.id) for one, events in scope.boundaries.items() for event in events]
    for source, target in pairs:
        if source in among and target in among:
            beside[source].append(target)
            beside[target].append(source)
    order = {one: at for at, one in enumerate(beside)}
    found = []
    seen: set[str] = set()
    for root in beside:
        part: list[str] = []
        waiting = [root]
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                part.append(one)
                waiting.extend(beside[one])
        if part:
            found.append(dict.fromkeys(sorted(part, key=order.__getitem__)))
    return found


def _ids(leaves: Iterable[Step | str]) -> Iterator[str]:
    return (one for one in leaves if isinstance(one, str))
