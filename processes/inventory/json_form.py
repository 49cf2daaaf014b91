"""A process as plain values, for scripts: JSON that keeps unknown apart from zero."""

from typing import Any

from processes.inventory.fields import facts_to_json
from processes.inventory.model import Estimate, Process


def as_json(process: Process) -> dict[str, Any]:
    """Return the process with every known fact; what is unknown is absent from `facts`.

    A figure is one number where it is exact; where it is a range or unknown it is
    {"low", "likely", "high"}, each a number or None. `…_low` and `…_high` repeat the bounds.
    """
    facts = process.facts
    return {
        "code": process.code,
        "name": process.name,
        "department": process.department,
        **_figure("yearly_volume", facts.yearly_volume),
        **_figure("minutes_per_case", facts.minutes_per_case),
        "example": process.example,
        "revision": process.revision,
        "updated_at": process.updated_at,
        "updated_by": process.updated_by,
        "facts": facts_to_json(facts),
    }


def _figure(key: str, estimate: Estimate | None) -> dict[str, Any]:
    bounds = estimate.bounds if estimate else (None, None, None)
    low, likely, high = (int(b) if b is not None and b == int(b) else b for b in bounds)
    exact = estimate is not None and estimate.is_exact
    return {
        key: likely if exact else {"low": low, "likely": likely, "high": high},
        f"{key}_low": low,
        f"{key}_high": high,
    }
