"""What a report is made of: the project, its verdict, what follows, its candidates and costs."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from evaluations.answers.model import Answer
from evaluations.projects.candidates.model import Candidate
from evaluations.projects.model import Project
from evaluations.projects.tco.comparing import Comparison
from evaluations.projects.tco.model import Range
from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict.following.confirmed import Confirmed
from evaluations.verdict.following.path import Path
from evaluations.verdict.following.tasks import Task
from evaluations.verdict.scoring import Verdict
from evaluations.verdict.side_by_side import Beside
from evaluations.verdict.stability import Stability
from evaluations.weights.model import WeightSet


@dataclass(frozen=True)
class Report:
    """Everything about the evaluation of one project on a day.

    `candidate` is the one whose answers the verdict counts, None where there are none; `costs`
    compares it with keeping, None where no cost line is there.
    """

    project: Project
    day: datetime.date
    form: Questionnaire  # with the weights in use
    verdict: Verdict
    steady: Stability
    organisation: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    candidate: Candidate | None = None
    candidates: tuple[Candidate, ...] = ()
    beside: tuple[Beside, ...] = ()
    tasks: Mapping[tuple[str, str], Task] = field(default_factory=dict)
    path: Path | None = None
    confirmed: tuple[Confirmed, ...] = ()
    costs: Comparison | None = None
    assumptions: Mapping[str, Range | None] = field(default_factory=dict)
    weight_set: WeightSet | None = None
    weights_name: str = ""
    unfit: str = ""  # why chosen weights are not used
