"""The tables of a program while they are filled: vertices, edges, distributions, streams."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b

from processes.simulation.distributions import Distribution
from processes.simulation.families import Family, Gamma, Lognormal, Normal
from processes.simulation.kernel import layout
from processes.simulation.kernel.layout import JOIN, NONE, OR_JOIN, OR_SPLIT, XOR
from processes.simulation.program import Place, Row

MOST_FLOWS_INTO_JOIN = 60


@dataclass
class Vertex:
    """A node of the program while it is built. Edges are (target, share)."""

    index: int
    scope: int
    place: Place
    row: Row
    edges: list[tuple["Vertex", float]] = field(default_factory=list)
    sources: list["Vertex"] = field(default_factory=list)
    triggers: list[Row] = field(default_factory=list)
    messages: list[Row] = field(default_factory=list)

    @property
    def kind(self) -> int:
        """The kind of node, as the kernel knows it."""
        return int(self.row["kind"])


@dataclass
class Scope:
    """A process or sub-process while it is built; `of` is the scope whose vertices it runs."""

    starts: list[Vertex] = field(default_factory=list)
    of: int | None = None


@dataclass
class Draft:
    """The tables so far."""

    vertices: list[Vertex] = field(default_factory=list)
    scopes: list[Scope] = field(default_factory=list)
    dists: list[Row] = field(default_factory=list)
    drawn: list[Distribution] = field(default_factory=list)  # what each row of dists stands for
    streams: dict[str, int] = field(default_factory=dict)
    inboxes: dict[str, int] = field(default_factory=dict)
    values: list[float] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)

    def vertex(self, kind: int, scope: int, place: Place, **row: float) -> Vertex:
        """Add a vertex."""
        blank: Row = dict.fromkeys(layout.RECORDS["nodes"], 0)
        blank |= {"kind": kind, "stream": NONE, "dist": NONE, "team": NONE, "scope": NONE}
        blank |= {"inbox": NONE, "throws": NONE, "chance": 0.0}
        made = Vertex(len(self.vertices), scope, place, blank | row)
        self.vertices.append(made)
        return made

    def scope(self) -> int:
        """Add a scope and return its number."""
        self.scopes.append(Scope())
        return len(self.scopes) - 1

    def link(self, source: Vertex, target: Vertex, share: float = 1.0) -> None:
        """Lead a flow from one vertex to another."""
        source.edges.append((target, share))
        target.sources.append(source)

    def stream(self, purpose: str, element: str) -> int:
        """Return the stream of random numbers for a purpose at an element."""
        return self.streams.setdefault(f"{purpose}/{element}", len(self.streams))

    def inbox(self, element: str) -> int:
        """Return the inbox of an element that receives messages."""
        return self.inboxes.setdefault(element, len(self.inboxes))

    def dist(self, distributions: Iterable[Distribution]) -> int:
        """Add distributions that stand one after the other; return the first's number."""
        first = len(self.dists)
        for one in distributions:
            self.drawn.append(one)
            self.dists.append(self._dist_row(one))
        return first

    def keys(self) -> tuple[float, ...]:
        """Return the key of each stream."""
        return tuple(stream_key(name) for name in self.streams)

    def _dist_row(self, one: Distribution) -> Row:
        row: Row = dict.fromkeys(layout.RECORDS["dists"], 0)
        row |= {"kind": _KINDS[one.kind], "low": one.low or 0.0, "bottom": 0.0, "top": 1.0}
        row |= {"a": one.value or 0.0, "b": 0.0}
        row["high"] = math.inf if one.high is None else one.high
        if one.kind == "empirical":
            row |= {"first": len(self.values), "points": len(one.points)}
            self.values += [value for value, _share in one.points]
            self.shares += cumulated([share for _value, share in one.points])
        elif one.kind == "triangular":
            row["a"] = one.likely
        elif one.family:
            row |= _bounded(one, one.family)
        return row


_KINDS = {
    "fixed": layout.FIXED,
    "exponential": layout.EXPONENTIAL,
    "normal": layout.NORMAL,
    "lognormal": layout.LOGNORMAL,
    "uniform": layout.UNIFORM,
    "triangular": layout.TRIANGULAR,
    "gamma": layout.GAMMA,
    "empirical": layout.EMPIRICAL,
}


def _bounded(one: Distribution, family: Family) -> Row:
    low, high = one.low or 0.0, math.inf if one.high is None else one.high
    if isinstance(family, Normal):
        row: Row = {"a": family.mean, "b": family.deviation}
    elif isinstance(family, Lognormal):
        row = {"a": family.mu, "b": family.sigma}
    elif isinstance(family, Gamma) and one.kind == "gamma":
        return {"a": family.shape, "b": family.scale}
    else:
        scale = (one.value or 0.0) - low  # exponential
        return {"a": scale, "top": -math.expm1(-(high - low) / scale)}
    return row | {"bottom": family.partial(0, low), "top": family.partial(0, high)}


def cumulated(shares: Iterable[float]) -> list[float]:
    """Return running sums; the last possible one is 2, so that rounding never runs past it."""
    sums, total, last = [], 0.0, 0
    for place, share in enumerate(shares):
        total += share
        sums.append(total)
        last = place if share > 0 else last
    return [one if place < last else 2.0 for place, one in enumerate(sums)]


def stream_key(name: str) -> int:
    """Return 64 bits that stand for a stream's name, the same on every machine."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big")


def edge_shares(vertex: Vertex) -> list[float]:
    """Return what the kernel compares a chance with: cumulated for XOR, each its own for OR."""
    shares = [share for _target, share in vertex.edges]
    return cumulated(shares) if vertex.kind == XOR else shares


def is_tracked(vertex: Vertex) -> bool:
    """Tell whether the kernel counts tokens on each flow into the vertex."""
    return vertex.kind in (JOIN, OR_JOIN)


def splits_by_chance(vertex: Vertex) -> bool:
    """Tell whether the vertex sends tokens by chance."""
    return vertex.kind in (XOR, OR_SPLIT)
