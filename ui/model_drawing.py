"""What the flow chart page shows of one line of models: read once, handed to every part."""

from dataclasses import dataclass

from processes.bpmn import store
from processes.bpmn.store import ModelRevision, RefusedModel
from processes.inventory.model import Process
from storage import Database

LABELS = {"as-is": "현행 (as-is)", "to-be": "개선 (to-be)"}


@dataclass(frozen=True)
class Drawing:
    """One line of a process's models, revisions newest first, and the as-is beside it."""

    process: Process
    line: str
    revisions: tuple[ModelRevision, ...]
    refused: tuple[RefusedModel, ...]
    as_is: ModelRevision | None

    @property
    def newest(self) -> ModelRevision | None:
        """The newest revision, None where nothing was saved yet."""
        return self.revisions[0] if self.revisions else None

    @property
    def number(self) -> int:
        """The number of the newest revision, 0 for none."""
        return self.newest.number if self.newest else 0


def read(db: Database, process: Process, line: str) -> Drawing:
    """Read what the page needs of the line."""
    return Drawing(
        process,
        line,
        tuple(store.revisions(db, process.id, line)),
        tuple(store.refused(db, process.id, line)),
        store.newest(db, process.id, "as-is"),
    )
