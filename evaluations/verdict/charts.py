"""A verdict as pictures: where it stands between the thresholds, and section by section.

Nothing is said by colour alone: areas carry their outcome's name, bars their numbers, so that
both read in print and without colour vision.
"""

from typing import Any

import altair as alt
import pandas as pd

from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict.reasons import points
from evaluations.verdict.scores import Bounds
from evaluations.verdict.scoring import Verdict

Chart = alt.LayerChart | alt.FacetChart
INK, QUIET, LINE = "#1e2124", "#464c53", "#8a949e"
AREAS = ["#ffffff", "#ecf2fe", "#d8e5fd", "#b1cefb", "#86aff9"]
_SURE, _OPEN, _NONE = "#0b50d0", "#b1cefb", "#f4f5f6"
_SMALLEST = 1.2  # a score that is known exactly is drawn this wide, so that it can be seen


def plane(form: Questionnaire, found: Verdict) -> Chart | None:
    """Draw the first two axes as a plane: the outcomes' areas and the verdict's range in it.

    Gates are not in the picture. None when there are not two axes with a score.
    """
    axes = found.axes[:2]
    if len(axes) < 2 or any(axis.lo is None for axis in axes):
        return None
    x = _scale(alt.X, "x", f"{axes[0].title} ({axes[0].id})")
    y = _scale(alt.Y, "y", f"{axes[1].title} ({axes[1].id})")
    areas, box = alt.Chart(_areas(form)), alt.Chart(_range(found))
    fill = alt.Fill("area:N", scale=None)
    return alt.layer(
        areas.mark_rect(stroke=LINE, strokeWidth=1).encode(x, y, x2="x2", y2="y2", fill=fill),
        _place(found, box, x, y),
        *(
            areas.mark_text(
                align="right", baseline="bottom", dx=-5, dy=-4, fontSize=13, **look
            ).encode(alt.X("label:Q"), y, text="title:N")
            for look in ({"stroke": "#ffffff", "strokeWidth": 4}, {"color": INK})
        ),
    ).properties(height=340)


def exact(found: Verdict) -> bool:
    """Tell whether the verdict stands at one point of the plane."""
    return all(axis.lo == axis.hi for axis in found.axes[:2])


def _place(found: Verdict, box: alt.Chart, x: Any, y: Any) -> Any:
    if exact(found):
        point = box.mark_point(
            shape="diamond", size=160, filled=True, color=INK, opacity=1, aria=False
        )
        return point.encode(x, y)
    return box.mark_rect(
        aria=False, fill="#8a5c00", fillOpacity=0.3, stroke=INK, strokeWidth=2, strokeDash=[5, 3]
    ).encode(x, y, x2="x2", y2="y2")


def plane_in_words(found: Verdict) -> str:
    """Return what the plane shows, for those who do not see it."""
    scores = ", ".join(f"{a.title} {points(Bounds(a.lo, a.hi))}" for a in found.axes)
    return f"두 축의 점수와 결과 구역: {scores}. 판정은 {found.words}."


def sections(found: Verdict) -> Chart:
    """Draw each section's score as a bar: dark what is sure, light what the unknowns may add."""
    return bars(_sections(found), title="점수", limit=118)


def bars(table: pd.DataFrame, *, title: str, limit: int) -> Chart:
    """Draw name, lo, hi (of full, from zero) and words as bars: lo dark, up to hi light."""
    order = list(table["name"].unique())
    scale = alt.Scale(domain=[0, limit])
    y = alt.Y("name:N", sort=order, title=None, axis=alt.Axis(labelLimit=190, labelColor=INK))
    x = alt.X("lo:Q", scale=scale, title=title, axis=alt.Axis(values=_TICKS))
    drawn = alt.Chart(table)
    return alt.layer(
        drawn.mark_bar(color=_NONE, stroke=LINE, strokeWidth=0.5, height=16).encode(
            y, alt.X("zero:Q", scale=scale), x2="full"
        ),
        drawn.mark_bar(color=_SURE, height=16).encode(y, alt.X("zero:Q"), x2="lo"),
        drawn.transform_filter("datum.hi > datum.lo")
        .mark_bar(
            color=_OPEN, stroke=_SURE, strokeWidth=1, strokeDash=[3, 2], height=16, aria=False
        )
        .encode(y, x, x2="hi"),
        drawn.mark_text(align="left", dx=5, color=INK).encode(y, alt.X("full:Q"), text="words:N"),
    ).properties(height=alt.Step(28))


def sections_in_words(found: Verdict) -> str:
    """Return what the bars show, for those who do not see them."""
    parts = [f"{s.section.title} {points(Bounds(s.lo, s.hi))}" for s in found.sections]
    return "섹션 점수: " + ", ".join(parts)


_TICKS = [0, 20, 40, 60, 80, 100]


def _scale(make: Any, field: str, title: str) -> Any:
    return make(
        f"{field}:Q",
        scale=alt.Scale(domain=[0, 100]),
        axis=alt.Axis(title=title, values=_TICKS, grid=False, labelColor=QUIET),
    )


def _areas(form: Questionnaire) -> pd.DataFrame:
    first, second = form.axes[0].id, form.axes[1].id
    first_step = min((o.at_least[first] for o in form.outcomes if first in o.at_least), default=100)
    return pd.DataFrame(
        [
            {
                "x": outcome.at_least.get(first, 0),
                "y": outcome.at_least.get(second, 0),
                "x2": 100,
                "y2": 100,
                "label": 100 if outcome.at_least.get(first) else first_step,
                "title": outcome.title,
                "area": AREAS[min(rank, len(AREAS) - 1)],
            }
            for rank, outcome in enumerate(form.outcomes)
        ]
    )


def _range(found: Verdict) -> pd.DataFrame:
    sides = [(axis.lo or 0.0, axis.hi or 0.0) for axis in found.axes[:2]]
    if not exact(found):
        sides = [_visible(lo, hi) for lo, hi in sides]
    (x, x2), (y, y2) = sides
    return pd.DataFrame([{"x": x, "x2": x2, "y": y, "y2": y2}])


def _visible(lo: float, hi: float) -> tuple[float, float]:
    if hi - lo >= _SMALLEST:
        return lo, hi
    low = min(max((lo + hi - _SMALLEST) / 2, 0.0), 100.0 - _SMALLEST)
    return low, low + _SMALLEST


def _sections(found: Verdict) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "name": f"{one.section.axis} · {one.section.title}",
                "lo": one.lo or 0.0,
                "hi": one.hi or 0.0,
                "zero": 0,
                "full": 100,
                "words": points(Bounds(one.lo, one.hi)).removesuffix("점"),
            }
            for one in found.sections
        ]
    )
