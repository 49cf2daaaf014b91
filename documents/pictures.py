"""The picture of a figure as a writer needs it: vector or pixels, fitted to the page."""

from dataclasses import dataclass
from typing import Literal

from documents import raster, svg
from documents.model import Figure
from documents.refusals import BadPicture
from documents.sheets import PICTURE_HEIGHT_MM, TEXT_WIDTH_MM

_NARROWEST_MM = 10.0


@dataclass(frozen=True)
class Picture:
    """What to place and how large; where nothing can be shown, the note says so."""

    kind: Literal["svg", "png", "none"]
    content: bytes
    width_mm: float
    height_mm: float
    note: str = ""


def picture(figure: Figure, *, vector: bool = False) -> Picture:
    """The figure's picture. A missing or broken one becomes a note, never a broken file."""
    try:
        if figure.svg is not None and vector:
            drawing = svg.safe(figure.svg)
            content, ratio = drawing.markup.encode(), drawing.ratio
            return Picture("svg", content, *_fitted(figure, ratio))
        content = _pixels(figure)
    except BadPicture as problem:
        return Picture("none", b"", 0, 0, f"[{figure.alt}] {problem.sentence}")
    width, height = raster.size(content)
    return Picture("png", content, *_fitted(figure, height / width))


def _pixels(figure: Figure) -> bytes:
    if figure.svg is not None:
        return raster.png(figure.svg)
    if figure.png is not None:
        return raster.checked(figure.png)
    raise BadPicture("그림이 없습니다.")


def _fitted(figure: Figure, ratio: float) -> tuple[float, float]:
    page = "landscape" if figure.orientation == "landscape" else "portrait"
    room = TEXT_WIDTH_MM[page]
    wished = figure.width_mm * room / TEXT_WIDTH_MM["portrait"]
    width = min(max(wished, _NARROWEST_MM), room, PICTURE_HEIGHT_MM[page] / ratio)
    return round(width, 2), round(width * ratio, 2)
