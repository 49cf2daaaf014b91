"""The same answers by Konveyor's rules and by ours."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from evaluations.answers.model import Value
from evaluations.konveyor import scoring
from evaluations.konveyor.model import RISKS, RiskQuestionnaire
from evaluations.konveyor.taking_over import risks

WORDS = {"red": "빨강", "yellow": "노랑", "green": "초록", "unknown": "모름"}


@dataclass(frozen=True)
class ByTheirRules:
    """What Konveyor says: its risk, its confidence (0 to 100), and the colours they rest on."""

    risk: str
    confidence: int
    counts: dict[str, int]
    asked: int

    @property
    def sentence(self) -> str:
        """The result in one Korean sentence with the counts behind it."""
        parts = ", ".join(f"{WORDS[one]} {self.counts[one]}" for one in RISKS if self.counts[one])
        return (
            f"Konveyor 규칙: {WORDS[self.risk]}, 신뢰도 {self.confidence} "
            f"(물은 문항 {self.asked}개: {parts or '없음'})."
        )


def by_their_rules(form: RiskQuestionnaire, values: Mapping[str, Value]) -> ByTheirRules:
    """Return what Konveyor's rules make of answers to the taken-over questionnaire."""
    found = risks(form, values)
    counts = Counter(found)
    return ByTheirRules(
        scoring.risk(form.thresholds, found),
        scoring.confidence(found),
        {one: counts[one] for one in RISKS},
        len(found),
    )
