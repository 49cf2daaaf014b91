"""The legs of all routes in channels and gutters, ready to be given their tracks."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from processes.bpmn.layout import measuring, tracks
from processes.bpmn.layout.choosing import Place, known_places
from processes.bpmn.layout.grid import Grid, Leg, Route
from processes.bpmn.layout.labelling import LabelPlace
from processes.bpmn.layout.tracks import Run, Tracks

PITCH, LABEL_GAP = 12.0, 6.0


def assigned(
    routes: Sequence[Route], grid: Grid, labels: Mapping[int, LabelPlace]
) -> dict[Leg, Tracks]:
    """Return the tracks of every channel and gutter in use; `labels` go by number of the route."""
    found: dict[Leg, list[Run]] = defaultdict(list)
    departures = Counter(
        (route.link.source, route.legs[1]) for route in routes if _turns_off(route.legs)
    )
    for number, route in enumerate(routes):
        points = known_places(route, grid)
        for at, leg in enumerate(route.legs):
            if leg.part in {"channel", "gutter"}:
                group = _group(number, at, route, departures)
                place = labels.get(number)
                labelled = place is not None and place.leg == at
                found[leg].append(_run((number, at), route, points, group, labelled))
    return {leg: tracks.assigned(runs) for leg, runs in found.items()}


def _turns_off(legs: tuple[Leg, ...]) -> bool:
    return len(legs) > 1 and legs[0].part == "row" and legs[1].part == "channel"


def _group(
    number: int, at: int, route: Route, departures: Counter[tuple[str, Leg]]
) -> tuple[object, ...]:
    """Return what else may share the leg's track: flows from its port, or to its port."""
    legs, leg = route.legs, route.legs[at]
    leaving = at == 1 and _turns_off(legs)
    arriving = at == len(legs) - 2 and legs[-1].part == "row"
    if (
        leg.part == "channel"
        and leaving
        and (not arriving or departures[route.link.source, leg] > 1)
    ):
        return "from", route.link.source
    if leg.part == "channel" and arriving:
        return "to", route.link.target
    return number, at


def _run(
    key: tuple[int, int],
    route: Route,
    points: Sequence[Place],
    group: tuple[object, ...],
    labelled: bool,
) -> Run:
    at = key[1]
    upright = route.legs[at].upright
    along, across = (1, 0) if upright else (0, 1)
    ends = (points[at][along], points[at + 1][along])
    before: list[float] = []
    after: list[float] = []
    for place, beyond in ((at, at - 1), (at + 1, at + 2)):
        if 0 <= beyond < len(points):
            side = before if points[beyond][across] < points[place][across] else after
            side.append(points[place][along])
    low, high = min(ends), max(ends)
    pitch = PITCH
    if labelled:
        rightwards = ends[1] >= ends[0]
        low, high = (low, max(high, low + 1)) if rightwards else (min(low, high - 3), high)
        pitch += measuring.label_size(route.link.label)[1]
    return Run(key, low, high, tuple(before), tuple(after), group, pitch)
