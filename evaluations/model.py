"""IT projects and the answers that people give about them."""

from dataclasses import dataclass
from typing import Final, Literal

NA: Final = "NA"
Value = int | None | Literal["NA"]
"""An answer's value: a step of the scale, None for 모름, NA for 해당없음."""

KINDS: Final = ("신규", "고도화")
CERTAINTIES: Final = ("확인", "추정")
INSTITUTION: Final = "institution"
"""The subject of answers that are given once for the whole corporation."""


@dataclass(frozen=True)
class Project:
    """An IT project (정보화사업) to be judged. None is unknown, () is known to be none."""

    id: str
    code: str
    name: str
    kind: str
    department: str | None
    summary: str
    budget_krw: int | None
    contract_end: str | None
    systems: tuple[str, ...]
    process_codes: tuple[str, ...]
    example: bool
    revision: int
    updated_at: str
    updated_by: str


@dataclass(frozen=True)
class Answer:
    """One answer to one question. A question without an Answer has not been answered yet."""

    value: Value
    na_reason: str = ""
    certainty: str | None = None
    evidence: str = ""
    comment: str = ""
    subject: str = ""
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
