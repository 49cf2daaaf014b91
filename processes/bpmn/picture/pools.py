"""Pools and lanes: frames with their names in a band at the left or at the top."""

from processes.bpmn.model import Bounds, Point, Shape
from processes.bpmn.picture import text
from processes.bpmn.picture.markup import (
    BAND,
    HAIR,
    INK,
    PAPER,
    fill_of,
    number,
    rectangle,
    stroke_of,
)

BAND_WIDTH = 30.0


def is_horizontal(shape: Shape) -> bool:
    """Return how the pool lies; where the file does not say, by its form."""
    if shape.horizontal is not None:
        return shape.horizontal
    return shape.bounds.width >= shape.bounds.height


def black_box(shape: Shape, name: str, *, multiple: bool) -> str:
    """Draw a pool without content: its name in the middle."""
    bounds = shape.bounds
    parts = [_frame(shape, 1.5)]
    if bounds.width >= bounds.height:
        block = text.fitted(name, bounds.width - 16, bounds.height - 4)
        top = Point(bounds.centre.x, bounds.centre.y - block.height / 2)
        parts.append(text.drawn(block, top, font_weight="600"))
    else:
        parts.append(_name(name, bounds, horizontal=True, weight="600"))
    if multiple:
        parts.append(_several(bounds))
    return "".join(parts)


def pool(shape: Shape, name: str, band: float, *, horizontal: bool, multiple: bool) -> str:
    """Draw a pool with content: a tinted band with the name, a frame around all."""
    head = _band(shape.bounds, band, horizontal=horizontal)
    parts = [
        rectangle(shape.bounds, fill=fill_of(shape.fill, "none"), stroke="none"),
        rectangle(head, fill=BAND, stroke=stroke_of(shape.stroke), stroke_width=1),
        rectangle(shape.bounds, fill="none", stroke=stroke_of(shape.stroke), stroke_width=1.5),
        _name(name, head, horizontal=horizontal, weight="600"),
    ]
    if multiple:
        parts.append(_several(shape.bounds))
    return "".join(parts)


def lane(shape: Shape, name: str, band: float, *, horizontal: bool, ruled: bool) -> str:
    """Draw a lane; a hairline sets its name apart where nothing stands there."""
    head = _band(shape.bounds, band, horizontal=horizontal)
    parts = [_frame(shape, 1)]
    if name and ruled:
        parts.append(rectangle(head, fill=PAPER, stroke=HAIR, stroke_width=0.75))
        parts.append(
            rectangle(shape.bounds, fill="none", stroke=stroke_of(shape.stroke), stroke_width=1)
        )
    parts.append(_name(name, head, horizontal=horizontal))
    return "".join(parts)


def band_of(bounds: Bounds, inside: list[Bounds], *, horizontal: bool) -> float:
    """Return how broad the name's band is: up to the first lane inside, else as is usual."""
    room = bounds.width if horizontal else bounds.height
    starts = [
        (one.x - bounds.x) if horizontal else (one.y - bounds.y)
        for one in inside
        if bounds.x - 1 <= one.x <= bounds.right and bounds.y - 1 <= one.y <= bounds.bottom
    ]
    nearest = min((start for start in starts if start > 8), default=BAND_WIDTH)
    return min(nearest, 60, room / 2)


def _frame(shape: Shape, thickness: float) -> str:
    return rectangle(
        shape.bounds,
        fill=fill_of(shape.fill, "none"),
        stroke=stroke_of(shape.stroke),
        stroke_width=thickness,
    )


def _band(bounds: Bounds, band: float, *, horizontal: bool) -> Bounds:
    if horizontal:
        return Bounds(bounds.x, bounds.y, band, bounds.height)
    return Bounds(bounds.x, bounds.y, bounds.width, band)


def _name(name: str, head: Bounds, *, horizontal: bool, weight: str | None = None) -> str:
    along, across = (head.height, head.width) if horizontal else (head.width, head.height)
    block = text.fitted(name, max(along - 8, 1), across - 2)
    centre = head.centre
    top = Point(centre.x, centre.y - block.height / 2)
    turn = f"rotate(-90 {number(centre.x)} {number(centre.y)})" if horizontal else None
    return text.drawn(block, top, font_weight=weight, transform=turn)


def _several(bounds: Bounds) -> str:
    left, top = bounds.centre.x - 5, bounds.bottom - 14
    return "".join(
        rectangle(Bounds(left + step * 4, top, 1.6, 10), fill=INK, stroke="none")
        for step in range(3)
    )
