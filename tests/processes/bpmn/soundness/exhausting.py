"""Every marking of a small model, one by one: slow, and written without the check's own parts."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from processes.bpmn.model import Model, Node

Marking = frozenset[str]
State = tuple[Marking, frozenset[str]]


@dataclass
class Seen:
    """What all markings show; None for what was not found, else the fewest firings to it.

    `deadlock` is where nothing fires any more; `endless` whether a case may never end though
    something fires. Beyond a second token on a flow nothing is looked at.
    """

    deadlock: int | None = None
    endless: bool = False
    twice: int | None = None
    ended: int | None = None
    fired: set[str] = field(default_factory=set)
    markings: int = 0

    @property
    def sound(self) -> bool:
        found = (self.deadlock, self.twice, self.ended)
        return found == (None, None, None) and not self.endless


class Net:
    """A model of tasks, gateways, start and end events, played flow by flow."""

    def __init__(self, model: Model) -> None:
        self.nodes = {node.id: node for node in model.nodes}
        self.into: dict[str, list[str]] = {one: [] for one in self.nodes}
        self.out: dict[str, list[str]] = {one: [] for one in self.nodes}
        self.target: dict[str, str] = {}
        for flow in model.flows:
            self.out[flow.source].append(flow.id)
            self.into[flow.target].append(flow.id)
            self.target[flow.id] = flow.target
        alone = [n.id for n in model.nodes if n.type == "task" and not self.into[n.id]]
        starts = [node.id for node in model.nodes if node.type == "startEvent"]
        self.starts = [frozenset([one, *alone]) for one in starts]
        if not starts and alone:
            self.starts = [frozenset(alone)]
        self.target.update({one: one for one in {*alone, *starts}})

    def moves(self, marking: Marking) -> Iterator[tuple[Node, Marking, tuple[str, ...]]]:
        """Give who may fire, what is taken and what is put."""
        for one in {self.target[place] for place in marking}:
            node = self.nodes[one]
            for taken in self._taken(node, marking):
                for put in self._put(node):
                    yield node, taken, put

    def _taken(self, node: Node, marking: Marking) -> Iterator[Marking]:
        here = frozenset(place for place in marking if self.target[place] == node.id)
        if node.type == "parallelGateway":
            if here == frozenset(self.into[node.id]):
                yield here
        elif node.type == "inclusiveGateway":
            if self._inclusive(node, marking, here):
                yield here
        else:
            for place in here:
                yield frozenset([place])

    def _inclusive(self, node: Node, marking: Marking, here: Marking) -> bool:
        empty = set(self.into[node.id]) - here
        for place in marking - here:
            ends = self._reached(place, node.id)
            if ends & empty and not ends & here:
                return False
        return True

    def _reached(self, place: str, join: str) -> set[str]:
        """Return the flows into the join that a path from the place ends in, not through it."""
        seen, waiting, ends = {place}, [place], set()
        while waiting:
            one = waiting.pop()
            if self.target[one] == join:
                ends.add(one)
                continue
            for way in self.out[self.target[one]]:
                if way not in seen:
                    seen.add(way)
                    waiting.append(way)
        return ends

    def _put(self, node: Node) -> Iterator[tuple[str, ...]]:
        out = self.out[node.id]
        if not out or node.type not in {"exclusiveGateway", "inclusiveGateway"}:
            yield tuple(out)
        elif node.type == "exclusiveGateway":
            yield from ((one,) for one in out)
        else:
            for size in range(1, len(out) + 1):
                yield from combinations(out, size)


def exhausted(model: Model, most: int = 20_000) -> Seen | None:
    """Return what all markings show that are reached without a second token, None if too many.

    A state is a marking and the ends that have been reached.
    """
    net, seen = Net(model), Seen()
    states: dict[State, int] = {}
    after: dict[State, list[State]] = {}
    waiting: deque[State] = deque()
    for start in net.starts:
        states[start, frozenset()] = 0
        waiting.append((start, frozenset()))
    while waiting:
        state = waiting.popleft()
        after[state] = []
        for following in _following(net, seen, state, states[state]):
            after[state].append(following)
            if following not in states:
                states[following] = states[state] + 1
                waiting.append(following)
        if len(states) > most:
            return None
    seen.markings = len({marking for marking, _ended in states})
    stuck = [cost for (marking, _ended), cost in states.items() if _still(net, marking)]
    seen.deadlock = min(stuck, default=None)
    seen.endless = _never_ends(states, after)
    return seen


def _following(net: Net, seen: Seen, state: State, cost: int) -> Iterator[State]:
    marking, ended = state
    for node, taken, put in net.moves(marking):
        seen.fired.add(node.id)
        rest = marking - taken
        if Counter(put).keys() & rest:
            seen.twice = cost + 1 if seen.twice is None else min(seen.twice, cost + 1)
            continue
        if not put:
            if "terminate" in node.events:
                yield frozenset(), ended
                continue
            if node.id in ended:
                seen.ended = cost + 1 if seen.ended is None else min(seen.ended, cost + 1)
            yield rest, ended | {node.id}
        else:
            yield rest | frozenset(put), ended


def _never_ends(states: dict[State, int], after: dict[State, list[State]]) -> bool:
    """Whether from some state no state without tokens is reached."""
    before: dict[State, list[State]] = {state: [] for state in states}
    for state, following in after.items():
        for one in following:
            before[one].append(state)
    fine = [state for state in states if not state[0]]
    alive = set(fine)
    while fine:
        for one in before[fine.pop()]:
            if one not in alive:
                alive.add(one)
                fine.append(one)
    return len(alive) < len(states)


def _still(net: Net, marking: Marking) -> bool:
    return bool(marking) and not any(True for _move in net.moves(marking))
