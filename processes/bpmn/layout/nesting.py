"""What lies in what: pools, lanes, groups and open sub-processes are frames, not obstacles."""

from collections.abc import Mapping
from dataclasses import dataclass

from processes.bpmn.model import Model


@dataclass(frozen=True, slots=True)
class Nest:
    """The frames of a model. Pools, lanes and groups are open: flows cross them as they like."""

    open: frozenset[str]
    inside: Mapping[str, frozenset[str]]  # frame -> every shape in it, however deep

    def is_around(self, frame: str, elements: frozenset[str]) -> bool:
        """Whether a shape is open, or a frame around one of the elements."""
        return frame in self.open or bool(self.inside.get(frame, frozenset()) & elements)


def nest(model: Model) -> Nest:
    """Return the frames of a model with what lies in them."""
    parents = {node.id: node.container for node in model.nodes}
    inside: dict[str, set[str]] = {}
    for node in model.nodes:
        around, passed = node.container, set[str]()
        while around not in passed:  # an id that stands twice may lie in itself
            passed.add(around)
            inside.setdefault(around, set()).add(node.id)
            around = parents.get(around, around)
    for pool in model.participants:
        inside[pool.id] = set(inside.get(pool.process or "", ()))
    pools = {pool.id for pool in model.participants}
    groups = {node.id for node in model.nodes if node.type == "group"}
    lanes = {lane.id for lane in model.lanes}
    return Nest(
        frozenset(pools | groups | lanes),
        {frame: frozenset(found) for frame, found in inside.items()},
    )
