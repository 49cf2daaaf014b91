"""What a check has to say of a draft: where, by which rule, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "yourself"]
LEVELS: tuple[Level, ...] = ("error", "warning", "yourself")
LEVEL_NAMES: dict[Level, str] = {"error": "오류", "warning": "주의", "yourself": "직접 확인"}
RULE_NAMES = {
    "required": "빈 필수 항목",
    "length": "분량",
    "marker": "값을 찾지 못한 표시",
    "source": "숫자의 출처",
    "date": "숫자의 기준일",
    "unknown": "모르는 값",
    "estimated": "추정한 값",
    "stale": "바뀐 출처",
    "unit": "현재와 개선의 단위·기간",
    "saving": "절감은 기준선 안에",
    "chain": "문제 → 대책 → 지표",
    "sum": "합계",
    "attachment": "붙임",
    "call": "공고의 항목",
}


@dataclass(frozen=True)
class Finding:
    """One finding. `section` is a key of the draft's sections, empty for the whole draft.

    `level` is yourself where no rule can tell: it is then neither passed nor failed.
    """

    level: Level
    rule: str  # a key of RULE_NAMES
    section: str
    sentence: str
    cure: str


def counted(findings: Iterable[Finding]) -> dict[Level, int]:
    """Return how many findings there are of each level, the absent ones too."""
    levels = [one.level for one in findings]
    return {level: levels.count(level) for level in LEVELS}
