"""Another package over files, in an environment that has it: python bpmn_peers.py NAME ROUNDS …

Writes a JSON object to standard output: file -> milliseconds to read it, and to read it, list its
facts and measure it, best of the rounds, null where the package could not read it; what it writes
again goes into the folder OUT.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Times = tuple[float, float]


class Peer:
    """What a package does with a file."""

    def read(self, file: str) -> Any:
        """Read it."""
        raise NotImplementedError

    def facts(self, read: Any) -> Any:
        """List its nodes and flows with all that the package knows of them, places too."""
        raise NotImplementedError

    def graph(self, read: Any) -> Any:
        """Return the package's own networkx graph."""
        raise NotImplementedError

    def write(self, read: Any, folder: str, name: str) -> None:
        """Write it again."""
        raise NotImplementedError

    def metrics(self, read: Any) -> Any:
        """Measure it: what counting gives."""
        graph = self.graph(read)
        degrees = dict(graph.degree())
        size = graph.number_of_nodes()
        return size, graph.number_of_edges() / size if size else None, max(degrees.values())


class Pm4py(Peer):
    """pm4py's BPMN object."""

    def __init__(self) -> None:
        import pm4py  # type: ignore[import-not-found]

        self.package = pm4py

    def read(self, file: str) -> Any:
        return self.package.read_bpmn(file)

    def facts(self, read: Any) -> Any:
        found = {}
        for one in read.get_nodes():
            own = one.get_id()
            found[own, "type"] = type(one).__name__
            found[own, "name"] = one.get_name()
            found[own, "process"] = one.get_process()
            place = (one.get_x(), one.get_y(), one.get_width(), one.get_height())
            found[own, "bounds"] = "{:g},{:g} {:g}×{:g}".format(*place)
        for one in read.get_flows():
            own = one.get_id()
            found[own, "name"] = one.get_name()
            found[own, "source"] = one.get_source().get_id()
            found[own, "target"] = one.get_target().get_id()
            found[own, "way"] = " ".join(map(str, one.get_waypoints()))
        return found

    def graph(self, read: Any) -> Any:
        return read.get_graph()

    def write(self, read: Any, folder: str, name: str) -> None:
        self.package.write_bpmn(read, f"{folder}/{name}", auto_layout=False)


class BpmnPython(Peer):
    """bpmn-python's diagram; of 2017: today's networkx has other names for what it uses."""

    def __init__(self) -> None:
        import networkx
        from bpmn_python.bpmn_diagram_rep import (  # type: ignore[import-untyped]
            BpmnDiagramGraph,
        )

        setattr(networkx.Graph, "node", property(lambda graph: graph.nodes))  # noqa: B010
        setattr(networkx.Graph, "edge", property(lambda graph: graph.adj))  # noqa: B010
        self.diagram = BpmnDiagramGraph

    def read(self, file: str) -> Any:
        diagram = self.diagram()
        diagram.load_diagram_from_xml_file(file)
        return diagram

    def facts(self, read: Any) -> Any:
        found = {}
        for one, given in read.diagram_graph.nodes(data=True):
            found.update({(one, fact): str(value) for fact, value in given.items()})
        for one, other, given in read.diagram_graph.edges(data=True):
            own = given.get("id")
            found.update({(own, fact): str(value) for fact, value in given.items()})
            found[own, "source"], found[own, "target"] = one, other
        return found

    def graph(self, read: Any) -> Any:
        return read.diagram_graph

    def write(self, read: Any, folder: str, name: str) -> None:
        read.export_xml_file(f"{folder}/", name)


PEERS: dict[str, Callable[[], Peer]] = {"pm4py": Pm4py, "bpmn-python": BpmnPython}


def best(peer: Peer, file: str, rounds: int) -> Times | None:
    """Return the shortest of some runs in milliseconds, None where the package fails."""
    runs = []
    for _round in range(rounds):
        start = time.process_time()
        try:
            read = peer.read(file)
            middle = time.process_time()
            peer.facts(read)
            peer.metrics(read)
        except Exception:  # noqa: BLE001 - a package that fails is what is measured
            return None
        runs.append(((middle - start) * 1000, (time.process_time() - start) * 1000))
    return min(one for one, _all in runs), min(all_ for _one, all_ in runs)


def main() -> None:
    """Measure the files and write each again."""
    name, rounds, out, *files = sys.argv[1:]
    peer = PEERS[name]()
    answer = {file: best(peer, file, int(rounds)) for file in files}
    for file in files:
        try:
            peer.write(peer.read(file), out, Path(file).name)
        except Exception:  # noqa: BLE001
            continue
    sys.__stdout__.write("\n" + json.dumps(answer) + "\n")  # type: ignore[union-attr]


if __name__ == "__main__":
    main()
