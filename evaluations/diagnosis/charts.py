"""Redesign priorities as a picture: one bar for each process, from the least to the most.

Nothing is said by colour alone: a known priority is a diamond, an interval a bar, and the
rank stands beside it in words.
"""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from evaluations.diagnosis.priority import Ranked

Chart = alt.LayerChart | alt.FacetChart
_INK, _QUIET, _BAR, _EDGE = "#1e2124", "#464c53", "#86aff9", "#0b50d0"
_NAME_LIMIT = 17


def priorities(ranked: Sequence[Ranked], names: Mapping[str, str]) -> Chart:
    """Draw these ranks in their order; `names` gives what stands beside a bar."""
    table = _table(ranked, names)
    y = alt.Y(
        "name:N",
        sort=list(table["name"]),
        title=None,
        axis=alt.Axis(labelLimit=230, labelColor=_INK, labelFontSize=13, ticks=False),
    )
    x = alt.X(
        "low:Q",
        title="우선순위 = 연간 시간 × (4 − 단계)",
        scale=alt.Scale(domain=[0, _edge(table) * 1.3], nice=False),
        axis=alt.Axis(format=",.0f", tickCount=5, labelColor=_QUIET, titleColor=_QUIET),
    )
    base = alt.Chart(table)
    spans = base.transform_filter("!datum.exact")
    return alt.layer(
        spans.mark_bar(color=_BAR, stroke=_EDGE, strokeWidth=1, height=13).encode(
            x, y, x2="high:Q", tooltip=_tooltip()
        ),
        base.transform_filter("datum.exact")
        .mark_point(shape="diamond", size=90, filled=True, color=_EDGE, opacity=1, aria=False)
        .encode(x, y, tooltip=_tooltip()),
        base.mark_text(align="left", dx=7, color=_INK, fontSize=13).encode(
            alt.X("high:Q"), y, text="rank:N"
        ),
    ).properties(height=alt.Step(25))


def in_words(ranked: Sequence[Ranked], names: Mapping[str, str]) -> str:
    """Return what the picture shows, for those who do not see it."""
    told = [f"{one.words} {names[one.key]} {amount(one)}" for one in ranked]
    return "재설계 우선순위: " + ", ".join(told)


def amount(one: Ranked) -> str:
    """Write a priority: 1,200, 300~1,200, or 300 이상."""
    low, high = one.interval.low, one.interval.high
    if high is None:
        return f"{low:,.0f} 이상"
    return f"{low:,.0f}" if round(low) == round(high) else f"{low:,.0f}~{high:,.0f}"


def _table(ranked: Sequence[Ranked], names: Mapping[str, str]) -> pd.DataFrame:
    shown = _distinct(ranked, names)
    known = [one.interval.high for one in ranked if one.interval.high is not None]
    edge = max([*known, *(one.interval.low for one in ranked), 1.0]) * 1.1
    return pd.DataFrame(
        [
            {
                "name": shown[one.key],
                "whole": names[one.key],
                "low": one.interval.low,
                "high": edge if one.interval.high is None else one.interval.high,
                "exact": one.interval.low == one.interval.high,
                "rank": one.words + (" (끝 모름)" if one.interval.high is None else ""),
                "amount": amount(one),
            }
            for one in ranked
        ]
    )


def _edge(table: pd.DataFrame) -> float:
    return float(table["high"].max()) or 1.0


def _distinct(ranked: Sequence[Ranked], names: Mapping[str, str]) -> dict[str, str]:
    """Return a short name for each bar; a number tells apart what would read the same."""
    found: dict[str, str] = {}
    for one in ranked:
        short, count = _short(names[one.key]), 1
        while (name := short if count == 1 else f"{short} ({count})") in found.values():
            count += 1
        found[one.key] = name
    return found


def _short(name: str) -> str:
    return name if len(name) <= _NAME_LIMIT else name[: _NAME_LIMIT - 1] + "…"


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("whole:N", title="업무"),
        alt.Tooltip("rank:N", title="순위"),
        alt.Tooltip("amount:N", title="우선순위"),
    ]
