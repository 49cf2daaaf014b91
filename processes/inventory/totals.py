"""Computed totals that carry their bounds: from one process's facts, and over many."""

from collections.abc import Iterable
from dataclasses import dataclass

from processes.inventory.model import Estimate, Facts


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
    volume, minutes = facts.yearly_volume, facts.minutes_per_case
    if volume is None or minutes is None:
        return None
    low, likely, high = (
        None if a is None or b is None else a * b / 60
        for a, b in zip(volume.bounds, minutes.bounds, strict=True)
    )
    return Estimate(low, likely, high, "", volume.approximate or minutes.approximate)


def yearly_sheets(facts: Facts) -> Estimate | None:
    """Return the sheets of paper a year: cases x sheets per case, bound by bound."""
    volume, sheets = facts.yearly_volume, facts.paper_sheets
    if volume is None or sheets is None:
        return None
    low, likely, high = (
        None if a is None or b is None else a * b
        for a, b in zip(volume.bounds, sheets.bounds, strict=True)
    )
    return Estimate(low, likely, high, "", volume.approximate or sheets.approximate)


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
