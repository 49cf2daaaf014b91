"""The figures and pictures of the scorecards as this server's pages see them, kept while they hold.

Working out ten thousand processes takes too long for every click: what was worked out is kept
with a mark of the data, per database and per what the reader may see.
"""

import datetime
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar, cast

from scorecards import gathering, store
from scorecards.charts import Spec
from scorecards.gathering import Gathered
from scorecards.model import Figure, Figures
from storage import Database
from ui import register, scorecard_recount, scorecard_rights

_MOST_READERS, _MOST_THINGS = 8, 400
_kept: dict[tuple[object, ...], Gathered] = {}
_things: dict[tuple[object, ...], object] = {}
_Thing = TypeVar("_Thing")
_MISSING = object()


def now(db: Database, day: datetime.date) -> tuple[Mapping[str, Figures], bool]:
    """Return card -> its figures, and whether something has changed since they were counted.

    Where counting takes long, what was counted last is shown until a thread has counted anew.
    """
    reader = (*register.place(), scorecard_rights.reader())
    before = _kept.get(reader)
    changed = before is not None and before.day == day and store.mark(db) != before.mark
    if before and changed and scorecard_rights.sees_all() and scorecard_recount.may_wait(reader):
        scorecard_recount.begin(reader, before, partial(_put, reader))
        return before.by_card, True
    known = register.current(db) if scorecard_rights.sees_all() else None
    with scorecard_recount.timed(reader):
        found = gathering.gather(db, day, before, known, _cards())
    _put(reader, found)
    return found.by_card, False


def _cards() -> list[str]:
    return [card for card in gathering.RESTS_ON if scorecard_rights.sees(card)]


def _put(reader: tuple[object, ...], found: Gathered) -> None:
    _keep(_kept, reader, found, _MOST_READERS)


def on(db: Database, day: str) -> Mapping[str, Figures] | None:
    """Return card -> the figures that were recorded for a day, None where none were."""
    found = once(("day", day, store.stamp(db)), lambda: store.figures_of(db, day))
    return None if found is None else dict.fromkeys(gathering.RESTS_ON, found)


def days(db: Database) -> list[str]:
    """Return the recorded days, the earliest first."""
    return once(("days", store.stamp(db)), lambda: store.days(db))


def over_time(db: Database, measure: str, department: str) -> Mapping[str, Figure]:
    """Return a measure by day."""
    key = ("series", measure, department, store.stamp(db))
    return once(key, lambda: store.series(db, measure, department))


def once(key: tuple[object, ...], make: Callable[[], _Thing]) -> _Thing:
    """Return what was made under the key before, else make it; the last few hundred are kept."""
    whole = (*register.place(), scorecard_rights.reader(), *key)
    found = _things.get(whole, _MISSING)  # read once: another session may push it out meanwhile
    if found is _MISSING:
        found = make()
        _keep(_things, whole, found, _MOST_THINGS)
    return cast(_Thing, found)


def drawn(
    card: str, told: Figures, key: tuple[object, ...], make: Callable[[], Spec | None]
) -> Spec | None:
    """Return the picture of these figures."""
    return once(("picture", card, told.day, told.at, *key), make)


def _keep(
    into: dict[tuple[object, ...], _Thing], key: tuple[object, ...], thing: _Thing, most: int
) -> None:
    into.pop(key, None)
    into[key] = thing
    while len(into) > most:
        into.pop(next(iter(into)), None)
