"""The record of each day: taken once, never filled in, never about a day that is over."""

import datetime
from itertools import pairwise

from errors import WorkbenchError
from scorecards import gathering, store
from scorecards.model import Figure, Number
from storage import Database
from storage.identifiers import now


class ClockSetBack(WorkbenchError):
    """A day after today is recorded already: one of the two clocks was wrong."""

    def __init__(self, day: str, last: str) -> None:
        super().__init__(
            f"오늘({day})보다 뒤인 {last}의 기록이 있어 오늘을 기록하지 않았습니다. "
            "컴퓨터의 시계를 확인하세요. 시계가 맞으면 "
            f"'manage.py scorecard forget --after {day}'로 지우세요."
        )


def due(db: Database, day: datetime.date) -> bool:
    """Tell whether a day is still to be recorded: it is not, and no later one is."""
    return store.last_day(db) < day.isoformat()


def take(db: Database, day: datetime.date) -> bool:
    """Record how everything stands as that day's figures, inside the caller's transaction.

    The day is today: what stands now is never written into another day. Returns False where the
    day is recorded already. Raises ClockSetBack where a later day is.
    """
    if store.has_day(db, day.isoformat()):
        return False
    return keep(db, day, gathering.gather(db, day).all_figures)


def keep(db: Database, day: datetime.date, figures: tuple[Figure, ...]) -> bool:
    """Record figures that were just read, so that the write lock is held for a moment only."""
    name, last = day.isoformat(), store.last_day(db)
    if store.has_day(db, name):
        return False
    if last > name:
        raise ClockSetBack(name, last)
    store.add_day(db, name, now(), figures)
    return True


def filled(found: dict[str, Figure], recorded: list[str]) -> tuple[list[str], list[Figure | None]]:
    """Return every day between the first and the last record, None where nothing was recorded.

    `recorded`: the days with a record, in order. Between two that follow each other no day is
    added; of a longer gap one day stands for all, so that a line breaks there.
    """
    days: list[str] = []
    for one, other in pairwise([*recorded, ""]):
        days.append(one)
        if other and _next(one) != other:
            days.append(_next(one))
    return days, [found.get(day) for day in days]


def _next(day: str) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=1)).isoformat()


def before(recorded: list[str], day: str, days: int) -> str:
    """Return the last recorded day that is at least so many days before a day, '' for none."""
    edge = (datetime.date.fromisoformat(day) - datetime.timedelta(days=days)).isoformat()
    return max((one for one in recorded if one <= edge), default="")


def difference(one: Number, other: Number) -> Number:
    """Return how much has been added; None where either is unknown."""
    return None if one is None or other is None else one - other
