"""The cost comparison as pictures. Words, patterns and marks say what colours say."""

from collections.abc import Sequence

import altair as alt
import numpy as np
import pandas as pd

from evaluations.projects.tco.comparing import Comparison, Side
from evaluations.projects.tco.drivers import Driver
from evaluations.projects.tco.model import KEEP, SAAS

Chart = alt.LayerChart | alt.FacetChart
_INK, _LINE = "#1e2124", "#8a949e"
_COLOURS = {SAAS: "#0b50d0", KEEP: "#d98700"}
_DASHES = {SAAS: [1, 0], KEEP: [6, 3]}
_HEIGHTS = {SAAS: 1.02, KEEP: 1.14}  # names of close medians stand one above the other
_BINS = 60


def million(amount: float) -> float:
    """Return won as millions of won."""
    return amount / 1e6


def told(amount: float) -> str:
    """Write won as people read large sums: 6억 8,000만 원, rounded to 만."""
    hundreds, rest = divmod(round(amount / 1e4), 10_000)
    parts = [f"{hundreds:,}억" if hundreds else "", f"{rest:,}만" if rest else ""]
    return " ".join(part for part in parts if part) + " 원" if hundreds or rest else "0 원"


def distributions(found: Comparison) -> Chart | None:
    """Draw how both sides' known cost is spread; None where neither has a known line."""
    sides = [side for side in (found.saas, found.keep) if side.known is not None]
    if not sides:
        return None
    table = pd.concat([_density(side) for side in sides])
    marks = pd.DataFrame([_mark(side) for side in sides])
    names = [side.name for side in sides]
    colour = alt.Color(
        "side:N",
        title=None,
        scale=alt.Scale(domain=names, range=[_COLOURS[name] for name in names]),
        legend=alt.Legend(orient="top"),
    )
    dash = alt.StrokeDash(
        "side:N",
        title=None,
        scale=alt.Scale(domain=names, range=[_DASHES[name] for name in names]),
        legend=None,
    )
    x = alt.X("cost:Q", title=f"{found.years}년 비용 (백만 원, 현재가치)")
    y = alt.Y("share:Q", title="비중", axis=alt.Axis(labels=False, ticks=False))
    return alt.layer(
        alt.Chart(table).mark_area(opacity=0.18, line=False).encode(x, y, color=colour),
        alt.Chart(table).mark_line(strokeWidth=2).encode(x, y, color=colour, strokeDash=dash),
        alt.Chart(marks)
        .mark_rule(strokeWidth=1.5)
        .encode(alt.X("cost:Q"), color=colour, strokeDash=dash),
        alt.Chart(marks)
        .mark_text(align="left", dx=4, dy=-4, baseline="bottom", color=_INK)
        .encode(alt.X("cost:Q"), alt.Y("share:Q"), text="word:N"),
    ).properties(height=240)


def distributions_in_words(found: Comparison) -> str:
    """Return what the distributions show, for those who do not see them."""
    sides = (found.saas, found.keep)
    return f"{found.years}년 비용의 분포. " + ". ".join(side_in_words(side) for side in sides)


def side_in_words(side: Side) -> str:
    """Return one side's cost in a sentence; what is not known of it is said."""
    if side.known is None:
        return f"{side.name}: 아는 항목이 없어 모름"
    known = side.known
    most = f"P50 {told(known.p50)} (P10 {told(known.p10)}, P90 {told(known.p90)})"
    if side.whole:
        return f"{side.name}: {most}"
    return f"{side.name}: 적어도 {most}, 모르는 항목 {', '.join(side.unknown)}"


def drivers(found: Sequence[Driver]) -> Chart:
    """Draw what the ratio moves with, the strongest first; the sign is written too."""
    table = pd.DataFrame(
        [
            {"name": one.name, "value": one.correlation, "word": f"{one.correlation:+.2f}"}
            for one in found
        ]
    )
    x = alt.X("value:Q", title="비율과의 순위 상관", scale=alt.Scale(domain=[-1.25, 1.25]))
    y = alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=200, labelColor=_INK))
    base = alt.Chart(table)
    return alt.layer(
        base.mark_bar(height=14).encode(
            x,
            y,
            color=alt.condition("datum.value > 0", alt.value("#d98700"), alt.value("#0b50d0")),
        ),
        base.transform_filter("datum.value >= 0")
        .mark_text(align="left", dx=4, color=_INK)
        .encode(x, y, text="word:N"),
        base.transform_filter("datum.value < 0")
        .mark_text(align="right", dx=-4, color=_INK)
        .encode(x, y, text="word:N"),
        alt.Chart(pd.DataFrame({"value": [0]})).mark_rule(color=_LINE).encode(alt.X("value:Q")),
    ).properties(height=alt.Step(26))


def drivers_in_words(found: Sequence[Driver]) -> str:
    """Return what the bars show."""
    told_ones = ", ".join(f"{one.name} {one.correlation:+.2f}" for one in found)
    return f"비용 비율과 함께 움직이는 항목의 순위 상관: {told_ones}"


def _density(side: Side) -> pd.DataFrame:
    values = million(1) * side.draws
    if float(np.ptp(values)) == 0:
        return pd.DataFrame({"cost": values[:1], "share": [1.0], "side": side.name})
    counts, edges = np.histogram(values, bins=_BINS)
    middles = (edges[:-1] + edges[1:]) / 2
    return pd.DataFrame({"cost": middles, "share": counts / counts.max(), "side": side.name})


def _mark(side: Side) -> dict[str, object]:
    least = "" if side.whole else "적어도 "
    middle = million(float(np.percentile(side.draws, 50)))
    word = f"{side.name} P50 {least}{middle:,.0f}"
    return {"side": side.name, "cost": middle, "share": _HEIGHTS[side.name], "word": word}
