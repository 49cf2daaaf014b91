"""How long the server computes for the scorecards' overview, beside an empty page. Linux.

python -m benchmarks.scorecards [--processes 10000] [--projects 500] [--years 5]

One server, one run: an empty page and the overview, asked for in turns. Beside it what the first
reading, one change and the record of a day cost, each by the processor's time.
"""

import argparse
import datetime
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import storage
from benchmarks import portfolio
from benchmarks.register import Server, generated, line, rerun
from evaluations import questionnaire
from processes.inventory import store as register
from scorecards import gathering, snapshots, store
from scorecards.model import Figure, Number
from storage import Database, records

DAY = datetime.date(2026, 11, 30)
ROUNDS, RERUNS = 5, 20
PATIENCE = 300.0  # seconds, on a machine that is busy with other things
NAMES = ("empty", "overview", "one card")
PAGES = ("process", "scorecards", "scorecard")  # without an address, the first of them is empty


def main() -> None:
    """Make the data, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=10_000)
    parser.add_argument("--projects", type=int, default=500)
    parser.add_argument("--years", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "scorecards.db"
        db = storage.open_database(f"sqlite:///{file}")
        fill(db, asked.processes, asked.projects)
        once = reading_costs(db)
        days = record(db, 365 * asked.years)
        rows = db.execute("select count(*) from scorecard_figures").fetchone()[0]
        db.close()
        print(f"{asked.processes:,} processes, {asked.projects} projects, {days:,} recorded days")
        print(f"{rows:,} recorded figures, database {file.stat().st_size / 1e6:,.0f} MB")
        for told, seconds in once.items():
            print(f"{told:40} {1000 * seconds:8.0f} ms")
        times = pages(file)
    print(f"{'rerun, server CPU':34} {'median ms':>9} {'best ms':>9} {'x median':>8} {'x best':>8}")
    for told, found in zip(NAMES, times, strict=True):
        print(line(told, found, times[0]))


def fill(db: Database, processes: int, projects: int) -> None:
    """Register processes, diagnose a third of them, and judge projects."""
    with storage.transaction(db):
        added = register.add_processes(db, generated(processes), by="benchmark")
        form = questionnaire.shipped("digital-maturity")
        chance, rows = random.Random(7), list[tuple[Any, ...]]()
        for one in added[::3]:
            rows += [
                (one.id, form.id, form.version, question.id, str(chance.randint(0, 4)))
                for question in form.questions
                if chance.random() < 0.95
            ]
        records.insert_many(db, "answers", portfolio.NAMES, rows, by="benchmark")
        portfolio.fill(db, questionnaire.shipped("saas-readiness"), projects)
        offices = register.departments(db)
        for row in list(db.query("select id from projects")):
            named = {"id": row["id"], "name": chance.choice(offices)}
            db.execute("update projects set department = :name where id = :id", named)


def reading_costs(db: Database) -> dict[str, float]:
    """Return what reading the figures costs: at first, unchanged, after one change."""
    known = register.snapshot(db)
    gathered = gathering.gather(db, DAY, None, known)
    costs = {
        "first reading of all figures": seconds(lambda: gathering.gather(db, DAY, None, known)),
        "unchanged": seconds(lambda: gathering.gather(db, DAY, gathered, known)),
    }
    process = known.lines[0].process
    with storage.transaction(db):
        register.save_process(db, process.id, process.revision, name="바뀐 업무", by="benchmark")
    fresh = register.snapshot(db, known)
    after = seconds(lambda: gathering.gather(db, DAY, gathered, fresh))
    return {**costs, "after one process has changed": after}


def record(db: Database, count: int) -> int:
    """Record so many days up to DAY, each a little other than the one before."""
    figures = gathering.gather(db, DAY).all_figures
    first = DAY - datetime.timedelta(days=count - 1)
    with storage.transaction(db):
        for number in range(count):
            part = 0.5 + 0.5 * number / count
            moved = tuple(_scaled(one, part) for one in figures)
            snapshots.keep(db, first + datetime.timedelta(days=number), moved)
    return len(store.days(db))


def _scaled(one: Figure, part: float) -> Figure:
    return replace(one, value=_times(one.value, part), low=_times(one.low, part))


def _times(number: Number, part: float) -> Number:
    return None if number is None else number * part


def pages(file: Path) -> list[list[float]]:
    """Return the server's seconds per rerun of each page, in turns."""
    server = Server(file)
    times: list[list[float]] = [[] for _ in PAGES]
    try:
        answers(server)
        with ExitStack() as opened:
            browsers = [opened.enter_context(server.browser()) for _ in PAGES]
            for page, browser in zip(PAGES, browsers, strict=True):
                rerun(browser, page, PATIENCE)  # the first visit reads the figures
            wait_for_the_record(file)
            for page, browser in zip(PAGES, browsers, strict=True):
                rerun(browser, page)
            for _round in range(ROUNDS):
                for page, browser, found in zip(PAGES, browsers, times, strict=True):
                    found.append(per_rerun(server, partial(rerun, browser, page)))
    finally:
        server.process.terminate()
        server.process.wait()
    return times


def answers(server: Server) -> None:
    """Wait until the server answers: everything is imported then."""
    for _attempt in range(200):
        with suppress(OSError), urlopen(f"http://localhost:{server.port}/_stcore/health"):
            return
        time.sleep(0.3)
    raise SystemExit("the server does not answer")


def wait_for_the_record(file: Path) -> None:
    """Wait until the record of the day, taken beside the first visit, is there."""
    for _attempt in range(int(PATIENCE)):
        db = storage.open_database(f"sqlite:///{file}")
        taken = store.last_day(db) > DAY.isoformat()
        db.close()
        if taken:
            return
        time.sleep(1)


def per_rerun(server: Server, ask: Callable[[], None]) -> float:
    """Return the server's seconds for one rerun, the mean of several."""
    before = server.seconds()
    for _rerun in range(RERUNS):
        ask()
    return (server.seconds() - before) / RERUNS


def seconds(work: Callable[[], Any], rounds: int = 3) -> float:
    """Return the median processor time of a piece of work."""
    taken: Sequence[float] = [_taken(work) for _ in range(rounds)]
    return statistics.median(taken)


def _taken(work: Callable[[], Any]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
