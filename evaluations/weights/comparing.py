"""Comparisons of sections as people make them, and the weights that come of them.

A judgement is a step from 8 (the first counts 9 times as much) over 0 (as much) to -8 (the
second counts 9 times as much), kept under 'S1:S5'. Two ways:

axes: within each axis its sections, then the axes; a section's weight is its part of the axis
times the axis's part. As scores are formed within axes, no comparison across them is needed.
all: every section with every other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from evaluations.questionnaire.model import Questionnaire
from evaluations.weights.ahp import SCALE_LIMIT, Judgement, Weighting, weighting
from evaluations.weights.applying import WHOLE

STEPS = range(1 - int(SCALE_LIMIT), int(SCALE_LIMIT))
_WORDS = {1: "같음", 3: "조금 더", 5: "더", 7: "훨씬 더", 9: "절대적으로 더"}

Steps = Mapping[str, int]


@dataclass(frozen=True)
class Block:
    """Things that are compared with each other: all sections, an axis's sections, the axes."""

    id: str
    title: str
    names: tuple[str, ...]

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Every two of them once."""
        return tuple(combinations(self.names, 2))


@dataclass(frozen=True)
class Mend:
    """The step that would bring one judgement closest to the others."""

    pair: tuple[str, str]
    given: int
    implied: float  # how much the first counts against the second, by the weights
    step: int  # the step with the lowest consistency ratio, all other judgements as they are
    ratio: float  # the consistency ratio then


@dataclass(frozen=True)
class Compared:
    """What the judgements give so far; a block without all its judgements has no weighting."""

    blocks: tuple[Block, ...]
    weightings: Mapping[str, Weighting]
    open: tuple[tuple[str, str], ...]  # pairs without a judgement
    weights: Mapping[str, float] | None  # section -> weight, sum 100; None until all is judged

    @property
    def consistent(self) -> bool:
        """Whether every block is judged and within Saaty's .10."""
        return self.weights is not None and all(
            one.is_consistent for one in self.weightings.values()
        )


def blocks(form: Questionnaire, way: str) -> tuple[Block, ...]:
    """Return what is compared with what; blocks of a single thing are left out."""
    if way == "all":
        return (Block("all", "모든 섹션", tuple(section.id for section in form.sections)),)
    own = [
        Block(axis.id, f"{axis.title} 축", tuple(s.id for s in form.sections if s.axis == axis.id))
        for axis in form.axes
    ]
    axes = Block("axes", "축", tuple(axis.id for axis in form.axes))
    return tuple(block for block in (*own, axes) if len(block.names) > 1)


def key(pair: tuple[str, str]) -> str:
    """Return the name under which a judgement is kept."""
    return ":".join(pair)


def ratio(step: int) -> float:
    """Return how much the first counts against the second: 9, 1, 1/9."""
    return float(step + 1) if step >= 0 else 1.0 / (1 - step)


def words(step: int) -> str:
    """Return a judgement's strength in words: '더', '조금 더와 더 사이'."""
    strength = abs(step) + 1
    if strength in _WORDS:
        return _WORDS[strength]
    return f"'{_WORDS[strength - 1]}'와 '{_WORDS[strength + 1]}' 사이"


def compared(form: Questionnaire, way: str, steps: Steps) -> Compared:
    """Return the weights, consistency and what is still to be judged."""
    asked = blocks(form, way)
    open_ = tuple(pair for block in asked for pair in block.pairs if key(pair) not in steps)
    weightings = {
        block.id: weighting(block.names, matrix(block, steps))
        for block in asked
        if all(key(pair) in steps for pair in block.pairs)
    }
    return Compared(
        blocks=asked,
        weightings=weightings,
        open=open_,
        weights=None if open_ else _combined(form, weightings),
    )


def matrix(block: Block, steps: Steps) -> list[list[float]]:
    """Return the block's comparison matrix; every pair must have been judged."""

    def cell(one: str, other: str) -> float:
        if one == other:
            return 1.0
        if key((one, other)) in steps:
            return ratio(steps[key((one, other))])
        return 1.0 / ratio(steps[key((other, one))])

    return [[cell(one, other) for other in block.names] for one in block.names]


def mends(block: Block, steps: Steps, found: Weighting) -> tuple[Mend, ...]:
    """Return for each of the worst judgements the step that would mend it."""
    return tuple(_mend(block, steps, one) for one in found.worst)


def _mend(block: Block, steps: Steps, worst: Judgement) -> Mend:
    turned = key((worst.row, worst.column)) not in steps
    pair = (worst.column, worst.row) if turned else (worst.row, worst.column)
    tried = [
        (weighting(block.names, matrix(block, {**steps, key(pair): step})).consistency_ratio, step)
        for step in STEPS
    ]
    best, step = min(tried, key=lambda one: (round(one[0], 9), abs(one[1] - steps[key(pair)])))
    implied = 1 / worst.implied if turned else worst.implied
    return Mend(pair, steps[key(pair)], implied, step, best)


def _combined(form: Questionnaire, found: Mapping[str, Weighting]) -> dict[str, float]:
    if "all" in found:
        return {
            name: WHOLE * w
            for name, w in zip(found["all"].names, found["all"].weights, strict=True)
        }
    parts = {block: dict(zip(one.names, one.weights, strict=True)) for block, one in found.items()}
    axes = parts.get("axes", {axis.id: 1.0 for axis in form.axes})
    return {
        s.id: WHOLE * axes[s.axis] * parts.get(s.axis, {}).get(s.id, 1.0) for s in form.sections
    }
