"""The example's scenarios: begun by the same rules as anybody's, where both lines are drawn."""

import storage
from processes.bpmn import store as models
from processes.inventory.store import all_processes
from processes.redesign import store as decisions
from processes.redesign.approval import store as approvals
from processes.simulation import store as scenarios

_TITLES = {"as-is": "현행 기준", "to-be": "개선안 기준"}


def load(db: storage.Database, *, by: str) -> None:
    """Begin a scenario for each line of every example process that has an as-is and a to-be."""
    for process in all_processes(db):
        drawn = all(models.newest(db, process.id, state) for state in _TITLES)
        if process.example and drawn:
            for state, title in _TITLES.items():
                scenarios.begin(db, process, state, title, by=by, example=True)


def remove(db: storage.Database, *, by: str) -> None:
    """Take the scenarios out, and what was decided about processes that are gone."""
    scenarios.remove_example(db, by=by)
    decisions.forget_gone(db)
    approvals.forget_gone(db)
