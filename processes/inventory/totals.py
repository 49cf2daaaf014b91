"""Computed totals that carry their bounds: from one process's facts, and over many."""

from collections.abc import Iterable
from dataclasses import dataclass

from processes.inventory.model import TOO_LARGE, Estimate, Facts


@dataclass(frozen=True)
class Total:
    """A sum over processes. The unknown ones are counted, never taken for zero.

    `likely` is None where a part has only bounds; `low` and `high` leave out the unknown
    ones; `high` is also None where a part has no upper bound.
    """

    low: float
    likely: float | None
    high: float | None
    known: int
    unknown: int
    approximate: bool


def yearly_hours(facts: Facts) -> Estimate | None:
    """Return the hands-on hours a year: cases x minutes / 60, bound by bound."""
    return _times(facts.yearly_volume, facts.minutes_per_case, 1 / 60)


def yearly_sheets(facts: Facts) -> Estimate | None:
    """Return the sheets of paper a year: cases x sheets per case, bound by bound."""
    return _times(facts.yearly_volume, facts.paper_sheets, 1)


def _times(cases: Estimate | None, each: Estimate | None, factor: float) -> Estimate | None:
    if cases is None or each is None:
        return None
    pairs = zip(cases.bounds, each.bounds, strict=True)
    low, likely, high = (None if None in pair else _product(pair, factor) for pair in pairs)
    if low is None and likely is None and high is None:
        return None  # such as '10 이상' times '20 이하'
    approximate = (cases.approximate or each.approximate) and high != 0  # nothing is exactly 0
    return Estimate(low, likely, high, "", approximate)


def _product(pair: tuple[float | None, float | None], factor: float) -> float | None:
    """Return the product; None where it is more than any institution can have."""
    found = round((pair[0] or 0) * (pair[1] or 0) * factor, 6)
    return found if found < TOO_LARGE else None


def total(parts: Iterable[Estimate | None]) -> Total:
    """Add up estimates; an unknown low bound counts as 0, the least it can be."""
    listed = list(parts)
    known = [part for part in listed if part is not None]
    likely, high = _sum(part.likely for part in known), _sum(part.high for part in known)
    return Total(
        low=sum(part.low or 0 for part in known),
        likely=likely,
        high=high,
        known=len(known),
        unknown=len(listed) - len(known),
        approximate=any(part.approximate for part in known),
    )


def _sum(bounds: Iterable[float | None]) -> float | None:
    found = list(bounds)
    return None if None in found else sum(bound for bound in found if bound is not None)
