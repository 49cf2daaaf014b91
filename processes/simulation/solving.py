"""Ways on from vertices, solved: mean times in one linear system, spectra from the end back."""

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx
import numpy as np

from processes.simulation.grid import Shares, Spectrum
from processes.simulation.structure import EXIT


@dataclass(frozen=True)
class Leg:
    """One way on from a vertex: its chance, its share of the mean, its transform, where to."""

    to: int
    chance: float
    moment: float
    spectrum: Spectrum


@dataclass(frozen=True)
class Stay:
    """A stay at a vertex: its mean and its shares on the grid."""

    mean: float
    shares: Shares


def solved_means(ways: Mapping[int, list[Leg]], stop: int) -> dict[int, float]:
    """Return the mean time from each vertex to the stop."""
    place = {number: k for k, number in enumerate(ways)}
    matrix, moments = np.eye(len(ways)), np.zeros(len(ways))
    for number, legs in ways.items():
        for leg in legs:
            moments[place[number]] += leg.moment
            if leg.to not in (stop, EXIT):
                matrix[place[number], place[leg.to]] -= leg.chance
    solved = np.linalg.solve(matrix, moments)
    return {number: float(solved[k]) for number, k in place.items()}


def solved_spectra(ways: Mapping[int, list[Leg]], stop: int) -> dict[int, Spectrum]:
    """Solve from the end: one vertex after the other, those in a circle together."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(ways)
    graph.add_edges_from(
        (number, leg.to) for number, legs in ways.items() for leg in legs if leg.to in ways
    )
    solved: dict[int, Spectrum] = {}
    for circle in nx.strongly_connected_components(graph):  # ends come first
        _solve_circle(sorted(circle), ways, solved)
    size = next(len(leg.spectrum) for legs in ways.values() for leg in legs) if ways else 1
    solved[stop] = np.ones(size, np.complex128)
    return solved


def _solve_circle(
    circle: list[int], ways: Mapping[int, list[Leg]], solved: dict[int, Spectrum]
) -> None:
    size = len(ways[circle[0]][0].spectrum)
    right = np.zeros((size, len(circle)), np.complex128)
    matrix = np.zeros((size, len(circle), len(circle)), np.complex128)
    for row, number in enumerate(circle):
        matrix[:, row, row] += 1
        for leg in ways[number]:
            if leg.to in circle:
                matrix[:, row, circle.index(leg.to)] -= leg.spectrum
            else:
                right[:, row] += leg.spectrum * solved.get(leg.to, 1.0)
    if len(circle) == 1:
        found = right / matrix[:, 0]
    else:
        found = np.linalg.solve(matrix, right[:, :, None])[:, :, 0].astype(np.complex128)
    for row, number in enumerate(circle):
        solved[number] = found[:, row]
