"""The saves of a model as people see them: what one person drew in one go is one entry."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from processes.bpmn.store import ModelRevision

ORIGINS = {
    "editor": "편집기",
    "upload": "파일에서",
    "example": "예시",
    "restore": "되돌림",
    "copy": "복사",
    "rename": "이름 변경",
    "steps": "단계표",
    "merge": "함께 고침",
    "repair": "id 고침",
    "redesign": "재설계 적용",
}
_PAUSE = timedelta(minutes=10)


@dataclass(frozen=True)
class Sitting:
    """One entry of the list: the newest revision of the sitting, and how many it folds."""

    newest: ModelRevision
    first_number: int

    @property
    def title(self) -> str:
        """The number, or the numbers that the entry folds."""
        if self.first_number == self.newest.number:
            return f"{self.newest.number}판"
        return f"{self.first_number}–{self.newest.number}판"


def sittings(revisions: Iterable[ModelRevision], *, apart: Collection[int] = ()) -> list[Sitting]:
    """Fold the editor's saves by one person without a long pause; newest first, as they come.

    The numbers `apart`, which have a name or were published, are the newest of their entry.
    """
    folded: list[Sitting] = []
    before: ModelRevision | None = None  # the revision just looked at, newer by one
    for revision in revisions:
        if before is not None and revision.number not in apart and _together(revision, before):
            folded[-1] = Sitting(folded[-1].newest, revision.number)
        else:
            folded.append(Sitting(revision, revision.number))
        before = revision
    return folded


def _together(older: ModelRevision, newer: ModelRevision) -> bool:
    return (
        older.origin == newer.origin == "editor"
        and older.created_by == newer.created_by
        and _moment(newer) - _moment(older) <= _PAUSE
    )


def _moment(revision: ModelRevision) -> datetime:
    return datetime.fromisoformat(revision.created_at)
