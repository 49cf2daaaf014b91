"""How far the diagnosis of the processes is, for the items 1 and 5."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from evaluations.diagnosis import reading
from processes.inventory.model import Process
from storage import Database


def diagnosing(db: Database, processes: Sequence[Process]) -> dict[str, Any]:
    """Return the fields of Counts that tell of maturity and RPA suitability."""
    found = reading.of_all(db, processes)
    labels = Counter(one.label for one in found if one.rpa_decided)
    return {
        "diagnosed": sum(bool(one.answered) for one in found),
        "levelled": sum(one.levelled for one in found),
        "rpa_labels": tuple(labels.most_common()),
    }
