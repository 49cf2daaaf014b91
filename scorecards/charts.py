"""The pictures of the scorecards: values in, Vega-Lite specifications out.

Nothing is said by colour alone: bars bear their figures, states their signs, what is open or
planned has a broken edge. A click selects MARK: the mark of a row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt
import pandas as pd

from look.theme import Look
from scorecards.model import Number

MARK: Final = "mark"
Spec = dict[str, Any]
DASH: Final = [4, 3]
NAMES: Final = 10  # letters of the names beside bars: a phone has room for both


@dataclass(frozen=True)
class Bar:
    """A bar: `value` of `whole`, with what stands behind it in words."""

    name: str
    value: float
    whole: float
    text: str
    mark: str
    told: str = ""


@dataclass(frozen=True)
class Span:
    """An interval with its likely value; None is unknown; not solid: planned."""

    name: str
    low: Number
    likely: Number
    high: Number
    text: str
    mark: str
    solid: bool = True


def bars(found: Sequence[Bar], look: Look, *, title: str, done: str, rest: str) -> Spec:
    """Draw for each name what is done of the whole; the legend names both parts."""
    table = pd.DataFrame([vars(one) | {"zero": 0} for one in found])
    most = max((one.whole for one in found), default=1) or 1
    scale = alt.Scale(domain=[0, most * 1.35], nice=False)
    y = alt.Y("name:N", sort=list(dict.fromkeys(table["name"])), title=None)
    y = y.axis(ticks=False, labelLimit=NAMES * look.size, labelColor=look.ink)
    step = max(most // 4, 1)
    axis = alt.Axis(values=[step * at for at in range(int(most // step) + 1)], format=",.0f")
    x = alt.X("zero:Q", scale=scale, title=f"{title} (채운 부분: {done}, 점선 부분: {rest})")
    base = alt.Chart(table).encode(y)
    tall = round(16 * look.size / 13)
    tooltip = [alt.Tooltip("told:N", title="내용")]
    drawn = alt.layer(
        base.mark_bar(
            color=look.open, stroke=look.line, strokeDash=DASH, height=tall, cursor="pointer"
        )
        .encode(x.axis(axis), x2="whole:Q", tooltip=tooltip)
        .add_params(clicked()),
        base.mark_bar(color=look.sure, height=tall, cursor="pointer").encode(
            x.axis(axis), x2="value:Q", tooltip=tooltip
        ),
        base.mark_text(align="left", dx=6, color=look.ink).encode(
            alt.X("whole:Q", scale=scale), text="text:N"
        ),
    )
    return finished(drawn.properties(height=alt.Step(round(26 * look.size / 13))), look)


def spans(found: Sequence[Span], look: Look, *, title: str) -> Spec:
    """Draw intervals: a bar from low to high, a diamond at the likely value, zero as a line."""
    ends = [end for one in found for end in (one.low, one.likely, one.high) if end is not None]
    least, most = min([0.0, *ends]), max([1.0, *ends])
    room = (most - least) * 0.45
    table = pd.DataFrame([_span(one, most) for one in found])
    scale = alt.Scale(domain=[least, most + room], nice=False)
    y = alt.Y("name:N", sort=list(table["name"]), title=None)
    y = y.axis(ticks=False, labelLimit=NAMES * look.size, labelColor=look.ink)
    axis = alt.Axis(format=",.0f", tickCount=4)
    base = alt.Chart(table).encode(y)
    tooltip = [alt.Tooltip("told:N", title="내용")]
    low = alt.X("low:Q", scale=scale, title=title, axis=axis)
    style: dict[str, Any] = {"height": round(12 * look.size / 13), "cursor": "pointer"}
    solid = base.transform_filter("datum.solid").mark_bar(color=look.sure, **style)
    planned = base.transform_filter("!datum.solid").mark_bar(
        color=look.open, stroke=look.sure, strokeDash=DASH, **style
    )
    point = base.transform_filter("datum.likely !== null").mark_point(
        shape="diamond",
        size=7 * look.size,
        filled=True,
        color="#ffffff",
        stroke=look.ink,
        opacity=1,
    )
    zero = alt.Chart(pd.DataFrame([{"at": 0.0}])).mark_rule(color=look.ink)
    drawn = alt.layer(
        solid.encode(low, x2="high:Q", tooltip=tooltip).add_params(clicked()),
        planned.encode(low, x2="high:Q", tooltip=tooltip),
        point.encode(alt.X("likely:Q", scale=scale, axis=axis, title=title), tooltip=tooltip),
        zero.encode(alt.X("at:Q", scale=scale, axis=axis, title=title)),
        base.mark_text(align="left", dx=8, color=look.ink).encode(
            alt.X("end:Q", scale=scale, axis=axis, title=title), text="text:N"
        ),
    )
    return finished(drawn.properties(height=alt.Step(round(26 * look.size / 13))), look)


def trend(
    days: Sequence[str], series: Mapping[str, Sequence[Number]], look: Look, *, title: str
) -> Spec:
    """Draw lines over days; a None is a day that was not recorded: a gap, never a line across."""
    signs = ("circle", "square", "triangle-up", "diamond", "cross")
    rows = [
        {"day": day, "name": name, "value": value}
        for name, values in series.items()
        for day, value in zip(days, values, strict=True)
    ]
    names = list(series)
    table = pd.DataFrame(rows, columns=["day", "name", "value"])
    x = alt.X("day:T", title=None, axis=alt.Axis(format="%y. %-m. %-d.", labelOverlap=True))
    y = alt.Y("value:Q", title=title, scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=4))
    shades = [look.ink, look.sure, look.line, look.outcomes[1]]
    colour = alt.Color("name:N", sort=names, title=None, scale=alt.Scale(range=shades))
    dash = alt.StrokeDash("name:N", sort=names, title=None)
    shape = alt.Shape("name:N", sort=names, title=None, scale=alt.Scale(range=list(signs)))
    base = alt.Chart(table).encode(x, y, colour)
    line = base.mark_line(strokeWidth=2, invalid="break-paths-show-path-domains").encode(dash)
    few = len(days) <= 62
    point = base.transform_filter("isValid(datum.value)").mark_point(
        filled=True, size=36 if few else 9, opacity=1
    )
    told = [alt.Tooltip("day:T", format="%Y. %-m. %-d.", title="날"), alt.Tooltip("value:Q")]
    drawn = alt.layer(line, point.encode(shape, tooltip=told)).properties(height=220)
    return finished(drawn, look)


def _span(one: Span, most: float) -> dict[str, Any]:
    ends = [end for end in (one.low, one.likely, one.high) if end is not None]
    low = one.low if one.low is not None else min([0.0, *ends])
    high = one.high if one.high is not None else (most if ends else low)
    return {
        "name": one.name,
        "low": low if ends else None,
        "high": high if ends else None,
        "likely": one.likely,
        "end": max([high, *ends]) if ends else 0.0,
        "text": one.text,
        "told": f"{one.name}: {one.text}",
        "mark": one.mark,
        "solid": one.solid,
    }


def clicked() -> Any:
    """Return what lets a click pick the mark of a row."""
    return alt.selection_point(name=MARK, fields=[MARK])


def finished(chart: alt.LayerChart | alt.FacetChart | alt.Chart, look: Look) -> Spec:
    """Return the chart as values, its theme in it.

    Screen readers are told its alternative text and its table, not hundreds of marks.
    """
    spec: Spec = chart.to_dict(context={"pre_transform": False})
    spec.pop("config", None)
    for layer in spec.get("layer", [spec]):
        layer["mark"]["aria"] = False
    return {**spec, "config": look.config}
