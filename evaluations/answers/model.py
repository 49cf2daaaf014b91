"""Answers that people give to the questions of a questionnaire."""

from dataclasses import dataclass
from typing import Final, Literal

NA: Final = "NA"
Value = int | None | Literal["NA"]
"""An answer's value: a step of the scale, None for 모름, NA for 해당없음."""

CERTAINTIES: Final = ("확인", "추정")
INSTITUTION: Final = "institution"
"""The subject of answers that are given once for the whole corporation."""


@dataclass(frozen=True)
class Answer:
    """One answer to one question. A question without an Answer has not been answered yet."""

    value: Value
    na_reason: str = ""
    certainty: str | None = None
    evidence: str = ""
    comment: str = ""
    reason: str = ""  # why the lead gave it, where it stands for several ratings
    subject: str = ""
    given_for: str = ""  # a corporation's answer: the project or other subject it was given from
    question_id: str = ""
    questionnaire_version: str = ""
    revision: int = 0
    updated_at: str = ""
    updated_by: str = ""

    @property
    def counted(self) -> Value:
        """The value as the score takes it: 해당없음 without a reason is still unknown."""
        if self.value == NA and not self.na_reason.strip():
            return None
        return self.value

    @property
    def inherited(self) -> bool:
        """Whether it was given once for the corporation, not for this project."""
        return self.subject == INSTITUTION
