"""The paper of all processes as a picture: today and at each stage, with ranges and the goal."""

import altair as alt
import pandas as pd

from processes.inventory.totals import Total
from processes.regulations.paper import ALL, DONE, GOAL, PLANNED, Paper

Chart = alt.LayerChart | alt.FacetChart
STAGE_NAMES = {
    DONE: "개정 완료까지",
    PLANNED: "개정안까지 시행하면",
    ALL: "이어진 조문이 모두 풀리면",
}
_TODAY = "오늘"
_INK = "#1e2124"


def paper(found: Paper) -> Chart:
    """Draw sheets a year as bars; the thin line is the range, the dashed one the goal."""
    rows = [_row(_TODAY, found.today), *(_row(n, found.after(s)) for s, n in STAGE_NAMES.items())]
    table = pd.DataFrame(rows)
    order = [_TODAY, *STAGE_NAMES.values()]
    y = alt.Y("stage:N", sort=order, title=None, axis=alt.Axis(labelLimit=220, labelFontSize=14))
    base = alt.Chart(table)
    x = alt.X("likely:Q", title="종이 (매/년)", axis=alt.Axis(format=",.0f", tickCount=5))
    bars = base.mark_bar(color="#86aff9", height=22).encode(x, y)
    spread = base.mark_rule(color=_INK, strokeWidth=2).encode(alt.X("low:Q"), y, x2="high:Q")
    layers = [bars, spread]
    if found.today.likely:
        goal = pd.DataFrame({"goal": [found.today.likely * (1 - GOAL)], "label": ["목표 50%"]})
        mark = alt.Chart(goal)
        layers += [
            mark.mark_rule(color="#bd2c0f", strokeDash=[6, 4], strokeWidth=2).encode(x="goal:Q"),
            mark.mark_text(color="#bd2c0f", fontSize=13, dy=-6, baseline="bottom").encode(
                x="goal:Q", y=alt.value(0), text="label:N"
            ),
        ]
    chart: Chart = alt.layer(*layers).properties(height=200)
    return chart


def _row(stage: str, amount: Total) -> dict[str, object]:
    likely = amount.likely if amount.likely is not None else amount.high
    high = amount.low if amount.high is None else amount.high
    return {"stage": stage, "low": amount.low, "likely": likely or amount.low, "high": high}
