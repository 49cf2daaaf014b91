"""Coordinates: the measured grid becomes shapes, names and ways."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from processes.bpmn.layout import choosing, companions, labelling, measuring, ranks, rows
from processes.bpmn.layout.axes import Axes, measured
from processes.bpmn.layout.grid import Grid, Route, built
from processes.bpmn.layout.labelling import LabelPlace
from processes.bpmn.layout.model import Drawing, Item, Scope, Side, Way
from processes.bpmn.model import Bounds, Point

HEADER = 30.0
_BLACK_BOX, _BETWEEN = 60.0, 40.0
_PORTS = (0.0, 24.0, -24.0)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the bands lie: the top of each lane and of each black box, the left of the grid."""

    left: float
    lane_top: tuple[float, ...]
    pool_y: Mapping[str, tuple[float, float]]


def drawn(scope: Scope) -> Drawing:
    """Return the scope laid out from its own left upper corner; all ends of links lie in it."""
    grid = _grid(scope)
    routes = choosing.chosen(scope, grid)
    used = _used_sides(routes)
    labels = {
        number: place
        for number, route in enumerate(routes)
        if (place := labelling.label_place(route, grid))
    }
    axes = measured(scope, grid, routes, used, labels)
    drawing = Drawing()
    frame = _bands(scope, axes, drawing)
    row_y = _rows(grid, axes, frame)
    for node, at in grid.column.items():
        centre = Point(frame.left + axes.column[at], row_y[grid.row[node]])
        _put(scope.items[node], centre, used.get(node, frozenset()), drawing)
    ways = _Ways(scope, grid, axes, frame, row_y, drawing)
    for number, route in enumerate(routes):
        drawing.ways[route.link.id] = ways.way(number, route)
        if number in labels:
            drawing.labels[route.link.id] = ways.label(number, route, labels[number])
    return drawing


def _grid(scope: Scope) -> Grid:
    leaves = [leaf for band in scope.bands for leaf in band.leaves]
    nodes = list(scope.items)
    hosts = {guest.id: one for one, item in scope.items.items() for guest in item.guests}
    pairs: dict[str, list[ranks.Pair]] = defaultdict(list)
    for link in scope.links:
        source, target = (hosts.get(one, one) for one in (link.source, link.target))
        if source in scope.items and target in scope.items:
            pairs[link.type].append((source, target))
    column, back = ranks.columns(nodes, pairs["sequence"], pairs["message"])
    _beside(column, pairs["association"], scope)
    forward = [pair for pair in pairs["sequence"] if pair not in back]
    row, counts = rows.rows(leaves, column, forward + pairs["association"])
    return built(scope.bands, column, row, counts)


def _beside(column: dict[str, int], associations: Sequence[ranks.Pair], scope: Scope) -> None:
    """Put data and notes into the first column of what they belong to."""
    found: dict[str, int] = {}
    for source, target in associations:
        for one, other in ((source, target), (target, source)):
            if scope.items[one].kind in {"data", "note"}:
                found[one] = min(found.get(one, column[other]), column[other])
    column.update(found)


def _used_sides(routes: Sequence[Route]) -> dict[str, frozenset[Side]]:
    used: dict[str, set[Side]] = defaultdict(set)
    for route in routes:
        for end, side in ((route.link.source, route.leaves), (route.link.target, route.arrives)):
            if side:
                used[end].add(side)
    return {node: frozenset(sides) for node, sides in used.items()}


def _bands(scope: Scope, axes: Axes, drawing: Drawing) -> _Frame:
    """Draw pools and lanes, and return where their insides lie."""
    pools = any(band.pool for band in scope.bands)
    depth = max((band.depth for band in scope.bands), default=0)
    left = HEADER * (depth + (1 if pools else 0))
    right = left + axes.width
    y, lane = 0.0, 0
    tops: list[float] = []
    pool_y: dict[str, tuple[float, float]] = {}
    for band in scope.bands:
        top = y
        edges = [top]
        for _leaf in band.leaves:
            tops.append(y)
            y += axes.lane_height[lane]
            lane += 1
            edges.append(y)
        if not band.leaves:
            y += _BLACK_BOX
        if band.pool:
            drawing.shapes[band.pool] = Bounds(0, top, right, y - top)
            pool_y[band.pool] = (top, y)
        for box in band.lanes:
            x = HEADER * (box.depth - (0 if pools else 1))
            first, last = edges[box.leaves[0]], edges[box.leaves[-1] + 1]
            drawing.shapes[box.id] = Bounds(x, first, right - x, last - first)
        y += _BETWEEN
    return _Frame(left, tuple(tops), pool_y)


