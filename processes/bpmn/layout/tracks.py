"""Parallel flows side by side: which of those in one channel or gutter takes which track."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_REFINED = 120  # so many flows of one channel are put in order pair by pair
_OVERLAP = 50.0

Key = tuple[int, int]
"""A leg: the number of its route, and which of the route's legs it is."""


@dataclass(frozen=True, slots=True)
class Run:
    """One leg in a channel (or gutter): from where to where, and what joins it on either side.

    `group` is equal for legs that may share a track: those that leave one port, or come to one.
    """

    key: Key
    low: float
    high: float
    before: tuple[float, ...]  # places where it is joined from the left (from above)
    after: tuple[float, ...]  # places where it is joined from the right (from below)
    group: tuple[object, ...]
    pitch: float = 0


@dataclass(frozen=True, slots=True)
class Tracks:
    """The track of each leg, and how much room each track needs."""

    of: dict[Key, int]
    pitches: tuple[float, ...]


def assigned(runs: Iterable[Run]) -> Tracks:
    """Return a track for every leg: none that lie over one another share one, few cross."""
    bundles = _bundled(runs)
    order = _ordered(bundles)
    taken: list[tuple[Run, int]] = []
    of: dict[Key, int] = {}
    pitches: list[float] = []
    for bundle, keys in order:
        overlapping = [track for other, track in taken if _overlap(other, bundle)]
        track = max(overlapping, default=-1) + 1
        taken.append((bundle, track))
        if track == len(pitches):
            pitches.append(0.0)
        pitches[track] = max(pitches[track], bundle.pitch)
        of.update(dict.fromkeys(keys, track))
    return Tracks(of, tuple(pitches))


Bundle = tuple[Run, tuple[Key, ...]]


def _bundled(runs: Iterable[Run]) -> list[Bundle]:
    groups: dict[tuple[object, ...], list[Run]] = defaultdict(list)
    for run in runs:
        groups[run.group].append(run)
    return [(_joined(group), tuple(run.key for run in group)) for group in groups.values()]


def _joined(group: Sequence[Run]) -> Run:
    return Run(
        group[0].key,
        min(run.low for run in group),
        max(run.high for run in group),
        tuple({place for run in group for place in run.before}),
        tuple({place for run in group for place in run.after}),
        group[0].group,
        max(run.pitch for run in group),
    )


def _ordered(bundles: list[Bundle]) -> list[Bundle]:
    """Insert one after the other where it crosses the fewest."""
    first = sorted(bundles, key=lambda one: (one[0].low, one[0].high, one[0].key))
    if len(first) > _REFINED:
        return first
    order: list[Bundle] = []
    for bundle in first:
        cost = cheapest = sum(_cost(bundle[0], other[0]) for other in order)
        position = 0
        for at, other in enumerate(order, start=1):
            cost += _cost(other[0], bundle[0]) - _cost(bundle[0], other[0])
            if cost < cheapest:
                position, cheapest = at, cost
        order.insert(position, bundle)
    return order


def _cost(one: Run, other: Run) -> float:
    """Return how much it disturbs to have the first before the second.

    Worst is where both are joined along one row (column): the two flows would lie on each other.
    """
    if not _overlap(one, other):
        return 0.0
    crossings = sum(other.low <= place <= other.high for place in one.after)
    crossings += sum(one.low <= place <= one.high for place in other.before)
    straight = {place for place in one.after if place % 2 == 1} & set(other.before)
    return crossings + _OVERLAP * len(straight)


def _overlap(one: Run, other: Run) -> bool:
    return one.low <= other.high and other.low <= one.high
