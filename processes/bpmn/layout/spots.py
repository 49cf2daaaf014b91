"""Free room in a drawing: for a shape near where it belongs, and for the names of flows."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from processes.bpmn.layout import measuring
from processes.bpmn.layout.model import Drawing, Way
from processes.bpmn.layout.nesting import Nest
from processes.bpmn.model import Bounds, Point

_MARGIN = 12.0
_STEP = 20.0
_OFF = 16  # how many places off a flow or a shape are tried for a name
_FARTHEST = 60  # steps to the right that are tried inside of a frame before it grows


def grown(box: Bounds, by: float) -> Bounds:
    """Return the rectangle with a margin around it."""
    return Bounds(box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by)


def overlap(one: Bounds, other: Bounds) -> bool:
    """Whether two rectangles share more than a border."""
    across = one.x < other.right and other.x < one.right
    return across and one.y < other.bottom and other.y < one.bottom


def pieces(way: Way) -> Iterator[Bounds]:
    """Yield the straight pieces of a way as rectangles."""
    for start, end in pairwise(way):
        x, y = min(start.x, end.x), min(start.y, end.y)
        yield Bounds(x, y, abs(start.x - end.x), abs(start.y - end.y))


class Room:
    """What is taken in a drawing. A frame is taken for what lies outside of it only."""

    def __init__(self, drawing: Drawing, frames: Nest) -> None:
        self.frames = frames
        self.boxes = {one: box for one, box in drawing.shapes.items() if one not in frames.open}
        self.boxes |= {f"{one} name": box for one, box in drawing.labels.items()}
        self.lines = [piece for way in drawing.ways.values() for piece in pieces(way)]

    def take(self, key: str, box: Bounds) -> None:
        """Note that something stands there now."""
        self.boxes[key] = box

    def is_free(self, box: Bounds, *, inside: str = "", margin: float = _MARGIN) -> bool:
        """Whether a rectangle, for the element, lies on no shape, name or flow."""
        wide, own = grown(box, margin), frozenset({inside})
        for key, taken in self.boxes.items():
            if overlap(wide, taken) and not self.frames.is_around(key, own):
                return False
        return not self.is_crossed(box)

    def is_crossed(self, box: Bounds) -> bool:
        """Whether a flow runs over a rectangle, or close to it."""
        near = grown(box, 3)
        return any(overlap(near, grown(one, 0.5)) for one in self.lines)

    def draw(self, way: Way) -> None:
        """Note that a flow runs there now."""
        self.lines += pieces(way)

    def solid(self) -> list[Bounds]:
        """Return the shapes and names that no other name can lie on."""
        return [box for key, box in self.boxes.items() if not self.frames.inside.get(key)]

    def near(self, element: str, wanted: Bounds, frame: Bounds | None) -> Bounds:
        """Return the free place nearest to the wanted one: in the frame, or right of it all."""
        for box in _around(wanted, frame):
            if self.is_free(box, inside=element):
                return box
        right = max([wanted.right, *(one.right for one in self.boxes.values())]) + 3 * _MARGIN
        return Bounds(right, _inside(wanted, frame), wanted.width, wanted.height)


def _inside(wanted: Bounds, frame: Bounds | None) -> float:
    """Return the y that keeps a shape inside its frame."""
    if frame is None:
        return wanted.y
    lowest = frame.bottom - _MARGIN - wanted.height
    return max(frame.y + _MARGIN, min(wanted.y, lowest))


def _around(wanted: Bounds, frame: Bounds | None) -> Iterator[Bounds]:
    """Yield places ever farther to the right, each with the places above and below it."""
    start = _inside(wanted, frame)
    reach = 12
    ups = sorted((step * _STEP for step in range(-reach, reach + 1)), key=abs)
    for step in range(_FARTHEST):
        for up in ups:
            y = start + up
            box = Bounds(wanted.x + step * _STEP, y, wanted.width, wanted.height)
            if frame is None or _inside(box, frame) == y:
                yield box


def flow_label(name: str, way: Way, room: Room) -> Bounds | None:
    """Return a free place beside a flow for its name, the nearest to its beginning.

    Where every place right beside the flow is taken, one farther off; on another flow's line
    rather than on a shape or a name.
    """
    width, height = measuring.label_size(name)
    if not height:
        return None
    near = [box for ends in pairwise(way) for box in _beside(*ends, width, height, (0.0,))]
    return _first_free([near, _farther(way, width, height)], room)


def _first_free(places: Sequence[Sequence[Bounds]], room: Room) -> Bounds:
    """Return the first place that is free; those of the first list need not be free of lines."""
    solid = room.solid()
    for several in places:
        free = [box for box in several if not any(overlap(box, one) for one in solid)]
        if free:
            return next((box for box in free if not room.is_crossed(box)), free[0])
    return places[0][0]


def _farther(way: Way, width: float, height: float) -> list[Bounds]:
    offs = tuple(step * _STEP / 2 for step in range(1, _OFF))
    found = [box for ends in pairwise(way) for box in _beside(*ends, width, height, offs)]
    middle = way[0]
    return sorted(
        found, key=lambda box: abs(box.centre.x - middle.x) + abs(box.centre.y - middle.y)
    )


def _beside(
    start: Point, end: Point, width: float, height: float, offs: Sequence[float]
) -> Iterator[Bounds]:
    """Yield the places on both sides of a straight piece, so far off it and closer."""
    if abs(end.x - start.x) >= abs(end.y - start.y):
        low, high = sorted((start.x, end.x))
        for off in offs:
            for x in (low + 6, high - 6 - width, (low + high - width) / 2):
                yield Bounds(x, start.y - 3 - off - height, width, height)
                yield Bounds(x, start.y + 3 + off, width, height)
        return
    low, high = sorted((start.y, end.y))
    for off in offs:
        for y in (low + 6, high - 6 - height, (low + high - height) / 2):
            yield Bounds(start.x + 4 + off, y, width, height)
            yield Bounds(start.x - 4 - off - width, y, width, height)


def shape_label(name: str, box: Bounds, room: Room, *, above_first: bool) -> Bounds | None:
    """Return a free place above or below a shape for its name, else beside or farther off."""
    width, height = measuring.label_size(name)
    if not height:
        return None
    x = box.centre.x - width / 2
    above = Bounds(x, box.y - 4 - height, width, height)
    below = Bounds(x, box.bottom + 4, width, height)
    near = (above, below) if above_first else (below, above)
    for one in near:
        if room.is_free(one, margin=0):
            return one
    return _first_free([near, list(_around_shape(box, width, height))], room)


def _around_shape(box: Bounds, width: float, height: float) -> Iterator[Bounds]:
    for step in range(_OFF):
        off = 4 + step * _STEP / 2
        for x in (box.centre.x - width / 2, box.x - 4 - width, box.right + 4):
            yield Bounds(x, box.y - off - height, width, height)
            yield Bounds(x, box.bottom + off, width, height)
