"""What the redesign page shows of one process: read once, handed to every part."""

from dataclasses import dataclass

from processes.bpmn import reading, store
from processes.bpmn.store import ModelRevision
from processes.inventory.model import Process
from processes.redesign import gathering
from processes.redesign import store as decisions
from processes.redesign.finding import findings
from processes.redesign.model import Finding
from processes.redesign.store import Decision
from storage import Database


@dataclass(frozen=True)
class Review:
    """The findings about the newest model of a line, and what was decided about them."""

    process: Process
    line: str
    newest: ModelRevision | None
    as_is: ModelRevision | None
    found: tuple[Finding, ...] = ()
    open: tuple[Finding, ...] = ()
    refused: tuple[tuple[Finding, Decision], ...] = ()
    history: tuple[Decision, ...] = ()

    @property
    def number(self) -> int:
        """The number of the revision that was looked at, 0 for none."""
        return self.newest.number if self.newest else 0


def read(db: Database, process: Process, line: str) -> Review:
    """Find what could be changed about the newest model of the line."""
    newest, as_is = store.newest(db, process.id, line), store.newest(db, process.id, "as-is")
    past = tuple(decisions.history(db, process.id))
    if newest is None:
        return Review(process, line, None, as_is, history=past)
    model = reading.read(store.content(db, newest.sha256))
    found = tuple(findings(gathering.case(db, process, model, line)))
    decided = decisions.decisions(db, process.id)
    refused = tuple(
        (one, decided[one.key])
        for one in found
        if one.key in decided and decided[one.key].decision == "refused"
    )
    away = {one.key for one, _decision in refused}
    remaining = tuple(one for one in found if one.key not in away)
    return Review(process, line, newest, as_is, found, remaining, refused, past)
