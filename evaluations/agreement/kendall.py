"""Kendall's W (coefficient of concordance), corrected for ties.

Kendall and Gibbons (1990): Rank Correlation Methods, 5th ed., ch. 6:
W = 12 S / (m² (n³ - n) - m ΣT), with T = Σ(t³ - t) over each rater's groups of ties.
"""

import numpy as np
from numpy.typing import NDArray

from evaluations.agreement.model import NO_VARIATION, Concordance, Level

Numbers = NDArray[np.float64]


def concordance(ratings: Numbers, level: Level) -> Concordance:
    """Return W of questions × raters (nan: not rated), over questions that everybody rated."""
    complete = ratings[~np.isnan(ratings).any(axis=1)]
    size, raters = complete.shape
    if level == "nominal":
        return Concordance(None, "명목 척도에는 순위가 없음", size, raters)
    if size < 2 or raters < 2:
        return Concordance(None, "모두가 평가한 문항이 둘보다 적음", size, raters)
    ranks, ties = zip(*(_ranked(column) for column in complete.T), strict=True)
    sums = np.sum(ranks, axis=0)
    spread = float(((sums - sums.mean()) ** 2).sum())
    most = raters**2 * (size**3 - size) - raters * sum(ties)
    if most <= 0:
        return Concordance(None, NO_VARIATION, size, raters)
    return Concordance(12 * spread / most, "", size, raters)


def _ranked(values: Numbers) -> tuple[Numbers, int]:
    """Return the ranks, ties at their middle, and Σ(t³ - t)."""
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    middle = np.cumsum(counts) - (counts - 1) / 2
    return middle[places], int((counts**3 - counts).sum())
