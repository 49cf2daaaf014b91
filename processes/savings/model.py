"""A redesign that takes fewer minutes, and the hours of it that were given to a service."""

from dataclasses import dataclass

from errors import WorkbenchError
from processes.inventory.fields import SOURCES
from processes.inventory.model import Estimate

PLANNED, IN_FORCE = "계획", "시행 중"
STATES = (PLANNED, IN_FORCE)
SIMULATED = "시뮬레이션"
KINDS_OF_SOURCE = (*SOURCES, "시범 측정", SIMULATED)


class BadSaving(WorkbenchError):
    """A saving that can't stand; the sentence says which part and why."""


class UnknownSaving(WorkbenchError):
    """No saving has that id."""

    def __init__(self) -> None:
        super().__init__(
            "이 주소의 절감 기록이 없습니다. 다른 사람이 지웠을 수 있으니 목록에서 다시 고르세요."
        )


@dataclass(frozen=True)
class Plan:
    """What a redesign is said to do: the hands-on minutes a case once it is in force."""

    title: str
    minutes: Estimate  # to-be, per case, hands-on; waiting is not labour
    source: str
    source_date: str  # ISO 8601
    state: str = PLANNED
    note: str = ""


@dataclass(frozen=True)
class Saving:
    """One redesign of a process at one revision."""

    id: str
    process_id: str
    plan: Plan
    example: bool
    revision: int
    updated_at: str
    updated_by: str


@dataclass(frozen=True)
class Gift:
    """Hours a year given to a public service, and what shows it."""

    service: str
    department: str
    hours: Estimate
    evidence: str


@dataclass(frozen=True)
class GivenHours:
    """A gift of one saving at one revision."""

    id: str
    saving_id: str
    gift: Gift
    example: bool
    revision: int
    updated_at: str
    updated_by: str
