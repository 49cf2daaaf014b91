"""What the store keeps when it is killed, and what writers lose to each other.

    python -m benchmarks.faults [ROUNDS] [SECONDS]

ROUNDS (200): two writers, as two servers, on one file; both are killed with -9 at a moment nobody
chose; every save that a writer had told must be there, the file whole, and the next round goes on
with it. Every fifth round a backup is under way when they are killed.
SECONDS (60): 20 writers count up the same row, each from what it has read. Every number must have
been told once: a number missing is a lost save, a number told twice one overwritten in silence.
"""

import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import storage
from storage import backup, settings
from storage.soundness import fault
from tests.storage.writing import SHARED, write

WRITERS = 20
MOMENTS = random.Random(20261201)


@dataclass(frozen=True)
class Child:
    """A process that was forked, which costs less than starting one, and what it tells."""

    number: int
    told: int

    def kill(self) -> None:
        os.kill(self.number, signal.SIGKILL)

    def words(self) -> list[str]:
        """Return all that it told, once it has ended."""
        with os.fdopen(self.told, "rb") as opened:
            said = opened.read().decode().split()
        os.waitpid(self.number, 0)
        return said


def started(work: Callable[[int], None]) -> Child:
    """Fork a process that does the work, which tells on a file descriptor."""
    told, to = os.pipe()
    number = os.fork()
    if number == 0:
        os.close(told)
        try:
            work(to)
        finally:
            os._exit(0)
    os.close(to)
    return Child(number, told)


def killed(url: str, number: int) -> set[str]:
    """Start two writers, kill them, and return what they had told."""

    def writer(who: str) -> Callable[[int], None]:
        return lambda to: write(url, f"{number}-{who}", "own", to=to)

    children = [started(writer("one")), started(writer("two"))]
    if number % 5 == 0:
        target = Path(url.removeprefix("sqlite:///")).with_name(f"copy-{number}.db")
        children.append(started(lambda _to: backup.back_up(url, target)))
    time.sleep(MOMENTS.uniform(0.05, 0.5))
    for child in children:
        child.kill()
    return {word for child in children for word in child.words()}


def kills(url: str, rounds: int) -> None:
    """Kill so often; tell how many saves were told, and how many of them are gone."""
    told, lost, damaged, unsound_copies = 0, 0, 0, 0
    file = Path(url.removeprefix("sqlite:///"))
    for number in range(rounds):
        said = killed(url, number)
        db = storage.open_database(url)
        there = {key for (key,) in db.execute("select id from settings")}
        db.close()
        told, lost = told + len(said), lost + len(said - there)
        damaged += fault(file) != ""
        unsound_copies += any(fault(copy) for copy in file.parent.glob("copy-*.db"))
    print(f"{rounds} kills: {told:,} saves told, {lost} lost, {damaged} damaged files,", end=" ")
    print(f"{unsound_copies} unsound backups")
    backup.back_up(url, file.with_name("after.db"))


def race(url: str, seconds: float) -> None:
    """Let the writers count; tell lost saves and silent overwrites."""

    def writer(number: int) -> Callable[[int], None]:
        return lambda to: write(url, f"w{number}", "shared", seconds, to)

    writers = [started(writer(number)) for number in range(WRITERS)]
    values = [int(word) for one in writers for word in one.words()]
    db = storage.open_database(url)
    value, revision = settings.setting(db, SHARED, 0), settings.revision(db, SHARED)
    remembered = db.execute("select count(*) from history where row_id = :id", {"id": SHARED})
    (entries,) = remembered.fetchone()
    (refused,) = db.execute("select count(*) from refused_saves").fetchone()
    db.close()
    told, twice = len(values), len(values) - len(set(values))
    print(f"{WRITERS} writers, {seconds:g} s: {told:,} saves told, {refused:,} refused and kept,")
    print(f"lost {len(set(range(1, value + 1)) ^ set(values))}, ", end="")
    print(f"overwritten in silence {twice}, revision {revision:,}, in the history {entries:,}")


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 60.0
    with tempfile.TemporaryDirectory() as folder:
        kills(f"sqlite:///{folder}/kills.db", rounds)
        race(f"sqlite:///{folder}/race.db", seconds)


if __name__ == "__main__":
    main()
