"""An item's share from its parts: their mean by weight. The weights are our proposal.

A part of which nothing is known may be anything from nothing to all, so it widens the range;
where no part is known the share is unknown. A part with weight 0 doesn't count.
"""

from collections.abc import Sequence

from action_plan.progress.model import ORDER, UNKNOWN, Part


def composed(parts: Sequence[Part]) -> tuple[float | None, float | None]:
    """Return the bounds of the share, or None twice."""
    counted = [one for one in parts if one.weight > 0]
    whole = sum(one.weight for one in counted)
    if not any(one.known for one in counted):
        return None, None
    low = sum(one.weight * (one.low or 0.0) for one in counted) / whole
    high = sum(one.weight * (1.0 if one.high is None else one.high) for one in counted) / whole
    return min(low, 1.0), min(high, 1.0)


def basis(parts: Sequence[Part]) -> str:
    """Return the least sure basis of the known parts that count."""
    found = [one.basis for one in parts if one.weight > 0 and one.known]
    return max(found, key=ORDER.index, default=UNKNOWN)
