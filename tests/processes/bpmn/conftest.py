"""Real files: our own fixtures, and the shared samples where they are at hand."""

import warnings
from pathlib import Path

import pytest

FILES = Path(__file__).parent / "files"
SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "bpmn_samples"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give `sample` each of the shared files, or skip the test where there are none."""
    if "sample" in metafunc.fixturenames:
        found = sorted(SAMPLES.glob("*.bpmn"))
        none = [pytest.param(None, marks=pytest.mark.skip(reason="no shared samples here"))]
        names = [path.stem for path in found] or ["none"]
        metafunc.parametrize("sample", found or none, ids=names)


@pytest.fixture(scope="session")
def recruitment() -> bytes:
    """A Korean model with pools, lanes, every task type, data, notes and message flows."""
    return (FILES / "recruitment.bpmn").read_bytes()


@pytest.fixture(scope="session")
def partner():
    """What loads a .bpmn or .csv with bpmn-python and gives its diagram.

    It is of 2017 and wants what networkx and pandas have changed since: four names are lent.
    """
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
    nodes = representation.BpmnDiagramGraph.get_nodes  # a view today, a list then
    patch.setattr(
        representation.BpmnDiagramGraph,
        "get_nodes",
        lambda diagram, node_type="": list(nodes(diagram, node_type)),
    )

    def load(path: Path):
        diagram = representation.BpmnDiagramGraph()
        if path.suffix == ".csv":
            diagram.load_diagram_from_csv_file(str(path))
        else:
            diagram.load_diagram_from_xml_file(str(path))
        return diagram

    yield load
    patch.undo()
