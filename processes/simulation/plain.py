"""The kernel in plain Python: records are objects, tables are lists."""

from collections.abc import Callable, Sequence
from typing import Any

from processes.simulation.kernel import layout, loop
from processes.simulation.kernel.layout import World
from processes.simulation.program import Row


def _record_class(name: str, fields: dict[str, str]) -> Callable[[], Any]:
    blank = {one: 0.0 if kind == "f8" else 0 for one, kind in fields.items()}

    class Record:
        __slots__ = tuple(fields)

        def __init__(self) -> None:
            for one, value in blank.items():
                setattr(self, one, value)

    Record.__name__ = name
    return Record


_CLASSES = {name: _record_class(name, fields) for name, fields in layout.RECORDS.items()}


class Plain:
    """Runs everywhere; the same numbers as the compiled kernel, more slowly."""

    name = "python"

    def records(self, table: str, rows: Sequence[Row]) -> list[Any]:
        """Return a list of objects."""
        made = []
        for row in rows:
            record = _CLASSES[table]()
            for field, value in row.items():
                kind = layout.RECORDS[table][field]
                setattr(record, field, float(value) if kind == "f8" else int(value))
            made.append(record)
        return made

    def column(self, name: str, values: Sequence[float]) -> list[float]:
        """Return a list of numbers."""
        kind = layout.COLUMNS[name]
        return [float(one) if kind == "f8" else int(one) for one in values]

    def grown(self, table: list[Any], name: str, size: int) -> list[Any]:
        """Return the list itself, made longer; the heap of tuples needs no room."""
        if name == "heap":
            return table
        if name in layout.COLUMNS:
            table += [0] * (size - len(table))
        else:
            table += [_CLASSES[name]() for _ in range(size - len(table))]
        return table

    def begin(self, world: World) -> None:
        """Set the clocks."""
        loop.begin(world)

    def advance(self, world: World, events: int) -> int:
        """Run some events."""
        return loop.advance(world, events)


PLAIN = Plain()
