"""Projects between their bounds on two axes, over the areas of the outcomes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from look.theme import SHAPES, Look
from scorecards.charts import MARK, Spec, clicked, finished

_NAMED, _MANY = 30, 80


@dataclass(frozen=True)
class Point:
    """A project: bounds on both axes, its outcome's word, its mark."""

    name: str
    x: tuple[float, float]
    y: tuple[float, float]
    word: str
    mark: str


@dataclass(frozen=True)
class Area:
    """Where an outcome begins on both axes; the worst first."""

    title: str
    x: float
    y: float


def plane(
    points: Sequence[Point], areas: Sequence[Area], words: Sequence[str], axes: tuple[str, str],
    look: Look,
) -> Spec:  # fmt: skip
    """Draw each project at the middle of its bounds, with bars to their ends.

    `words` are the outcomes, the worst first, 'not decided' last: each has a shape and a colour.
    """
    x, y = _axis(alt.X, "x", axes[0]), _axis(alt.Y, "y", axes[1])
    table = pd.DataFrame([_row(at, one) for at, one in enumerate(points)])
    marks = alt.Chart(table)
    scale = alt.Scale(domain=list(words), range=list(look.outcomes[: len(words)]))
    shapes = alt.Scale(domain=list(words), range=list(SHAPES[: len(words)]))
    legend = alt.Legend(columns=3, symbolType="square")
    bar: dict[str, Any] = {
        "color": look.ink, "opacity": 0.5 if len(table) <= _MANY else 0.07, "strokeWidth": 1.2,
    }  # fmt: skip
    drawn = marks.mark_point(
        filled=True, size=90 if len(table) <= _MANY else 45, opacity=0.95, cursor="pointer"
    ).encode(
        x,
        y,
        alt.Color("word:N", title=None, scale=scale, legend=legend),
        alt.Shape("word:N", title=None, scale=shapes, legend=None),
        tooltip=[alt.Tooltip("told:N", title="사업")],
    )
    names = [  # those of neighbours stand apart
        marks.transform_filter(f"datum.at % 2 == {even}")
        .mark_text(align="left", dx=8, dy=dy, fontSize=look.size - 1, color=look.ink)
        .encode(x, y, text="mark:N")
        for even, dy in ((0, -8), (1, 9))
    ]
    return finished(
        alt.layer(
            *_drawn_areas(areas, x, y, look),
            marks.mark_rule(**bar).encode(_axis(alt.X, "x_lo", axes[0]), y, x2="x_hi"),
            marks.mark_rule(**bar).encode(x, _axis(alt.Y, "y_lo", axes[1]), y2="y_hi"),
            drawn.add_params(clicked()),
            *(names if len(table) <= _NAMED else []),
        ).properties(height=32 * look.size),
        look,
    )


def _drawn_areas(areas: Sequence[Area], x: Any, y: Any, look: Look) -> list[Any]:
    base = alt.Chart(pd.DataFrame([vars(one) | {"end": 100} for one in areas]))
    frame = base.mark_rect(fill=None, stroke=look.line, strokeDash=[2, 3])
    title = base.mark_text(align="left", baseline="bottom", dx=5, dy=-4, color=look.quiet)
    return [frame.encode(x, y, x2="end", y2="end"), title.encode(x, y, text="title:N")]


def _axis(kind: Any, field: str, title: str) -> Any:
    return kind(f"{field}:Q", title=title, scale=alt.Scale(domain=[0, 100]))


def _row(at: int, one: Point) -> dict[str, Any]:
    return {
        "at": at,
        "name": one.name,
        "word": one.word,
        MARK: one.mark,
        "told": f"{one.name} · {one.word}",
        "x": sum(one.x) / 2,
        "y": sum(one.y) / 2,
        "x_lo": one.x[0],
        "x_hi": one.x[1],
        "y_lo": one.y[0],
        "y_hi": one.y[1],
    }
