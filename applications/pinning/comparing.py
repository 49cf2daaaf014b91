"""What a draft shows, and what of it its sources tell otherwise now. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from applications.facts.fact import Fact
from applications.pinning.model import Change, Pin, Stale

_REVISION = re.compile(r",? 개정 \d+")


def shown(current: Sequence[Fact], pins: Iterable[Pin]) -> list[Fact]:
    """Return the facts as the document has them: the pinned ones as pinned, others as they are.

    What is pinned and no longer told by any source stands behind the others.
    """
    pinned = {pin.fact.key: pin.fact for pin in pins}
    found = [pinned.pop(fact.key, fact) for fact in current]
    return [*found, *pinned.values()]


def stale(
    current: Mapping[str, Fact], pins: Iterable[Pin], cited: Iterable[str]
) -> tuple[Stale, ...]:
    """Return the cited facts that differ from what is pinned, in the order of the text."""
    pinned = {pin.fact.key: pin for pin in pins}
    return tuple(_stale(current, (pinned[key] for key in cited if key in pinned)))


def _stale(current: Mapping[str, Fact], pins: Iterable[Pin]) -> Iterator[Stale]:
    for pin in pins:
        now = current.get(pin.fact.key)
        change = changed(pin.fact, now)
        if change is not None:
            yield Stale(pin.fact, now, change, pin.updated_at, pin.updated_by)


def changed(pinned: Fact, current: Fact | None) -> Change | None:
    """Return how a fact differs from what was accepted, None where it is the same.

    Another revision of a source that says the same is no change. What the register has (등록)
    bears the day of its last change of anything: its day alone is no change either.
    """
    if current is None:
        return "gone"
    if _value(pinned) != _value(current):
        return "value"
    return "basis" if _basis(pinned) != _basis(current) else None


def _value(fact: Fact) -> tuple[str | None, ...]:
    # A picture's caption names its revision; it is the same picture while its model is the same.
    return (fact.content, fact.unit) if fact.content else (fact.value, fact.unit)


def _basis(fact: Fact) -> tuple[str, ...]:
    if fact.certainty == "등록":
        return (fact.certainty,)
    return fact.certainty, fact.as_of, _REVISION.sub("", fact.source)
