"""Who writes a section, until when, and how far they are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from applications.course.model import same_person
from errors import WorkbenchError

WRITING, REVIEW, DONE = STATES = ("쓰는 중", "검토 요청", "끝남")


@dataclass(frozen=True)
class Assignment:
    """Who writes a section ('' nobody yet), the day it is due (ISO date, '' none), its state.

    `revision` is 0 while nobody has said anything.
    """

    assignee: str = ""
    due: str = ""
    state: str = WRITING
    revision: int = 0

    def late(self, today: str) -> bool:
        """Whether it should have been done before today (ISO date)."""
        return bool(self.due) and self.due < today and self.state != DONE


class BadAssignment(WorkbenchError):
    """A state that sections don't have."""

    def __init__(self, state: str) -> None:
        super().__init__(f"항목 상태 '{state}'은(는) 없습니다. {', '.join(STATES)} 중에 고르세요.")


def own(section_ids: Iterable[str], named: Mapping[str, Assignment], person: str) -> list[str]:
    """Return the sections of a person, in their order."""
    return [one for one in section_ids if one in named and same_person(named[one].assignee, person)]
