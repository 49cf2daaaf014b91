"""The tiles as a picture: frames with headings, signs in every tile, marks for unknown hours.

Colour never stands alone: each tile bears its category's sign, unknown hours are hatched and
bear a question mark, so that the picture reads in print and without colour vision.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import altair as alt
import pandas as pd

from processes.inventory.fields import UNKNOWN
from processes.inventory.kinds import figure
from processes.inventory.totals import yearly_hours
from processes.landscape.colouring import SEVERAL, Category, Colouring
from processes.landscape.labels import LINE, fitted, width_of
from processes.landscape.layout import FRAME, HEADER, Tile
from processes.landscape.squares import Rect

CLICKED = "tile"
_INK, _QUIET, _LINE = "#1e2124", "#464c53", "#8a949e"
_FRAMES = ("#e3e8ef", "#f4f5f6")
_SIZE, _GAP = 13.0, 4.0
_HATCH = 7.0
_TELLING = 3  # letters of a name that are cut off to fewer say nothing


def treemap(
    tiles: Sequence[Tile], colouring: Colouring, width: float, height: float
) -> alt.LayerChart | alt.FacetChart:
    """Draw the tiles. A click selects 'tile' with the position of the tile in the list."""
    x = alt.X("x:Q", scale=alt.Scale(domain=[0, width], nice=False), axis=None)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=None)
    boxes = alt.Chart(pd.DataFrame(_boxes(tiles, colouring)))
    clicked = alt.selection_point(name=CLICKED, fields=["position"])
    words = alt.Chart(pd.DataFrame(_words(tiles, colouring), columns=_WORDS))
    rows = [row for tile in tiles if tile.marked for row in _hatch(tile.rect)]
    hatch = alt.Chart(pd.DataFrame(rows, columns=["x", "y", "x2", "y2"]))
    tooltip = [alt.Tooltip(f"{key}:N", title=title) for key, title in _TOOLTIP.items()]
    look: dict[str, Any] = {"align": "left", "baseline": "top", "lineBreak": "\n"}
    return alt.layer(
        boxes.mark_rect(stroke=_LINE, cursor="pointer")
        .encode(
            x,
            y,
            x2=alt.X2(field="x2"),
            y2=alt.Y2(field="y2"),
            fill=_fill(tiles, colouring, width),
            strokeWidth=alt.StrokeWidth("line:Q", scale=None),
            tooltip=tooltip,
        )
        .add_params(clicked),
        hatch.mark_rule(stroke=_QUIET, strokeWidth=1, opacity=0.55).encode(
            x, y, x2=alt.X2(field="x2"), y2=alt.Y2(field="y2")
        ),
        *(
            words.transform_filter(f"datum.bold === {str(bold).lower()}")
            .mark_text(
                fontSize=_SIZE,
                lineHeight=_SIZE * LINE,
                fontWeight=700 if bold else 400,
                color=_INK,
                cursor="pointer",
                **look,
            )
            .encode(x, y, text="text:N", tooltip=tooltip)
            for bold in (True, False)
        ),
    ).properties(height=height, padding=0)


def in_words(tiles: Sequence[Tile]) -> str:
    """Return what the picture shows, for those who do not see it."""
    frames = [tile.title for tile in tiles if tile.kind == FRAME and tile.depth == 0]
    shown = ", ".join(frames[:12]) or ", ".join(tile.title for tile in tiles[:12])
    return f"업무 체계도. 연간 시간이 많은 순서로: {shown}. 같은 내용이 아래 표에 있습니다."


_TOOLTIP = {"name": "업무", "counted": "업무 수", "hours": "연간 시간", "said": "구분"}
_WORDS = ["x", "y", "text", "bold", "position", *_TOOLTIP]


def _fill(tiles: Sequence[Tile], colouring: Colouring, width: float) -> alt.Fill:
    frames = [(_frame_name(depth), tint) for depth, tint in enumerate(_FRAMES)]
    categories = list(colouring.categories)
    if any(_category(tile, colouring) == SEVERAL for tile in tiles if tile.kind != FRAME):
        categories.append(SEVERAL)
    labels = [category.label for category in categories]
    longest = max((width_of(label, 14) for label in labels), default=0) + 40
    return alt.Fill(
        "fill:N",
        scale=alt.Scale(
            domain=[*labels, *(name for name, _tint in frames)],
            range=[*(category.tint for category in categories), *(tint for _name, tint in frames)],
        ),
        legend=alt.Legend(
            values=labels,
            title=None,
            orient="top",
            symbolType="square",
            symbolStrokeColor=_LINE,
            symbolStrokeWidth=1,
            columns=max(int(width // longest), 1),
            labelLimit=width - 30,
        ),
    )


def _frame_name(depth: int) -> str:
    return f"frame {min(depth, len(_FRAMES) - 1)}"


def _category(tile: Tile, colouring: Colouring) -> Category:
    return colouring.of_all(tile.processes)


def _boxes(tiles: Sequence[Tile], colouring: Colouring) -> Iterator[dict[str, Any]]:
    for position, tile in enumerate(tiles):
        frame = tile.kind == FRAME
        fill = _frame_name(tile.depth) if frame else _category(tile, colouring).label
        yield {
            "x": round(tile.rect.x, 1),
            "y": round(tile.rect.y, 1),
            "x2": round(tile.rect.x + tile.rect.width, 1),
            "y2": round(tile.rect.y + tile.rect.height, 1),
            "fill": fill,
            "line": 1.2 if frame else 0.7,
            **_said(position, tile, colouring),
        }


def _said(position: int, tile: Tile, colouring: Colouring) -> dict[str, Any]:
    return {
        "position": position,
        "name": tile.process.name if tile.process else tile.title,
        "counted": f"{len(tile.processes):,}개",
        "hours": hours_in_words(tile),
        "said": _category(tile, colouring).label,
    }


def hours_in_words(tile: Tile) -> str:
    """Return the hours of a tile, with how many are unknown."""
    if tile.process and not tile.unknown:
        hours = yearly_hours(tile.process.facts)
        exact = hours is not None and hours.is_exact
        return f"{_amount(tile.hours)}시간" + ("" if exact else " (범위의 보통·가운데 값)")
    if tile.marked:
        return UNKNOWN
    return f"{_amount(tile.hours)}시간" + (f" + 모름 {tile.unknown:,}개" if tile.unknown else "")


def _amount(hours: float) -> str:
    return f"{hours:,.0f}" if hours >= 10 else figure(hours)


def _words(tiles: Sequence[Tile], colouring: Colouring) -> Iterator[list[Any]]:
    for position, tile in enumerate(tiles):
        said = list(_said(position, tile, colouring).values())
        if tile.kind == FRAME:
            box = tile.rect.inside(_GAP)
            note = f"{tile.title} · {hours_in_words(tile)}"
            whole = width_of(note, _SIZE) <= box.width
            text = note if whole else "\n".join(fitted(tile.title, box.width, HEADER))
            yield [box.x, tile.rect.y + _GAP, text, True, *said]
            continue
        sign = ("?" if tile.marked else "") + _category(tile, colouring).sign
        lines, box = _lines(tile, sign)
        if lines:
            yield [box.x, box.y, "\n".join(lines), False, *said]


def _lines(tile: Tile, sign: str) -> tuple[list[str], Rect]:
    """Return what stands in a tile and where: sign, name and hours, or what of it fits."""
    box = tile.rect.inside(_GAP)
    lines = fitted(f"{sign} {tile.title}", box.width, box.height)
    amount = hours_in_words(tile).split(" (")[0]
    if (
        lines
        and not tile.marked
        and (len(lines) + 1) * _SIZE * LINE <= box.height
        and width_of(amount, _SIZE) <= box.width
    ):
        return [*lines, amount], box
    if lines and (len(lines) > 1 or len(lines[0]) > len(sign) + _TELLING):
        return lines, box
    fits = width_of(sign, _SIZE) < tile.rect.width and tile.rect.height > _SIZE
    return [sign] if fits else [], tile.rect.inside(1)


def _hatch(rect: Rect) -> Iterator[list[float]]:
    """Return slanting lines across the rectangle, each cut off at its sides."""
    reach = rect.width + rect.height
    for step in range(1, int(reach / _HATCH) + 1):
        at = step * _HATCH
        left, top = max(at - rect.height, 0.0), max(at - rect.width, 0.0)
        right, low = min(at, rect.width), min(at, rect.height)
        yield [rect.x + left, rect.y + low, rect.x + right, rect.y + top]
