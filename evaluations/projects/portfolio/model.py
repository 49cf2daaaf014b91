"""What the portfolio says of each project."""

import datetime
from dataclasses import dataclass
from typing import Final

from evaluations.projects.candidates.model import Candidate
from evaluations.projects.model import Project
from evaluations.questionnaire.model import DatedRule, Questionnaire
from evaluations.verdict.scores import Bounds

LEAD_MONTHS: Final = 12  # our proposal (제안): begin this long before the contract ends

GATE, OPEN_GATE, BEFORE, SYSTEM = "게이트", "미확인 게이트", "선행 사업", "같은 시스템"
PROCESS, PRODUCT = "개선안 없는 업무", "후보 서비스"


@dataclass(frozen=True)
class Judged:
    """The verdict on a project in what the portfolio needs of it.

    `candidate` is the product whose answers gave it: the best one of several, None without any.
    `same` is the share of the weightings that give the same outcome, None where not worked out.
    """

    candidate: Candidate | None
    fit: Bounds
    readiness: Bounds
    outcome: str
    low: str
    high: str
    gates: tuple[str, ...]
    open_gates: tuple[str, ...]
    unknown_percent: float
    same: float | None = None

    @property
    def decided(self) -> bool:
        """Whether the unknown answers can't change the outcome."""
        return self.low == self.high

    @property
    def words(self) -> str:
        """The outcome as one phrase, with the range where it is not decided."""
        return self.outcome if self.decided else f"{self.outcome} ({self.low} ~ {self.high})"


@dataclass(frozen=True)
class Wave:
    """A half-year in which projects begin; year 0: at once, year 9999: nobody knows when."""

    year: int
    half: int = 1

    @property
    def title(self) -> str:
        """The wave in words."""
        if self.year == NOW.year:
            return "지금"
        if self.year == UNKNOWN.year:
            return "시기 모름"
        return f"{self.year}년 {'상반기' if self.half == 1 else '하반기'}"

    @property
    def order(self) -> tuple[int, int]:
        """What waves are sorted by."""
        return self.year, self.half


NOW: Final = Wave(0)
UNKNOWN: Final = Wave(9999)


@dataclass(frozen=True)
class Block:
    """One thing that holds a project up; `codes` are the other projects or processes in it."""

    kind: str
    text: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Standing:
    """One project in the portfolio."""

    project: Project
    judged: Judged
    begin_by: datetime.date | None
    wave: Wave
    held_by: str | None  # the code of the one before it that puts it into a later wave
    changes: tuple[DatedRule, ...]  # announced rules that come into force before its contract ends
    blocks: tuple[Block, ...]
    blocking: tuple[str, ...]  # the codes of the projects that wait for it


@dataclass(frozen=True)
class Portfolio:
    """All projects, and the rules that are announced."""

    form: Questionnaire
    today: datetime.date
    standings: tuple[Standing, ...]
    announced: tuple[DatedRule, ...]
