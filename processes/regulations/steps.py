"""The steps that an article forces onto paper, named as the newest as-is model names them."""

from collections.abc import Iterable
from dataclasses import dataclass

from processes.bpmn import reading
from processes.bpmn import store as models
from processes.inventory.model import Process
from processes.regulations.model import Step
from storage import Database

WHOLE = "업무 전체"
_ACTIVITIES = ("task", "activity", "subprocess", "transaction")


@dataclass(frozen=True)
class NamedStep:
    """A link with the names of today; `missing` when the newest model has no such step."""

    step: Step
    process: Process
    name: str
    missing: bool = False


def activities(db: Database, process_id: str) -> dict[str, str]:
    """Return id -> name of the steps of the newest as-is model; empty where there is none."""
    newest = models.newest(db, process_id, "as-is")
    if newest is None:
        return {}
    model = reading.read(models.content(db, newest.sha256))
    return {
        node.id: node.name or node.id
        for node in model.nodes
        if node.type.lower().endswith(_ACTIVITIES)
    }


def named(db: Database, steps: Iterable[Step], processes: Iterable[Process]) -> list[NamedStep]:
    """Return the links with the names of their processes and steps."""
    by_id = {process.id: process for process in processes}
    known: dict[str, dict[str, str]] = {}
    found = []
    for step in steps:
        name, missing = WHOLE, False
        if step.element_id:
            if step.process_id not in known:
                known[step.process_id] = activities(db, step.process_id)
            now = known[step.process_id].get(step.element_id)
            name, missing = now or step.element_name or step.element_id, now is None
        found.append(NamedStep(step, by_id[step.process_id], name, missing))
    return found
