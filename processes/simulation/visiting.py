"""How often a case passes each vertex: one linear system over the drafted model."""

from collections.abc import Callable, Mapping, Sequence

import networkx as nx
import numpy as np
import numpy.typing as npt

from processes.simulation.distributions import Distribution
from processes.simulation.drafting import Vertex
from processes.simulation.kernel.layout import (
    JOIN,
    LOOP,
    ONCE,
    OR_JOIN,
    OR_SPLIT,
    SUB,
    XOR,
)
from processes.simulation.program import Row
from processes.simulation.scenario import BadScenario
from processes.simulation.solving import Leg
from processes.simulation.structure import Structure


def visits(
    structure: Structure,
    begun: Sequence[Vertex],
    legs: Mapping[int, Sequence[Leg]],
    drawn: Callable[[Row], Distribution],
    inner_starts: Callable[[Vertex], list[Vertex]],
) -> list[float]:
    """Return the expected number of passings per case; raises BadScenario for an endless model.

    `legs` are known ways out, by which boundary events and races divide.
    """
    size = len(structure.vertices)
    matrix = np.zeros((size, size))
    for vertex in structure.vertices:
        for target, share in _onward(vertex, legs):
            into = structure.vertices[target]
            if into.kind == OR_JOIN and len(into.sources) > 1:
                continue  # passed as often as the split that sends to it
            matrix[target, vertex.index] += share / (
                len(into.sources) if into.kind == JOIN and len(into.sources) > 1 else 1
            )
        if vertex.kind == SUB:
            for start in inner_starts(vertex):
                matrix[start.index, vertex.index] += _instances(vertex, drawn)
    for split, join in _inclusive_pairs(structure):
        matrix[join, split] += 1.0
    first = np.zeros(size)
    for vertex in begun:
        first[vertex.index] += 1.0
    return _solved(structure, matrix, first)


def passings(
    structure: Structure, passed: Sequence[float], legs: Mapping[int, Sequence[Leg]]
) -> dict[tuple[str, str], float]:
    """Return how often a case goes from one element right to the next: (from, to) -> times.

    Every token on a flow counts, also those that a join gathers.
    """
    found: dict[tuple[str, str], float] = {}
    for vertex in structure.vertices:
        for target, share in _onward(vertex, legs):
            way = vertex.place.element, structure.vertices[target].place.element
            if way[0] != way[1]:
                found[way] = found.get(way, 0.0) + passed[vertex.index] * share
    return found


def _solved(
    structure: Structure, matrix: npt.NDArray[np.float64], first: npt.NDArray[np.float64]
) -> list[float]:
    try:
        found = np.linalg.solve(np.eye(len(first)) - matrix, first)
    except np.linalg.LinAlgError as error:
        raise BadScenario(
            "흐름이 끝없이 되돌아갑니다. 되돌아가는 흐름의 확률을 1보다 작게 하세요."
        ) from error
    if found.min() < -1e-6 or found.max() > 1e6:
        place = structure.vertices[int(np.argmax(np.abs(found)))].place
        raise BadScenario(
            f"{place.title}을(를) 끝없이 되풀이합니다. 되돌아가는 흐름의 확률을 확인하세요."
        )
    return [max(0.0, float(one)) for one in found]


def _onward(vertex: Vertex, legs: Mapping[int, Sequence[Leg]]) -> list[tuple[int, float]]:
    """Return where tokens go from a vertex, and how many of each hundredfold passing."""
    if vertex.triggers:
        return [(leg.to, leg.chance) for leg in legs.get(vertex.index, ()) if leg.to >= 0]
    if vertex.kind == OR_SPLIT:
        return _inclusive(vertex)
    if vertex.kind == XOR:
        return [(target.index, share) for target, share in vertex.edges]
    return [(target.index, 1.0) for target, _share in vertex.edges]


def _inclusive(vertex: Vertex) -> list[tuple[int, float]]:
    shares = [share for _target, share in vertex.edges]
    none = float(np.prod([1 - share for share in shares]))
    default = int(vertex.row["throws"])
    if default >= 0:
        return [
            (target.index, share + (none if place == default else 0.0))
            for place, (target, share) in enumerate(vertex.edges)
        ]
    return [(target.index, share / (1 - none)) for target, share in vertex.edges]


def _instances(vertex: Vertex, drawn: Callable[[Row], Distribution]) -> float:
    mode = vertex.row["mode"]
    if mode == ONCE:
        return 1.0
    if mode == LOOP:
        return 1 / (1 - float(vertex.row["chance"]))
    times = drawn(vertex.row)
    shares = ((n, times.share_below(n + 0.5) - times.share_below(n - 0.5)) for n in range(10_000))
    return sum(number * share for number, share in shares)


def _inclusive_pairs(structure: Structure) -> list[tuple[int, int]]:
    """Return each inclusive join with the outermost splits whose tokens it gathers."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    for vertex in structure.vertices:
        graph.add_edges_from((vertex.index, target.index) for target, _share in vertex.edges)
    pairs = []
    for join in structure.vertices:
        if join.kind != OR_JOIN or len(join.sources) < 2:
            continue
        splits = [
            one.index
            for one in structure.vertices
            if structure.splits(one) and structure.after.get(one.index) == join.index
        ]
        without = graph.copy()
        without.remove_node(join.index)
        inner = {
            two for one in splits for two in splits if one != two and nx.has_path(without, one, two)
        }
        pairs += [(one, join.index) for one in splits if one not in inner]
    return pairs
