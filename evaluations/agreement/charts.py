"""α with its interval, for each section and in all: Agreement -> altair chart."""

from typing import Any

import altair as alt
import pandas as pd

from evaluations.agreement.model import CUT_OFFS, Agreement, Alpha

ALL = "전체"
_MARK: Any = {"baseline": "bottom", "color": "#8a5c00", "fontSize": 11}


def intervals(found: Agreement) -> alt.LayerChart | alt.FacetChart | None:
    """Return α of each section as a point on its 95 % interval; None where nothing is defined.

    The customary cut-offs are lines with their words; sections without α are told in the table.
    """
    rows = _rows(found)
    if not rows:
        return None
    frame = pd.DataFrame(rows)
    low = min(0.0, float(frame["low"].min()))
    across = alt.X("alpha:Q", title="Krippendorff α", scale=alt.Scale(domain=[low, 1]))
    down = alt.Y(
        "name:N",
        title=None,
        sort=list(frame["name"]),
        axis=alt.Axis(labelLimit=260, labelOverlap=False),
    )
    bars = alt.Chart(frame).mark_rule(strokeWidth=2, color="#346fb2").encode(
        x=alt.X("low:Q", scale=alt.Scale(domain=[low, 1])), x2="high:Q", y=down
    )  # fmt: skip
    points = alt.Chart(frame).mark_point(
        filled=True, size=90, shape="diamond", color="#131416", opacity=1
    ).encode(x=across, y=down, tooltip=["name:N", "alpha:Q", "low:Q", "high:Q"])  # fmt: skip
    drawn = alt.layer(bars, points, _lines(), _words())
    return drawn.properties(height=34 * len(rows) + 100, padding={"top": 22, "right": 8})


def in_words(found: Agreement) -> str:
    """Say what the chart shows, for people who don't see it."""
    return "섹션마다 Krippendorff 알파와 95% 구간. " + ", ".join(
        f"{row['name']} {row['alpha']:.3f} ({row['low']:.3f}~{row['high']:.3f})"
        for row in _rows(found)
    )


def _rows(found: Agreement) -> list[dict[str, Any]]:
    alphas: dict[str, Alpha] = {ALL: found.alpha}
    alphas.update({name: alpha for name, (alpha, _) in found.sections.items()})
    return [
        {
            "name": name,
            "alpha": one.value,
            "low": one.interval.low if one.interval else one.value,
            "high": one.interval.high if one.interval else one.value,
        }
        for name, one in alphas.items()
        if one.value is not None
    ]


def _lines() -> alt.Chart:
    drawn: alt.Chart = (
        alt.Chart(pd.DataFrame([{"at": at} for at, _ in CUT_OFFS]))
        .mark_rule(strokeDash=[4, 3], color="#8a5c00")
        .encode(x="at:Q")
    )
    return drawn


def _words() -> alt.LayerChart | alt.FacetChart:
    """Return the cut-offs as numbers above the plot, apart from each other; words are beside it."""
    (high, _), (low, _) = CUT_OFFS
    return alt.layer(
        _number(high).mark_text(align="left", dx=-2, **_MARK),
        _number(low).mark_text(align="right", dx=2, **_MARK),
    )


def _number(at: float) -> Any:
    frame = pd.DataFrame([{"at": at, "word": f"{at:.3f}"}])
    return alt.Chart(frame).encode(x="at:Q", y=alt.value(-4), text="word:N")
