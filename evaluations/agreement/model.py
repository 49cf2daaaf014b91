"""Ratings by several people, and what the coefficients say about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from errors import WorkbenchError

Level = Literal["nominal", "ordinal", "interval"]
LEVELS: Final[tuple[Level, ...]] = ("nominal", "ordinal", "interval")
NO_VARIATION: Final = "변이 없음"
"""Why a coefficient is undefined when everybody always gave the same value."""
TOO_FEW: Final = "둘 이상이 평가한 문항 없음"
OUTSIDE: Final = ("모름", "해당없음", "NA")
"""Answers that stand on no scale: by order or distance they count as not rated."""
CUT_OFFS: Final = ((0.800, "믿을 만함"), (0.667, "잠정적 결론"))
"""What is customary for α, from which value on (Krippendorff 2004, p. 241); no rule of ours."""


class BadRatings(WorkbenchError):
    """Ratings that can't be compared; the sentence names row and column."""


@dataclass(frozen=True)
class Ratings:
    """Who gave which question what, as written. An empty cell was not rated."""

    questions: tuple[str, ...]
    sections: tuple[str, ...] | None  # one per question; None: the file has no sections
    raters: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]  # questions × raters

    def of_section(self, section: str) -> "Ratings":
        """Return the ratings of one section's questions."""
        own = [i for i, name in enumerate(self.sections or ()) if name == section]
        return Ratings(
            tuple(self.questions[i] for i in own),
            tuple(section for _ in own),
            self.raters,
            tuple(self.cells[i] for i in own),
        )


@dataclass(frozen=True)
class Interval:
    """A bootstrap percentile interval over questions, and how many resamples had a value."""

    low: float
    high: float
    resamples: int
    defined: int  # resamples without variation have no α and are left out


@dataclass(frozen=True)
class Alpha:
    """Krippendorff's α, at most 1; 0 is what chance would give."""

    value: float | None
    undefined: str  # why there is no value; empty where there is one
    interval: Interval | None
    questions: int  # rated by at least two people: the others can't be compared
    ratings: int

    @property
    def words(self) -> str:
        """What α allows, by Krippendorff (2004): .800 to rely on, .667 to conclude tentatively."""
        if self.value is None:
            return self.undefined
        if self.value >= 0.800:
            return "믿을 만함(0.800 이상)"
        if self.value >= 0.667:
            return "잠정적 결론만 가능(0.667 이상)"
        return "일치 부족(0.667 미만): 나뉜 문항을 함께 검토"


@dataclass(frozen=True)
class Concordance:
    """Kendall's W, 0 to 1, over the questions that everybody rated."""

    value: float | None
    undefined: str
    questions: int
    raters: int


@dataclass(frozen=True)
class Dividing:
    """A question and its share of all disagreement that was observed (the shares sum to 1)."""

    question: str
    section: str
    share: float
    given: Mapping[str, str]  # rater -> what was given; who gave nothing is left out


@dataclass(frozen=True)
class Agreement:
    """How far the raters agree, in all and section by section."""

    level: Level
    seed: int
    questions: int
    raters: tuple[str, ...]
    alpha: Alpha
    concordance: Concordance
    sections: Mapping[str, tuple[Alpha, Concordance]]
    dividing: tuple[Dividing, ...]  # those with any disagreement, most first
    outside: int = 0  # ratings that stand on no scale and were left out: 모름, 해당없음
