"""The names in a BPMN model that a dictionary can hold: lanes, pools, data objects and stores.

An element is named by its tag and its place among the elements of that tag: not every file
gives every element an id of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from processes.bpmn.elements import DATA
from processes.bpmn.model import Model

LANE, POOL = "lane", "participant"
STORES = frozenset({"dataStoreReference", "dataStore"})
LABELS = {LANE: "레인", POOL: "참여자"}


@dataclass(frozen=True, slots=True)
class Element:
    """One named element of a model: the `position`-th of its tag in the file."""

    tag: str
    position: int
    name: str

    @property
    def label(self) -> str:
        """What the element is, in words."""
        return LABELS.get(self.tag, "데이터 저장소" if self.tag in STORES else "데이터 객체")


def named(model: Model) -> tuple[Element, ...]:
    """Return the elements of the model whose names are terms."""
    return tuple(element for element in _all(model) if element.name.strip())


def _all(model: Model) -> Iterator[Element]:
    with_lanes = {lane.process for lane in model.lanes}
    for position, lane in enumerate(model.lanes):
        yield Element(LANE, position, lane.name)
    for position, pool in enumerate(model.participants):
        if pool.process not in with_lanes:  # one with lanes is the process, not who takes part
            yield Element(POOL, position, pool.name)
    for tag in sorted(DATA):
        names = (node.name for node in model.nodes if node.type == tag)
        for position, name in enumerate(names):
            yield Element(tag, position, name)
