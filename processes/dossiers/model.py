"""What a dossier is made of: process, flow charts, rules, what was found and decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from processes.bpmn.model import Model
from processes.bpmn.raci.table import Table
from processes.inventory.model import Process
from processes.redesign.approval.model import Proposal
from processes.redesign.model import Finding
from processes.redesign.store import Decision
from processes.regulations.model import Clause
from storage.records import Change


@dataclass(frozen=True)
class Chart:
    """One revision of a process's flow chart: its bytes, what they say, who does what in it."""

    state: str  # as-is or to-be
    number: int
    created_at: str
    created_by: str
    content: bytes = field(repr=False)
    model: Model = field(repr=False)
    raci: Table = field(repr=False)
    published: bool = False


@dataclass(frozen=True)
class Entry:
    """One line of the history: when, who, what."""

    at: str
    by: str
    what: str


@dataclass(frozen=True)
class Dossier:
    """Everything about one process. `missing` says in sentences what could not be read."""

    process: Process
    organisation: str = ""
    charts: tuple[Chart, ...] = ()
    clauses: Mapping[str, Sequence[Clause]] = field(default_factory=dict)  # element id -> articles
    findings: tuple[Finding, ...] = ()
    decisions: Mapping[str, Decision] = field(default_factory=dict)  # by the finding's key
    proposals: tuple[Proposal, ...] = ()
    scenarios: tuple[str, ...] = ()  # their titles
    changes: tuple[Change, ...] = ()  # of the register, newest first
    entries: tuple[Entry, ...] = ()  # of flow charts and approvals
    missing: tuple[str, ...] = ()

    def chart(self, state: str) -> Chart | None:
        """Return the flow chart of a state, None where nothing is drawn."""
        return next((one for one in self.charts if one.state == state), None)

    @property
    def newest(self) -> str:
        """The ISO moment of the last change of anything in it: the document's date."""
        moments = [self.process.updated_at, *(one.created_at for one in self.charts)]
        moments += [entry.at for entry in self.entries]
        return max(moments)
