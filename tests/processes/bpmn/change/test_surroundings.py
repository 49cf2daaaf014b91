"""A step that one deleted and the other worked on comes back with the flows around it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest
from lxml import etree

from processes.bpmn import reading
from processes.bpmn.change import Choice, merge
from processes.bpmn.change.references import dangling
from processes.bpmn.change.source import parsed
from processes.bpmn.soundness import check

_NS = (
    'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" '
    'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" '
    'xmlns:di="http://www.omg.org/spec/DD/20100524/DI"'
)
_TAGS = {"S": "startEvent", "E": "endEvent", "G": "exclusiveGateway", "H": "exclusiveGateway"}


@dataclass(frozen=True)
class Drawing:
    """Steps by id with their names and flows by id with their ends, as an editor writes them."""

    steps: Mapping[str, str]
    flows: Mapping[str, tuple[str, str]]

    @property
    def content(self) -> bytes:
        places = {step: 100 * ("SAGBDHCXE".index(step) + 1) for step in self.steps}
        nodes = "\n".join(self._node(step) for step in self.steps)
        flows = "\n".join(
            f'<sequenceFlow id="{flow}" sourceRef="{source}" targetRef="{target}" />'
            for flow, (source, target) in self.flows.items()
        )
        shapes = "\n".join(
            f'<bpmndi:BPMNShape id="{step}_di" bpmnElement="{step}">'
            f'<dc:Bounds x="{x}" y="80" width="60" height="40" /></bpmndi:BPMNShape>'
            for step, x in places.items()
        )
        edges = "\n".join(
            f'<bpmndi:BPMNEdge id="{flow}_di" bpmnElement="{flow}">'
            f'<di:waypoint x="{places[source] + 60}" y="100" />'
            f'<di:waypoint x="{places[target]}" y="100" /></bpmndi:BPMNEdge>'
            for flow, (source, target) in self.flows.items()
        )
        return (
            f'<definitions {_NS} id="D" targetNamespace="urn:t">\n<process id="P">\n{nodes}\n'
            f'{flows}\n</process>\n<bpmndi:BPMNDiagram id="Di">\n<bpmndi:BPMNPlane id="Pl" '
            f'bpmnElement="P">\n{shapes}\n{edges}\n</bpmndi:BPMNPlane>\n</bpmndi:BPMNDiagram>\n'
            "</definitions>\n"
        ).encode()

    def _node(self, step: str) -> str:
        tag = _TAGS.get(step, "task")
        ends = [("incoming", 1), ("outgoing", 0)]
        refs = "".join(
            f"<{role}>{flow}</{role}>"
            for role, end in ends
            for flow, both in self.flows.items()
            if both[end] == step
        )
        return f'<{tag} id="{step}" name="{self.steps[step]}">{refs}</{tag}>'

    def without(self, *steps: str, **flows: tuple[str, str] | None) -> "Drawing":
        """Return the drawing without the steps, and with some flows led elsewhere or gone."""
        led = {**self.flows, **flows}
        return Drawing(
            {step: name for step, name in self.steps.items() if step not in steps},
            {flow: ends for flow, ends in led.items() if ends is not None},
        )

    def renamed(self, step: str) -> "Drawing":
        return replace(self, steps={**self.steps, step: "고친 이름"})


LINE = Drawing(
    {one: f"일 {one}" for one in "SABCE"},
    {"f1": ("S", "A"), "f2": ("A", "B"), "f3": ("B", "C"), "f4": ("C", "E")},
)
FORK = Drawing(
    {one: f"일 {one}" for one in "SGBDHE"},
    {
        **{"f1": ("S", "G"), "f2": ("G", "B"), "f3": ("G", "D"), "f4": ("B", "H")},
        **{"f5": ("D", "H"), "f6": ("H", "E")},
    },
)
WITH_X = Drawing({**LINE.steps, "X": "새 일"}, {**LINE.flows, "f3": ("B", "X"), "fx": ("X", "C")})

CASES = {
    "led past, the flow in kept": (LINE, LINE.without("B", f2=("A", "C"), f3=None), "B"),
    "led past, the flow out kept": (LINE, LINE.without("B", f2=None, f3=("A", "C")), "B"),
    "bridged by a new flow": (LINE, LINE.without("B", f2=None, f3=None, n=("A", "C")), "B"),
    "left apart": (LINE, LINE.without("B", f2=None, f3=None), "B"),
    "the first of two": (LINE, LINE.without("A", "B", f1=("S", "C"), f2=None, f3=None), "A"),
    "the last of two": (LINE, LINE.without("A", "B", f1=("S", "C"), f2=None, f3=None), "B"),
    "three in a row": (
        LINE,
        LINE.without("A", "B", "C", f1=("S", "E"), f2=None, f3=None, f4=None),
        "B",
    ),
    "a branch": (FORK, FORK.without("B", f2=("G", "H"), f4=None), "B"),
    "a branch whole": (FORK, FORK.without("B", f2=None, f4=None), "B"),
    "a gateway": (FORK, FORK.without("G", "B", f1=("S", "D"), f2=None, f3=None, f4=None), "G"),
}


def flows_of(content: bytes) -> dict[str, tuple[str, str]]:
    return {flow.id: (flow.source, flow.target) for flow in reading.read(content).flows}


def ways_of(content: bytes) -> dict[str, list[tuple[float, float]]]:
    found = reading.read(content).edges
    return {edge.element: [(point.x, point.y) for point in edge.waypoints] for edge in found}


def lists_of(content: bytes) -> dict[str, set[tuple[str, str]]]:
    """Return what each step lists as coming in and going out."""
    steps = etree.fromstring(content)[0]
    return {
        str(step.get("id")): {(etree.QName(ref).localname, str(ref.text)) for ref in step}
        for step in steps
        if not str(step.tag).endswith("sequenceFlow")
    }


def chosen(base: Drawing, mine: Drawing, theirs: Drawing, choice: Choice) -> bytes:
    """Merge with the same choice for everything that waits."""
    waiting = merge(base.content, mine.content, theirs.content)
    assert waiting.content is None
    choices = dict.fromkeys((one.key for one in waiting.conflicts), choice)
    content = merge(base.content, mine.content, theirs.content, choices).content
    assert content is not None
    return content


def assert_linked_as(content: bytes, wanted: Drawing) -> None:
    """The flows, their ways and the lists of ends are those of the drawing."""
    assert flows_of(content) == dict(wanted.flows)
    assert ways_of(content) == ways_of(wanted.content)
    assert lists_of(content) == lists_of(wanted.content)
    assert not dangling(parsed(content).root)
    shapes = {shape.element for shape in reading.read(content).shapes}
    assert shapes == set(wanted.steps)


@pytest.mark.parametrize(("base", "deleted", "step"), CASES.values(), ids=CASES)
@pytest.mark.parametrize("mine_deletes", [True, False])
def test_a_step_that_is_kept_comes_back_with_its_flows(base, deleted, step, mine_deletes):
    worked = base.renamed(step)
    sides = (deleted, worked) if mine_deletes else (worked, deleted)
    content = chosen(base, *sides, "theirs" if mine_deletes else "mine")
    assert_linked_as(content, worked)
    assert {node.id: node.name for node in reading.read(content).nodes} == dict(worked.steps)
    assert check(reading.read(content)).sound


@pytest.mark.parametrize(("base", "deleted", "step"), CASES.values(), ids=CASES)
@pytest.mark.parametrize("mine_deletes", [True, False])
def test_a_step_that_is_given_up_leaves_the_gap_closed(base, deleted, step, mine_deletes):
    worked = base.renamed(step)
    sides = (deleted, worked) if mine_deletes else (worked, deleted)
    content = chosen(base, *sides, "mine" if mine_deletes else "theirs")
    assert_linked_as(content, deleted)


@pytest.mark.parametrize("mine_deletes", [True, False])
def test_what_the_other_put_behind_the_step_is_reached_again(mine_deletes):
    deleted = LINE.without("B", f2=("A", "C"), f3=None)
    worked = WITH_X.renamed("B")
    sides = (deleted, worked) if mine_deletes else (worked, deleted)
    content = chosen(LINE, *sides, "theirs" if mine_deletes else "mine")
    assert_linked_as(content, worked)


def test_what_both_deleted_stays_away():
    worked = LINE.without("A", f1=("S", "B"), f2=None).renamed("B")
    deleted = LINE.without("A", "B", f1=("S", "C"), f2=None, f3=None)
    assert_linked_as(chosen(LINE, worked, deleted, "mine"), worked)
    assert_linked_as(chosen(LINE, deleted, worked, "theirs"), worked)


def test_changes_elsewhere_by_the_one_who_deleted_stay():
    deleted = LINE.without("B", f2=("A", "C"), f3=None).renamed("C")
    content = chosen(LINE, LINE.renamed("B"), deleted, "mine")
    names = {node.id: node.name for node in reading.read(content).nodes}
    assert (names["B"], names["C"]) == ("고친 이름", "고친 이름")
    assert flows_of(content) == dict(LINE.flows)
