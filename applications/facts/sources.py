"""What a draft takes its facts and pictures from: a process, its diagrams, an IT project."""

from dataclasses import dataclass

from evaluations.projects.model import Project
from evaluations.verdict.scoring import Verdict
from processes.bpmn.model import Model
from processes.inventory.model import Process
from processes.redesign.approval.model import Proposal

STATE_NAMES = {"as-is": "현행(As-Is)", "to-be": "개선(To-Be)"}
_SUB_PROCESSES = {"subProcess", "transaction", "adHocSubProcess"}


@dataclass(frozen=True)
class Diagram:
    """The newest revision of a process's model in one state; `svg` is None where none is drawn."""

    state: str
    number: int
    created_at: str
    model: Model
    svg: str | None

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


@dataclass(frozen=True)
class Sources:
    """Everything read for one draft; `missing` says in sentences what is not there any more."""

    process: Process | None = None
    diagrams: tuple[Diagram, ...] = ()
    project: Project | None = None
    judgement: Judgement | None = None
    approved: Proposal | None = None  # the to-be of the process that was approved last
    missing: tuple[str, ...] = ()

    def diagram(self, state: str) -> Diagram | None:
        """Return the diagram of a state, or None where nothing has been drawn."""
        return next((diagram for diagram in self.diagrams if diagram.state == state), None)
