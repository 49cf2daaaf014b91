"""The net that a token game is played on: places hold tokens, vertices move them.

Every place has one source and one target, so a net is free-choice by construction: which way a
token goes is decided where it lies. A sequence flow is a place; so is what lies between the
parts of one element (an activity with boundary events), shown under that element's id.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

NOWHERE = -1
"""The source of a place that holds a token when a case begins."""

Join = Literal["xor", "and", "or"]
Split = Literal["xor", "and", "or"]
Clears = Literal["", "terminate", "error"]


class Step(NamedTuple):
    """An element fires (None: a part of one, not shown): tokens taken, tokens put."""

    element: str | None
    taken: tuple[str, ...]
    put: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rope:
    """Steps, or ids, one after the other; shared by reference, read with `along`."""

    parts: tuple["Rope | Step | str", ...] = ()


def along(*ropes: "Rope | Step | str") -> Iterator["Step | str"]:
    """Give the leaves from first to last, without recursion."""
    waiting: list[Rope | Step | str] = list(reversed(ropes))
    while waiting:
        one = waiting.pop()
        if isinstance(one, Rope):
            waiting.extend(reversed(one.parts))
        else:
            yield one


EMPTY = Rope()


@dataclass(slots=True)
class Place:
    """Where a token lies. After a reduction it stands for a whole sound fragment:

    a token enters on the `entry` flows and leaves on the `exit` flows by `steps`, of which
    `cost` are visible; `covers` are the elements that are alive when the place is ever marked.
    """

    source: int
    target: int
    entry: tuple[str, ...]
    exit: tuple[str, ...]
    steps: Rope = EMPTY
    cost: int = 0
    covers: Rope = EMPTY
    default: bool = False


@dataclass(slots=True)
class Vertex:
    """What moves tokens: how it waits for them (`join`), and where it puts them (`split`).

    `clears` takes every other token of the scope away, as a terminate or error end does.
    """

    element: str | None
    join: Join = "xor"
    split: Split = "and"
    clears: Clears = ""
    ins: dict[int, None] = field(default_factory=dict)
    outs: dict[int, None] = field(default_factory=dict)
    covers: Rope = EMPTY


@dataclass(slots=True)
class Net:
    """Places and vertices by number; `starts` are the places marked in each way to begin."""

    places: dict[int, Place] = field(default_factory=dict)
    vertices: dict[int, Vertex] = field(default_factory=dict)
    starts: list[tuple[int, ...]] = field(default_factory=list)

    def vertex(
        self, element: str | None, join: Join = "xor", split: Split = "and", clears: Clears = ""
    ) -> int:
        """Add a vertex and return its number."""
        number = len(self.vertices)
        self.vertices[number] = Vertex(element, join, split, clears)
        return number

    def place(self, source: int, target: int, shown: str, *, default: bool = False) -> int:
        """Add a place from one vertex to another and return its number."""
        number = len(self.places)
        self.places[number] = Place(source, target, (shown,), (shown,), default=default)
        self.vertices[target].ins[number] = None
        if source != NOWHERE:
            self.vertices[source].outs[number] = None
        return number

    def elements(self) -> Sequence[str]:
        """Return the ids of the elements in the net."""
        return [one.element for one in self.vertices.values() if one.element is not None]
