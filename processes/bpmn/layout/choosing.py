"""One route for each connection: the one with the fewest bends, the least way and traffic."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from processes.bpmn.layout.grid import Grid, Leg, Route, Traffic
from processes.bpmn.layout.model import Item, Link, Scope, Side
from processes.bpmn.layout.routes import Candidates, channel, column, gutter, row

_BEND, _ROW, _COLUMN, _LOAD, _UNUSUAL, _TANGLED = 3.0, 0.5, 0.1, 0.6, 4.0, 20.0
_ORDER = {"sequence": 0, "message": 1, "association": 2}

Place = tuple[float, float]


def chosen(scope: Scope, grid: Grid) -> list[Route]:
    """Return the routes of all links between items, boundary events and pools of the scope."""
    hosts = {guest.id: item for item in scope.items.values() for guest in item.guests}
    traffic = Traffic()
    routes = []
    for link in sorted(scope.links, key=lambda one: (_ORDER[one.type], _span(one, grid, hosts))):
        source = scope.items.get(link.source) or hosts.get(link.source)
        target = scope.items.get(link.target) or hosts.get(link.target)
        if source and target:
            options = list(Candidates(grid, traffic, link, source, target).all())
        else:
            options = list(_to_pool(grid, traffic, link, source, target))
        if options:
            best = min(options, key=lambda one: _cost(one, grid, traffic, scope.items))
            _taken(best, grid, traffic, scope.items)
            routes.append(best)
    return routes


def known_places(route: Route, grid: Grid) -> list[Place]:
    """Return the corners of a route, ends included, by the order of columns and rows."""
    points = _places(route, grid)
    if points[0][1] is None:  # a boundary event stands where its leg ends
        points[0] = points[0][0], points[1][1]
    if points[-1][1] is None:
        points[-1] = points[-1][0], points[-2][1]
    return [(x, y or 0.0) for x, y in points]


def _places(route: Route, grid: Grid) -> list[tuple[float, float | None]]:
    link = route.link
    points: list[tuple[float, float | None]] = []
    xs = [_across(leg) if leg.upright else None for leg in route.legs]
    ys = [None if leg.upright else grid.height(leg) for leg in route.legs]
    first, last = route.legs[0], route.legs[-1]
    points.append(_end(link.source, first, grid))
    for one in range(1, len(route.legs)):
        x = xs[one] if xs[one] is not None else xs[one - 1]
        y = ys[one] if ys[one] is not None else ys[one - 1]
        points.append((float(x or 0), float(y or 0)))
    points.append(_end(link.target, last, grid))
    return points


def _end(element: str, leg: Leg, grid: Grid) -> tuple[float, float | None]:
    if element in grid.pool_after:
        return _across(leg), grid.pool_after[element]
    if element in grid.column:
        return 2.0 * grid.column[element] + 1, 4.0 * grid.row[element] + 1
    return _across(leg), None


def _across(leg: Leg) -> float:
    return 2.0 * leg.index + (1 if leg.part == "column" else 0)


def _span(link: Link, grid: Grid, hosts: Mapping[str, Item]) -> tuple[int, int]:
    def at(element: str) -> str:
        return hosts[element].id if element in hosts else element

    source, target = at(link.source), at(link.target)
    if source not in grid.column or target not in grid.column:
        return 0, 0
    across = grid.column[target] - grid.column[source]
    return (0 if across > 0 else 1), abs(across) + abs(grid.row[target] - grid.row[source])


def _cost(route: Route, grid: Grid, traffic: Traffic, items: Mapping[str, Item]) -> float:
    cost = _BEND * (len(route.legs) - 1)
    points = known_places(route, grid)
    for (x, y), (to_x, to_y) in pairwise(points):
        cost += _ROW * abs(to_y - y) / 4 + _COLUMN * abs(to_x - x) / 2
    cost += _LOAD * sum(traffic.load.get(leg, 0) for leg in route.legs)
    source = items.get(route.link.source)
    if route.link.type == "sequence" and source and source.kind == "activity":
        cost += _UNUSUAL if route.leaves in {"top", "bottom"} else 0
    target = items.get(route.link.target)
    if route.arrives == "left" and target and target.kind == "gateway":
        crowd = traffic.gaps.get((grid.column[target.id], grid.row[target.id]), ())
        cost += _UNUSUAL * any(link.source != route.link.source for link in crowd)
    if any((at, end, start) in traffic.turns for at, start, end in _turns(route, grid)):
        cost += _TANGLED
    return cost


def _turns(route: Route, grid: Grid) -> Iterator[tuple[int, float, float]]:
    """Yield where a route comes along one row, changes in a channel, and goes on along another."""
    for before, leg, after in zip(route.legs, route.legs[1:], route.legs[2:], strict=False):
        if (before.part, leg.part, after.part) == ("row", "channel", "row"):
            yield leg.index, grid.height(before), grid.height(after)


def _taken(route: Route, grid: Grid, traffic: Traffic, items: Mapping[str, Item]) -> None:
    link = route.link
    for end, side in ((link.source, route.leaves), (link.target, route.arrives)):
        if end in items and side in {"top", "bottom"}:
            traffic.ports[end, side] = traffic.ports.get((end, side), 0) + 1
    for leg in route.legs:
        if leg.part in {"gutter", "channel"}:
            traffic.load[leg] = traffic.load.get(leg, 0) + 1
    traffic.turns.update(_turns(route, grid))
    corners = pairwise(known_places(route, grid))
    for leg, ((x, y), (to_x, to_y)) in zip(route.legs, corners, strict=True):
        if leg.part == "row":
            _cross_level(leg.index, x, to_x, traffic, link)
        elif leg.part == "column":
            _cross_upright(leg.index, min(y, to_y), max(y, to_y), traffic, link)


def _cross_level(at: int, low: float, high: float, traffic: Traffic, link: Link) -> None:
    """Note the cells and channels that a level leg passes; the one it turns in first is none."""
    for place in range(int(low), int(high) + 1):
        if place % 2:
            traffic.along.setdefault((place // 2, at), link)
        elif place < high:
            traffic.gaps.setdefault((place // 2, at), []).append(link)


def _cross_upright(at: int, low: float, high: float, traffic: Traffic, link: Link) -> None:
    for row_number in range(int((low + 2) // 4), int((high - 1) // 4) + 1):
        traffic.through.setdefault((at, row_number), link)


def _to_pool(
    grid: Grid, traffic: Traffic, link: Link, source: Item | None, target: Item | None
) -> Iterator[Route]:
    """Yield the ways between an item and a black box, or between two of those."""
    item = source or target
    if item is None or not {link.source, link.target} & grid.pool_after.keys():
        if {link.source, link.target} <= grid.pool_after.keys():
            yield Route(link, (channel(grid.columns // 2),), None, None)
        return
    pool = link.target if item is source else link.source
    at, here = grid.row[item.id], grid.column[item.id]
    down = grid.pool_after[pool] > 4 * at + 1
    side: Side = "bottom" if down else "top"
    port = traffic.port(item, side)
    if port is not None:
        beyond = range(at + 1, grid.rows) if down else range(at)
        reached = [one for one in beyond if (4 * one + 1 < grid.pool_after[pool]) == down]
        if not any((here, one) in grid.cells or (here, one) in traffic.through for one in reached):
            yield _ended(link, item is source, (column(here),), side, port)
        beside = (grid.gutter_below if down else grid.gutter_above)[at]
        for one in (here, here + 1):
            legs = (column(here), gutter(beside), channel(one))
            yield _ended(link, item is source, legs, side, port)
    if item is source:
        yield Route(link, (row(at), channel(here + 1)), "right", None)
    else:
        yield Route(link, (channel(here), row(at)), None, "left")


def _ended(link: Link, outgoing: bool, legs: tuple[Leg, ...], side: Side, port: int) -> Route:
    if outgoing:
        return Route(link, legs, side, None, source_port=port)
    return Route(link, legs[::-1], None, side, target_port=port)
