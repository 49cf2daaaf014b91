"""Each measure by hand on a small model, and on real files against networkx."""

from pathlib import Path

import networkx as nx
import pytest

from processes.bpmn import reading
from processes.bpmn.metrics import MEASURES, graph, metrics
from processes.bpmn.model import Flow, Model
from processes.bpmn.net import net
from tests.processes.bpmn.drafting import lane, model, node, pool

CHOICE = model("s x1 a x2 e", "x1 b x2")  # 6 nodes, 6 flows
NESTED = model("s x1 p1 a p2 x2 e", "p1 b p2", "x1 d x2", "x2 x1")


@pytest.mark.parametrize(
    ("drawn", "measure", "value"),
    [
        (CHOICE, "size", 6),
        (CHOICE, "activities", 2),
        (CHOICE, "events", 2),
        (CHOICE, "gateways", 2),
        (CHOICE, "sequence_flows", 6),
        (CHOICE, "cnc", 1.0),
        (CHOICE, "density", 0.2),
        (CHOICE, "average_gateway_degree", 3.0),
        (CHOICE, "maximum_gateway_degree", 3),
        (CHOICE, "gateway_mismatch", 0),
        (CHOICE, "gateway_heterogeneity", 0.0),
        (CHOICE, "control_flow_complexity", 2),
        (CHOICE, "token_split", 0),
        (CHOICE, "sequentiality", 0.0),
        (CHOICE, "cyclicity", 0.0),
        (CHOICE, "depth", 1),
        (CHOICE, "structuredness", 1.0),
        (NESTED, "maximum_gateway_degree", 4),
        (NESTED, "gateway_heterogeneity", 0.6309),  # log₃ 2
        (NESTED, "control_flow_complexity", 2 + 1 + 2),
        (NESTED, "token_split", 1),
        (NESTED, "cyclicity", 0.7778),  # all but start and end
        (NESTED, "depth", 2),
        (model("s x1 p1 a p2 x2 e", "p1 b p2", "x1 d x2"), "depth", 2),
        (model("s p1 a x1 e", "p1 b x1"), "gateway_mismatch", 6),
        (model("s o1 a o2 e", "o1 b o2", "o1 c o2"), "control_flow_complexity", 7),
        (model("s a b e", "b a"), "cyclicity", 0.5),
        (model("s a b e"), "sequentiality", 1.0),
        (model("s a"), "average_gateway_degree", None),
        (model(), "cnc", None),
        (model(), "density", None),
        (model(), "structuredness", None),
        (model(), "depth", 0),
    ],
)
def test_a_measure_by_hand(drawn: Model, measure: str, value: float | None) -> None:
    assert metrics(drawn)[measure] == value


def test_parallel_and_opposite_flows_are_flows_of_their_own() -> None:
    drawn = model("s a b e", "a b", "b a")
    assert metrics(drawn)["cnc"] == 5 / 4
    whole = graph(drawn)
    assert whole.number_of_edges("a", "b") == 2
    assert whole.number_of_edges("b", "a") == 1


def test_handovers_are_flows_into_another_lane_and_messages() -> None:
    nodes = [
        node("s", lane="L-1"),
        node("a", lane="L-1"),
        node("b", lane="L-2"),
        node("d", lane="L-1"),
    ]
    drawn = model("s a b d", nodes=nodes, lanes=(lane("1"), lane("2")))
    assert metrics(drawn)["handovers"] == 2
    message = Flow("m", "message", "", "d", "Pool-X")
    pools = (pool("P"), pool("X", None))
    with_message = model("s a b d", nodes=nodes, participants=pools, flows=[message])
    assert metrics(with_message)["handovers"] == 3
    assert metrics(model("s a b d"))["handovers"] is None


def test_what_lies_in_a_sub_process_is_where_the_sub_process_is() -> None:
    nodes = [
        node("a", lane="L-1"),
        node("u", type="subProcess", lane="L-2"),
        node("i", container="u"),
        node("j", container="u"),
    ]
    drawn = model("s a u e", "i j", nodes=nodes, lanes=(lane("1"), lane("2")))
    # s and e lie in no lane, a in 1, u in 2: each of the three flows crosses; i to j does not.
    assert metrics(drawn)["handovers"] == 3
    assert metrics(drawn)["nesting"] == 1


def _using(**systems: str) -> Model:
    stores = {name for names in systems.values() for name in names.split()}
    nodes = [node(f"d{name}", type="dataStoreReference", name=name) for name in stores]
    links = [
        Flow(f"{task}{name}", "data", "", task, f"d{name}")
        for task, names in systems.items()
        for name in names.split()
    ]
    return model("s a x1 b x2 d e", "x1 f x2", "x2 x1", nodes=nodes, flows=links)


@pytest.mark.parametrize(
    ("systems", "switches"),
    [
        ({}, None),
        ({"a": "ERP"}, 0),
        ({"a": "ERP", "b": "ERP"}, 0),
        ({"a": "ERP", "d": "Mail"}, 1),
        ({"a": "ERP", "b": "Mail", "f": "ERP", "d": "ERP"}, 3),  # the loop leads from ERP to Mail
        ({"a": "ERP Mail", "b": "Mail", "f": "Mail"}, 0),
    ],
)
def test_a_switch_is_a_step_that_begins_with_another_system(
    systems: dict[str, str], switches: int | None
) -> None:
    assert metrics(_using(**systems))["system_switches"] == switches


def test_paper_is_a_manual_task_a_word_or_a_document() -> None:
    nodes = [
        node("a", type="manualTask", name="접수"),
        node("b", name="서면으로 통보한다"),
        node("t", name="입력한다"),
        node("d", type="dataObjectReference", name="수기 대장"),
        node("u", name="시스템에 저장한다"),
    ]
    link = Flow("link", "data", "", "d", "t")
    drawn = model("s a b t u e", nodes=nodes, flows=[link])
    assert metrics(drawn)["paper_steps"] == 3


def test_every_measure_says_what_it_is_and_where_from() -> None:
    assert len({measure.name for measure in MEASURES}) == len(MEASURES)
    for measure in MEASURES:
        assert measure.title
        assert measure.meaning.endswith(".")
        assert measure.source


def test_the_graph_of_a_real_file_has_every_flow(sample: Path) -> None:
    read = reading.read(sample.read_bytes())
    whole, values = graph(read), metrics(read)
    ends = {one.id for one in read.nodes} | {one.id for one in read.participants}
    connected = [one for one in read.flows if one.source in ends and one.target in ends]
    assert whole.number_of_edges() == len(connected)
    assert values.keys() == {measure.name for measure in MEASURES}
    control = net(read)
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    plain.add_nodes_from(control.nodes)
    plain.add_edges_from((one, to) for one, ends in control.leads_to.items() for to in ends)
    assert values["size"] == len(plain)
    cycles = {
        one
        for part in nx.strongly_connected_components(plain)
        for one in part
        if len(part) > 1 or plain.has_edge(one, one)
    }
    assert values["cyclicity"] == (round(len(cycles) / len(plain), 4) if len(plain) else None)
    for one in control.nodes:
        assert control.degree(one) == plain.degree(one)


def test_a_tangle_is_answered_or_said_to_be_unknown() -> None:
    """Thousands of gateways that all lead to one another don't take long."""
    names = [f"x{place}" for place in range(300)]
    tangle = model(*(f"{one} {other}" for one in names[::3] for other in names[::2]))
    values = metrics(tangle)
    assert values["size"] == 200
    assert values["depth"] is None or values["depth"] >= 0
