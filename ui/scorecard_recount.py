"""Counting that takes long is done beside the visits: they see what was counted last until then."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import storage
from scorecards import gathering
from scorecards.gathering import Gathered
from storage import workbench_url

SLOW: Final = 1.0  # seconds of the processor: what takes less is counted while one waits
_REST: Final = 5  # times as long as counting took, before it begins again
_LOG = logging.getLogger(__name__)
_Reader = tuple[object, ...]
_cost: dict[_Reader, float] = {}
_next: dict[_Reader, float] = {}
_running: set[_Reader] = set()


@contextmanager
def timed(reader: _Reader) -> Iterator[None]:
    """Remember how long counting took, where it took any time worth telling."""
    begun = time.thread_time()
    yield
    taken = time.thread_time() - begun
    if taken > SLOW or reader not in _cost:
        _cost[reader] = taken


def may_wait(reader: _Reader) -> bool:
    """Tell whether counting takes so long that nobody should wait for it."""
    return _cost.get(reader, 0.0) > SLOW


def begin(
    reader: _Reader, before: Gathered, keep: Callable[[Gathered], None]
) -> threading.Thread | None:
    """Count anew in a thread, unless one runs or has just ended; return it, if any."""
    if reader in _running or time.monotonic() < _next.get(reader, 0.0):
        return None
    _running.add(reader)
    thread = threading.Thread(
        target=_count, args=(workbench_url(), reader, before, keep), daemon=True
    )
    thread.start()
    return thread


def _count(url: str, reader: _Reader, before: Gathered, keep: Callable[[Gathered], None]) -> None:
    try:
        with storage.reading_from(url) as db, timed(reader):
            keep(gathering.gather(db, before.day, before, cards=before.by_card))
    except Exception as error:  # noqa: BLE001 - nobody waits for this thread: the log is told
        _LOG.warning("The scorecards were not counted anew: %s", error)
    finally:
        _next[reader] = time.monotonic() + _REST * _cost.get(reader, 0.0)
        _running.discard(reader)
