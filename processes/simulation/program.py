"""A program: model and scenario as the flat tables that the kernel runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from errors import shortened

Row = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """A node of the program: the element behind it, for results and sentences."""

    element: str
    name: str
    type: str

    @property
    def title(self) -> str:
        """How the element is called: its name, or its id where it has none."""
        return f"'{shortened(self.name) or self.element}'"


@dataclass(frozen=True)
class Hand:
    """A resource of the program: the pool behind it, and who it is where that is known."""

    pool: str
    name: str
    size: int


@dataclass(frozen=True)
class Program:
    """Rows of the kernel's records by table, plain columns, and what they stand for.

    `tables` and `columns` have the names of kernel.layout.World.
    """

    tables: Mapping[str, tuple[Row, ...]]
    columns: Mapping[str, tuple[float, ...]]
    registers: Mapping[str, int]
    places: tuple[Place, ...]
    hands: tuple[Hand, ...]
    calendars: tuple[str, ...]  # of each calendar record
    start: str
    notes: tuple[str, ...] = field(default=())
