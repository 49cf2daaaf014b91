"""Another wording that somebody proposes for a section or a passage of it."""

from dataclasses import dataclass
from typing import Literal

from applications.writing.merging import Merge, merge
from errors import WorkbenchError

State = Literal["open", "accepted", "rejected", "withdrawn"]
STATE_NAMES: dict[State, str] = {
    "open": "답을 기다림",
    "accepted": "받아들임",
    "rejected": "받아들이지 않음",
    "withdrawn": "거둠",
}
LONGEST = 100_000
LONGEST_REASON = 1000


@dataclass(frozen=True)
class Suggestion:
    """A wording for the passage that began at `start` of a revision; quote '': for the whole."""

    id: str
    section_id: str
    quote: str
    start: int
    text_revision: int
    wording: str
    reason: str
    proposed_by: str
    state: State
    answered_by: str
    revision: int
    created_at: str
    updated_at: str


class BadSuggestion(WorkbenchError):
    """A wording that changes nothing, or is too long."""


class UnknownSuggestion(WorkbenchError):
    """There is no such suggestion."""

    def __init__(self) -> None:
        super().__init__("이 제안이 없습니다. 신청서가 지워졌을 수 있으니 화면을 새로 여세요.")


class Answered(WorkbenchError):
    """The suggestion was answered before."""

    def __init__(self, suggestion: Suggestion) -> None:
        super().__init__(
            f"{suggestion.answered_by} 님이 이미 답했습니다({STATE_NAMES[suggestion.state]}). "
            "글은 그대로입니다."
        )


class NotForYou(WorkbenchError):
    """Somebody else answers suggestions for this section."""

    def __init__(self, names: str) -> None:
        super().__init__(f"이 항목의 제안은 담당자({names}) 님이 답합니다.")


class Overtaken(WorkbenchError):
    """The text was changed in the same place since; nothing was written."""

    def __init__(self, merged: Merge) -> None:
        self.merged = merged
        super().__init__(
            "제안한 곳이 그 사이 바뀌어 저절로 합치지 않았습니다. "
            "글에 손으로 옮긴 뒤 '받아들이지 않음'으로 마치세요."
        )


def proposed(base: str, suggestion: Suggestion) -> str:
    """Return the text that was read with the suggested wording in its place."""
    if not suggestion.quote:
        return suggestion.wording
    end = suggestion.start + len(suggestion.quote)
    return base[: suggestion.start] + suggestion.wording + base[end:]


def accepted(base: str, suggestion: Suggestion, current: str) -> str:
    """Return today's text with the suggestion in it, by the three-way rule; raise Overtaken."""
    merged = merge(base, proposed(base, suggestion), current)
    if merged.text is None:
        raise Overtaken(merged)
    return merged.text
