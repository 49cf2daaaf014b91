"""How long a check of soundness takes, beside Woflan as pm4py has it.

python -m benchmarks.soundness [--without-pm4py] [FOLDER …]

The models: parallel tasks (one each, three each, with choices in each branch, nested), 1,500
nodes in blocks and 1,500 in no blocks at all, each also with a planted defect, and the .bpmn
files of the folders. Milliseconds of processor time, the best of three runs.

pm4py is AGPL and never installed with the workbench: it goes into an environment of its own
that is thrown away, and gets a minute for each model.
"""

import argparse
import itertools
import random
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator
from pathlib import Path

from processes.bpmn import reading
from processes.bpmn.soundness import Verdict, check

LIMIT = 60
HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" '
    'targetNamespace="b"><process id="p">'
)
TYPES = {"s": "startEvent", "e": "endEvent", "t": "task", "x": "exclusiveGateway"} | {
    "a": "parallelGateway",
    "o": "inclusiveGateway",
}
PEER = """
import sys, pm4py
from pm4py.algo.analysis.woflan import algorithm
net, first, last = pm4py.convert_to_petri_net(pm4py.read_bpmn(sys.argv[1]))
start = __import__("time").process_time()
sound = algorithm.apply(net, first, last, parameters={"print_diagnostics": False})
print(bool(sound), (__import__("time").process_time() - start) * 1000)
"""


class Drawing:
    """A model that grows: nodes by a letter for the type, flows between them."""

    def __init__(self) -> None:
        self.nodes: list[str] = []
        self.flows: list[tuple[str, str]] = []

    def node(self, kind: str) -> str:
        self.nodes.append(f"{kind}{len(self.nodes)}")
        return self.nodes[-1]

    def path(self, *nodes: str) -> None:
        self.flows += itertools.pairwise(nodes)

    def xml(self) -> bytes:
        nodes = "".join(f'<{TYPES[one[0]]} id="{one}"/>' for one in self.nodes)
        flows = "".join(
            f'<sequenceFlow id="f{at}" sourceRef="{one}" targetRef="{other}"/>'
            for at, (one, other) in enumerate(self.flows)
        )
        return f"{HEAD}{nodes}{flows}</process></definitions>".encode()


def parallel(branches: int, length: int = 1, *, choices: bool = False, join: str = "a") -> Drawing:
    """A parallel split, branches of tasks (each with a choice), and a join."""
    made = Drawing()
    split, joined = made.node("a"), made.node(join)
    made.path(made.node("s"), split)
    made.path(joined, made.node("e"))
    for _branch in range(branches):
        tasks = [made.node("t") for _task in range(length)]
        if choices:
            fork, merge = made.node("x"), made.node("x")
            made.path(fork, made.node("t"), merge)
            tasks = [*tasks, fork, made.node("t"), merge]
        made.path(split, *tasks, joined)
    return made


def nested(depth: int) -> Drawing:
    """Two parallel branches in each of two parallel branches, and so on."""
    made = Drawing()

    def block(deep: int) -> tuple[str, str]:
        if not deep:
            task = made.node("t")
            return task, task
        split, join = made.node("a"), made.node("a")
        for _branch in range(2):
            first, last = block(deep - 1)
            made.path(split, first)
            made.path(last, join)
        return split, join

    first, last = block(depth)
    made.path(made.node("s"), first)
    made.path(last, made.node("e"))
    return made


def blocks(size: int, *, planted: bool) -> Drawing:
    """So many nodes in blocks inside blocks; planted: one choice ends in a parallel join."""
    made, chosen = Drawing(), random.Random(1)
    made.path(made.node("s"), made.node("t"))
    made.path("t1", made.node("e"))
    while len(made.nodes) < size:
        at = chosen.randrange(len(made.flows))
        source, target = made.flows[at]
        kind = chosen.choice("tttxao")
        if kind == "t":
            made.flows[at] = (source, made.node("t"))
            made.path(made.nodes[-1], target)
            continue
        split, join = made.node(kind), made.node(kind)
        made.flows[at] = (source, split)
        made.path(join, target)
        for _branch in range(chosen.randint(2, 4)):
            made.path(split, made.node("t"), join)
    if planted:
        split, join, before, after = (made.node(kind) for kind in "xatt")
        source, target = made.flows[-1]
        made.flows[-1] = (source, split)
        made.path(split, before, join)
        made.path(split, after, join)
        made.path(join, target)
    return made


