"""bpmn-python as it runs today: of 2017, it wants what networkx and pandas have renamed since."""

import warnings
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def partner():
    """What loads a file with bpmn-python, .bpmn or .csv, and gives its diagram."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        representation = pytest.importorskip("bpmn_python.bpmn_diagram_rep")
        networkx = pytest.importorskip("networkx")
        pandas = pytest.importorskip("pandas")
    patch = pytest.MonkeyPatch()
    patch.setattr(networkx.Graph, "node", property(lambda graph: graph.nodes), raising=False)
    patch.setattr(networkx.Graph, "edge", property(lambda graph: graph.adj), raising=False)
    patch.setattr(
        pandas.DataFrame,
        "from_csv",
        staticmethod(lambda path: pandas.read_csv(path, index_col=0, dtype=str)),
        raising=False,
    )

    def load(path: Path):
        diagram = representation.BpmnDiagramGraph()
        if path.suffix == ".csv":
            diagram.load_diagram_from_csv(str(path))
        else:
            diagram.load_diagram_from_xml_file(str(path))
        return diagram

    yield load
    patch.undo()
