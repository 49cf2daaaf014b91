"""What a draft takes its facts and pictures from: processes, their diagrams, IT projects."""

from dataclasses import dataclass, field
from functools import lru_cache

from errors import WorkbenchError
from evaluations.projects.model import Project
from evaluations.verdict.following.path import Path
from evaluations.verdict.scoring import Verdict
from processes.bpmn import picture, reading
from processes.bpmn.model import Model
from processes.inventory.model import Process
from processes.redesign.approval.model import Proposal
from processes.savings.model import GivenHours, Saving

STATE_NAMES = {"as-is": "현행(As-Is)", "to-be": "개선(To-Be)"}
_SUB_PROCESSES = {"subProcess", "transaction", "adHocSubProcess"}
_KEPT = 256  # models read and drawn last: of some drafts with 20 processes each


@dataclass(frozen=True)
class Diagram:
    """One revision of a process's model in one state: its bytes, and what they say."""

    state: str
    number: int
    created_at: str
    model: Model
    content: bytes = field(default=b"", repr=False)
    sha256: str = ""

    @property
    def drawn(self) -> bool:
        """Whether there is anything to see."""
        return bool(self.model.shapes)

    @property
    def svg(self) -> str | None:
        """The picture, None where none can be drawn."""
        return _svg(self.content) if self.drawn else None

    @property
    def steps(self) -> tuple[str, ...]:
        """The names of the tasks; a sub-process that shows its own tasks is not one of them."""
        around = {node.container for node in self.model.nodes}
        return tuple(
            node.name
            for node in self.model.nodes
            if node.type in {"task", "callActivity"}
            or node.type.endswith("Task")
            or (node.type in _SUB_PROCESSES and node.id not in around)
        )

    @property
    def roles(self) -> tuple[str, ...]:
        """The names of the lanes that no further lanes divide."""
        divided = {lane.parent for lane in self.model.lanes}
        return tuple(lane.name for lane in self.model.lanes if lane.id not in divided)


@lru_cache(maxsize=_KEPT)
def model_of(content: bytes) -> Model:
    """Return the model that the bytes hold, or raise BadModel."""
    return reading.read(content)


@lru_cache(maxsize=_KEPT)
def _svg(content: bytes) -> str | None:
    try:
        return picture.drawn(model_of(content))
    except WorkbenchError:
        return None


@dataclass(frozen=True)
class Judgement:
    """A project's verdict, by which questionnaire, from how many answers, as of when."""

    verdict: Verdict
    questionnaire: str
    version: str
    answered: int
    asked: int
    sure: bool  # every answer given is 확인, none 추정
    as_of: str  # ISO time of the newest answer, empty where there is none
    path: Path | None = None  # the dated path of 발전 연계, where that is within the range


@dataclass(frozen=True)
class ProcessSource:
    """One process with its diagrams, its approved to-be and its redesigns in the ledger."""

    process: Process
    diagrams: tuple[Diagram, ...] = ()
    approved: Proposal | None = None  # the to-be of the process that was approved last
    savings: tuple[Saving, ...] = ()
    given: tuple[GivenHours, ...] = ()

    def diagram(self, state: str) -> Diagram | None:
        """Return the diagram of a state, or None where nothing has been drawn."""
        return next((diagram for diagram in self.diagrams if diagram.state == state), None)


@dataclass(frozen=True)
class ProjectSource:
    """One IT project with its verdict, None where it can't be judged."""

    project: Project
    judgement: Judgement | None = None


@dataclass(frozen=True)
class Sources:
    """Everything read for one draft; `missing` says in sentences what is not there any more."""

    processes: tuple[ProcessSource, ...] = ()
    projects: tuple[ProjectSource, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def process(self) -> Process | None:
        """The first process, whose facts need no code before their names."""
        return self.processes[0].process if self.processes else None

    @property
    def project(self) -> Project | None:
        """The first project, whose facts need no code before their names."""
        return self.projects[0].project if self.projects else None
