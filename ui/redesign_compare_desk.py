"""What can be compared of one process: revisions with scenarios, and what was put up already."""

from collections.abc import Sequence
from dataclasses import dataclass

from processes.bpmn import reading
from processes.bpmn import store as models
from processes.bpmn.publication import store as publications
from processes.bpmn.store import ModelRevision
from processes.inventory.model import Process
from processes.redesign.approval import store as approvals
from processes.redesign.approval.model import Proposal
from processes.redesign.comparing.model import LINES, Variant
from processes.simulation import store as scenarios
from processes.simulation.store import StoredScenario
from storage import Database

_MOST_REVISIONS = 20


@dataclass(frozen=True)
class Option:
    """A revision with a scenario that can be chosen."""

    revision: ModelRevision
    stored: StoredScenario
    published: bool = False

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return f"{self.revision.number}/{self.stored.id}/{self.stored.revision}"

    @property
    def label(self) -> str:
        """How people call it."""
        public = " (공개본)" if self.published else ""
        line, number = LINES[self.revision.state], self.revision.number
        return f"{line} {number}판{public} · {self.stored.title}"


@dataclass(frozen=True)
class Desk:
    """The choices of one process, newest first, and its proposals."""

    process: Process
    asis: tuple[Option, ...]
    tobe: tuple[Option, ...]
    drawn: frozenset[str]
    proposals: tuple[Proposal, ...]


def read(db: Database, process: Process) -> Desk:
    """Read what the page needs: of the as-is, the newest and the published revision."""
    before = models.revisions(db, process.id, "as-is")
    after = models.revisions(db, process.id, "to-be")
    standing = publications.published(db, process.id, "as-is")
    public = standing.number if standing else 0
    shown = [one for one in before if one.number in (before[0].number, public)]
    return Desk(
        process=process,
        asis=_options(db, process, shown, public),
        tobe=_options(db, process, after[:_MOST_REVISIONS], 0),
        drawn=frozenset(one.state for one in (*before[:1], *after[:1])),
        proposals=tuple(approvals.proposals(db, process.id)),
    )


def _options(
    db: Database, process: Process, revisions: Sequence[ModelRevision], public: int
) -> tuple[Option, ...]:
    if not revisions:
        return ()
    known = scenarios.scenarios(db, process.id, revisions[0].state)
    return tuple(
        Option(revision, stored, revision.number == public)
        for revision in revisions
        for stored in known
    )


def variant(db: Database, option: Option) -> Variant:
    """Return what is simulated of an option."""
    revision, stored = option.revision, option.stored
    return Variant(
        line=revision.state,
        number=revision.number,
        sha256=revision.sha256,
        model=reading.read(models.content(db, revision.sha256)),
        scenario_id=stored.id,
        title=stored.title,
        scenario_revision=stored.revision,
        scenario=stored.scenario,
    )
