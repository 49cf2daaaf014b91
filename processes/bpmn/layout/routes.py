"""The ways that a flow could take through the grid, the plainest first."""

from collections.abc import Iterator

from processes.bpmn.layout.grid import Grid, Leg, Route, Traffic
from processes.bpmn.layout.model import Item, Link, Side


def row(index: int) -> Leg:
    """A leg along a row."""
    return Leg("row", index)


def column(index: int) -> Leg:
    """A leg along a column."""
    return Leg("column", index)


def channel(index: int) -> Leg:
    """A leg along a channel."""
    return Leg("channel", index)


def gutter(index: int) -> Leg:
    """A leg along a gutter."""
    return Leg("gutter", index)


class Candidates:
    """All ways between two items of one grid, given what other flows have taken."""

    def __init__(
        self, grid: Grid, traffic: Traffic, link: Link, source: Item, target: Item
    ) -> None:
        self.grid, self.traffic, self.link = grid, traffic, link
        self.source, self.target = source, target
        self.column, self.row = grid.column[source.id], grid.row[source.id]
        self.to_column, self.to_row = grid.column[target.id], grid.row[target.id]
        self.guest = link.source != source.id

    def all(self) -> Iterator[Route]:
        """Yield the ways that are open."""
        if self.source is self.target and not self.guest:
            yield from self._around()
        elif self.guest:
            yield from self._by_column()
        elif self.link.type == "sequence":
            if self.to_column > self.column:
                yield from self._forward()
            yield from self._by_column()
            yield from self._around()
        else:
            yield from self._upright()
            yield from self._by_column()
            if self.to_column > self.column:
                yield from self._forward()
            yield from self._around()

    def _forward(self) -> Iterator[Route]:
        """From the right side to the left side."""
        here, there = self.column + 1, self.to_column
        straight = self.row == self.to_row and self._level(here, there - 1, self.row)
        if straight and self._gap(here, self.row):
            yield self._route(row(self.row), leaves="right", arrives="left")
        if self.row != self.to_row:
            if self._level(here, there - 1, self.to_row) and self._gap(here, self.to_row):
                yield self._route(
                    row(self.row), channel(here), row(self.to_row), leaves="right", arrives="left"
                )
            level = here < there and self._level(here, there - 1, self.row)
            if level and self._gap(here, self.row):
                legs = (row(self.row), channel(there), row(self.to_row))
                yield self._route(*legs, leaves="right", arrives="left")
        side = self._facing(self.target, self.to_row, self.row)
        if side and self.row != self.to_row and self._free(self.target, side):
            clear = self._upright_free(self.to_column, self.row, self.to_row, corner=self.row)
            if clear and self._level(here, there, self.row) and self._gap(here, self.row):
                corner = (row(self.row), column(there))
                yield self._route(*corner, leaves="right", arrives=side)

    def _by_column(self) -> Iterator[Route]:
        """From the upper or lower side."""
        for side in self._open(self.source, guest=self.guest):
            down = side == "bottom"
            if self.to_column > self.column and self.row != self.to_row:
                clear = down == (self.to_row > self.row) and self._upright_free(
                    self.column, self.row, self.to_row, corner=self.to_row
                )
                level = self._level(self.column, self.to_column - 1, self.to_row)
                if clear and level and self._gap(self.column + 1, self.to_row):
                    corner = (column(self.column), row(self.to_row))
                    yield self._route(*corner, leaves=side, arrives="left")
            yield from self._by_gutter(side)

    def _by_gutter(self, side: Side) -> Iterator[Route]:
        """From the upper or lower side along the gutter there."""
        near = gutter(self._gutter(self.row, below=side == "bottom"))
        leaving, arriving = column(self.column), column(self.to_column)
        for arrives in self._open(self.target):
            far = gutter(self._gutter(self.to_row, below=arrives == "bottom"))
            if far == near:
                yield self._route(leaving, near, arriving, leaves=side, arrives=arrives)
            elif self.to_column <= self.column:
                round_it = (leaving, near, channel(self.to_column), far, arriving)
                yield self._route(*round_it, leaves=side, arrives=arrives)
        legs = (leaving, near, channel(self.to_column), row(self.to_row))
        yield self._route(*legs, leaves=side, arrives="left")

    def _around(self) -> Iterator[Route]:
        """From the right side through a gutter."""
        first = (row(self.row), channel(self.column + 1))
        rows = (self.row, self.to_row)
        for beside in {self._gutter(one, below=below) for one in rows for below in (False, True)}:
            for arrives in self._open(self.target):
                if self._gutter(self.to_row, below=arrives == "bottom") == beside:
                    short = (*first, gutter(beside), column(self.to_column))
                    yield self._route(*short, leaves="right", arrives=arrives)
            legs = (*first, gutter(beside), channel(self.to_column), row(self.to_row))
            yield self._route(*legs, leaves="right", arrives="left")

    def _upright(self) -> Iterator[Route]:
        """Between upper and lower sides, for messages and data."""
        down = self.to_row > self.row
        leaves: Side = "bottom" if down else "top"
        arrives: Side = "top" if down else "bottom"
        if not (self._free(self.source, leaves) and self._free(self.target, arrives)):
            return
        if self.row == self.to_row:
            return
        ports = self.traffic.port(self.source, leaves), self.traffic.port(self.target, arrives)
        clear = self._upright_free(self.column, self.row, self.to_row)
        if self.column == self.to_column and clear and ports[0] == ports[1]:
            yield self._route(column(self.column), leaves=leaves, arrives=arrives)
        near = self._gutter(self.row, below=down)
        far = self._gutter(self.to_row, below=not down)
        if near == far:
            legs = (column(self.column), gutter(near), column(self.to_column))
            yield self._route(*legs, leaves=leaves, arrives=arrives)
            return
        for one in sorted({self.column, self.column + 1, self.to_column, self.to_column + 1}):
            ends = (column(self.column), gutter(near)), (gutter(far), column(self.to_column))
            yield self._route(*ends[0], channel(one), *ends[1], leaves=leaves, arrives=arrives)

    def _route(self, *legs: Leg, leaves: Side, arrives: Side) -> Route:
        return Route(
            self.link,
            legs,
            leaves,
            arrives,
            0 if self.guest else self.traffic.port(self.source, leaves) or 0,
            self.traffic.port(self.target, arrives) or 0,
        )

    def _open(self, item: Item, *, guest: bool = False) -> list[Side]:
        sides: tuple[Side, ...] = ("bottom", "top")
        if guest:
            return ["bottom"]
        if item.kind in {"event", "data", "note"} and self.link.type == "sequence":
            return []
        return [side for side in sides if self._free(item, side)]

    def _free(self, item: Item, side: Side) -> bool:
        return self.traffic.port(item, side) is not None

    def _facing(self, item: Item, at: int, other: int) -> Side | None:
        if item.kind != "gateway" and self.link.type == "sequence":
            return None
        return "top" if other < at else "bottom"

    def _gutter(self, at: int, *, below: bool) -> int:
        return (self.grid.gutter_below if below else self.grid.gutter_above)[at]

    def _gap(self, one: int, at: int) -> bool:
        return self.traffic.gap_is_free(one, at, self.link)

    def _level(self, first: int, last: int, at: int) -> bool:
        """Whether the cells of a row are free of shapes and of other flows along it."""
        cells = [(one, at) for one in range(first, last + 1)]
        own = (self.column, at) if at == self.row else None
        return all(
            (cell == own or cell not in self.grid.cells) and cell not in self.traffic.along
            for cell in cells
        )

    def _upright_free(self, one: int, start: int, end: int, corner: int | None = None) -> bool:
        """Whether the cells between two rows of a column are free; the corner's cell as well."""
        low, high = sorted((start, end))
        between = [(one, at) for at in range(low + 1, high)]
        if corner is not None:
            between.append((one, corner))
        return all(
            cell not in self.grid.cells and cell not in self.traffic.through for cell in between
        )
