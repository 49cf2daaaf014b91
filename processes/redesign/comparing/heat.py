"""Heat on a drawing: the steps of a run by waiting or labour, on one scale for all runs."""

from collections.abc import Sequence

from processes.redesign.comparing.model import Run
from processes.redesign.comparing.rows import LABOUR, MINUTES, WAITING

HOTTEST = 9
NAMES = {WAITING: "기다림", LABOUR: "일손"}


def minutes(run: Run, figure: str) -> dict[str, float]:
    """Return element -> minutes per case, of waiting or of our people's work."""
    if figure == LABOUR:
        found = {one.id: one.cost_per_case * MINUTES for one in run.labour.activities}
    else:
        found = {one.id: one.per_case * one.waiting.mean / MINUTES for one in run.result.activities}
    drawn = {node.id for node in run.variant.model.nodes}
    return {key: value for key, value in found.items() if key in drawn}


def hottest(runs: Sequence[Run], figure: str) -> float:
    """Return the largest figure of any step of the runs, for a scale that they share."""
    return max((value for run in runs for value in minutes(run, figure).values()), default=0.0)


def marks(run: Run, figure: str, top: float) -> dict[str, str]:
    """Return element -> 'heat-0' … 'heat-9'; a step without any of it has no mark."""
    if top <= 0:
        return {}
    return {
        key: f"heat-{min(HOTTEST, int(value / top * (HOTTEST + 1)))}"
        for key, value in minutes(run, figure).items()
        if value > 0
    }


def badges(run: Run, figure: str) -> dict[str, str]:
    """Return element -> its minutes as the short text on it."""
    return {
        key: f"{value:,.0f}분" if value >= 10 else f"{value:.1f}분"
        for key, value in minutes(run, figure).items()
        if value >= 0.05
    }
