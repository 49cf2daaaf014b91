"""Another package over files, in an environment that has it: python bpmn_peers.py NAME ROUNDS …

Writes a JSON object to standard output: file -> milliseconds to read it, best of the rounds, null
where the package could not read it; what it writes again goes into the folder OUT.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Reader = Callable[[str], Any]
Writer = Callable[[Any, str, str], None]


def _pm4py() -> tuple[Reader, Writer]:
    import pm4py  # type: ignore[import-not-found]

    return pm4py.read_bpmn, lambda read, folder, name: pm4py.write_bpmn(
        read, f"{folder}/{name}", auto_layout=False
    )


def _bpmn_python() -> tuple[Reader, Writer]:
    import networkx
    from bpmn_python.bpmn_diagram_rep import BpmnDiagramGraph  # type: ignore[import-not-found]

    # Of 2017: today's networkx has other names for what it uses.
    setattr(networkx.Graph, "node", property(lambda graph: graph.nodes))  # noqa: B010
    setattr(networkx.Graph, "edge", property(lambda graph: graph.adj))  # noqa: B010

    def read(file: str) -> Any:
        diagram = BpmnDiagramGraph()
        diagram.load_diagram_from_xml_file(file)
        return diagram

    def write(diagram: Any, folder: str, name: str) -> None:
        diagram.export_xml_file(f"{folder}/", name)

    return read, write


PEERS = {"pm4py": _pm4py, "bpmn-python": _bpmn_python}


def best(read: Reader, file: str, rounds: int) -> float | None:
    """Return the shortest of some runs in milliseconds, None where the package fails."""
    runs = []
    for _round in range(rounds):
        start = time.perf_counter()
        try:
            read(file)
        except Exception:  # noqa: BLE001 - a package that fails is what is measured
            return None
        runs.append((time.perf_counter() - start) * 1000)
    return min(runs)


def main() -> None:
    """Measure the files and write each again."""
    name, rounds, out, *files = sys.argv[1:]
    read, write = PEERS[name]()
    answer = {file: best(read, file, int(rounds)) for file in files}
    for file in files:
        try:
            write(read(file), out, Path(file).name)
        except Exception:  # noqa: BLE001
            continue
    sys.__stdout__.write("\n" + json.dumps(answer) + "\n")  # type: ignore[union-attr]


if __name__ == "__main__":
    main()
