"""Sound fragments of a net folded into single places, with a run through each kept.

The rules are those of workflow graphs (Sadiq and Orlowska 2000; Vanhatalo, Völzer and Koehler
2009), each local, so that a worklist ends after a linear number of them:

* series: a vertex with one way in and one way out becomes part of the place before it;
* block: places side by side from a split to a join that answers it become one place (a token on
  a parallel block stands for a token on each branch; of a choice the cheapest branch is kept);
* loop: a way straight back from a choice to the merge before it is dropped.

The folded net is sound if and only if the net was; a run of it unfolds to a run of the net.
"""

from collections import deque

from processes.bpmn.soundness.net import NOWHERE, Net, Place, Rope, Step, Vertex

_ALL = {("and", "and"), ("and", "or")}
_ONE = {("xor", "xor"), ("xor", "or"), ("or", "or")}


def reduce(net: Net) -> None:
    """Fold the net in place."""
    _Folding(net).run()


class _Folding:
    def __init__(self, net: Net) -> None:
        self.net = net
        self.between: dict[tuple[int, int], int] = {}
        self.waiting: deque[int] = deque(net.vertices)
        self.queued = set(net.vertices)

    def run(self) -> None:
        for number in list(self.net.places):
            if number in self.net.places:
                self._join_block(number)
        while self.waiting:
            vertex = self.waiting.popleft()
            self.queued.discard(vertex)
            if vertex in self.net.vertices and not self._drop_loop(vertex):
                self._join_series(vertex)

    def _touch(self, *vertices: int) -> None:
        for vertex in vertices:
            if vertex not in self.queued and vertex in self.net.vertices:
                self.queued.add(vertex)
                self.waiting.append(vertex)

    def _remove(self, number: int) -> Place:
        place = self.net.places.pop(number)
        self.net.vertices[place.target].ins.pop(number, None)
        if place.source != NOWHERE:
            self.net.vertices[place.source].outs.pop(number, None)
        key = (place.source, place.target)
        if self.between.get(key) == number:
            del self.between[key]
        return place

    def _join_series(self, number: int) -> None:
        """Fold a vertex with one way in and one way out into the place before it."""
        vertex = self.net.vertices[number]
        if len(vertex.ins) != 1 or len(vertex.outs) != 1 or vertex.clears:
            return
        first, second = next(iter(vertex.ins)), next(iter(vertex.outs))
        if first == second:
            return  # it waits for itself
        before, after = self.net.places[first], self._remove(second)
        if self.between.get((before.source, number)) == first:
            del self.between[before.source, number]
        step = Step(vertex.element, before.exit, after.entry)
        before.steps = Rope((before.steps, step, after.steps))
        before.covers = Rope((before.covers, *_own(vertex), after.covers))
        before.cost += after.cost + (vertex.element is not None)
        before.exit = after.exit
        before.target = after.target
        self.net.vertices[after.target].ins[first] = None
        del self.net.vertices[number]
        self._join_block(first)
        self._touch(before.source, before.target)

    def _join_block(self, number: int) -> None:
        """Fold a place with another one that leads from the same split to the same join."""
        place = self.net.places[number]
        if place.source == NOWHERE:
            return
        key = (place.source, place.target)
        other = self.between.setdefault(key, number)
        if other == number:
            return
        kinds = (self.net.vertices[place.source].split, self.net.vertices[place.target].join)
        if kinds in _ALL:
            _side_by_side(self.net.places[other], self._remove(number))
        elif kinds in _ONE:
            _either(self.net.places[other], self._remove(number))
        else:
            return
        self._touch(*key)

    def _drop_loop(self, number: int) -> bool:
        """Drop a way from a choice straight back to the merge before it."""
        choice = self.net.vertices[number]
        if choice.split != "xor" or choice.join != "xor" or len(choice.outs) < 2:
            return False
        for first in [number] if len(choice.ins) > 1 else self._before(choice):
            back = self.between.get((number, first))
            if back is None or not self._enters(first, back):
                continue
            place = self._remove(back)
            choice.covers = Rope((choice.covers, place.covers))
            self._touch(number, first)
            return True
        return False

    def _before(self, choice: Vertex) -> list[int]:
        """Return the merge that leads to the choice and nowhere else."""
        if len(choice.ins) != 1:
            return []
        source = self.net.places[next(iter(choice.ins))].source
        if source == NOWHERE or len(self.net.vertices[source].outs) != 1:
            return []
        return [source] if self.net.vertices[source].join == "xor" else []

    def _enters(self, merge: int, back: int) -> bool:
        """Whether another way than the one back leads to the merge."""
        return any(number != back for number in self.net.vertices[merge].ins)


def _own(vertex: Vertex) -> tuple[Rope | str, ...]:
    return (vertex.covers,) if vertex.element is None else (vertex.covers, vertex.element)


def _side_by_side(kept: Place, folded: Place) -> None:
    kept.entry += folded.entry
    kept.exit += folded.exit
    kept.steps = Rope((kept.steps, folded.steps))
    kept.covers = Rope((kept.covers, folded.covers))
    kept.cost += folded.cost


def _either(kept: Place, folded: Place) -> None:
    if folded.cost < kept.cost:
        kept.entry, kept.exit = folded.entry, folded.exit
        kept.steps, kept.cost = folded.steps, folded.cost
    kept.covers = Rope((kept.covers, folded.covers))
    kept.default = kept.default and folded.default
