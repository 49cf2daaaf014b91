"""Where each department stands: its return, its coverage and what was saved when, put together."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from processes.census import coverage, states
from processes.census.coverage import Coverage
from processes.census.model import Return, Round
from processes.inventory.model import Process


@dataclass(frozen=True)
class Standing:
    """One department in one round, as of a day."""

    part: Return
    state: str  # as people read it
    coverage: Coverage
    due: str  # ISO 8601 day
    days_left: int  # negative once the day is over
    saved_at: str | None  # the last save of its processes since the round began
    changed_after: int  # processes that were saved after it was submitted or confirmed

    @property
    def department(self) -> str:
        """The department's name."""
        return self.part.department

    @property
    def waits_for_department(self) -> bool:
        """Whether the department has something to do."""
        return self.part.state in (states.OPEN, states.RETURNED)


def of(
    round: Round, parts: Sequence[Return], processes: Sequence[Process], today: datetime.date
) -> list[Standing]:
    """Return the standing of each part of a round on a day, in the order of the parts."""
    names = [part.department for part in parts]
    owned: dict[str, list[Process]] = {name: [] for name in names}
    for process in processes:
        if process.department in owned:
            owned[process.department].append(process)
    return [_standing(round, part, owned[part.department], today) for part in parts]


def _standing(
    round: Round, part: Return, processes: Sequence[Process], today: datetime.date
) -> Standing:
    saved = max((p.updated_at for p in processes if p.updated_at > round.began_at), default=None)
    settled = part.state in (states.SUBMITTED, states.CONFIRMED)
    after = sum(settled and process.updated_at > part.moved_at for process in processes)
    due = part.due(round)
    return Standing(
        part=part,
        state=states.shown(part.state, saved_since=saved is not None),
        coverage=coverage.of(part.department, processes, round.fields),
        due=due,
        days_left=(date_of(due) - today).days,
        saved_at=saved,
        changed_after=after,
    )


def date_of(day: str) -> datetime.date:
    """Return the day of an ISO 8601 date."""
    return datetime.date.fromisoformat(day)


def d_day(days_left: int) -> str:
    """Write the days left as people do: D-18, D-day, D+3."""
    return "D-day" if not days_left else f"D-{days_left}" if days_left > 0 else f"D+{-days_left}"


def counts(standings: Sequence[Standing]) -> dict[str, int]:
    """Return how many departments are in each state, in the order of the way."""
    return {name: sum(one.state == name for one in standings) for name in states.ORDER}
