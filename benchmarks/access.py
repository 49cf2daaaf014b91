"""What rights cost: a connection of each role, opened for a look and for a change.

    python -m benchmarks.access

Milliseconds of processor time per use, the middle of 50, beside the plain connection's.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import storage
from access.enforcing import restrict_seeing, restrict_writing
from access.model import Person
from access.roles import Role
from example import loading

ROUNDS = 50
Use = Callable[[storage.Database], object]


def main() -> None:
    """Print one line for each role."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'w.db'}"
        with storage.writing_to(url) as db:
            loading.load(db, by="측정")
        print(f"{'':12} {'보기':>8} {'고치기':>8}   (ms)")
        plain = _ms(url, lambda db: None)
        print(f"{'제한 없음':12} {plain:8.2f} {plain:8.2f}")
        for role in Role:
            person = Person("1", "김", "경영기획부", frozenset({role}))
            seeing = _ms(url, lambda db, who=person: restrict_seeing(db, who))  # type: ignore[misc]
            writing = _ms(url, lambda db, who=person: restrict_writing(db, who))  # type: ignore[misc]
            print(f"{role.korean:12} {seeing:8.2f} {writing:8.2f}")


def _ms(url: str, use: Use) -> float:
    took = []
    for _ in range(ROUNDS):
        start = time.process_time()
        db = storage.open_database(url)
        use(db)
        db.close()
        took.append((time.process_time() - start) * 1000)
    return statistics.median(took)


if __name__ == "__main__":
    main()
