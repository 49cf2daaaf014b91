"""Names beside their shapes and flows: where the file puts them, else where there is room."""

from collections.abc import Sequence
from dataclasses import dataclass

from processes.bpmn.model import Bounds, Point
from processes.bpmn.picture import text, ways
from processes.bpmn.picture.markup import PAPER, rectangle

_ROOM = 96.0
_SIZE = 11.0


@dataclass(frozen=True)
class Label:
    """A drawn name, the paper to lay under it, and the room that it takes."""

    markup: str
    paper: str
    bounds: Bounds


def beside(
    name: str, label: Bounds | None, bounds: Bounds, host: Bounds | None = None
) -> Label | None:
    """Return the name of an event, gateway or data element; `host` is what it is attached to."""
    if not text.clean(name):
        return None
    if label is None or label.width < 1:
        if host is not None:
            return _off_the_host(name, bounds, host)
        block = _block(name, max(_ROOM, bounds.width))
        return _set(block, Point(bounds.centre.x, bounds.bottom + 4))
    block = _block(name, max(label.width * 1.12, 60))
    return _set(block, Point(_across(label, block, bounds), _down(label, block, bounds)))


def _off_the_host(name: str, bounds: Bounds, host: Bounds) -> Label:
    """Return a boundary event's name: outside its activity, beside the flow that leaves it."""
    block = _block(name, _ROOM)
    above = bounds.centre.y < host.y + host.height / 3
    top = bounds.y - 2 - block.height if above else bounds.bottom + 2
    return _set(block, Point(bounds.centre.x + 5 + block.width / 2, top))


def along(name: str, label: Bounds | None, way: Sequence[Point]) -> Label | None:
    """Return the name of a flow."""
    if not text.clean(name):
        return None
    if label is not None and label.width >= 1:
        block = _block(name, max(label.width * 1.12, 60))
        top = label.centre.y - block.height / 2
        return _set(block, Point(label.centre.x, top))
    start, end = ways.longest(way)
    block = _block(name, _ROOM)
    if abs(end.x - start.x) >= abs(end.y - start.y):
        place = Point((start.x + end.x) / 2, (start.y + end.y) / 2 - block.height - 3)
    else:
        beside_it = (start.x + end.x) / 2 + block.width / 2 + 5
        place = Point(beside_it, (start.y + end.y) / 2 - block.height / 2)
    return _set(block, place)


def _block(name: str, room: float) -> text.Block:
    return text.Block(text.wrapped(name, room, _SIZE)[:12], _SIZE)


def _set(block: text.Block, top: Point) -> Label:
    """Draw the block and paper that hugs each line, so that it hides little of a flow."""
    leading = block.size * text.LEADING
    papers = []
    for position, line in enumerate(block.lines):
        width = text.width(line, block.size) * 0.97
        strip = Bounds(top.x - width / 2, top.y + position * leading, width, leading)
        papers.append(rectangle(strip, fill=PAPER, fill_opacity=0.8, stroke="none"))
    return Label(text.drawn(block, top), "".join(papers), text.extent(block, top))


def _across(label: Bounds, block: text.Block, bounds: Bounds) -> float:
    """Return the middle of the text: pushed out where it would lie on its own shape."""
    half = block.width / 2
    if label.x >= bounds.right - 1:
        return max(label.centre.x, bounds.right + 2 + half)
    if label.right <= bounds.x + 1:
        return min(label.centre.x, bounds.x - 2 - half)
    return label.centre.x


def _down(label: Bounds, block: text.Block, bounds: Bounds) -> float:
    """Return the top of the text: it grows away from its shape."""
    if label.bottom <= bounds.y + 3:
        return label.bottom - block.height
    if label.y >= bounds.bottom - 3:
        return label.y
    return label.centre.y - block.height / 2
