"""SaaS against building or keeping: what each costs, the ratio, and how far the unknown reaches.

A side with an unknown line costs at least what is known of it; how much more, nobody can say.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evaluations.projects.tco import costing
from evaluations.projects.tco.model import KEEP, PROPOSALS, SAAS, YEARS, Line, Range
from evaluations.projects.tco.sampling import COUNT, Draws, draws

Assumptions = Mapping[str, Range | None]


@dataclass(frozen=True)
class Spread:
    """A distribution by its tenth, its middle, its ninetieth of a hundred, and its mean."""

    p10: float
    p50: float
    p90: float
    mean: float


@dataclass(frozen=True)
class CostedLine:
    """A line with its cost over the years; None where the line, or what it rests on, is unknown."""

    line: Line
    missing: tuple[str, ...]
    cost: Spread | None


@dataclass(frozen=True)
class Side:
    """What one side costs: the sum of what is known, and what is not known of it.

    `known` is None where not one line is known. `whole` tells whether nothing is missing.
    """

    name: str
    lines: tuple[CostedLine, ...]
    known: Spread | None
    draws: Draws

    @property
    def unknown(self) -> tuple[str, ...]:
        """The names of the lines that could not be counted."""
        return tuple(one.line.name for one in self.lines if one.cost is None)

    @property
    def whole(self) -> bool:
        """Whether there are lines, and all of them are known."""
        return bool(self.lines) and not self.unknown


@dataclass(frozen=True)
class Comparison:
    """Both sides over the years.

    `ratio` is SaaS over keeping, of what is known: with an unknown SaaS line it is a lower bound
    (`ratio_from` holds), with an unknown line of keeping an upper one. `cheaper` holds the least
    and the greatest chance that SaaS is cheaper; they differ where something is unknown.
    """

    years: int
    saas: Side
    keep: Side
    ratio: Spread | None
    ratio_draws: Draws | None
    cheaper: tuple[float, float]
    inputs: Mapping[str, Draws]

    @property
    def whole(self) -> bool:
        """Whether nothing is missing on either side."""
        return self.saas.whole and self.keep.whole


def compared(
    lines: Iterable[Line],
    assumptions: Assumptions,
    *,
    years: int = YEARS,
    count: int = COUNT,
) -> Comparison:
    """Return both sides' cost; an assumption that is not given is taken as proposed."""
    given = {name: assumptions.get(name, PROPOSALS[name]) for name in PROPOSALS}
    known = {name: draws(name, one, count) for name, one in given.items() if one is not None}
    inputs: dict[str, Draws] = {}
    all_lines = list(lines)
    saas, keep = (_side(name, all_lines, known, inputs, years, count) for name in (SAAS, KEEP))
    ratio = _ratio(saas, keep)
    return Comparison(
        years=years,
        saas=saas,
        keep=keep,
        ratio=None if ratio is None else spread(ratio),
        ratio_draws=ratio,
        cheaper=_cheaper(saas, keep),
        inputs=inputs,
    )


def spread(values: Draws) -> Spread:
    """Return how the draws are spread."""
    p10, p50, p90 = (float(one) for one in np.percentile(values, (10, 50, 90)))
    return Spread(p10, p50, p90, float(values.mean()))


def _side(
    name: str,
    lines: Sequence[Line],
    known: Mapping[str, Draws],
    inputs: dict[str, Draws],
    years: int,
    count: int,
) -> Side:
    """Cost one side; add to `inputs` what its figures rest on."""
    total, costed = np.zeros(count), list[CostedLine]()
    seen: Counter[str] = Counter()
    for line in (one for one in lines if one.side == name):
        label = f"{line.side} · {line.name}"
        seen[label] += 1
        label += f" ({seen[label]})" if seen[label] > 1 else ""
        missing = tuple(one for one in costing.needed(line) if one not in known)
        if line.amount is None or missing:
            costed.append(CostedLine(line, missing, None))
            continue
        amount = draws(label, line.amount, count)
        value = costing.present_value(line, amount, known, years)
        inputs[label] = amount
        inputs |= {one: known[one] for one in costing.needed(line)}
        total = total + value
        costed.append(CostedLine(line, (), spread(value)))
    any_known = any(one.cost is not None for one in costed)
    return Side(name, tuple(costed), spread(total) if any_known else None, total)


def _ratio(saas: Side, keep: Side) -> Draws | None:
    if saas.known is None or keep.known is None or not (saas.whole or keep.whole):
        return None
    if float(keep.draws.min()) <= 0:
        return None
    return np.asarray(saas.draws / keep.draws, dtype=np.float64)


def _cheaper(saas: Side, keep: Side) -> tuple[float, float]:
    share = float((saas.draws < keep.draws).mean())
    return (share if saas.whole else 0.0, share if keep.whole else 1.0)
