"""What the comparison hangs on: how strongly each uncertain input moves with the ratio."""

from dataclasses import dataclass

import numpy as np

from evaluations.projects.tco.comparing import Comparison
from evaluations.projects.tco.sampling import Draws


@dataclass(frozen=True)
class Driver:
    """An input with Spearman's rank correlation between it and the ratio (−1 to 1)."""

    name: str
    correlation: float


def drivers(found: Comparison, most: int = 8) -> list[Driver]:
    """Return the inputs that vary, the strongest first; none where there is no ratio."""
    if found.ratio_draws is None:
        return []
    target = _ranks(found.ratio_draws)
    told = [
        Driver(name, _correlation(_ranks(values), target))
        for name, values in found.inputs.items()
        if float(np.ptp(values)) > 0
    ]
    return sorted(told, key=lambda one: -abs(one.correlation))[:most]


def _ranks(values: Draws) -> Draws:
    """Return ranks from 0; draws of a range that has width do not tie."""
    ranks = np.empty(len(values))
    ranks[np.argsort(values, kind="stable")] = np.arange(len(values))
    return ranks


def _correlation(one: Draws, other: Draws) -> float:
    if float(np.ptp(other)) == 0:
        return 0.0
    return float(np.corrcoef(one, other)[0, 1])
