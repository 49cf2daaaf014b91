"""BPMN files read: what it takes us with facts and metrics, and others to read alone.

    python -m benchmarks.bpmn_reading FOLDER [FOLDER …]

Per file the best of several warm runs, all tools in one go on the same files: bpmn-moddle in the
node of the build environment (make setup), pm4py and bpmn-python (with the two names that today's
networkx lacks) in an environment that is made for this run and thrown away. Ours does more: read,
facts and every metric. `lossless` counts the files of which every fact is still there after the
tool has written them again: ids, types, names, flows with ends, lanes, documentation, extension
elements, drawing. Ours hands out the stored bytes.
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
HERE = Path(__file__).parent
Times = Mapping[str, float | None]


def best(work: Callable[[], object]) -> float:
    """Return the shortest of some runs in milliseconds."""
    runs = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        work()
        runs.append((time.perf_counter() - start) * 1000)
    return min(runs)


def ours(files: list[Path]) -> dict[str, Times]:
    """Return the milliseconds of every file under each kind of our work."""
    kinds = ("read + facts + metrics", "  read", "  facts", "  metrics", "  picture")
    found: dict[str, dict[str, float | None]] = {kind: {} for kind in kinds}
    for file in files:
        content, name = file.read_bytes(), str(file)
        model = reading.read(content)
        found[kinds[0]][name] = best(lambda: _everything(content))  # noqa: B023
        found[kinds[1]][name] = best(lambda: reading.read(content))  # noqa: B023
        found[kinds[2]][name] = best(lambda: facts.facts(model))  # noqa: B023
        found[kinds[3]][name] = best(lambda: metrics(model))  # noqa: B023
        if model.shapes:
            found[kinds[4]][name] = best(lambda: picture.drawn(model))  # noqa: B023
    return dict(found)


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


def row(name: str, times: Times, kept: int | None) -> str:
    """Return one line of the table."""
    known = sorted(one for one in times.values() if one is not None)
    late = known[min(int(len(known) * 0.95), len(known) - 1)]
    said = "" if kept is None else f"{kept:>8}"
    return f"{name:26}{len(known):>6}{statistics.median(known):>9.2f}{late:>8.2f}{said}"


def main() -> None:
    """Print a line per tool: files read, median and 95 % in milliseconds, lossless files."""
    files = sorted(file for folder in sys.argv[1:] for file in Path(folder).rglob("*.bpmn"))
    if not files:
        raise SystemExit("no .bpmn files in the folders that were named")
    print(f"{len(files)} files{'':17}{'read':>8}{'median':>9}{'95 %':>8}{'lossless':>9}")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        places = {name: work / name for name in ("ours", "bpmn-moddle", "pm4py", "bpmn-python")}
        for place in places.values():
            place.mkdir()
        exported(files, places["ours"])
        for name, times in ours(files).items():
            kept = None if name.startswith(" ") else lossless(files, places["ours"])
            print(row(name, times, kept))
        times = moddle(files, places["bpmn-moddle"])
        print(row("bpmn-moddle: read", times, lossless(files, places["bpmn-moddle"])))
        python = environment(work / "environment")
        for name in ("pm4py", "bpmn-python"):
            times = peer(name, python, files, places[name])
            print(row(f"{name}: read", times, lossless(files, places[name])))


if __name__ == "__main__":
    main()
