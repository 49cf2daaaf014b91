"""Squarified treemap (Bruls, Huizing, van Wijk 2000): a rectangle cut up by given amounts."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Rect:
    """A rectangle of the picture, in pixels from its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def area(self) -> float:
        """The area in square pixels."""
        return self.width * self.height

    def inside(self, edge: float, top: float = 0.0) -> "Rect":
        """Return what is left within an edge all around, and more at the top."""
        return Rect(
            self.x + edge,
            self.y + edge + top,
            max(self.width - 2 * edge, 0.0),
            max(self.height - 2 * edge - top, 0.0),
        )


def cut(rect: Rect, amounts: Sequence[float]) -> list[Rect]:
    """Cut the rectangle into one per amount, areas in proportion, each as square as can be.

    The amounts are positive and best given in falling order; the results keep their order.
    """
    total = sum(amounts)
    if not amounts or rect.area <= 0 or total <= 0:
        return [Rect(rect.x, rect.y, 0.0, 0.0) for _ in amounts]
    areas = [amount / total * rect.area for amount in amounts]
    found: list[Rect] = []
    while len(found) < len(areas):
        row = _row(areas[len(found) :], min(rect.width, rect.height))
        placed, rect = _place(row, rect)
        found += placed
    return found


def _row(areas: Sequence[float], side: float) -> Sequence[float]:
    """Return as many of the first areas as make the best row along the side."""
    taken, least, most = areas[0], areas[0], areas[0]
    worst = _worst(taken, least, most, side)
    for count, area in enumerate(areas[1:], start=1):
        taken, least, most = taken + area, min(least, area), max(most, area)
        ratio = _worst(taken, least, most, side)
        if ratio > worst:
            return areas[:count]
        worst = ratio
    return areas


def _worst(taken: float, least: float, most: float, side: float) -> float:
    """Return the longest shape of a row with these areas along the side."""
    square = side * side
    return max(square * most / (taken * taken), taken * taken / (square * least))


def _place(row: Sequence[float], rect: Rect) -> tuple[list[Rect], Rect]:
    """Lay the row along the shorter side; return its rectangles and what is left."""
    taken, placed = sum(row), []
    if rect.width >= rect.height:
        width, y = taken / rect.height, rect.y
        for area in row:
            placed.append(Rect(rect.x, y, width, area / width))
            y += area / width
        return placed, Rect(rect.x + width, rect.y, max(rect.width - width, 0.0), rect.height)
    height, x = taken / rect.width, rect.x
    for area in row:
        placed.append(Rect(x, rect.y, area / height, height))
        x += area / height
    return placed, Rect(rect.x, rect.y + height, rect.width, max(rect.height - height, 0.0))
