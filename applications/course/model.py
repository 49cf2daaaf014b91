"""Who answers for a draft, what became of it, the moves of its way, and what refuses one."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from applications.readiness.finding import Finding
from errors import WorkbenchError


class Role(StrEnum):
    """Who may move a draft; `value` is the word on the screen."""

    OWNER = "담당자"
    REVIEWER = "검토자"
    APPROVER = "결재자"
    ANYONE = "TF 누구나"


@dataclass(frozen=True)
class Duties:
    """The people named on a draft and its own deadline (ISO date, '' where unknown).

    `revision` is 0 while nobody has been named.
    """

    owner: str = ""
    reviewers: tuple[str, ...] = ()
    approver: str = ""
    deadline: str = ""
    revision: int = 0

    def named(self, role: Role) -> tuple[str, ...]:
        """Return the names of a role; empty for TF 누구나, who are not listed."""
        single = {Role.OWNER: self.owner, Role.APPROVER: self.approver}
        if role is Role.REVIEWER:
            return self.reviewers
        name = single.get(role, "")
        return (name,) if name else ()


@dataclass(frozen=True)
class FollowUp:
    """What became of a chosen draft: won granted (None unknown), ISO days, a note."""

    granted: int | None = None
    starts_on: str = ""
    ends_on: str = ""
    note: str = ""
    revision: int = 0


@dataclass(frozen=True)
class Moved:
    """One move that was made. `number` is of the submission that it made, 0 for none."""

    source: str
    target: str
    reason: str
    acknowledged: tuple[Finding, ...]
    number: int
    at: str
    by: str


class NotAllowed(WorkbenchError):
    """A move that the table, the mover or the draft doesn't allow; `findings` are in the way."""

    def __init__(self, sentence: str, findings: Iterable[Finding] = ()) -> None:
        self.findings = tuple(findings)
        super().__init__(sentence)


class BadDay(WorkbenchError):
    """A day that the calendar doesn't have."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(f"{field} '{text}'은(는) 날짜가 아닙니다. 2026-12-31처럼 적으세요.")


class BadPeriod(WorkbenchError):
    """An end before its start."""

    def __init__(self) -> None:
        super().__init__("끝나는 날이 시작하는 날보다 앞섭니다. 두 날짜를 확인하세요.")


class BadAmount(WorkbenchError):
    """A grant below zero."""

    def __init__(self) -> None:
        super().__init__("선정 금액이 0원보다 작습니다. 모르면 비워 두세요.")


class HandedIn(WorkbenchError):
    """A draft that was handed in once can't be deleted."""

    def __init__(self) -> None:
        super().__init__(
            "한 번 제출한 신청서는 지울 수 없습니다. 제출 파일과 기록을 그대로 보관합니다."
        )


def same_person(one: str, other: str) -> bool:
    """Whether two typed names are one person's: spaces and letter case aside."""
    return _plain(one) == _plain(other) != ""


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()
