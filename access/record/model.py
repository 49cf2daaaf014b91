"""A line of the record, and what is wrong with a record."""

from dataclasses import dataclass
from enum import StrEnum

from errors import WorkbenchError


class Act(StrEnum):
    """What was done (수행업무); `value` stands in the record."""

    SIGN_IN = "로그인"
    SIGN_OUT = "로그아웃"
    REFUSED = "로그인 실패"
    READ = "열람"
    EXPORT = "내려받기"
    CHANGE = "변경"
    REVIEW = "점검"


@dataclass(frozen=True)
class Visitor:
    """Who asks and from where (식별자, 접속지)."""

    login: str
    name: str
    address: str


@dataclass(frozen=True)
class Line:
    """Who, when, from where, whose data, what was done (§2: 다섯 항목); `at` is UTC."""

    number: int
    at: str
    login: str
    name: str
    address: str
    action: str
    object: str
    detail: str
    previous: str
    hash: str


@dataclass(frozen=True)
class Verified:
    """What a check of the whole record found; `broken` is the first line that does not fit."""

    lines: int
    first: str
    last: str
    broken: int | None = None
    reason: str = ""

    @property
    def whole(self) -> bool:
        """Whether nothing is missing or changed."""
        return self.broken is None


class BrokenRecord(WorkbenchError):
    """The record has been changed outside the workbench."""

    def __init__(self, found: Verified) -> None:
        super().__init__(
            f"접속기록 {found.broken}번째 줄이 맞지 않습니다({found.reason}). "
            "데이터베이스 파일을 보존하고 백업과 견주세요."
        )
