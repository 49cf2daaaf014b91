"""A cost line's present value: price, users or wages growing, discounted year by year.

At the start: amount. Yearly, at the end of year k = 1…N: amount · (1+g)^(k-1) / (1+d)^k. At the
end of the last year: amount · (1+g)^(N-1) / (1+d)^N. Per user: also · users · (1+u)^(k-1). Hours:
also · rate, and g is the growth of wages.
"""

from collections.abc import Mapping

import numpy as np

from evaluations.projects.tco.model import (
    AT_START,
    DISCOUNT,
    EXIT,
    HOURS,
    KEEP_GROWTH,
    PER_USER,
    RATE,
    SAAS,
    SAAS_GROWTH,
    USER_GROWTH,
    USERS,
    WAGE_GROWTH,
    Line,
)
from evaluations.projects.tco.sampling import Draws


def needed(line: Line) -> tuple[str, ...]:
    """Return the assumptions that a line rests on."""
    growth = WAGE_GROWTH if line.basis == HOURS else _price_growth(line)
    by_basis = {HOURS: (RATE,), PER_USER: (USERS, USER_GROWTH)}
    grows = () if line.kind in AT_START else (growth, DISCOUNT)
    once = () if line.kind not in AT_START else (USER_GROWTH,)
    return tuple(name for name in (*by_basis.get(line.basis, ()), *grows) if name not in once)


def present_value(line: Line, amount: Draws, given: Mapping[str, Draws], years: int) -> Draws:
    """Return a line's cost over the years in today's won, draw by draw.

    `given` holds the draws of what `needed` names: percents as percents.
    """
    unit = amount * given[RATE] if line.basis == HOURS else amount
    if line.basis == PER_USER:
        unit = unit * given[USERS]
    if line.kind in AT_START:
        return unit
    growth = 1 + given[WAGE_GROWTH if line.basis == HOURS else _price_growth(line)] / 100
    if line.basis == PER_USER:
        growth = growth * (1 + given[USER_GROWTH] / 100)
    discount = 1 + given[DISCOUNT] / 100
    due = [years] if line.kind == EXIT else range(1, years + 1)
    factors = [growth ** (year - 1) / discount**year for year in due]
    return np.asarray(unit * np.sum(factors, axis=0), dtype=np.float64)


def _price_growth(line: Line) -> str:
    return SAAS_GROWTH if line.side == SAAS else KEEP_GROWTH
