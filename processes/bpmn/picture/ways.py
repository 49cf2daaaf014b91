"""The ways of flows: cut at the shapes that they join, corners rounded, points found on them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from processes.bpmn.model import Bounds, Point
from processes.bpmn.picture.markup import line, number

_ROUNDING = 6.0


@dataclass(frozen=True)
class Outline:
    """The border of a shape, to cut a line at."""

    form: Literal["box", "circle", "diamond"]
    bounds: Bounds

    def holds(self, point: Point) -> bool:
        """Say whether the point lies inside, by more than a hair."""
        half_width, half_height = self.bounds.width / 2 - 0.5, self.bounds.height / 2 - 0.5
        if half_width <= 0 or half_height <= 0:
            return False
        across = abs(point.x - self.bounds.centre.x) / half_width
        down = abs(point.y - self.bounds.centre.y) / half_height
        if self.form == "box":
            return max(across, down) < 1
        return (across + down if self.form == "diamond" else math.hypot(across, down)) < 1


def cut(points: Sequence[Point], source: Outline | None, target: Outline | None) -> list[Point]:
    """Return the way without what lies inside the shapes at its ends, and without repeats."""
    way = _distinct(points)
    if target is not None:
        way = _cut_end(way, target)
    if source is not None:
        way = _cut_end(way[::-1], source)[::-1]
    return way


def rounded(way: Sequence[Point]) -> str:
    """Return the commands of a path along the way with its corners rounded."""
    if len(way) < 3:
        return line(*way)
    commands = [f"M{_at(way[0])}"]
    for before, corner, after in zip(way, way[1:], way[2:], strict=False):
        reach = min(_ROUNDING, distance(before, corner) / 2, distance(corner, after) / 2)
        start, end = toward(corner, before, reach), toward(corner, after, reach)
        commands.append(f"L{_at(start)}Q{_at(corner)} {_at(end)}")
    commands.append(f"L{_at(way[-1])}")
    return "".join(commands)


def shortened(way: Sequence[Point], length: float) -> list[Point]:
    """Return the way with its end drawn back along the last stretch."""
    last = min(length, distance(way[-2], way[-1]) * 0.9)
    return [*way[:-1], toward(way[-1], way[-2], last)]


def distance(one: Point, other: Point) -> float:
    """Return how far two points lie apart."""
    return math.hypot(one.x - other.x, one.y - other.y)


def toward(start: Point, aim: Point, length: float) -> Point:
    """Return the point that lies so far from the start in the direction of the aim."""
    whole = distance(start, aim)
    if whole == 0:
        return start
    share = length / whole
    return Point(start.x + (aim.x - start.x) * share, start.y + (aim.y - start.y) * share)


def middle(way: Sequence[Point]) -> Point:
    """Return the point half-way along."""
    left = sum(distance(one, other) for one, other in pairwise(way)) / 2
    for one, other in pairwise(way):
        length = distance(one, other)
        if length >= left:
            return toward(one, other, left)
        left -= length
    return way[-1]


def longest(way: Sequence[Point]) -> tuple[Point, Point]:
    """Return the ends of the longest stretch, the first one where several are as long."""
    return max(pairwise(way), key=lambda stretch: distance(*stretch))


def _distinct(points: Sequence[Point]) -> list[Point]:
    way = [points[0]]
    way.extend(point for before, point in pairwise(points) if point != before)
    return way if len(way) > 1 else [points[0], points[-1]]


def _cut_end(way: list[Point], outline: Outline) -> list[Point]:
    inside = len(way)
    while inside > 1 and outline.holds(way[inside - 1]):
        inside -= 1
    if inside == len(way) or outline.holds(way[0]):
        return way
    outer, inner = way[inside - 1], way[inside]
    for _step in range(24):
        half = Point((outer.x + inner.x) / 2, (outer.y + inner.y) / 2)
        if outline.holds(half):
            inner = half
        else:
            outer = half
    return [*way[:inside], outer]


def _at(point: Point) -> str:
    return f"{number(point.x)} {number(point.y)}"
