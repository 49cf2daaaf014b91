"""How many days are left, and when that still matters. Pure: the day is given."""

import datetime
from dataclasses import dataclass

from applications.drafts.model import STATES

_OPEN = frozenset(STATES[: STATES.index("제출")]) | {"보완"}  # still to be handed in


@dataclass(frozen=True)
class Due:
    """A deadline as of a day. `days` left, below zero once it has passed; None: none known."""

    day: str
    days: int | None
    running: bool  # whether something is still to be handed in

    @property
    def overdue(self) -> bool:
        """Whether the day has passed while something is still to be handed in."""
        return self.running and self.days is not None and self.days < 0

    @property
    def text(self) -> str:
        """What stands on the screen: D-12, D-DAY, 마감 3일 지남; '' where it says nothing."""
        if self.days is None:
            return "마감 모름" if self.running else ""
        if not self.running:
            return ""
        if self.days < 0:
            return f"마감 {-self.days}일 지남"
        return f"D-{self.days}" if self.days else "D-DAY"


def due(state: str, deadline: str, today: datetime.date) -> Due:
    """Return what is left until the deadline (ISO date, '' unknown), on a day in Korea."""
    running = state in _OPEN
    if not deadline:
        return Due("", None, running)
    left = datetime.date.fromisoformat(deadline) - today
    return Due(deadline, left.days, running)
