"""A writer to be killed, starved and raced: says each save only once it is committed.

    python -m tests.storage.writing URL WHO own|shared [SECONDS]

own: rows of its own, one after the other. shared: counts up one row that others count up too,
reading it anew after each Conflict. Ends with status 1 and the sentence of a refusal.
"""

import os
import sys
import time
from collections.abc import Iterator

import storage
from storage import settings

SHARED = "counter"


def own(db: storage.Database, who: str) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        with storage.transaction(db):
            settings.set_setting(db, f"{who}/{number}", "x" * 500, by=who)
        yield f"{who}/{number}"


def shared(db: storage.Database, who: str) -> Iterator[str]:
    while True:
        base = settings.revision(db, SHARED)
        value = settings.setting(db, SHARED, 0) + 1
        time.sleep(0.005)  # people think between reading and saving
        try:
            with storage.transaction(db):
                settings.set_setting(db, SHARED, value, by=who, base=base)
        except storage.Conflict:
            continue  # somebody was first: nothing was written over
        yield str(value)


def write(url: str, who: str, kind: str, seconds: float = float("inf"), to: int = 1) -> None:
    """Save for so long, telling each save on that file descriptor."""
    ends = time.monotonic() + seconds
    db = storage.open_database(url)
    for saved in (own if kind == "own" else shared)(db, who):
        os.write(to, f"{saved}\n".encode())  # whole or not at all, whenever we are killed
        if time.monotonic() > ends:
            return


def main() -> None:
    url, who, kind, *seconds = sys.argv[1:]
    try:
        write(url, who, kind, float(seconds[0]) if seconds else float("inf"))
    except storage.StorageUnavailable as refusal:
        sys.exit(refusal.sentence)


if __name__ == "__main__":
    main()
