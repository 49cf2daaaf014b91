"""Milestones, figures, risks and decisions of an item, each at one revision."""

import datetime
from dataclasses import dataclass
from typing import Final

from errors import WorkbenchError

LEVELS: Final = ("낮음", "보통", "높음")
OPEN: Final = "열림"
RISK_STATES: Final = (OPEN, "대응 중", "닫힘")
LONGEST: Final = 300
DONE, LATE, AHEAD, UNDATED = "완료", "지연", "예정", "날짜 모름"


class BadEntry(WorkbenchError):
    """An entry that can't be kept; the sentence says which field and why."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What every row of an item has."""

    id: str
    plan_id: str
    item: int
    title: str
    note: str = ""
    example: bool = False
    revision: int = 1
    created_at: str = ""
    updated_at: str = ""
    updated_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Milestone(Entry):
    """Something that shall be reached by a day, and the day on which it was. ISO 8601 days."""

    owner: str = ""
    planned_on: str | None = None
    done_on: str | None = None

    def days_late(self, today: datetime.date) -> int:
        """Return by how many days it is or was late; 0 for in time, or where no day is known."""
        if self.planned_on is None:
            return 0
        planned = datetime.date.fromisoformat(self.planned_on)
        reached = datetime.date.fromisoformat(self.done_on) if self.done_on else today
        return max((reached - planned).days, 0)

    def state(self, today: datetime.date) -> str:
        """Return DONE, LATE, AHEAD or UNDATED as of a day in Korea."""
        if self.done_on:
            return DONE
        if self.planned_on is None:
            return UNDATED
        return LATE if self.days_late(today) else AHEAD


@dataclass(frozen=True, kw_only=True)
class Figure(Entry):
    """What people typed in: reached so far, between low and high, of a target. None: unknown."""

    unit: str = ""
    target: float | None = None
    low: float | None = None
    high: float | None = None
    as_of: str | None = None

    @property
    def share(self) -> tuple[float, float] | None:
        """The reached part of the target, 0 to 1, with its bounds; None where it is unknown."""
        if self.target is None or (self.low is None and self.high is None):
            return None
        low = 0.0 if self.low is None else min(self.low / self.target, 1.0)
        return low, 1.0 if self.high is None else min(self.high / self.target, 1.0)


@dataclass(frozen=True, kw_only=True)
class Risk(Entry):
    """What may go wrong, how likely, how bad, and what is done about it by whom."""

    probability: str | None = None  # of LEVELS
    effect: str | None = None
    response: str = ""
    owner: str = ""
    state: str = OPEN


@dataclass(frozen=True, kw_only=True)
class Decision(Entry):
    """What was decided, on which day and by whom."""

    decided_on: str | None = None
    decided_by: str = ""


def weight_of(text: float | None) -> float:
    """Return a weight that can be kept, or raise BadEntry."""
    if text is None or not 0 <= text <= 100:
        raise BadEntry("가중치는 0부터 100까지의 수입니다. 0이면 진척률에 넣지 않습니다.")
    return float(text)
