"""The template for a new drawing is a valid, drawable model."""

import pytest

from processes.bpmn import reading
from processes.bpmn.blank import blank
from processes.bpmn.picture import svg


@pytest.mark.parametrize("name", ["채용", 'A & B <"팀">', "", "줄\n바꿈\x00\ud800"])
def test_a_blank_model_is_a_pool_a_lane_and_a_start(name: str) -> None:
    model = reading.read(blank(name))
    assert model.warnings == ()
    legal = "".join(c for c in name if c not in "\x00\ud800").replace("\n", " ")
    assert [participant.name for participant in model.participants] == [legal]
    assert [(lane.name, lane.nodes) for lane in model.lanes] == [("담당", ("StartEvent_1",))]
    assert [node.type for node in model.nodes] == ["startEvent"]
    assert len(model.shapes) == 3
    assert svg(blank(name)).startswith("<svg")


def test_the_same_name_gives_the_same_bytes() -> None:
    assert blank("채용") == blank("채용")
    assert all(ord(c) < 128 for node in reading.read(blank("채용")).nodes for c in node.id)
