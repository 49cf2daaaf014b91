"""Flow analysis as a table of visits and a picture of the cycle time's distribution."""

from dataclasses import dataclass

import altair as alt
import pandas as pd

from processes.bpmn.elements import ACTIVITIES
from processes.bpmn.model import Model
from processes.simulation.flow import Flow, Times

HOUR = 3600.0
_MILLION = 1e6  # a bar's cases are millionths
_WHOLE, _CALM = "처리 기간", "줄 서지 않을 때"


@dataclass(frozen=True)
class Visit:
    """How often a case comes to a step; `again` is what comes on top of the first time."""

    name: str
    times: float
    again: float


def visits(model: Model, found: Flow) -> list[Visit]:
    """Return the steps with how often a case comes there, in the order of the file."""
    return [
        Visit(node.name or node.id, times, max(0.0, times - 1))
        for node in model.nodes
        if node.type in ACTIVITIES and (times := found.visits.get(node.id)) is not None
    ]


def distribution(found: Flow) -> alt.Chart | None:
    """Draw the share of cases done within a time, with queues and without; None: not known."""
    known = [(_WHOLE, found.cycle_time), (_CALM, found.theoretical)]
    rows = [row for name, times in known if times for row in _reached(name, times)]
    if not rows:
        return None
    names = [_WHOLE, _CALM]
    chart: alt.Chart = (
        alt.Chart(pd.DataFrame(rows))
        .mark_line(strokeWidth=2.5)
        .encode(
            x=alt.X("hours:Q", title="시간"),
            y=alt.Y("share:Q", title="끝난 건의 비율", axis=alt.Axis(format="%")),
            color=alt.Color(
                "name:N",
                title=None,
                scale=alt.Scale(domain=names, range=["#0b50d0", "#8a949e"]),
                legend=alt.Legend(orient="top"),
            ),
            strokeDash=alt.StrokeDash(
                "name:N", scale=alt.Scale(domain=names, range=[[1, 0], [6, 4]]), legend=None
            ),
            tooltip=[
                alt.Tooltip("name:N", title="무엇"),
                alt.Tooltip("hours:Q", title="시간", format=",.1f"),
                alt.Tooltip("share:Q", title="끝난 비율", format=".0%"),
            ],
        )
        .properties(height=220)
    )
    return chart


def _reached(name: str, times: Times) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    done = 0
    for bar in times.distribution:
        if not rows:
            rows.append({"name": name, "hours": bar.low / HOUR, "share": 0.0})
        done += bar.cases
        rows.append({"name": name, "hours": bar.high / HOUR, "share": done / _MILLION})
    return rows
