"""A to-be that was put up for approval, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from errors import WorkbenchError
from processes.redesign.comparing.frozen import Frozen

Event = Literal["proposed", "approved", "returned", "taken", "withdrawn"]
STATES: Mapping[str, str] = {
    "proposed": "승인 기다림",
    "approved": "승인함",
    "returned": "되돌림",
    "withdrawn": "거둠",
}
LONGEST_REASON = 1000
LONGEST_TITLE = 200


class BadApproval(WorkbenchError):
    """A step of an approval that can't be taken; the sentence says why."""


class UnknownProposal(WorkbenchError):
    """There is no such proposal."""

    def __init__(self) -> None:
        super().__init__("승인을 올린 기록이 없습니다. 목록을 새로 열어 다시 고르세요.")


@dataclass(frozen=True)
class Entry:
    """One step: who did what when, and why."""

    event: Event
    reason: str
    created_at: str
    created_by: str


@dataclass(frozen=True)
class Proposal:
    """A to-be with the figures that were compared when it was put up; entries oldest first.

    `changed` has a sentence for everything that the figures rest on and that is otherwise now.
    """

    id: str
    process_id: str
    title: str
    comparison: Frozen
    entries: tuple[Entry, ...]
    changed: tuple[str, ...] = ()

    @property
    def proposed(self) -> Entry:
        """Who put it up, when and with which note."""
        return self.entries[0]

    @property
    def decision(self) -> Entry | None:
        """The approval or return, None while it waits."""
        return self._last("approved", "returned")

    @property
    def taken(self) -> Entry | None:
        """When it went into the ledger of time saved; its reason is the saving's id."""
        return self._last("taken")

    @property
    def withdrawn(self) -> Entry | None:
        """When it was withdrawn, before or after the approval."""
        return self._last("withdrawn")

    @property
    def state(self) -> str:
        """'proposed', 'approved', 'returned' or 'withdrawn'."""
        if self.withdrawn:
            return "withdrawn"
        return self.decision.event if self.decision else "proposed"

    def _last(self, *events: str) -> Entry | None:
        return next((one for one in reversed(self.entries) if one.event in events), None)
