"""Who sees to a condition or a step of the path, until when, and whether it is met."""

import datetime
from dataclasses import dataclass
from typing import Final

CONDITION, PATH = "condition", "path"
OPEN, MET = "open", "met"
STATES: Final = {OPEN: "진행 중", MET: "충족"}


@dataclass(frozen=True)
class Task:
    """What somebody has agreed to; revision 0: nobody has been named yet."""

    kind: str
    key: str  # the question, the step's letter or the gate
    department: str | None = None
    person: str = ""
    due: str | None = None
    state: str = OPEN
    evidence: str = ""
    revision: int = 0
    updated_at: str = ""
    updated_by: str = ""

    def overdue(self, today: datetime.date) -> bool:
        """Whether its day has passed and it is not met."""
        if self.due is None or self.state == MET:
            return False
        return datetime.date.fromisoformat(self.due) < today

    @property
    def owner(self) -> str:
        """Whose it is, in words."""
        return " ".join(part for part in (self.department, self.person) if part) or "담당 없음"
