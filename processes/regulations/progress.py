"""How far the register of articles is: reviewed and amended, of the number the plan speaks of."""

from collections.abc import Iterable
from dataclasses import dataclass

from processes.regulations.model import AMENDED, LEFT, NOT_BEGUN, STATES, UNJUDGED, Clause

PLANNED = 332
PLAN_SOURCE = "공사의 DPG 실행계획 5장, ③ '관련 법령(332개)'"


@dataclass(frozen=True)
class Progress:
    """Counts of articles. `planned` is the plan's number of laws, which people may correct."""

    planned: int
    registered: int
    laws: int  # different laws and rules among them
    reviewed: int
    amended: int
    left: int
    states: tuple[tuple[str, int], ...]

    @property
    def reviewed_share(self) -> float:
        """Reviewed of the planned number, 0 to 1; more than planned counts as all."""
        return min(self.reviewed / self.planned, 1.0)


def is_reviewed(clause: Clause) -> bool:
    """Whether a person has judged the article: a standing is given and the review has begun.

    An article that was amended or deliberately left as it is has been reviewed too.
    """
    return clause.state in (AMENDED, LEFT) or (
        clause.standing != UNJUDGED and clause.state != NOT_BEGUN
    )


def progress(clauses: Iterable[Clause], planned: int = PLANNED) -> Progress:
    """Count the articles by how far they are."""
    listed = list(clauses)
    states = [clause.state for clause in listed]
    return Progress(
        planned=planned,
        registered=len(listed),
        laws=len({clause.law.replace(" ", "") for clause in listed}),
        reviewed=sum(map(is_reviewed, listed)),
        amended=states.count(AMENDED),
        left=states.count(LEFT),
        states=tuple((state, states.count(state)) for state in STATES),
    )
