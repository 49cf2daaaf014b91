"""How far the ratings of one question lie apart, as a word and a sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from evaluations.answers.model import NA
from evaluations.answers.rating.model import Rating

NONE, ONE, SAME, NEAR, APART, MIXED = "없음", "혼자", "일치", "한 단계 차", "갈림", "척도 밖 섞임"
SIGNS: Final = {NONE: "○", ONE: "◐", SAME: "=", NEAR: "≈", APART: "≠", MIXED: "±"}


@dataclass(frozen=True)
class Spread:
    """The distance of the ratings: a word, and the lowest and highest step where there are."""

    word: str
    low: int | None
    high: int | None

    @property
    def sign(self) -> str:
        """A sign that says the same as the word."""
        return SIGNS[self.word]

    @property
    def text(self) -> str:
        """The sign, the word and the steps: '≠ 갈림 0~3점'."""
        steps = "" if self.low is None else f" {self.low}~{self.high}점"
        return f"{self.sign} {self.word}{steps if self.low != self.high else ''}"

    @property
    def needs_a_reason(self) -> bool:
        """Whether a consolidated answer has to say why."""
        return self.word in (NEAR, APART, MIXED)


def spread(ratings: Sequence[Rating]) -> Spread:
    """Return how far ratings lie apart: 일치, 한 단계 차, 갈림 (two steps or more).

    척도 밖 섞임: some say 모름 or 해당없음 and others don't, or both are said.
    """
    steps = [one.step for one in ratings if one.step is not None]
    low, high = (min(steps), max(steps)) if steps else (None, None)
    return Spread(_word(ratings, low, high), low, high)


def _word(ratings: Sequence[Rating], low: int | None, high: int | None) -> str:
    if len(ratings) < 2:
        return ONE if ratings else NONE
    kinds = {"NA" if one.value == NA else "unknown" if one.value is None else "" for one in ratings}
    if len(kinds) > 1:
        return MIXED
    if low is None or high is None or low == high:
        return SAME
    return NEAR if high - low == 1 else APART
