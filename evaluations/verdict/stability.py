"""How much the section weights matter to one verdict, in shares and in words."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict import acceptability as accepting
from evaluations.verdict.outcomes import ends
from evaluations.verdict.scores import Values

SEED = 1
STABLE = 0.80  # our proposal (제안): below it a verdict is called sensitive to the weights


@dataclass(frozen=True)
class OutcomeShare:
    """One outcome's share of the weightings.

    certain: whatever the unknown answers turn out; possible: with some of them.
    """

    title: str
    certain: float
    possible: float


@dataclass(frozen=True)
class Stability:
    """What becomes of a verdict under random weightings. Shares from 0 to 1.

    same: how often the verdict's own word comes out, which is 'not decided' for one on hold.
    """

    draws: int
    seed: int
    concentration: float
    outcomes: tuple[OutcomeShare, ...]  # from worst to best
    hold_title: str
    hold: float  # the unknown answers decide
    same: float

    @property
    def sensitive(self) -> bool:
        """Whether the verdict hangs on the weights."""
        return self.same < STABLE

    @property
    def shares(self) -> dict[str, float]:
        """Word -> share, 'not decided' among them; they sum to 1."""
        return {one.title: one.certain for one in self.outcomes} | {self.hold_title: self.hold}


def stability(
    form: Questionnaire, values: Values, *, draws: int = accepting.DRAWS, seed: int = SEED
) -> Stability:
    """Return how the verdict fares under `draws` weightings around the form's own."""
    base = tuple(section.weight for section in form.sections)
    found = accepting.acceptability(
        form, accepting.scores(form, [values]), _weightings(base, draws, seed)
    )
    certain, possible = found.certain[0], found.possible[0]
    hold = max(1.0 - float(certain.sum()), 0.0)
    own = ends(form, values)
    return Stability(
        draws=draws,
        seed=seed,
        concentration=accepting.CONCENTRATION,
        outcomes=tuple(
            OutcomeShare(outcome.title, float(sure), float(may))
            for outcome, sure, may in zip(form.outcomes, certain, possible, strict=True)
        ),
        hold_title=form.hold,
        hold=hold,
        same=float(certain[own.low]) if own.low == own.high else hold,
    )


@lru_cache(maxsize=8)
def _weightings(base: tuple[float, ...], draws: int, seed: int) -> accepting.Numbers:
    return accepting.weightings(base, draws, seed)


def as_json(found: Stability) -> dict[str, Any]:
    """Return `acceptability` (word -> share, sum 1) and `acceptability_details`."""
    return {
        "acceptability": {word: round(share, 4) for word, share in found.shares.items()},
        "acceptability_details": {
            "draws": found.draws,
            "seed": found.seed,
            "concentration_per_section": found.concentration,
            "same_verdict": round(found.same, 4),
            "stable_from": STABLE,
            "sensitive": found.sensitive,
            "outcomes": [
                {
                    "outcome": one.title,
                    "certain": round(one.certain, 4),
                    "possible": round(one.possible, 4),
                }
                for one in found.outcomes
            ],
        },
    }
