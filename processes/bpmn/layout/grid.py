"""The grid that a scope is drawn on: cells for shapes, channels and gutters for the flows.

Columns stand side by side with a channel left of each and one at the end. Rows stand one above
another with a gutter above each and one more below the last row of a lane. Shapes stand in cells,
so a flow that keeps to channels, gutters and free cells never crosses one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from processes.bpmn.layout.model import Band, Item, Link, Side

Part = Literal["row", "column", "channel", "gutter"]
PORTS = {"activity": 3, "gateway": 1, "event": 1, "data": 1, "note": 1}


@dataclass(frozen=True, slots=True)
class Leg:
    """One straight part of a way: along a row, a column, a channel or a gutter."""

    part: Part
    index: int

    @property
    def upright(self) -> bool:
        """Whether it leads up or down."""
        return self.part in {"column", "channel"}


@dataclass(frozen=True, slots=True)
class Route:
    """A way through the grid; ports are how many flows came to that side before, None at a pool.

    `label` tells where the name goes: ('channel', column, row) or ('gutter', leg).
    """

    link: Link
    legs: tuple[Leg, ...]
    leaves: Side | None
    arrives: Side | None
    source_port: int = 0
    target_port: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """Who stands where. `gutter_above` and `gutter_below` give each row its gutters."""

    columns: int
    cells: Mapping[tuple[int, int], str]
    column: Mapping[str, int]
    row: Mapping[str, int]
    lane_rows: tuple[int, ...]
    gutter_above: tuple[int, ...]
    gutter_below: tuple[int, ...]
    pool_after: Mapping[str, float]  # black box -> the place of its row among the rows

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.gutter_above)

    def height(self, leg: Leg) -> float:
        """Return the place of a level leg among all rows and gutters, from above."""
        if leg.part == "row":
            return 4.0 * leg.index + 1
        if leg.index in self.gutter_above:
            return 4.0 * self.gutter_above.index(leg.index)
        return 4.0 * self.gutter_below.index(leg.index) + 2


def built(
    bands: Sequence[Band], column: Mapping[str, int], row: Mapping[str, int], counts: Sequence[int]
) -> Grid:
    """Return the grid for nodes with their columns and rows; `counts` are the rows of each lane."""
    above: list[int] = []
    below: list[int] = []
    gutter = 0
    for count in counts:
        for _row in range(count):
            above.append(gutter)
            gutter += 1
            below.append(gutter)
        gutter += 1
    pools: dict[str, float] = {}
    lane, rows = 0, 0
    for position, band in enumerate(bands):
        if band.leaves:
            rows += sum(counts[lane : lane + len(band.leaves)])
            lane += len(band.leaves)
        else:
            pools[band.pool] = 4.0 * rows - 1 + position / (len(bands) + 1)
    return Grid(
        columns=max(column.values(), default=0) + 1,
        cells={(column[node], row[node]): node for node in column},
        column=column,
        row=row,
        lane_rows=tuple(counts),
        gutter_above=tuple(above),
        gutter_below=tuple(below),
        pool_after=pools,
    )


@dataclass(slots=True)
class Traffic:
    """What the routes that were chosen so far have taken."""

    along: dict[tuple[int, int], Link] = field(default_factory=dict)  # cells crossed level
    through: dict[tuple[int, int], Link] = field(default_factory=dict)  # cells crossed upright
    gaps: dict[tuple[int, int], list[Link]] = field(default_factory=dict)  # (channel, row)
    ports: dict[tuple[str, Side], int] = field(default_factory=dict)
    load: dict[Leg, int] = field(default_factory=dict)
    turns: set[tuple[int, float, float]] = field(default_factory=set)  # channel, from, to

    def port(self, item: Item, side: Side) -> int | None:
        """Return the number of the next free port at a side, None where none is left."""
        used = self.ports.get((item.id, side), 0)
        if side in item.closed_sides or used >= PORTS[item.kind]:
            return None
        return used

    def gap_is_free(self, channel: int, row: int, link: Link) -> bool:
        """Whether a flow can come through here: alone, or with others to the same target.

        Only one of them can have its name here.
        """
        others = self.gaps.get((channel, row), ())
        if link.label and any(one.label for one in others):
            return False
        return all(one.target == link.target for one in others)
