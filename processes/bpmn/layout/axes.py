"""Sizes of the grid: how wide its columns and channels are, how high its rows and gutters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from processes.bpmn.layout import measuring
from processes.bpmn.layout.grid import Grid, Leg, Route
from processes.bpmn.layout.labelling import LabelPlace, extents
from processes.bpmn.layout.model import Scope, Side
from processes.bpmn.layout.runs import PITCH, assigned
from processes.bpmn.layout.tracks import Key, Tracks

_EDGE = 14.0
_LEAST_CHANNEL, _OUTER_CHANNEL = 44.0, 24.0
_LEAST_GUTTER, _LEAST_LANE = 12.0, 90.0
_NO_TRACKS = Tracks({}, ())

Reach = Mapping[str, tuple[float, float, float]]


@dataclass(frozen=True, slots=True)
class Axes:
    """All measures of a drawn grid; x from its left side, y from the top of each lane."""

    column: tuple[float, ...]  # the middle of each column
    channel: tuple[float, ...]  # the left side of each channel
    row: tuple[float, ...]  # the middle of each row
    gutter: tuple[float, ...]  # the upper side of each gutter
    lane_height: tuple[float, ...]
    width: float
    tracks: Mapping[Leg, Tracks]

    def channel_x(self, leg: Leg, key: Key) -> float:
        """Return the x of a leg in its channel."""
        return self.channel[leg.index] + _EDGE + PITCH * self.tracks[leg].of[key]

    def gutter_y(self, leg: Leg, key: Key) -> float:
        """Return the y of a leg in its gutter, from the top of the lane."""
        given = self.tracks[leg]
        above = sum(given.pitches[: given.of[key] + 1])
        return self.gutter[leg.index] + above - PITCH / 2

    def zone_x(self, channel: int) -> float:
        """Return where the names of flows begin in a channel: right of its tracks."""
        given = self.tracks.get(Leg("channel", channel), _NO_TRACKS)
        return self.channel[channel] + _EDGE + PITCH * max(len(given.pitches) - 1, 0) + 5


def measured(
    scope: Scope,
    grid: Grid,
    routes: Sequence[Route],
    used: Mapping[str, frozenset[Side]],
    labels: Mapping[int, LabelPlace],
) -> Axes:
    """Return the measures that give every shape, name and flow its room."""
    tracks = assigned(routes, grid, labels)
    reach = {node: extents(scope.items[node], used.get(node, frozenset())) for node in grid.column}
    zones: dict[int, float] = {}
    above: dict[int, float] = {}
    for number, place in labels.items():
        width, height = measuring.label_size(routes[number].link.label)
        channel = _channel_of(routes[number], place, grid)
        if channel is not None:
            zones[channel] = max(zones.get(channel, 0), width)
        if place.leg is None:
            above[place.row] = max(above.get(place.row, 0), height + 6)
    column, channels, width = _across(grid, reach, tracks, zones)
    row, gutter, heights = _down(grid, reach, tracks, above)
    return Axes(column, channels, row, gutter, heights, width, tracks)


def _channel_of(route: Route, place: LabelPlace, grid: Grid) -> int | None:
    """Return the channel that a flow's name needs room in."""
    if place.channel is not None:
        return place.channel
    source = route.link.source
    return grid.column[source] + 1 if source in grid.column else None


def _across(
    grid: Grid, reach: Reach, tracks: Mapping[Leg, Tracks], zones: Mapping[int, float]
) -> tuple[tuple[float, ...], tuple[float, ...], float]:
    half = [0.0] * grid.columns
    for node, at in grid.column.items():
        half[at] = max(half[at], reach[node][0])
    columns, channels, x = [], [], 0.0
    for at in range(grid.columns + 1):
        channels.append(x)
        given = tracks.get(Leg("channel", at), _NO_TRACKS)
        least = _OUTER_CHANNEL if at in {0, grid.columns} else _LEAST_CHANNEL
        room = 2 * _EDGE + PITCH * max(len(given.pitches) - 1, 0)
        x += max(least, room if given.pitches or zones.get(at) else 0) + zones.get(at, 0)
        if at < grid.columns:
            x += half[at]
            columns.append(x)
            x += half[at]
    return tuple(columns), tuple(channels), x


def _down(
    grid: Grid, reach: Reach, tracks: Mapping[Leg, Tracks], above: Mapping[int, float]
) -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]:
    up = [above.get(at, 0.0) for at in range(grid.rows)]
    down = [0.0] * grid.rows
    for node, at in grid.row.items():
        up[at], down[at] = max(up[at], reach[node][1]), max(down[at], reach[node][2])
    rows, gutters, heights = [], [], []
    first = 0
    for count in grid.lane_rows:
        lane = range(first, first + count)
        first += count
        needed = [_gutter_height(grid.gutter_above[at], tracks) for at in lane]
        needed.append(_gutter_height(grid.gutter_below[lane[-1]], tracks))
        total = sum(needed) + sum(up[at] + down[at] for at in lane)
        y = max(0.0, (_LEAST_LANE - total) / 2)
        heights.append(max(total, _LEAST_LANE))
        for at, room in zip(lane, needed, strict=False):
            gutters.append(y)
            y += room + up[at]
            rows.append(y)
            y += down[at]
        gutters.append(y)
    return tuple(rows), tuple(gutters), tuple(heights)


def _gutter_height(gutter: int, tracks: Mapping[Leg, Tracks]) -> float:
    return _LEAST_GUTTER + sum(tracks.get(Leg("gutter", gutter), _NO_TRACKS).pitches)
