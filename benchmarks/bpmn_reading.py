"""BPMN files read, their facts listed, measured: what it takes us and what it takes others.

    python -m benchmarks.bpmn_reading FOLDER [FOLDER …]

Processor time (other work on the machine does not count), per file the best of several warm runs,
in which the tools take turns on the same files: bpmn-moddle in the node of the build environment
(make setup), pm4py and bpmn-python (with the two names that today's networkx lacks) in an
environment that is made for this run and thrown away. Each lists the facts that it knows, ids,
types, names, ends and places. Others then count (size, CNC, degrees); ours takes all measures.
`× ours` is the median over the files that the tool reads of how many times as long it takes.
`lossless` counts the files of which every fact is still there after the tool has written them
again: ids, types, names, flows with ends, lanes, documentation, extension elements, drawing. Ours
hands out the stored bytes.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import storage
from installation.places import BUILD_ENVIRONMENT, NODE_MODULES
from processes.bpmn import facts, picture, reading, store
from processes.bpmn.metrics import metrics
from processes.bpmn.model import BadModel
from processes.inventory.model import Facts
from processes.inventory.store import add_process

ROUNDS = 7
TURNS = 4
HERE = Path(__file__).parent
Times = Mapping[str, tuple[float, float] | None]


def best(work: Callable[[], object]) -> float:
    """Return the shortest of some runs in milliseconds."""
    runs = []
    for _round in range(ROUNDS):
        start = time.process_time()
        work()
        runs.append((time.process_time() - start) * 1000)
    return min(runs)


def ours(files: list[Path]) -> Times:
    """Return our milliseconds."""
    found: dict[str, tuple[float, float] | None] = {}
    for file in files:
        content = file.read_bytes()
        read = best(lambda: reading.read(content))  # noqa: B023
        found[str(file)] = read, best(lambda: _everything(content))  # noqa: B023
    return found


def pictures(files: list[Path]) -> list[float]:
    """Return the milliseconds of drawing each file that has a drawing."""
    models = [reading.read(file.read_bytes()) for file in files]
    return [best(lambda: picture.drawn(one)) for one in models if one.shapes]  # noqa: B023


def _everything(content: bytes) -> None:
    model = reading.read(content)
    facts.facts(model)
    metrics(model)


def exported(files: list[Path], out: Path) -> None:
    """Store each file and write what an export hands out."""
    db = storage.open_database(f"sqlite:///{out / 'w.db'}")
    for file in files:
        with storage.transaction(db):
            process = add_process(db, file.stem, "부서", Facts(), by="")
            saved = store.add_revision(
                db, process.id, "as-is", file.read_bytes(), base=0, origin="upload", by=""
            )
            (out / file.name).write_bytes(store.content(db, saved.sha256))
    db.close()


def moddle(files: list[Path], out: Path) -> Times:
    """Return bpmn-moddle's milliseconds."""
    node = BUILD_ENVIRONMENT / "bin" / "node"
    return _answer([node, HERE / "bpmn_moddle.mjs", NODE_MODULES, str(ROUNDS), out, *files])


def peer(name: str, python: Path, files: list[Path], out: Path) -> Times:
    """Return the milliseconds of a Python package in its own environment."""
    return _answer([python, HERE / "bpmn_peers.py", name, str(ROUNDS), out, *files])


def _answer(command: list[str | Path]) -> Times:
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    answer: Times = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


def environment(folder: Path) -> Path:
    """Make an environment with the Python peers and return its interpreter."""
    uv, python = BUILD_ENVIRONMENT / "bin" / "uv", folder / "bin" / "python"
    subprocess.run([uv, "venv", "-q", "--python", sys.executable, folder], check=True)
    packages = ["pm4py", "bpmn-python"]
    subprocess.run([uv, "pip", "install", "-q", "--python", python, *packages], check=True)
    return python


def lossless(files: list[Path], out: Path) -> int:
    """Return how many files kept every fact in what was written again."""
    return sum(_is_kept(file, out / file.name) for file in files)


def _is_kept(file: Path, again: Path) -> bool:
    if not again.is_file():
        return False
    try:
        return facts.everything(again.read_bytes()) == facts.everything(file.read_bytes())
    except BadModel:
        return False


def better(before: Times, now: Times) -> Times:
    """Return the shorter times of two turns."""
    return {file: _shorter(before.get(file), times) for file, times in now.items()}


def _shorter(
    one: tuple[float, float] | None, other: tuple[float, float] | None
) -> tuple[float, float] | None:
    if one is None or other is None:
        return other
    return min(one[0], other[0]), min(one[1], other[1])


def row(name: str, times: Times, kept: int, own: Times) -> str:
    """Return one line of the table."""
    known = {file: time for file, time in times.items() if time}
    reads = sorted(read for read, _all in known.values())
    alls = sorted(all_ for _read, all_ in known.values())
    ratios = [all_ / whole[1] for file, (_read, all_) in known.items() if (whole := own[file])]
    line = f"{name:14}{len(known):>6}{statistics.median(reads):>9.2f}{_late(reads):>8.2f}"
    line += f"{statistics.median(alls):>11.2f}{_late(alls):>8.2f}"
    return f"{line}{statistics.median(ratios):>8.2f}{kept:>10}"


def _late(times: list[float]) -> float:
    return sorted(times)[min(int(len(times) * 0.95), len(times) - 1)]


def main() -> None:
    """Print a line per tool: files read, milliseconds (median, 95 %), files without a loss."""
    files = sorted(file for folder in sys.argv[1:] for file in Path(folder).rglob("*.bpmn"))
    if not files:
        raise SystemExit("no .bpmn files in the folders that were named")
    print(f"{len(files)} files{'':18}read{'':13}+ facts + metrics")
    print(f"{'':14}{'files':>6}{'median':>9}{'95 %':>8}{'median':>11}{'95 %':>8}", end="")
    print(f"{'× ours':>8}{'lossless':>10}")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        places = {name: work / name for name in ("ours", "bpmn-moddle", "pm4py", "bpmn-python")}
        for place in places.values():
            place.mkdir()
        exported(files, places["ours"])
        python = environment(work / "environment")
        turns: dict[str, Callable[[], Times]] = {
            "ours": lambda: ours(files),
            "bpmn-moddle": lambda: moddle(files, places["bpmn-moddle"]),
            "pm4py": lambda: peer("pm4py", python, files, places["pm4py"]),
            "bpmn-python": lambda: peer("bpmn-python", python, files, places["bpmn-python"]),
        }
        found: dict[str, Times] = {name: {} for name in turns}
        for _turn in range(TURNS):
            for name, turn in turns.items():
                found[name] = better(found[name], turn())
        for name, times in found.items():
            print(row(name, times, lossless(files, places[name]), found["ours"]))
    drawn = pictures(files)
    print(f"picture: median {statistics.median(drawn):.2f} ms, 95 % {_late(drawn):.2f} ms")


if __name__ == "__main__":
    main()
