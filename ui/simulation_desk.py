"""What the simulation page shows of one line: its model, its scenarios, the chosen one."""

from dataclasses import dataclass

from processes.bpmn import reading
from processes.bpmn import store as models
from processes.bpmn.model import Model
from processes.bpmn.store import ModelRevision
from processes.inventory.model import Process
from processes.simulation import store
from processes.simulation.store import Change, StoredScenario
from storage import Database


@dataclass(frozen=True)
class Desk:
    """One line of a process's models with its scenarios; `chosen` is None where there is none.

    `change` is the newest change of the chosen one, None where nothing was changed yet.
    """

    process: Process
    line: str
    newest: ModelRevision | None
    model: Model | None
    scenarios: tuple[StoredScenario, ...]
    chosen: StoredScenario | None
    change: Change | None = None


def read(db: Database, process: Process, line: str, wanted: str | None) -> Desk:
    """Read what the page needs; the scenario that the address names, else the first."""
    newest = models.newest(db, process.id, line)
    model = reading.read(models.content(db, newest.sha256)) if newest else None
    known = tuple(store.scenarios(db, process.id, line))
    chosen = next((one for one in known if one.id == wanted), known[0] if known else None)
    change = store.last_change(db, chosen.id) if chosen else None
    return Desk(process, line, newest, model, known, chosen, change)
