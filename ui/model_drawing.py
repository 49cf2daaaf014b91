"""What the flow chart page shows of one line of models: read once, handed to every part."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from processes.bpmn import store
from processes.bpmn.publication import store as publication
from processes.bpmn.publication.store import Publication
from processes.bpmn.store import ModelRevision, RefusedModel
from processes.inventory.model import Process
from storage import Database

LABELS = {"as-is": "현행 (as-is)", "to-be": "개선 (to-be)"}


@dataclass(frozen=True)
class Drawing:
    """One line of a process's models, newest first, and the as-is beside it.

    `names` are what people call revisions, by number.
    """

    process: Process
    line: str
    revisions: tuple[ModelRevision, ...]
    refused: tuple[RefusedModel, ...]
    as_is: ModelRevision | None
    publications: tuple[Publication, ...] = ()
    names: Mapping[int, str] = field(default_factory=dict)

    @property
    def newest(self) -> ModelRevision | None:
        """The newest revision, None where nothing was saved yet."""
        return self.revisions[0] if self.revisions else None

    @property
    def number(self) -> int:
        """The number of the newest revision, 0 for none."""
        return self.newest.number if self.newest else 0

    @property
    def published(self) -> Publication | None:
        """The publication that stands, None where nothing is published."""
        standing = bool(self.publications) and self.publications[0].number
        return self.publications[0] if standing else None


def read(db: Database, process: Process, line: str) -> Drawing:
    """Read what the page needs of the line."""
    return Drawing(
        process,
        line,
        tuple(store.revisions(db, process.id, line)),
        tuple(store.refused(db, process.id, line)),
        store.newest(db, process.id, "as-is"),
        tuple(publication.publications(db, process.id, line)),
        {number: one.name for number, one in publication.names(db, process.id, line).items()},
    )
