"""From points and gates to the worst and the best outcome that the answers still allow."""

from collections.abc import Mapping
from dataclasses import dataclass

from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict import gates
from evaluations.verdict.scores import Bounds, Values, axis_bounds, unknown_percent


@dataclass(frozen=True)
class Ends:
    """The ranks (0 = worst) of the outcomes at both ends of what the unknowns may turn out."""

    low: int
    high: int


def ends(form: Questionnaire, values: Values) -> Ends:
    """Return the worst and the best outcome.

    Worst: unknown answers count as the lowest, every open gate is set, and too much that
    is unknown keeps an outcome out of reach (unknown_percent_max). Best: unknown answers
    count as the highest, open gates stay away; nothing is unknown then, so no such limit.
    """
    axes = axis_bounds(form, values)
    hit = [form.rank(one.gate.cap) for one in gates.gates_hit(form, values)]
    open_ = [form.rank(one.gate.cap) for one in gates.open_gates(form, values)]
    unknown = unknown_percent(form, values)
    low = by_points(form, {axis: _lo(b) for axis, b in axes.items()}, unknown)
    high = by_points(form, {axis: _hi(b) for axis, b in axes.items()}, 0.0)
    return Ends(min([low, *hit, *open_]), min([high, *hit]))


def by_points(form: Questionnaire, points: Mapping[str, float], unknown: float) -> int:
    """Return the rank of the best outcome whose thresholds these axis scores reach."""
    for rank in reversed(range(len(form.outcomes))):
        outcome = form.outcomes[rank]
        limit = outcome.unknown_percent_max
        if limit is not None and unknown > limit:
            continue
        if all(points[axis] >= least for axis, least in outcome.at_least.items()):
            return rank
    return 0


def _lo(bounds: Bounds) -> float:
    return 0.0 if bounds.lo is None else bounds.lo


def _hi(bounds: Bounds) -> float:
    return 100.0 if bounds.hi is None else bounds.hi
