"""The check of a whole model: each scope played, the innermost first."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from processes.bpmn.model import Model, Node
from processes.bpmn.soundness import approach, telling
from processes.bpmn.soundness.assumptions import notes
from processes.bpmn.soundness.budget import Budget, Exhausted
from processes.bpmn.soundness.found import Played
from processes.bpmn.soundness.game import bits
from processes.bpmn.soundness.playing import play
from processes.bpmn.soundness.problems import Approach, Before, Telling, regions
from processes.bpmn.soundness.reduction import reduce
from processes.bpmn.soundness.scopes import Scope, cut
from processes.bpmn.soundness.translation import Translation, translated
from processes.bpmn.soundness.verdict import Firing, Problem, Verdict

BOUND = 2_000_000


def check(model: Model, *, bound: int = BOUND) -> Verdict:
    """Return whether every process and sub-process of the model is sound, and if not, why.

    `bound` limits the work (some two million units a second) and with it the memory. Where it is
    reached before a defect is found, the verdict is not decided, never sound.
    """
    parts = cut(model)
    checker = _Checker({scope.id: scope for scope in parts.scopes}, Budget(bound))
    problems: list[Problem] = []
    for scope in parts.scopes:
        problems.extend(checker.problems(scope))
    decided = bool(problems) or not checker.open
    return Verdict(
        decided=decided,
        sound=None if not decided else not problems,
        problems=tuple(problems),
        explored=checker.budget.explored,
        notes=(*checker.open, *notes(model, parts)),
    )


@dataclass
class _Checker:
    scopes: dict[str, Scope]
    budget: Budget
    failing: set[str] = field(default_factory=set)
    open: list[str] = field(default_factory=list)

    def problems(self, scope: Scope) -> Iterator[Problem]:
        """Play a scope and give its problems; note it where the bound was reached."""
        seen = self.budget.explored
        try:
            self.budget.spend(8 * (len(scope.nodes) + len(scope.flows)))
            made = translated(scope, frozenset(self.failing))
            if not made.net.starts:
                yield from _all_dead(scope, made)
                return
            reduce(made.net)
            played = play(made.net, self.budget)
            if made.merging and played.ended:
                yield from self._ended_apart(scope)
                played.ended.clear()
        except Exhausted:
            self.open.append(telling.undecided(_place(scope), self.budget.explored - seen))
            return
        if not played.decided:
            tell = telling.unfinished if played.found else telling.undecided
            self.open.append(tell(_place(scope), self.budget.explored - seen))
        elif not played.found and not played.completes and not self._caught_inside(scope):
            self.failing.add(scope.id)
        if played.found:
            yield from self._told(scope, made, played)

    def _caught_inside(self, scope: Scope) -> bool:
        """Whether an event sub-process can take an error up and end the scope as it should."""
        return any("event-sub-process" in node.marks for node in scope.nodes.values())

    def _told(self, scope: Scope, made: Translation, played: Played) -> Iterator[Problem]:
        yield from Telling(scope, played).problems(self._leading(scope, made, played))

    def _leading(self, scope: Scope, made: Translation, played: Played) -> Approach:
        """Return what tells how a case comes to a start of the scope."""
        begun = self._begun(scope)

        def before(start: int) -> Before:
            for place in bits(start):
                node = made.threads.get(played.game.places[place])
                if node is not None and node.attached_to in scope.nodes:
                    return self._beside(scope, node.attached_to or "", begun)
            return begun

        return before

    def _ended_apart(self, scope: Scope) -> Iterator[Problem]:
        """Give the ends that are reached twice without any non-interrupting event."""
        made = translated(scope, frozenset(self.failing), apart=True)
        reduce(made.net)
        played = play(made.net, self.budget)
        told = Telling(scope, Played(played.game, ended=played.ended))
        yield from told.problems(self._leading(scope, made, played))

    def _begun(self, scope: Scope) -> Before:
        """Return what happens until a sub-process begins; nothing where that isn't known."""
        owners: list[Node] = []
        inner = scope
        while inner.owner is not None and not inner.by_event and len(owners) < len(self.scopes):
            owners.append(inner.owner)
            outer = self.scopes.get(inner.owner.container)
            if outer is None:
                return Before()
            inner = outer
        begun = Before()
        for owner in reversed(owners):
            outer = self.scopes[owner.container]
            found = self._before(outer, owner.id)
            if found is None:
                return Before()
            begun = approach.entered(_after(begun, found), outer, owner.id)
        return begun

    def _beside(self, scope: Scope, activity: str, begun: Before) -> Before:
        found = self._before(scope, activity)
        return begun if found is None else _after(begun, found)

    def _before(self, scope: Scope, element: str) -> Before | None:
        """Return what leads to an element; a defect is told even where that is too much to find."""
        part = self.budget.part(0.1)
        found = approach.before(scope, frozenset(self.failing), element, part)
        self.budget.settle(part, 0.1)
        return found


def _after(first: Before, then: Before) -> Before:
    """Put one run after another, with the tokens of the first around the second's."""
    around = first.tokens
    moved = tuple(Firing(f.element, tuple(sorted((*f.tokens, *around)))) for f in then.firings)
    return Before((*first.firings, *moved), tuple(sorted((*then.tokens, *around))))


def _all_dead(scope: Scope, made: Translation) -> Iterator[Problem]:
    """Nothing begins: every element is dead."""
    for group in regions(scope, made.net.elements()):
        elements = tuple(group)
        sentence = telling.nothing_begins(scope, elements)
        yield Problem("dead", elements, (), sentence)


def _place(scope: Scope) -> str:
    if scope.owner is None:
        return f"프로세스 '{scope.id}'" if scope.id else "프로세스"
    return f"하위 프로세스 '{scope.owner.name.strip() or scope.owner.id}'"
