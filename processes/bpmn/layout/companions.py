"""Data and notes that belong to one shape: in a line above or below it, each tied to it."""

from processes.bpmn.layout import measuring
from processes.bpmn.layout.labelling import COMPANION_GAP, slot_width
from processes.bpmn.layout.model import Drawing, Item
from processes.bpmn.model import Bounds, Point


def put(item: Item, box: Bounds, drawing: Drawing) -> None:
    """Draw an item's companions with their names and ties; the outer ties lie nearer to it."""
    slots = [slot_width(one.width, one.label) for one in item.companions]
    x = box.centre.x - sum(slots) / 2
    for number, (one, slot) in enumerate(zip(item.companions, slots, strict=True)):
        middle = x + slot / 2
        x += slot
        wide, high = measuring.label_size(one.label)
        above = item.companions_above
        y = box.y - COMPANION_GAP - one.height if above else box.bottom + COMPANION_GAP
        shape = Bounds(middle - one.width / 2, y, one.width, one.height)
        drawing.shapes[one.id] = shape
        if high:
            top = shape.y - 4 - high if above else shape.bottom + 4
            drawing.labels[one.id] = Bounds(middle - wide / 2, top, wide, high)
        for link in one.links:
            drawing.ways[link] = _tie(item, box, shape, number)


def _tie(item: Item, box: Bounds, shape: Bounds, number: int) -> tuple[Point, ...]:
    count = len(item.companions)
    above = item.companions_above
    start = box.y if above else box.bottom
    end = shape.bottom if above else shape.y
    middle = shape.centre.x
    apart = min(20.0, (box.width - 20) / max(count - 1, 1))
    port = box.centre.x + apart * (number - (count - 1) / 2)
    if abs(port - middle) < 1:
        return (Point(middle, start), Point(middle, end))
    outward = min(number, count - 1 - number)
    step = (outward + 1) * COMPANION_GAP / (count / 2 + 1.5)
    bend = start - step if above else start + step
    return (Point(port, start), Point(port, bend), Point(middle, bend), Point(middle, end))
