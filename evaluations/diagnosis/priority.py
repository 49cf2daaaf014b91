"""Redesign priority = yearly hours × (highest level − level), as an interval, and its ranks.

An interval overlaps another when the order of the two isn't known; then neither is given a
single rank, but the best and the worst that it may have.
"""

import bisect
import math
from collections.abc import Mapping
from dataclasses import dataclass

from processes.inventory.model import Estimate


@dataclass(frozen=True)
class Interval:
    """From the least to the most it can be; None: open upwards."""

    low: float
    high: float | None

    @property
    def top(self) -> float:
        """The upper end as a number."""
        return math.inf if self.high is None else self.high


@dataclass(frozen=True)
class Ranked:
    """A place in the order: the best and the worst rank it may have, and its group.

    `group` counts from 1: all of a later group stand surely below all of an earlier one;
    inside a group the intervals overlap one another in a chain.
    """

    key: str
    interval: Interval
    best: int
    worst: int
    group: int

    @property
    def words(self) -> str:
        """The rank as people read it: 3위, 3–7위."""
        return rank_words(self.best, self.worst)


def priority(
    hours: Estimate | None, lo: int | None, hi: int | None, highest: int
) -> Interval | None:
    """Return [low hours · (highest − hi), high hours · (highest − lo)], or None for unknown.

    `lo` and `hi` bound the level. Hours without a lower bound may be 0.
    """
    if hours is None or lo is None or hi is None or not any(b is not None for b in hours.bounds):
        return None
    most = 0.0 if lo == highest else None if hours.high is None else hours.high * (highest - lo)
    return Interval((hours.low or 0.0) * (highest - hi), most)


def ranking(intervals: Mapping[str, Interval]) -> list[Ranked]:
    """Return all in order, the highest first; what can't be told apart shares its ranks."""
    lows = sorted(one.low for one in intervals.values())
    tops = sorted(one.top for one in intervals.values())
    count = len(intervals)
    ranks = {
        key: (
            1 + count - bisect.bisect_right(lows, one.top),  # surely above it
            count - bisect.bisect_left(tops, one.low),  # all but those surely below it
        )
        for key, one in intervals.items()
    }
    order = sorted(
        intervals, key=lambda key: (ranks[key], -intervals[key].low, _down(intervals, key))
    )
    groups = _groups(intervals)
    return [Ranked(key, intervals[key], *ranks[key], groups[key]) for key in order]


def group_words(ranked: list[Ranked]) -> list[str]:
    """Return the groups as people read them: '1–3위', '4위', '5–9위'."""
    sizes: dict[int, int] = {}
    for one in ranked:
        sizes[one.group] = sizes.get(one.group, 0) + 1
    told, before = [], 0
    for group in sorted(sizes):
        told.append(rank_words(before + 1, before + sizes[group]))
        before += sizes[group]
    return told


def rank_words(best: int, worst: int) -> str:
    """Write a rank or a span of ranks."""
    return f"{best:,}위" if best == worst else f"{best:,}–{worst:,}위"


def _down(intervals: Mapping[str, Interval], key: str) -> float:
    return -intervals[key].top


def _groups(intervals: Mapping[str, Interval]) -> dict[str, int]:
    """Return the group of each: a new one begins below everything before."""
    found: dict[str, int] = {}
    group, floor = 0, math.inf
    for key in sorted(intervals, key=lambda one: _down(intervals, one)):
        if not found or intervals[key].top < floor:
            group, floor = group + 1, math.inf
        floor = min(floor, intervals[key].low)
        found[key] = group
    return found
