"""Sheets of paper a year, today and once rules are amended, against the goal. Our proposal.

Today: cases a year x sheets per case, from the register of processes.
A process is *freed* when at least one article is linked to it and every linked article
releases it; one article that still asks for paper keeps all of its paper. A freed process
counts no sheets. So 'after' is the least paper that the rules still force, not a forecast:
an amendment permits, people must follow.

An article releases
- now (DONE): state 개정 완료; or the e-document may stand in already (가능) and the article was
  reviewed and left as it is (개정 안 함);
- by plan (PLANNED): as DONE, or a draft is written (개정안);
- at most (ALL): always. The ceiling of what amending rules can do.

Ranges: the freed and the kept paper vary apart, so the saved share lies between
freed.low / (freed.low + kept.high) and freed.high / (freed.high + kept.low). Processes whose
paper is unknown are counted and left out of every figure.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from processes.inventory.model import Estimate, Process
from processes.inventory.totals import Total, total, yearly_sheets
from processes.regulations.model import ABLE, AMENDED, DRAFTED, LEFT, Clause

GOAL = 0.5
GOAL_SOURCE = "디지털플랫폼정부 계획 '종이 없는 행정: 임기 내 종이문서 사용량 50%↓'"
DONE, PLANNED, ALL = "done", "planned", "all"
STAGES = (DONE, PLANNED, ALL)
REACHED, MISSED, OPEN = "달성", "미달", "범위에 걸침"


@dataclass(frozen=True)
class Share:
    """A part of the whole, 0 to 1, with its bounds; None where nothing is known."""

    low: float
    likely: float | None
    high: float


@dataclass(frozen=True)
class ProcessPaper:
    """One process: its sheets a year (None: unknown) and at which stages it is freed."""

    process: Process
    sheets: Estimate | None
    clauses: int
    freed: frozenset[str]

    def left(self, stage: str) -> Estimate | None:
        """Return the sheets that remain at the stage; None for unknown."""
        if self.sheets is None:
            return None
        return Estimate(0, 0, 0) if stage in self.freed else self.sheets


@dataclass(frozen=True)
class Paper:
    """The paper of all processes, and what is left of it at each stage."""

    processes: tuple[ProcessPaper, ...]

    @property
    def today(self) -> Total:
        """The sheets a year as surveyed."""
        return total(one.sheets for one in self.processes)

    def after(self, stage: str) -> Total:
        """Return the sheets a year that remain at the stage."""
        return total(one.left(stage) for one in self.processes)

    def saved(self, stage: str) -> Share | None:
        """Return the saved share of today's known paper, None where no paper is known."""
        known = [one for one in self.processes if one.sheets is not None]
        freed = total(one.sheets for one in known if stage in one.freed)
        kept = total(one.sheets for one in known if stage not in one.freed)
        if not any(one.sheets and one.sheets.high != 0 for one in known):
            return None
        likely = None
        if freed.likely is not None and kept.likely is not None and freed.likely + kept.likely:
            likely = freed.likely / (freed.likely + kept.likely)
        return Share(_least(freed, kept), likely, _most(freed, kept))

    def verdict(self, stage: str, goal: float = GOAL) -> str | None:
        """Say whether the goal is reached at the stage: over the whole range, or nowhere in it."""
        share = self.saved(stage)
        if share is None:
            return None
        if share.low >= goal:
            return REACHED
        return MISSED if share.high < goal else OPEN

    @property
    def unlinked(self) -> Total:
        """The paper of processes to which no article is linked: amending rules can't free it."""
        return total(one.sheets for one in self.processes if not one.clauses)


def releases(clause: Clause, stage: str) -> bool:
    """Whether the article lets go of the paper at the stage."""
    done = clause.state == AMENDED or (clause.state == LEFT and clause.standing == ABLE)
    return stage == ALL or done or (stage == PLANNED and clause.state == DRAFTED)


def paper(processes: Iterable[Process], linked: Mapping[str, Collection[Clause]]) -> Paper:
    """Return the paper of the processes; `linked` gives the articles by the process's id."""
    return Paper(tuple(_of(process, linked.get(process.id, ())) for process in processes))


def _of(process: Process, clauses: Collection[Clause]) -> ProcessPaper:
    freed = frozenset(
        stage for stage in STAGES if clauses and all(releases(clause, stage) for clause in clauses)
    )
    return ProcessPaper(process, yearly_sheets(process.facts), len(clauses), freed)


def _least(freed: Total, kept: Total) -> float:
    if not freed.low or kept.high is None:
        return 1.0 if kept.high == 0 else 0.0
    return freed.low / (freed.low + kept.high)


def _most(freed: Total, kept: Total) -> float:
    if freed.high is None:
        return 1.0
    return freed.high / (freed.high + kept.low) if freed.high else 0.0
