"""A drawing too wide even for a turned page, cut into parts that overlap, each a figure."""

import math
from dataclasses import replace

from lxml import etree

from documents import svg
from documents.model import Figure
from documents.refusals import BadPicture

_WIDEST_PX = 2200  # in 257 mm its 12 px letters print at 4 pt; a proposal
_PART_PX = 1600  # letters of about 5 pt
_OVERLAP_PX = 90  # so that a step on the cut stands whole on one side
_MOST_PARTS = 12


def strips(figure: Figure) -> tuple[Figure, ...]:
    """The figure alone where it is legible, else its parts from left to right on turned pages."""
    if figure.svg is None:
        return (figure,)
    try:
        x, y, width, height = svg.view_box(figure.svg)
    except BadPicture:
        return (figure,)
    if width <= _WIDEST_PX or width <= height:
        return (figure,)
    count = min(math.ceil(width / _PART_PX), _MOST_PARTS)
    step = (width - _OVERLAP_PX) / count
    return tuple(
        replace(
            figure,
            svg=_cut(figure.svg, (x + number * step, y, step + _OVERLAP_PX, height)),
            alt=f"{figure.alt} ({count}장 가운데 {number + 1}번째, 왼쪽부터)",
            caption=f"{figure.caption} ({number + 1}/{count})".strip(),
            orientation="landscape",
        )
        for number in range(count)
    )


def _cut(markup: str, box: tuple[float, float, float, float]) -> str:
    root = svg.parsed(markup)
    root.set("viewBox", " ".join(f"{number:g}" for number in box))
    root.set("width", f"{box[2]:g}")
    root.set("height", f"{box[3]:g}")
    return etree.tostring(root, encoding="unicode")
