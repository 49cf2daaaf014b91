"""The shortest way around shapes with few bends: on the lines beside them (Dijkstra)."""

import heapq
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from processes.bpmn.layout.model import Side, Way
from processes.bpmn.model import Bounds, Point

_BEND, _ON_ANOTHER = 40.0, 6.0
_NEVER = float("inf")

State = tuple[int, int, int]  # column and row of the corner; 0 came level, 1 came upright


@dataclass(frozen=True, slots=True)
class Port:
    """A point of a shape where a flow may leave or come in, and the side that it is on."""

    point: Point
    side: Side


class Field:
    """The lines between and beside the shapes, on which a way may run."""

    def __init__(
        self, solid: Sequence[Bounds], ends: Sequence[Bounds], ways: Iterable[Way], clear: float
    ) -> None:
        self.solid = [*solid, *ends]
        self.clear, self.touch = clear, clear / 4
        xs, ys = set(), set()
        for box in self.solid:
            xs |= {box.x - clear, box.right + clear}
            ys |= {box.y - clear, box.bottom + clear}
        for box, other in (tuple(ends), tuple(ends)[::-1]):
            xs |= {box.centre.x, min(max(other.centre.x, box.x + 20), box.right - 20)}
            ys |= {box.centre.y}
        self.xs, self.ys = sorted(xs), sorted(ys)
        self.level, self.upright = _lines(ways)
        self.known: dict[tuple[int, int, int], float | None] = {}

    def shortest(self, starts: Sequence[Port], ends: Sequence[Port]) -> Way | None:
        """Return the cheapest way from one of the starts to one of the ends (Dijkstra)."""
        goals = {self._step(port): port for port in ends}
        cost: dict[State, float] = {}
        before: dict[State, State | Port] = {}
        for port in starts:
            cost[self._step(port)] = _preference(port.side, ends=False)
            before[self._step(port)] = port
        queue = [(price, state) for state, price in cost.items()]
        heapq.heapify(queue)
        best = _NEVER, (0, 0, 0)
        while queue and queue[0][0] < best[0]:
            spent, state = heapq.heappop(queue)
            if spent > cost[state]:
                continue
            if state in goals:
                best = min(best, (spent + _preference(goals[state].side, ends=True), state))
            for fresh, price in self._moves(state):
                if spent + price < cost.get(fresh, _NEVER):
                    cost[fresh], before[fresh] = spent + price, state
                    heapq.heappush(queue, (cost[fresh], fresh))
        return self._way(best[1], goals[best[1]], before) if best[0] < _NEVER else None

    def _step(self, port: Port) -> State:
        """Return the corner just outside of a port."""
        side = port.side
        x = port.point.x + {"right": self.clear, "left": -self.clear}.get(side, 0)
        y = port.point.y + {"bottom": self.clear, "top": -self.clear}.get(side, 0)
        upright = side in {"top", "bottom"}
        return bisect_left(self.xs, x - 1e-6), bisect_left(self.ys, y - 1e-6), int(upright)

    def _moves(self, state: State) -> Iterator[tuple[State, float]]:
        column, row, upright = state
        for there in (column - 1, column + 1):
            if 0 <= there < len(self.xs):
                price = self._price(min(column, there), row, 0)
                if price is not None:
                    yield (there, row, 0), price + (_BEND if upright else 0)
        for there in (row - 1, row + 1):
            if 0 <= there < len(self.ys):
                price = self._price(column, min(row, there), 1)
                if price is not None:
                    yield (column, there, 1), price + (0 if upright else _BEND)

    def _price(self, column: int, row: int, upright: int) -> float | None:
        """Return what one piece costs, None where a shape is in the way."""
        key = column, row, upright
        if key not in self.known:
            self.known[key] = self._measured(column, row, upright)
        return self.known[key]

    def _measured(self, column: int, row: int, upright: int) -> float | None:
        x, y = self.xs[column], self.ys[row]
        to_x = x if upright else self.xs[column + 1]
        to_y = self.ys[row + 1] if upright else y
        for box in self.solid:
            across = x < box.right + self.touch and to_x > box.x - self.touch
            if across and y < box.bottom + self.touch and to_y > box.y - self.touch:
                return None
        length = (to_x - x) + (to_y - y)
        lines = self.upright.get(round(x)) if upright else self.level.get(round(y))
        low, high = (y, to_y) if upright else (x, to_x)
        shared = sum(max(0.0, min(high, end) - max(low, start)) for start, end in lines or ())
        return length + _ON_ANOTHER * shared

    def _way(self, last: State, goal: Port, before: Mapping[State, State | Port]) -> Way:
        points = [goal.point]
        state: State | Port = last
        while not isinstance(state, Port):
            points.append(Point(self.xs[state[0]], self.ys[state[1]]))
            state = before[state]
        points.append(state.point)
        return straightened(points[::-1])


def _preference(side: Side, *, ends: bool) -> float:
    """Return what it costs to leave or come in at an unusual side."""
    wanted = "left" if ends else "right"
    opposite = "right" if ends else "left"
    return {wanted: 0.0, opposite: 90.0}.get(side, 30.0)


def _lines(ways: Iterable[Way]) -> tuple[dict[int, list[tuple[float, float]]], ...]:
    level: dict[int, list[tuple[float, float]]] = {}
    upright: dict[int, list[tuple[float, float]]] = {}
    for way in ways:
        for start, end in pairwise(way):
            if abs(start.y - end.y) < 1:
                low, high = sorted((start.x, end.x))
                level.setdefault(round(start.y), []).append((low, high))
            elif abs(start.x - end.x) < 1:
                low, high = sorted((start.y, end.y))
                upright.setdefault(round(start.x), []).append((low, high))
    return level, upright


def straightened(points: Sequence[Point]) -> Way:
    """Return the way without points that lie on a straight line, and without doubled ones."""
    kept: list[Point] = []
    for point in points:
        if kept and abs(kept[-1].x - point.x) < 0.01 and abs(kept[-1].y - point.y) < 0.01:
            continue
        while len(kept) > 1 and _in_line(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def _in_line(one: Point, middle: Point, other: Point) -> bool:
    level = abs(one.y - middle.y) < 0.01 and abs(middle.y - other.y) < 0.01
    upright = abs(one.x - middle.x) < 0.01 and abs(middle.x - other.x) < 0.01
    return level or upright
