"""Where a quoted passage stands in a later text, or that it has gone. Pure."""

from dataclasses import dataclass
from itertools import accumulate

from applications.writing import aligning, tokens


@dataclass(frozen=True)
class Passage:
    """A stretch of a text; `changed` where it no longer says what was quoted."""

    start: int
    end: int
    changed: bool = False


def occurrences(text: str, quote: str) -> list[int]:
    """Return where a quote begins in a text, in order; none for an empty quote."""
    found: list[int] = []
    at = text.find(quote) if quote else -1
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + len(quote))
    return found


def located(quote: str, start: int, old: str, new: str) -> Passage | None:
    """Return where the passage that began at `start` of the old text stands in the new one.

    It is followed word by word; where none of its words is left, it is sought as it was quoted,
    for it may have been moved. None: it has gone.
    """
    moved = _followed(start, start + len(quote), old, new)
    if moved is not None and new[moved.start : moved.end] == quote:
        return moved
    places = occurrences(new, quote)
    if places:
        near = min(places, key=lambda place: abs(place - (moved.start if moved else start)))
        return Passage(near, near + len(quote))
    return moved and Passage(moved.start, moved.end, changed=True)


def _followed(start: int, end: int, old: str, new: str) -> Passage | None:
    """Follow a stretch by the words that are left of it; None where none is."""
    one, other = _holding(start, end, old), tokens.words(new)
    kept = aligning.matches([w.rstrip() for w in one.words], [w.rstrip() for w in other])
    inside = [(a, b) for a, b in kept if one.first <= a <= one.last]
    if not inside:
        return None
    starts = list(accumulate(map(len, other), initial=0))
    (first, at), (last, until) = inside[0], inside[-1]
    begin = starts[at] + (one.before if first == one.first else 0)
    size = one.within if last == one.last else len(other[until].rstrip())
    finish = starts[until] + min(size, len(other[until]))
    return Passage(begin, finish) if begin < finish else None


@dataclass(frozen=True)
class _Words:
    """The words of the old text, which of them hold the passage, and how much of these two."""

    words: list[str]
    first: int
    last: int
    before: int  # characters of the first word before the passage
    within: int  # characters of the last word up to the passage's end


def _holding(start: int, end: int, old: str) -> _Words:
    words = tokens.words(old)
    at, first, last, before, within = 0, len(words), -1, 0, 0
    for number, word in enumerate(words):
        if at <= start < at + len(word):
            first, before = number, start - at
        if at < end <= at + len(word):
            last, within = number, end - at
        at += len(word)
    return _Words(words, first, last, before, within)
