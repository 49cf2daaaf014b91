"""Tasks, call activities and sub-processes."""

from processes.bpmn.elements import SUB_PROCESSES
from processes.bpmn.model import Bounds, Node, Point, Shape
from processes.bpmn.picture import icons, text
from processes.bpmn.picture.markup import fill_of, placed, rectangle, stroke_of

_CORNER = 10.0
_SIGN = 20.0  # so far down the type's sign reaches
_MARKERS = ("ad-hoc", "loop", "multi-instance", "sequential", "compensation")


def activity(node: Node, shape: Shape, crowding: tuple[float, float], *, expanded: bool) -> str:
    """Draw an activity with its type's sign, its name and the signs at its lower edge.

    `crowding` is how far boundary events reach over it, from above and from below.
    """
    bounds = shape.bounds
    parts = [_frame(node, shape)]
    sign = icons.task(node.type)
    roomy = bounds.width >= 40 and bounds.height >= 34
    if sign and roomy:
        parts.append(placed(sign, Point(bounds.x + 13, bounds.y + 13)))
    markers = _markers(node, expanded=expanded)
    parts.extend(_along_the_edge(markers, bounds))
    if expanded:
        block = text.fitted(node.name, bounds.width - 20, max(bounds.height / 3, 15))
        parts.append(
            text.drawn(block, Point(bounds.centre.x, bounds.y + 5 + crowding[0]), font_weight="600")
        )
    else:
        above, below = max(4, crowding[0] + 2), max(17 if markers else 4, crowding[1] + 2)
        parts.append(_name(node.name, bounds, above, below, sign=bool(sign) and roomy))
    return "".join(parts)


def _frame(node: Node, shape: Shape) -> str:
    bounds = shape.bounds
    corner = min(_CORNER, bounds.width / 4, bounds.height / 4)
    stroke = stroke_of(shape.stroke)
    dashes = "2 3" if "event-sub-process" in node.marks else None
    thickness = 3.0 if node.type == "callActivity" else 1.4
    frame = rectangle(
        bounds,
        rx=corner,
        fill=fill_of(shape.fill),
        stroke=stroke,
        stroke_width=thickness,
        stroke_dasharray=dashes,
    )
    if node.type != "transaction" or min(bounds.width, bounds.height) < 12:
        return frame
    inner = Bounds(bounds.x + 3, bounds.y + 3, bounds.width - 6, bounds.height - 6)
    return frame + rectangle(
        inner, rx=max(corner - 2, 0), fill="none", stroke=stroke, stroke_width=1.2
    )


def _markers(node: Node, *, expanded: bool) -> list[str]:
    found = [mark for mark in _MARKERS if mark in node.marks]
    folded = node.type in SUB_PROCESSES or node.type in {"callActivity", "subChoreography"}
    return (["sub-process"] if folded and not expanded else []) + found


def _along_the_edge(markers: list[str], bounds: Bounds) -> list[str]:
    left = bounds.centre.x - (len(markers) - 1) * 8
    return [
        placed(icons.marker(mark), Point(left + place * 16, bounds.bottom - 9.5))
        for place, mark in enumerate(markers)
    ]


def _name(name: str, bounds: Bounds, above: float, below: float, *, sign: bool) -> str:
    """Put the name in the middle, moved only as far as the signs and events ask for."""
    room = bounds.width - 10
    if room < 12 or bounds.height < 10:
        return ""
    block, top = _placed(name, bounds, above, below)
    beside_the_sign = block.lines and text.width(block.lines[0], block.size) <= room - 36
    if sign and top < bounds.y + _SIGN and not beside_the_sign:
        block, top = _placed(name, bounds, max(above, _SIGN), below)
    return text.drawn(block, Point(bounds.centre.x, top))


def _placed(name: str, bounds: Bounds, above: float, below: float) -> tuple[text.Block, float]:
    """Return the name as it fits, and where its first line begins."""
    height = max(bounds.height - above - below, text.SIZE)
    block = text.fitted(name, bounds.width - 10, height)
    middle = bounds.centre.y - block.height / 2
    top = max(min(middle, bounds.bottom - below - block.height), bounds.y + above)
    return block, top
