"""The layout of whole models: nothing overlaps, every flow is orthogonal, lanes hold their own."""

from dataclasses import replace

import pytest

from processes.bpmn import facts, reading
from processes.bpmn.layout import laid_out
from processes.bpmn.layout.quality import flaws
from processes.bpmn.model import Model

# A pool that the file draws under the id of its process, and a boundary event inside its host.
ODD = {"miwg-tools__Bonita_BPM_7.2.3__A.4.1-roundtrip", "miwg-tools__Visual_Paradigm_11.1__A.3.0"}


def first_plane(content: bytes) -> Model:
    """The model with its first diagram alone, and with edges of known flows."""
    model = reading.read(content)
    known = {flow.id for flow in model.flows if flow.id}
    diagram = model.diagrams[0]
    edges = tuple(edge for edge in diagram.edges if edge.element in known)
    return replace(model, diagrams=(replace(diagram, edges=edges),))


def test_a_sample_is_laid_out_without_a_flaw(sample, request):
    if any(odd in request.node.name for odd in ODD):
        pytest.skip("the file's diagram names other elements than it draws")
    assert flaws(first_plane(laid_out(sample.read_bytes(), keep=False))) == ()


def test_a_layout_changes_nothing_but_the_drawing(sample):
    before = reading.read(sample.read_bytes())
    after = reading.read(laid_out(sample.read_bytes(), keep=False))
    bare = [replace(one, diagrams=(), encoding="", warnings=()) for one in (before, after)]
    assert bare[0] == bare[1]


def test_what_is_drawn_stays_where_it_is(sample):
    before = reading.read(sample.read_bytes())
    if not before.shapes:
        pytest.skip("nothing is drawn")
    after = reading.read(laid_out(sample.read_bytes(), keep=True))
    places = {shape.element: shape.bounds for shape in after.shapes}
    frames = {lane.id for lane in before.lanes} | {pool.id for pool in before.participants}
    frames |= {node.container for node in before.nodes}
    for shape in before.shapes:
        if shape.element not in frames:
            assert places[shape.element] == shape.bounds
    ways = {edge.id: edge.waypoints for edge in after.edges}
    assert all(ways[edge.id] == edge.waypoints for edge in before.edges)
    assert facts.lost(before, after) == []
