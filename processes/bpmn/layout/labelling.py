"""Where names stand: on which side of a shape, above which part of a flow."""

from dataclasses import dataclass

from processes.bpmn.layout import measuring
from processes.bpmn.layout.grid import Grid, Route
from processes.bpmn.layout.model import Item, Side

LABEL_GAP = 6.0
COMPANION_GAP, GUEST_ROOM = 26.0, 60.0
_CORNER_ROOM = 76.0

LabelSide = Side | None  # None: in the corner left of the upper side


@dataclass(frozen=True, slots=True)
class LabelPlace:
    """Where a flow's name goes: above a row, in a channel, or above a gutter's track."""

    channel: int | None
    row: int
    leg: int | None  # the gutter leg, by its number in the route


def label_place(route: Route, grid: Grid) -> LabelPlace | None:
    """Return where a flow's name goes; None for a flow without one, or without room for one."""
    if not route.link.label:
        return None
    for number, leg in enumerate(route.legs):
        if leg.part == "gutter":
            return LabelPlace(None, 0, number)
    source = route.link.source
    if source not in grid.column or route.link.type != "sequence":
        return None
    here, first, last = grid.column[source] + 1, route.legs[0], route.legs[-1]
    turns_first = len(route.legs) == 3 and route.legs[1].index == here
    if first.part == "column" or turns_first:
        return LabelPlace(here, last.index, None)
    return LabelPlace(here, first.index, None)


def label_side(item: Item, used: frozenset[Side]) -> LabelSide:
    """Return the side where an item's name stands: one that no flow uses."""
    wanted: tuple[Side, ...] = ("top", "bottom") if item.kind == "gateway" else ("bottom", "top")
    companions: set[Side] = set()
    if item.companions:
        companions = {"top" if item.companions_above else "bottom"}
    free = [side for side in wanted if side not in used | companions]
    return free[0] if free else None


def label_size(item: Item, side: LabelSide) -> tuple[float, float]:
    """Return the size of the name beside an item."""
    room = _CORNER_ROOM if side is None else measuring.LABEL_ROOM
    return measuring.label_size(item.label, room)


def slot_width(width: float, label: str) -> float:
    """Return the room that a companion takes beside its neighbours."""
    return max(width, measuring.label_size(label)[0]) + 12


def extents(item: Item, used: frozenset[Side]) -> tuple[float, float, float]:
    """Return how far an item reaches from its middle: to each side, up and down."""
    wide, up, down = item.width / 2, item.height / 2, item.height / 2
    side = label_side(item, used)
    width, height = label_size(item, side)
    if height and side == "bottom":
        down += height + 4
    elif height:
        up += height + 4
    wide = max(wide, width + LABEL_GAP if side is None else width / 2)
    if item.companions:
        wide = max(wide, sum(slot_width(one.width, one.label) for one in item.companions) / 2)
        deep = max(one.height + measuring.label_size(one.label)[1] for one in item.companions)
        reach = item.height / 2 + COMPANION_GAP + deep + 8
        up, down = (max(up, reach), down) if item.companions_above else (up, max(down, reach))
    if item.guests:
        names = (measuring.label_size(one.label, GUEST_ROOM)[1] for one in item.guests)
        down += 18 + max(names) + 4
    return wide, up, down