def _rows(grid: Grid, axes: Axes, frame: _Frame) -> list[float]:
    lanes = [lane for lane, count in enumerate(grid.lane_rows) for _row in range(count)]
    return [frame.lane_top[lane] + y for lane, y in zip(lanes, axes.row, strict=True)]


def _put(item: Item, centre: Point, used: frozenset[Side], drawing: Drawing) -> None:
    """Draw an item with its name, its boundary events and its companions."""
    box = Bounds(centre.x - item.width / 2, centre.y - item.height / 2, item.width, item.height)
    drawing.shapes[item.id] = box
    side = labelling.label_side(item, used)
    width, height = labelling.label_size(item, side)
    if height:
        x = centre.x - labelling.LABEL_GAP - width if side is None else centre.x - width / 2
        y = box.bottom + 4 if side == "bottom" else box.y - 4 - height
        drawing.labels[item.id] = Bounds(x, y, width, height)
    for number, guest in enumerate(item.guests):
        x = box.right - 30 - 80 * (len(item.guests) - 1 - number)
        event = Bounds(x - 18, box.bottom - 18, 36, 36)
        drawing.shapes[guest.id] = event
        wide, high = measuring.label_size(guest.label, labelling.GUEST_ROOM)
        if high:
            drawing.labels[guest.id] = Bounds(x - 4 - wide, event.bottom + 2, wide, high)
    companions.put(item, box, drawing)


class _Ways:
    """Turns routes into points, and finds the place of their names."""

    def __init__(
        self,
        scope: Scope,
        grid: Grid,
        axes: Axes,
        frame: _Frame,
        row_y: Sequence[float],
        drawing: Drawing,
    ) -> None:
        self.scope, self.grid, self.axes, self.frame = scope, grid, axes, frame
        self.row_y, self.shapes = row_y, drawing.shapes
        self.lane_of_gutter = [
            lane for lane, count in enumerate(grid.lane_rows) for _gutter in range(count + 1)
        ]

    def way(self, number: int, route: Route) -> Way:
        """Return the corners of a flow, ends included."""
        values = [self._value(number, at, route) for at in range(len(route.legs))]
        points = [self._end(route, values[0], route.legs[0].upright, source=True)]
        for one in range(1, len(values)):
            x = values[one] if route.legs[one].upright else values[one - 1]
            y = values[one - 1] if route.legs[one].upright else values[one]
            points.append(Point(x, y))
        points.append(self._end(route, values[-1], route.legs[-1].upright, source=False))
        return tuple(points)

    def label(self, number: int, route: Route, place: LabelPlace) -> Bounds:
        """Return where the name of a flow stands."""
        width, height = measuring.label_size(route.link.label)
        if place.leg is None:
            x = self.frame.left + self.axes.zone_x(place.channel or 0)
            return Bounds(x, self.row_y[place.row] - 3 - height, width, height)
        points = self.way(number, route)
        start, end = points[place.leg], points[place.leg + 1]
        x = start.x + 5 if end.x >= start.x else start.x - 5 - width
        return Bounds(x, start.y - 3 - height, width, height)

    def _value(self, number: int, at: int, route: Route) -> float:
        """Return x of an upright leg, y of a level one."""
        leg = route.legs[at]
        if leg.part == "row":
            return self.row_y[leg.index]
        if leg.part == "gutter":
            top = self.frame.lane_top[self.lane_of_gutter[leg.index]]
            return top + self.axes.gutter_y(leg, (number, at))
        if leg.part == "channel":
            return self.frame.left + self.axes.channel_x(leg, (number, at))
        if at == 0 and route.link.source not in self.frame.pool_y:
            return self._port(route.link.source, route.source_port)
        return self._port(route.link.target, route.target_port)

    def _port(self, element: str, number: int) -> float:
        box = self.shapes[element]
        return box.centre.x + (_PORTS[number % 3] if box.width >= 90 else 0)

    def _end(self, route: Route, value: float, upright: bool, *, source: bool) -> Point:
        element = route.link.source if source else route.link.target
        other = route.link.target if source else route.link.source
        box = self.shapes[element]
        if element in self.frame.pool_y:
            below = self.shapes[other].y > box.y
            return Point(value, box.bottom if below else box.y)
        side = route.leaves if source else route.arrives
        if upright:
            return Point(value, box.y if side == "top" else box.bottom)
        return Point(box.x if side == "left" else box.right, value)
