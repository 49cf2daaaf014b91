"""The record of the day: taken on its first visit, beside the visit and not in its way.

WORKBENCH_SNAPSHOTS=off leaves it to `manage.py scorecard snapshot`, such as from cron.
"""

import logging
import os
import threading
import time
from typing import Final

import storage
from scorecards import gathering, snapshots, store
from storage import workbench_url
from storage.moments import today
from ui import register

QUIET: Final = 2.0  # seconds that the visit has for itself first
_AGAIN: Final = 600.0  # seconds after which a day that could not be recorded is tried again
_LOG = logging.getLogger(__name__)
_tried: dict[tuple[object, ...], float] = {}


def remember() -> threading.Thread | None:
    """Let the day be recorded if it may be due; return the thread that sees to it, if any."""
    if os.environ.get("WORKBENCH_SNAPSHOTS") == "off":
        return None
    day, moment = today(), time.monotonic()
    key = (*register.place(), day)
    if moment - _tried.get(key, -_AGAIN) < _AGAIN:
        return None
    _tried.clear()
    _tried[key] = moment
    thread = threading.Thread(
        target=_take, args=(workbench_url(), QUIET), name="scorecard-snapshot", daemon=True
    )
    thread.start()
    return thread


def _take(url: str, quiet: float) -> None:
    time.sleep(quiet)
    try:
        record(url)
    except Exception as error:  # noqa: BLE001 - nobody waits for this thread: the log is told
        _LOG.warning("The scorecards of today were not recorded: %s", error)


def record(url: str) -> bool:
    """Record today if that is due and there is anything; the figures are read before the lock."""
    day = today()
    with storage.reading_from(url) as db:
        if not snapshots.due(db, day) or not store.has_anything(db):
            return False
        figures = gathering.gather(db, day).all_figures
    with storage.writing_to(url) as db:
        return snapshots.keep(db, day, figures)
