"""The kernel in plain Python: records are objects, tables are lists."""

import types
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from processes.simulation.binding import bound_code
from processes.simulation.kernel import heap, layout
from processes.simulation.kernel.layout import World
from processes.simulation.kernel.parts import modules
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


def _run(world: World, function: str, *arguments: int) -> Any:
    """Run one of the kernel's functions, bound to the world for as long as it runs."""
    names = dict(_outside())
    names |= {f"w_{name}": table for name, table in zip(World._fields, world, strict=True)}
    names["w_regs"] = world.regs[0]
    exec(_code(), names)  # noqa: S102 - our own source
    try:
        return names[function](*arguments)
    finally:
        names.clear()  # functions and their names hold each other


@cache
def _code() -> types.CodeType:
    return bound_code(modules(heap))


@cache
def _outside() -> dict[str, Any]:
    """Return what the kernel calls that is not its own: the logarithm, the heap."""
    return {
        name: value
        for module in modules(heap)
        for name, value in vars(module).items()
        if isinstance(value, types.BuiltinFunctionType)
    }


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
        _run(world, "begin")

    def advance(self, world: World, events: int) -> int:
        """Run some events."""
        return int(_run(world, "advance", events))


PLAIN = Plain()
