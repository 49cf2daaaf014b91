"""How far the assessments of the corporation and its systems are, for the items that they serve."""

from collections.abc import Sequence
from typing import Any

from evaluations.assessments import standing
from processes.inventory.model import Process
from storage import Database
from storage.moments import today


def assessing(db: Database, processes: Sequence[Process]) -> dict[str, Any]:
    """Return the field of Counts that tells of the assessments, as of today in Korea."""
    day = today()
    return {
        "assessments": tuple(
            (form.id, standing.in_short(standing.standings(db, form, day, processes).values()))
            for form in standing.forms(db, day)
        )
    }
