"""Ratings by several people, and the round in which they are given."""

from dataclasses import dataclass
from typing import Final

from errors import WorkbenchError
from evaluations.answers.model import NA, Answer, Value

NOBODY: Final = "이름 없음"
MOST_RATERS: Final = 30


class RefusedRating(WorkbenchError):
    """A rating, a round or a consolidated answer that can't be kept; says why."""


@dataclass(frozen=True)
class Round:
    """Who rates a questionnaire about a subject, who leads, and until when."""

    id: str
    subject: str
    questionnaire_id: str
    raters: tuple[str, ...]
    lead: str
    deadline: str | None  # ISO 8601
    opened_at: str  # '' while each rater sees only what they have rated themselves
    example: bool
    revision: int
    updated_at: str
    updated_by: str

    @property
    def opened(self) -> bool:
        """Whether the lead has shown every rating to every rater."""
        return bool(self.opened_at)


@dataclass(frozen=True)
class Rating:
    """What one rater gave to one question; of the same shape as an answer."""

    rater: str
    answer: Answer

    @property
    def value(self) -> Value:
        """What it counts as: 해당없음 without a reason is unknown."""
        return self.answer.counted

    @property
    def step(self) -> int | None:
        """The step of the scale; None for 모름 and 해당없음."""
        value = self.value
        return None if value is None or value == NA else value


@dataclass(frozen=True)
class Progress:
    """How many of some questions a rater has rated."""

    rater: str
    done: int
    whole: int