def crossing(size: int, branches: int, *, planted: bool) -> Drawing:
    """Parallel branches that wait for one another crosswise: nothing folds into blocks."""
    made = Drawing()
    split, joined = made.node("a"), made.node("a")
    made.path(made.node("s"), split)
    made.path(joined, made.node("e"))
    last = [split] * branches
    while len(made.nodes) < size:
        for at in range(branches):
            kind = "a" if len(made.nodes) % 2 else "x"
            one = made.node("t")
            made.path(last[at], one)
            last[at] = one
            if kind == "x":
                fork, merge = made.node("x"), made.node("x")
                made.path(one, fork, made.node("t"), merge)
                made.path(fork, merge)
                last[at] = merge
        for at in range(0, branches - 1):
            sends, waits = made.node("a"), made.node("a")
            made.path(last[at], sends, waits)
            made.path(last[at + 1], waits)
            last[at], last[at + 1] = sends, waits
    for at, one in enumerate(last):
        if planted and at == branches - 1:
            fork = made.node("x")
            made.path(one, fork, made.node("e"))
            made.path(fork, joined)
        else:
            made.path(one, joined)
    return made


def drawings() -> Iterator[tuple[str, Drawing]]:
    """Give each model with its name."""
    for branches in (5, 10, 15, 20):
        yield f"{branches} parallel tasks", parallel(branches)
    yield "20 parallel tasks into a choice", parallel(20, join="x")
    yield "20 parallel branches of 5", parallel(20, 5)
    yield "20 parallel branches with choices", parallel(20, 3, choices=True)
    yield "20 with choices, into an inclusive join", parallel(20, 3, choices=True, join="o")
    yield "128 parallel tasks, nested 7 deep", nested(7)
    yield "1,500 nodes in blocks", blocks(1_500, planted=False)
    yield "1,500 nodes in blocks, planted", blocks(1_500, planted=True)
    for branches in (5, 20):
        name = f"1,500 nodes crosswise, {branches} branches"
        yield name, crossing(1_500, branches, planted=False)
        yield f"{name}, planted", crossing(1_500, branches, planted=True)


def best(work: Callable[[], object]) -> float:
    times = []
    for _round in range(3):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    return min(times)


def worded(verdict: Verdict) -> str:
    if not verdict.decided:
        return "not decided"
    return "sound" if verdict.sound else f"{len(verdict.problems)} problems"


class Peer:
    """pm4py in an environment of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        venv.create(folder / "venv", with_pip=True)
        self.python = folder / "venv" / "bin" / "python"
        command = [str(self.python), "-m", "pip", "install", "--quiet", "pm4py"]
        subprocess.run(command, check=True)

    def asked(self, content: bytes) -> str:
        file = self.folder / "model.bpmn"
        file.write_bytes(content)
        command = [str(self.python), "-W", "ignore", "-c", PEER, str(file)]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=LIMIT, check=False
            )
        except subprocess.TimeoutExpired:
            return f"> {LIMIT} s"
        if done.returncode:
            return "crash: " + (done.stderr.strip().splitlines() or ["?"])[-1][:40]
        sound, milliseconds = done.stdout.split()[-2:]
        return f"{'sound' if sound == 'True' else 'unsound'}, {float(milliseconds):,.1f} ms"


def compared(name: str, content: bytes, peer: Peer | None) -> float:
    """Print one line for a model; return our milliseconds, the reading not counted."""
    model = reading.read(content)
    nodes = len(model.nodes)
    verdict = check(model)
    ours = best(lambda: check(model))
    theirs = "" if peer is None else peer.asked(content)
    print(
        f"{name[:44]:44} {nodes:6} {verdict.explored:7} {ours:9.1f}  {worded(verdict):12} {theirs}"
    )
    sys.stdout.flush()
    return ours


def main() -> None:
    """Print a line for each model, and the sum over the files."""
    asked = argparse.ArgumentParser()
    asked.add_argument("folders", nargs="*")
    asked.add_argument("--without-pm4py", action="store_true")
    wanted = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        peer = None if wanted.without_pm4py else Peer(Path(folder))
        print(f"{'':44} {'nodes':>6} {'states':>7} {'ms':>9}  {'':12} {'Woflan' if peer else ''}")
        for name, drawing in drawings():
            compared(name, drawing.xml(), peer)
        files = sorted(f for one in wanted.folders for f in Path(one).rglob("*.bpmn"))
        times = [compared(file.stem, file.read_bytes(), peer) for file in files]
        if times:
            print(f"{len(times)} files: median {statistics.median(times):.2f}, {max(times):.2f} ms")


if __name__ == "__main__":
    main()
