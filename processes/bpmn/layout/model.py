"""What a layout works on: shapes with their sizes, connections, and the bands that hold them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from processes.bpmn.model import Bounds, Point

Side = Literal["left", "right", "top", "bottom"]
Kind = Literal["activity", "gateway", "event", "data", "note"]
Way = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Guest:
    """A boundary event: it sits on its host's lower side."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Companion:
    """A data element or note that belongs to one shape alone and is drawn beside it."""

    id: str
    width: float
    height: float
    label: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A shape that takes a cell of the grid; `label` is the name drawn outside of it, if any."""

    id: str
    kind: Kind
    width: float
    height: float
    label: str = ""
    guests: tuple[Guest, ...] = ()
    companions: tuple[Companion, ...] = ()

    @property
    def companions_above(self) -> bool:
        """Whether the companions stand above: boundary events have taken the lower side."""
        return bool(self.guests)

    @property
    def closed_sides(self) -> frozenset[Side]:
        """The sides where no connection can leave or arrive."""
        closed: set[Side] = {"bottom"} if self.guests or self.kind in {"data", "note"} else set()
        if self.companions:
            closed.add("top" if self.companions_above else "bottom")
        return frozenset(closed)


@dataclass(frozen=True, slots=True)
class Link:
    """A connection between two items, boundary events or pools."""

    id: str
    type: str  # sequence, message, association
    source: str
    target: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class LaneBox:
    """A lane of a band: `depth` 1 lies in the pool itself, 2 in another lane; leaves hold items."""

    id: str
    depth: int
    leaves: tuple[int, ...]  # which of the band's rows of leaves it spans


@dataclass(frozen=True, slots=True)
class Band:
    """A pool, or a process without one. `leaves` are its lowest lanes: items of each, in order.

    A band without leaves is a black box: a pool whose inside isn't known.
    """

    pool: str
    leaves: tuple[tuple[str, ...], ...]
    lanes: tuple[LaneBox, ...] = ()

    @property
    def depth(self) -> int:
        """How many lanes lie in one another."""
        return max((lane.depth for lane in self.lanes), default=0)


@dataclass(frozen=True, slots=True)
class Scope:
    """Everything that is drawn in one plane or inside one sub-process."""

    bands: tuple[Band, ...]
    items: Mapping[str, Item]
    links: tuple[Link, ...]


@dataclass(slots=True)
class Drawing:
    """Where everything goes: shapes, names beside shapes and flows, ways of the flows."""

    shapes: dict[str, Bounds] = field(default_factory=dict)
    labels: dict[str, Bounds] = field(default_factory=dict)
    ways: dict[str, Way] = field(default_factory=dict)

    def take(self, other: "Drawing", x: float, y: float) -> None:
        """Add another drawing, moved by x and y."""
        for mine, theirs in ((self.shapes, other.shapes), (self.labels, other.labels)):
            for key, one in theirs.items():
                mine[key] = Bounds(one.x + x, one.y + y, one.width, one.height)
        for key, way in other.ways.items():
            self.ways[key] = tuple(Point(one.x + x, one.y + y) for one in way)
