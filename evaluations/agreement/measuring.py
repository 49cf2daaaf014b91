"""From ratings to coefficients: in all, section by section, and what divides the raters."""

import math

import numpy as np

from errors import shortened
from evaluations.agreement.kendall import concordance
from evaluations.agreement.krippendorff import Counts, Numbers, bootstrapped
from evaluations.agreement.model import (
    NO_VARIATION,
    OUTSIDE,
    TOO_FEW,
    Agreement,
    Alpha,
    BadRatings,
    Concordance,
    Dividing,
    Interval,
    Level,
    Ratings,
)

RESAMPLES = 2_000
COVERAGE = 0.95


def agreement(ratings: Ratings, level: Level, *, seed: int = 1) -> Agreement:
    """Return how far the raters agree; the same seed gives the same intervals.

    Raises BadRatings where ordinal or interval ratings are neither numbers nor OUTSIDE.
    """
    numbers = _numbers(ratings, level)
    alpha, together = _coefficients(numbers, level, seed)
    sections = {
        name: _coefficients(_section(ratings, numbers, name), level, seed)
        for name in dict.fromkeys(ratings.sections or ())
    }
    return Agreement(
        level=level,
        seed=seed,
        questions=len(ratings.questions),
        raters=ratings.raters,
        alpha=alpha,
        concordance=together,
        sections=sections,
        dividing=_dividing(ratings, numbers, level),
        outside=0 if level == "nominal" else _outside(ratings),
    )


def _outside(ratings: Ratings) -> int:
    return sum(cell in OUTSIDE for row in ratings.cells for cell in row)


def _section(ratings: Ratings, numbers: Numbers, name: str) -> Numbers:
    own: Numbers = numbers[[section == name for section in ratings.sections or ()]]
    return own


def _coefficients(numbers: Numbers, level: Level, seed: int) -> tuple[Alpha, Concordance]:
    return _alpha(Counts(numbers, level), seed), concordance(numbers, level)


def _alpha(counts: Counts, seed: int) -> Alpha:
    questions = len(counts.sizes)
    if len(counts.values) < 2:
        reason = NO_VARIATION if questions else TOO_FEW
        return Alpha(None, reason, None, questions, counts.ratings)
    (value,) = counts.alphas(np.ones((1, questions)))
    return Alpha(float(value), "", _interval(counts, seed), questions, counts.ratings)


def _interval(counts: Counts, seed: int) -> Interval | None:
    """Return the percentile interval; None for a single question, which has no spread."""
    if len(counts.sizes) < 2:
        return None
    found = bootstrapped(counts, RESAMPLES, seed)
    defined = found[~np.isnan(found)]
    if not len(defined):
        return None
    tail = (1 - COVERAGE) / 2
    low, high = np.quantile(defined, (tail, 1 - tail))
    return Interval(float(low), float(high), RESAMPLES, len(defined))


def _dividing(ratings: Ratings, numbers: Numbers, level: Level) -> tuple[Dividing, ...]:
    """Return the questions that divide the raters, by their share of the observed disagreement."""
    counts = Counts(numbers, level)
    amounts = counts.disagreement()
    total = float(amounts.sum())
    if len(counts.values) < 2 or total <= 0:
        return ()
    found = [
        Dividing(
            ratings.questions[place],
            ratings.sections[place] if ratings.sections else "",
            float(amount) / total,
            {r: c for r, c in zip(ratings.raters, ratings.cells[place], strict=True) if c},
        )
        for place, amount in zip(counts.used, amounts, strict=True)
        if len({one for one in numbers[place] if not np.isnan(one)}) > 1
    ]
    return tuple(sorted(found, key=lambda one: -one.share))


def _numbers(ratings: Ratings, level: Level) -> Numbers:
    """Return questions × raters as numbers; nominal words get a number each."""
    if level == "nominal":
        words = sorted({cell for row in ratings.cells for cell in row if cell})
        codes = {word: float(code) for code, word in enumerate(words)} | {"": math.nan}
        rows = [[codes[cell] for cell in row] for row in ratings.cells]
    else:
        rows = [
            [
                _number(cell, question, rater)
                for cell, rater in zip(row, ratings.raters, strict=True)
            ]
            for row, question in zip(ratings.cells, ratings.questions, strict=True)
        ]
    return np.array(rows, dtype=np.float64)


def _number(cell: str, question: str, rater: str) -> float:
    if not cell or cell in OUTSIDE:
        return math.nan
    try:
        number = float(cell)
    except ValueError:
        number = math.nan
    if math.isfinite(number):
        return number
    raise BadRatings(
        f"문항 '{shortened(question)}', 평가자 '{shortened(rater)}'의 '{shortened(cell)}'은(는) "
        "수가 아닙니다. 평가하지 않았으면 비우고, 낱말이면 --level nominal로 견주세요."
    )
