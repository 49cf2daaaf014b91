"""What the register says against a threshold: a fact may be unknown, or a range across it."""

from processes.inventory.model import Estimate


def waiting_ratio(work: Estimate | None, waiting: Estimate | None) -> tuple[float, bool] | None:
    """Return waiting over hands-on minutes, and whether the ranges leave it open; None: unknown.

    The likely values where they are known, else the middle of the range.
    """
    doing, idle = _middle(work), _middle(waiting)
    if not doing or idle is None or work is None or waiting is None:
        return None
    return idle / doing, work.is_exact and waiting.is_exact


def _middle(estimate: Estimate | None) -> float | None:
    if estimate is None:
        return None
    if estimate.likely is not None:
        return estimate.likely
    known = [bound for bound in (estimate.low, estimate.high) if bound is not None]
    return sum(known) / len(known) if len(known) == 2 else None
