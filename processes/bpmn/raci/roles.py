"""Who acts in a model: the lanes, and the pools that have none; each node's place among them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from processes.bpmn.model import Model, Node

UNNAMED = "이름 없는 레인"
_DEEPEST = 100


@dataclass(frozen=True)
class Roles:
    """The roles in the file's order; the role of a node, and of a pool that is written to."""

    names: tuple[str, ...]
    of_node: Mapping[str, str]
    of_pool: Mapping[str, str]

    def of(self, element: str) -> str:
        """Return the role of a node or of a pool that has only one, '' where there is none."""
        return self.of_node.get(element) or self.of_pool.get(element, "")


def roles(model: Model) -> Roles:
    """Return the roles: lanes without lanes inside, and pools without lanes.

    Lanes of one name in different pools are told apart by the pool's name.
    """
    pools = {pool.process: pool for pool in model.participants if pool.process}
    parents = {lane.parent for lane in model.lanes}
    leaves = [lane for lane in model.lanes if lane.id not in parents]
    owners = Counter((_flat(lane.name)) for lane in leaves)
    by_lane: dict[str, str] = {}
    for lane in leaves:
        name = _flat(lane.name) or UNNAMED
        pool = pools.get(lane.process)
        twice = owners[_flat(lane.name)] > 1 and len({one.process for one in leaves}) > 1
        by_lane[lane.id] = f"{_flat(pool.name)} · {name}" if twice and pool else name
    with_lanes = {lane.process for lane in leaves}
    by_pool = {
        pool.id: _flat(pool.name)
        for pool in model.participants
        if pool.process not in with_lanes and _flat(pool.name)
    }
    by_process = {str(pools[one].process): by_pool.get(pools[one].id, "") for one in pools}
    names = dict.fromkeys([*by_lane.values(), *by_pool.values()])
    return Roles(tuple(names), _of_nodes(model, by_lane, by_process), by_pool)


def _of_nodes(
    model: Model, by_lane: Mapping[str, str], by_process: Mapping[str, str]
) -> dict[str, str]:
    """Return node -> role; inside a sub-process, that of the sub-process."""
    nodes = {node.id: node for node in model.nodes}
    found: dict[str, str] = {}
    for node in model.nodes:
        around: Node | None = node
        for _depth in range(_DEEPEST):
            if around is None or around.lane in by_lane:
                break
            host = nodes.get(around.attached_to or "")
            if host is None and around.container not in nodes:
                break
            around = host or nodes.get(around.container)
        if around is not None:
            found[node.id] = by_lane.get(around.lane or "") or by_process.get(around.container, "")
    return {node: role for node, role in found.items() if role}


def _flat(text: str) -> str:
    return " ".join(text.split())
