"""A thread of comments on one element of a line of models."""

from dataclasses import dataclass

from errors import WorkbenchError

LONGEST = 4000


class BadComment(WorkbenchError):
    """A text that can't be kept as a comment."""


class UnknownThread(WorkbenchError):
    """There is no such thread of comments."""

    def __init__(self) -> None:
        super().__init__("이 의견이 없습니다. 화면을 새로 열고 다시 고르세요.")


@dataclass(frozen=True)
class Comment:
    """What one person said."""

    id: str
    text: str
    at: str
    by: str


@dataclass(frozen=True)
class Resolution:
    """Somebody called the thread done, or opened it again."""

    done: bool
    at: str
    by: str


@dataclass(frozen=True)
class Thread:
    """A comment with what was answered, oldest first; `element_id` is '' for the whole model."""

    id: str
    process_id: str
    state: str
    element_id: str
    element_name: str  # as it was when the thread began
    comments: tuple[Comment, ...]
    resolutions: tuple[Resolution, ...] = ()

    @property
    def done(self) -> bool:
        """Whether the thread is done with."""
        return bool(self.resolutions) and self.resolutions[-1].done

    @property
    def last_at(self) -> str:
        """When something last happened in the thread."""
        return max([one.at for one in self.comments] + [one.at for one in self.resolutions])


def checked(text: str) -> str:
    """Return the text without the white space around it, or raise BadComment."""
    kept = text.strip()
    if not kept:
        raise BadComment("의견이 비었습니다. 할 말을 적고 다시 누르세요.")
    if len(kept) > LONGEST:
        raise BadComment(f"의견이 {LONGEST:,}자를 넘습니다. 줄이거나 나누어 적으세요.")
    return kept
