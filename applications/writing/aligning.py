"""Which items of two sequences are the same: bounded in time, whatever is compared. Pure.

What is alike at both ends is matched first, then what occurs once in both in the same order
(patience, after Bram Cohen), and so on between these. What is left without any is compared by
difflib where it is small; larger, it counts as different.
"""

import itertools
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_DEEPEST = 12  # rounds of what occurs once: each looks at every item once
_SMALL = 20_000  # pairs that difflib is given at once


class Change(NamedTuple):
    """A stretch of the one sequence, and what stands in its place in the other."""

    start: int
    end: int
    other_start: int
    other_end: int


class _Span(NamedTuple):
    start: int
    end: int
    other_start: int
    other_end: int
    depth: int


def changes(one: Sequence[str], other: Sequence[str]) -> list[Change]:
    """Return where `other` differs from `one`, in order; between the changes they are equal."""
    pairs = [(-1, -1), *matches(one, other), (len(one), len(other))]
    return [
        Change(a + 1, c, b + 1, d)
        for (a, b), (c, d) in itertools.pairwise(pairs)
        if c - a > 1 or d - b > 1
    ]


def matches(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of equal items, in order, none crossing another."""
    found: list[tuple[int, int]] = []
    waiting = [_Span(0, len(one), 0, len(other), 0)]
    while waiting:
        span = _trimmed(one, other, waiting.pop(), found)
        if span.start == span.end or span.other_start == span.other_end:
            continue
        anchors = _once(one, other, span) if span.depth < _DEEPEST else []
        if anchors:
            found += anchors
            waiting += _between(span, anchors)
        elif (span.end - span.start) * (span.other_end - span.other_start) <= _SMALL:
            found += _small(one, other, span)
    return sorted(found)


def _trimmed(
    one: Sequence[str], other: Sequence[str], span: _Span, found: list[tuple[int, int]]
) -> _Span:
    """Note what is alike at both ends of the span; return what is between."""
    a, b, c, d, depth = span
    while a < b and c < d and one[a] == other[c]:
        found.append((a, c))
        a, c = a + 1, c + 1
    while a < b and c < d and one[b - 1] == other[d - 1]:
        b, d = b - 1, d - 1
        found.append((b, d))
    return _Span(a, b, c, d, depth)


def _once(one: Sequence[str], other: Sequence[str], span: _Span) -> list[tuple[int, int]]:
    """Return the longest run in order of what occurs once on either side of the span."""
    mine = Counter(one[span.start : span.end])
    theirs = Counter(other[span.other_start : span.other_end])
    places = {other[n]: n for n in range(span.other_start, span.other_end)}
    pairs = [
        (n, places[one[n]])
        for n in range(span.start, span.end)
        if mine[one[n]] == 1 and theirs[one[n]] == 1
    ]
    return _rising(pairs)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest of the pairs, ordered by the first, whose second rises too."""
    ends: list[int] = []  # the smallest last place of a run of each length
    tails: list[int] = []  # which pair that is
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        before.append(tails[at - 1] if at else -1)
        ends[at : at + 1] = [place]
        tails[at : at + 1] = [number]
    run: list[tuple[int, int]] = []
    number = tails[-1] if tails else -1
    while number >= 0:
        run.append(pairs[number])
        number = before[number]
    return run[::-1]


def _between(span: _Span, anchors: Sequence[tuple[int, int]]) -> list[_Span]:
    edges = [(span.start - 1, span.other_start - 1), *anchors, (span.end, span.other_end)]
    return [
        _Span(a + 1, c, b + 1, d, span.depth + 1) for (a, b), (c, d) in itertools.pairwise(edges)
    ]


def _small(one: Sequence[str], other: Sequence[str], span: _Span) -> list[tuple[int, int]]:
    matcher = SequenceMatcher(
        None,
        one[span.start : span.end],
        other[span.other_start : span.other_end],
        autojunk=False,
    )
    return [
        (span.start + block.a + n, span.other_start + block.b + n)
        for block in matcher.get_matching_blocks()
        for n in range(block.size)
    ]
