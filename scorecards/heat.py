"""Heat maps: cells in rows and columns, the darker the larger their share.

Every cell bears its figure; unknown ones are white with a broken edge and a question mark.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt
import pandas as pd

from look.theme import Look, on
from scorecards.charts import DASH, NAMES, Spec, clicked, finished
from scorecards.model import Number

FURTHER: Final = "\u200b"  # ends the name of a row that goes on from the one above
_LINE: Final = 1.25  # of the letters' size


@dataclass(frozen=True)
class Cell:
    """A cell of a heat map: `share` 0..1 fills it, None is unknown; `text` stands in it."""

    row: str
    column: str
    share: Number
    text: str
    mark: str
    told: str = ""


def heat(
    cells: Sequence[Cell],
    rows: Sequence[str],
    columns: Sequence[str],
    look: Look,
    *,
    step: int = 34,
    heads: bool = True,
) -> Spec:
    """Draw the cells. `heads`: whether the columns' names stand above them.

    A text may have several lines; a column's name breaks at its
    spaces, a row's where it says so.
    """
    table = pd.DataFrame([_cell(one, look) for one in cells])
    base = alt.Chart(table).encode(_columns(columns, look, heads), _rows(rows, look))
    tooltip = [alt.Tooltip("told:N", title="내용")]
    known = base.mark_rect(stroke=look.ground, strokeWidth=2, cursor="pointer").encode(
        fill=alt.Fill("fill:N", scale=None), tooltip=tooltip
    )
    edges = base.transform_filter("!datum.known").mark_rect(
        fill=None, stroke=look.line, strokeDash=DASH, strokeWidth=1
    )
    words = [_words(base, lines, look, tooltip) for lines in sorted(set(table["lines"]))]
    drawn = alt.layer(known.add_params(clicked()), edges, *words)
    return finished(drawn.properties(height=alt.Step(round(step * look.size / 13))), look)


def _columns(columns: Sequence[str], look: Look, heads: bool) -> alt.X:
    lines = max((len(name.split()) for name in columns), default=1)
    scale = alt.Scale(domain=list(columns))
    return alt.X("column:N", sort=list(columns), title=None, scale=scale).axis(
        orient="top",
        labelAngle=0,
        ticks=False,
        domain=False,
        labels=heads,
        labelExpr="split(datum.label, ' ')",
        labelPadding=6 + (lines - 1) * _LINE * look.size,  # further lines grow downwards
        labelLineHeight=_LINE * look.size,
    )


def _rows(rows: Sequence[str], look: Look) -> alt.Y:
    scale = alt.Scale(domain=list(rows))
    return alt.Y("row:N", sort=list(rows), title=None, scale=scale).axis(
        ticks=False,
        domain=False,
        labelLimit=NAMES * look.size,
        labelColor=look.ink,
        labelLineHeight=_LINE * look.size,
        labelExpr=f"indexof(datum.label, '{FURTHER}') < 0 ? split(datum.label, '\\n') : ''",
    )


def _words(base: alt.Chart, lines: int, look: Look, tooltip: list[alt.Tooltip]) -> Any:
    return (
        base.transform_filter(f"datum.lines === {lines}")
        .mark_text(
            fontSize=look.size,
            cursor="pointer",
            lineBreak="\n",
            lineHeight=_LINE * look.size,
            dy=-(lines - 1) * _LINE * look.size / 2,  # further lines grow downwards
        )
        .encode(text="text:N", color=alt.Color("ink:N", scale=None), tooltip=tooltip)
    )


def _cell(one: Cell, look: Look) -> dict[str, Any]:
    fill = look.shade(one.share)
    return {
        "row": one.row,
        "column": one.column,
        "fill": fill,
        "ink": on(fill),
        "known": one.share is not None,
        "text": one.text,
        "lines": one.text.count("\n") + 1,
        "mark": one.mark,
        "told": one.told or f"{one.row} · {one.column}: {one.text}",
    }
