"""What a Konveyor questionnaire is made of (tackle2-hub, docs/questionnaire-yaml.md)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

RED: Final = "red"
YELLOW: Final = "yellow"
GREEN: Final = "green"
UNKNOWN: Final = "unknown"
RISKS: Final = (RED, YELLOW, GREEN, UNKNOWN)


@dataclass(frozen=True)
class Tag:
    """A tag of an application, by which questions are asked or answered."""

    category: str
    tag: str


@dataclass(frozen=True)
class RiskAnswer:
    """One answer to choose, with the risk that it means."""

    text: str
    risk: str
    rationale: str = ""
    mitigation: str = ""
    apply_tags: tuple[Tag, ...] = ()
    auto_answer_for: tuple[Tag, ...] = ()


@dataclass(frozen=True)
class RiskQuestion:
    """One question; its id here is its place, such as K2.1: Konveyor's files have none."""

    id: str
    text: str
    answers: tuple[RiskAnswer, ...]
    explanation: str = ""
    include_for: tuple[Tag, ...] = ()
    exclude_for: tuple[Tag, ...] = ()


@dataclass(frozen=True)
class RiskSection:
    """A group of questions."""

    name: str
    questions: tuple[RiskQuestion, ...]
    comment: str = ""


@dataclass(frozen=True)
class RiskQuestionnaire:
    """A questionnaire of Konveyor's. Thresholds are per cent of the questions asked."""

    name: str
    description: str
    thresholds: dict[str, float]
    messages: dict[str, str]
    sections: tuple[RiskSection, ...]

    def questions(self) -> Iterator[RiskQuestion]:
        """Yield every question in its order."""
        for section in self.sections:
            yield from section.questions
