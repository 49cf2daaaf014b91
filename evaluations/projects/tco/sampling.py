"""Draws from ranges: triangular, the same for the same name, and never fewer for a higher range.

Every name has its own stream, so that one more line leaves the draws of the others as they are.
Draws are the quantiles at the middles of equal strata in a shuffled order (Latin hypercube;
McKay, Beckman, Conover 1979): means come out almost exactly with few draws.
"""

import zlib

import numpy as np
from numpy.typing import NDArray

from evaluations.projects.tco.model import Range

Draws = NDArray[np.float64]
SEED = 20261201
COUNT = 10_000


def draws(name: str, within: Range, count: int = COUNT) -> Draws:
    """Return `count` triangular draws; the name chooses their order."""
    return triangular(within, uniform(name, count))


def uniform(name: str, count: int = COUNT) -> Draws:
    """Return the middles of `count` equal parts of 0–1 in the order that the name gives."""
    order = np.random.default_rng([SEED, zlib.crc32(name.encode("utf-8"))]).permutation(count)
    return np.asarray((order + 0.5) / count, dtype=np.float64)


def triangular(within: Range, at: Draws) -> Draws:
    """Return the triangular distribution's quantiles (inverse of its distribution function)."""
    least, likely, most = within.least, within.likely, within.most
    width = most - least
    if width == 0:
        return np.full_like(at, likely)
    turn = (likely - least) / width
    rising = least + np.sqrt(at * width * (likely - least))
    falling = most - np.sqrt((1 - at) * width * (most - likely))
    return np.where(at < turn, rising, falling)
