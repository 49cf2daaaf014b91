"""A thread of comments on a section or a passage of it; what is said is as on models."""

from dataclasses import dataclass

from errors import WorkbenchError
from processes.bpmn.comments.model import Comment, Resolution

LONGEST_QUOTE = 1000


@dataclass(frozen=True)
class Thread:
    """A comment with its answers, oldest first; `quote` is '' for the section as a whole.

    The passage began at character `start` of the text of the revision `text_revision`.
    """

    id: str
    section_id: str
    quote: str
    start: int
    text_revision: int
    comments: tuple[Comment, ...]
    resolutions: tuple[Resolution, ...] = ()

    @property
    def done(self) -> bool:
        """Whether the thread is done with."""
        return bool(self.resolutions) and self.resolutions[-1].done


class NoSuchPassage(WorkbenchError):
    """A quote that the text doesn't hold, or that is too long to be one."""


def passage(text: str, quote: str) -> tuple[str, int]:
    """Return the quote as it stands in the text and where it begins; '' and 0 for the whole.

    Spaces around a quote don't count. Raises NoSuchPassage.
    """
    sought = quote.replace("\r\n", "\n").strip()
    if len(sought) > LONGEST_QUOTE:
        raise NoSuchPassage(f"구절이 {LONGEST_QUOTE:,}자를 넘습니다. 더 짧게 고르세요.")
    start = text.find(sought)
    if start < 0:
        raise NoSuchPassage(
            "이 구절이 지금 글에 없습니다. 글에서 그대로 복사해 붙이거나, "
            "비워서 항목 전체로 하세요."
        )
    return sought, start
