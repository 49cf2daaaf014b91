"""How long a BPMN file takes: read, facts and picture, each the best of several runs.

python -m benchmarks.bpmn_reading FOLDER [FOLDER …]
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from processes.bpmn import facts, picture, reading

ROUNDS = 5


def best(work: Callable[[], object]) -> float:
    """Return the shortest of some runs in milliseconds."""
    runs = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        work()
        runs.append((time.perf_counter() - start) * 1000)
    return min(runs)


def measured(folders: list[str]) -> dict[str, list[float]]:
    """Return the milliseconds of every file under each kind of work."""
    found: dict[str, list[float]] = {"read": [], "facts": [], "picture": []}
    files = sorted(file for folder in folders for file in Path(folder).rglob("*.bpmn"))
    for file in files:
        content = file.read_bytes()
        model = reading.read(content)
        found["read"].append(best(lambda: reading.read(content)))  # noqa: B023
        found["facts"].append(best(lambda: facts.facts(model)))  # noqa: B023
        if model.shapes:
            found["picture"].append(best(lambda: picture.drawn(model)))  # noqa: B023
    return found


def main() -> None:
    """Print one line per kind of work: files, median, 95 % and longest in milliseconds."""
    print(f"{'':8} {'files':>5} {'median':>8} {'95 %':>8} {'longest':>8}")
    for kind, times in measured(sys.argv[1:]).items():
        if not times:
            raise SystemExit("no .bpmn files in the folders that were named")
        middle = statistics.median(times)
        late = sorted(times)[int(len(times) * 0.95)]
        print(f"{kind:8} {len(times):5} {middle:8.2f} {late:8.2f} {max(times):8.2f}")


if __name__ == "__main__":
    main()
