"""Hours a year that redesigns free: labour only, cases x (as-is - to-be minutes) / 60.

Waiting and cycle time are no labour and never counted. As-is minutes and cases come from the
register of processes, to-be minutes are entered. All three may be ranges and vary apart, so
the bounds are those of every combination; a redesign that takes longer is shown as negative.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from processes.inventory.kinds import figure
from processes.inventory.model import Estimate, Facts
from processes.savings.model import BadSaving, Gift

Bound = float | None


@dataclass(frozen=True)
class Hours:
    """Hours a year; negative where more is spent. A bound of None is unknown."""

    low: Bound
    likely: Bound
    high: Bound

    def __add__(self, other: "Hours") -> "Hours":
        """Return the sum; unknown with anything is unknown."""
        return Hours(
            _sum(self.low, other.low), _sum(self.likely, other.likely), _sum(self.high, other.high)
        )

    def __sub__(self, other: "Hours") -> "Hours":
        """Return what is left: the least of one less the most of the other, and so on."""
        return Hours(
            _less(self.low, other.high),
            _less(self.likely, other.likely),
            _less(self.high, other.low),
        )


NONE = Hours(0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Sum:
    """Hours of several savings; those whose hours are unknown are counted apart."""

    hours: Hours
    known: int
    unknown: int


def freed(facts: Facts, to_be: Estimate) -> Hours | None:
    """Return the hours a year that the process saves at the to-be minutes; None for unknown."""
    volume, as_is = facts.yearly_volume, facts.minutes_per_case
    if volume is None or as_is is None:
        return None
    saved = (
        _less(as_is.low, to_be.high),
        _less(as_is.likely, to_be.likely),
        _less(as_is.high, to_be.low),
    )
    return Hours(
        _product(saved[0], volume.low if (saved[0] or 0) >= 0 else volume.high),
        _product(saved[1], volume.likely),
        _product(saved[2], volume.high if (saved[2] or 0) >= 0 else volume.low),
    )


def total(parts: Iterable[Hours | None]) -> Sum:
    """Add hours up; the unknown ones are left out and counted."""
    listed = list(parts)
    known = [part for part in listed if part is not None]
    hours = NONE
    for part in known:
        hours = hours + part
    return Sum(hours, len(known), len(listed) - len(known))


def given(gifts: Iterable[Gift]) -> Hours:
    """Return the hours of the gifts together."""
    hours = NONE
    for gift in gifts:
        hours = hours + Hours(*gift.hours.bounds)
    return hours


def check_baseline(facts: Facts, to_be: Sequence[Estimate]) -> None:
    """Raise BadSaving when redesigns of one process save more minutes than it takes today.

    Compared where both are known: the likely figures, and the best case (the longest as-is
    with the shortest to-be). A redesign that takes longer makes no room for another one.
    """
    as_is = facts.minutes_per_case
    if as_is is None:
        return
    for minutes, ends in (
        (as_is.likely, [one.likely for one in to_be]),
        (as_is.high, [one.low for one in to_be]),
    ):
        if minutes is None:
            continue
        saved = sum(max(minutes - end, 0) for end in ends if end is not None)
        if saved > minutes:
            raise BadSaving(
                f"절감이 기준선을 넘습니다. 이 업무는 지금 건당 {figure(minutes)}분인데 재설계 "
                f"{len(to_be)}건이 합해 {figure(saved)}분을 줄인다고 합니다. "
                "개선 뒤 처리시간을 고치거나 겹치는 재설계를 하나로 합치세요."
            )


def check_given(freed_hours: Hours | None, gifts: Sequence[Gift]) -> None:
    """Raise BadSaving when more hours are given away than the redesign frees at best."""
    if freed_hours is None or freed_hours.high is None:
        return
    away = given(gifts)
    for share in (away.likely, away.low, away.high):
        if share is not None and share > freed_hours.high:
            raise BadSaving(
                f"돌려준 시간이 합해 {figure(share)}시간으로, 이 재설계가 줄이는 최대 "
                f"{figure(freed_hours.high)}시간을 넘습니다. 시간을 고치세요."
            )


def _sum(one: Bound, other: Bound) -> Bound:
    return None if one is None or other is None else one + other


def _less(one: Bound, other: Bound) -> Bound:
    return None if one is None or other is None else one - other


def _product(minutes: Bound, cases: Bound) -> Bound:
    return None if minutes is None or cases is None else minutes * cases / 60
