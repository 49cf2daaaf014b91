"""What people decided about processes that look alike, and what can be wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from errors import WorkbenchError

LINKED: Final = "linked"
DIFFERENT: Final = "different"
VERDICTS: Final = {LINKED: "공통 업무로 연결", DIFFERENT: "다른 업무"}

STANDING: Final = "standing"
UNDONE: Final = "undone"


class BadDecision(WorkbenchError):
    """A decision that can't be kept as given; the sentence says why and what to do."""


@dataclass(frozen=True)
class Decision:
    """What stands of two processes: common work, or different work that is not asked again."""

    id: str
    first_id: str
    second_id: str
    verdict: str
    reason: str
    revision: int
    updated_at: str
    updated_by: str

    @property
    def pair(self) -> frozenset[str]:
        """The two processes' ids, in no order."""
        return frozenset((self.first_id, self.second_id))


@dataclass(frozen=True)
class Merge:
    """One process merged into another; `record` holds what bringing it back needs."""

    id: str
    kept_id: str
    gone_id: str
    kept_label: str
    gone_label: str
    reason: str
    state: str
    record: Mapping[str, Any]
    example: bool
    revision: int
    created_at: str
    updated_at: str
    updated_by: str


@dataclass(frozen=True)
class Heading:
    """What a common work is called, and whether it is offered to other institutions."""

    id: str
    process_id: str
    title: str
    note: str
    shared: bool
    revision: int
    updated_at: str
    updated_by: str
