"""Rows: inside its lane each node gets a row, the main way straight, branches below it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import mean

from processes.bpmn.layout.ranks import Pair

_SWEEPS = 4


def rows(
    leaves: Sequence[Sequence[str]], rank: Mapping[str, int], flows: Sequence[Pair]
) -> tuple[dict[str, int], list[int]]:
    """Return the row of each node over all lanes, from 0, and how many rows each lane has.

    `flows` lead to the right. Nodes of one column and lane never share a row.
    """
    lane_of = {node: lane for lane, nodes in enumerate(leaves) for node in nodes}
    place = _first_places(leaves, rank, flows, lane_of)
    counts = [max((place[node] for node in nodes), default=0) + 1 for nodes in leaves]
    tops = [sum(counts[:lane]) for lane in range(len(counts))]
    row = {node: tops[lane_of[node]] + place[node] for node in place}
    _straightened(row, rank, flows, lane_of)
    return row, counts


def _first_places(
    leaves: Sequence[Sequence[str]],
    rank: Mapping[str, int],
    flows: Sequence[Pair],
    lane_of: Mapping[str, int],
) -> dict[str, int]:
    before: dict[str, list[str]] = defaultdict(list)
    for source, target in flows:
        before[target].append(source)
    order = {node: position for position, node in enumerate(rank)}
    ahead = _ahead(rank, flows)
    hints: dict[str, dict[int, int]] = {}  # node -> lane -> the row where the way left that lane
    taken: set[tuple[int, int, int]] = set()
    place: dict[str, int] = {}
    for node in sorted(lane_of, key=lambda one: (rank[one], -ahead[one], order[one])):
        lane = lane_of[node]
        hint = _merged([hints[one] for one in before[node] if one in hints])
        wanted = hint.get(lane, 0)
        while (lane, rank[node], wanted) in taken:
            wanted += 1
        taken.add((lane, rank[node], wanted))
        place[node] = wanted
        hints[node] = {**hint, lane: wanted}
    return place


def _ahead(rank: Mapping[str, int], flows: Sequence[Pair]) -> dict[str, int]:
    """Return how many steps the longest way from each node still has: the main way goes first."""
    ahead = dict.fromkeys(rank, 0)
    for source, target in sorted(flows, key=lambda pair: -rank[pair[0]]):
        ahead[source] = max(ahead[source], ahead[target] + 1)
    return ahead


def _merged(hints: Sequence[Mapping[int, int]]) -> dict[int, int]:
    found: dict[int, int] = {}
    for hint in hints:
        for lane, row in hint.items():
            found[lane] = min(found.get(lane, row), row)
    return found


def _straightened(
    row: dict[str, int],
    rank: Mapping[str, int],
    flows: Sequence[Pair],
    lane_of: Mapping[str, int],
) -> None:
    """Reorder the nodes of one column and lane by the middle of their neighbours (barycentre)."""
    beside: dict[str, list[str]] = defaultdict(list)
    for source, target in flows:
        beside[source].append(target)
        beside[target].append(source)
    groups: dict[tuple[int, int], list[str]] = defaultdict(list)
    for node, lane in lane_of.items():
        groups[rank[node], lane].append(node)
    several = [nodes for _, nodes in sorted(groups.items()) if len(nodes) > 1]
    for sweep in range(_SWEEPS):
        changed = False
        for nodes in several if sweep % 2 == 0 else reversed(several):
            changed |= _reordered(nodes, row, beside)
        if not changed:
            return


def _reordered(
    nodes: Sequence[str], row: dict[str, int], beside: Mapping[str, Sequence[str]]
) -> bool:
    middle = {
        node: mean(row[one] for one in beside[node]) if beside.get(node) else row[node]
        for node in nodes
    }
    places = sorted(row[node] for node in nodes)
    fresh = dict(zip(sorted(nodes, key=lambda one: (middle[one], row[one])), places, strict=True))
    if _strain(fresh, beside, row) >= _strain({one: row[one] for one in nodes}, beside, row):
        return False
    row.update(fresh)
    return True


def _strain(
    placed: Mapping[str, int], beside: Mapping[str, Sequence[str]], row: Mapping[str, int]
) -> int:
    return sum(abs(at - row[other]) for node, at in placed.items() for other in beside[node])
