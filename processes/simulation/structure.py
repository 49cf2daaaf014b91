"""The shape of a drafted model: which join a split's tokens meet in again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from processes.simulation.drafting import Vertex
from processes.simulation.graph import KINDS
from processes.simulation.kernel.layout import (
    FORK,
    JOIN,
    OR_JOIN,
    OR_SPLIT,
    RACE,
    SUB,
    TASK,
)
from processes.simulation.scenario import BadScenario

EXIT = -1  # where every way ends
_SENDING_SEVERAL = (FORK, JOIN, OR_SPLIT, TASK, SUB)


class NotAnalysed(BadScenario):
    """A structure that flow analysis has no formula for; simulation runs it all the same."""

    def __init__(self, vertex: Vertex, why: str) -> None:
        kind = KINDS.get(vertex.place.type, "작업")
        super().__init__(
            f"{kind} {vertex.place.title}: {why} 흐름 분석으로는 계산할 수 없습니다. "
            "시뮬레이션으로 보세요."
        )


@dataclass(frozen=True)
class Structure:
    """Vertices by number, and the post-dominator of each: what every way from it passes."""

    vertices: Sequence[Vertex]
    after: Mapping[int, int]

    def splits(self, vertex: Vertex) -> bool:
        """Tell whether the vertex sends several tokens that run side by side."""
        return len(vertex.edges) > 1 and vertex.kind in _SENDING_SEVERAL

    def meeting(self, split: Vertex) -> int:
        """Return the join of a split's tokens, or EXIT; raises NotAnalysed if they don't meet."""
        found = self.after.get(split.index, EXIT)
        if found == EXIT or self.vertices[found].kind in (JOIN, OR_JOIN):
            return found
        raise NotAnalysed(split, "갈라진 흐름이 한 합류에서 만나지 않아")


def structured(vertices: Sequence[Vertex]) -> Structure:
    """Return the structure of a draft's vertices."""
    backwards: nx.DiGraph[int] = nx.DiGraph()
    backwards.add_node(EXIT)
    for vertex in vertices:
        targets = [target.index for target, _share in vertex.edges]
        targets += [int(trigger["node"]) for trigger in vertex.triggers]
        if not vertex.edges and vertex.kind != RACE:
            targets.append(EXIT)
        backwards.add_edges_from((target, vertex.index) for target in targets)
    found = nx.immediate_dominators(backwards, EXIT)
    return Structure(vertices, {int(one): int(other) for one, other in found.items()})
