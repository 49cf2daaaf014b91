"""A measure: what it is called, how it is computed in plain words, where its figures lie."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """A page where the figures behind a measure can be seen."""

    page: str
    label: str
    address: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Definition:
    """A measure as it is offered; `formula` is what people read. Our proposal."""

    key: str
    title: str
    formula: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Reading:
    """What a measure says: a share between low and high, 0 to 1; None where it is unknown."""

    low: float | None
    high: float | None
    words: str  # the counts behind it


def unknown(words: str) -> Reading:
    """Return a reading of which nothing is known yet, with why."""
    return Reading(None, None, words)


def share(done: float, whole: float, words: str) -> Reading:
    """Return an exact share, at most the whole."""
    part = min(done / whole, 1.0)
    return Reading(part, part, words)
