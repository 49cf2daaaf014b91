"""A survey round, and the return of one department in it."""

from dataclasses import dataclass

from errors import WorkbenchError
from processes.inventory.fields import BY_KEY, REQUIRED, Field


class BadRound(WorkbenchError):
    """A round that can't stand as given; the sentence says which part and why."""


class UnknownRound(WorkbenchError):
    """No round has that id."""

    def __init__(self) -> None:
        super().__init__("그 조사를 찾지 못했습니다. 다른 사람이 지웠을 수 있으니 목록을 여세요.")


class UnknownReturn(WorkbenchError):
    """The department takes no part in the round, or does not exist."""

    def __init__(self, department: str) -> None:
        super().__init__(
            f"이 조사에 부서 '{department}'이(가) 없습니다. 조사 설정에서 부서를 확인하세요."
        )


class ForeignForm(WorkbenchError):
    """A survey form that was made from another register; nothing of it was merged."""

    def __init__(self, seen: str) -> None:
        super().__init__(
            f"다른 업무 목록에서 만든 조사표입니다. {seen} 아무것도 바꾸지 않았습니다. "
            "이 워크벤치에서 조사표를 새로 받아 옮겨 적으세요."
        )


@dataclass(frozen=True)
class Round:
    """One survey of some departments. `required` are the keys of the fields it asks for."""

    id: str
    title: str
    began_at: str  # ISO 8601 UTC
    deadline: str  # ISO 8601 day
    required: tuple[str, ...]
    message: str = ""
    closed_at: str | None = None
    example: bool = False
    revision: int = 1
    updated_at: str = ""
    updated_by: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The required fields; one that is no longer a field is left out."""
        return tuple(BY_KEY[key] for key in self.required if key in BY_KEY)


@dataclass(frozen=True)
class Return:
    """Where one department stands in a round. `state` is what was decided: see states."""

    id: str
    round_id: str
    department: str
    state: str
    comment: str
    moved_at: str
    moved_by: str
    deadline: str | None  # its own, where it was given another than the round's
    revision: int

    def due(self, round: Round) -> str:
        """Return the day until which this department has time."""
        return self.deadline or round.deadline


@dataclass(frozen=True)
class Passage:
    """One entry of a return's history: what happened, who did it and what was said."""

    at: str
    by: str
    what: str
    comment: str


def default_required() -> tuple[str, ...]:
    """Return the keys of the register's own required fields (★)."""
    return tuple(field.key for field in REQUIRED)
