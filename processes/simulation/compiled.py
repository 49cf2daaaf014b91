"""The kernel compiled by numba: records are fields of arrays, functions are machine code."""

import types
from collections.abc import Sequence
from typing import Any

import numpy as np

from processes.simulation.kernel import heap_compiled, layout
from processes.simulation.kernel.layout import World
from processes.simulation.kernel.parts import modules
from processes.simulation.pointers import DTYPES, Addresses
from processes.simulation.program import Row

# What runs for nearly every event; the rest is called, which keeps the code small.
HOT = frozenset(
    {"mix", "uniform", "draw", "push", "pop", "before", "next_time", "heap_size", "new_item"}
    | {"unlink", "release", "drop", "put", "is_open", "finish_time", "working_clock"}
    | {"enable", "free_member", "start", "finish", "dispatch", "longest_waiting", "first_level"}
    | {"send_on", "choose", "join", "consume", "keep", "finish_case", "walk", "enter", "enqueue"}
    | {"enter_task", "settle", "happen", "end_task", "arrive", "begin_case", "new_frame", "mark"}
    | {"drop_frame", "next_opening", "has_room", "has_room_for_events"}
)


def _bound(*, caching: bool) -> dict[str, Any]:
    """Return the kernel's functions, compiled, in one space of names."""
    import numba

    njit: Any = numba.njit
    names: dict[str, Any] = {"__name__": __name__, "__builtins__": __builtins__}
    for module in modules(heap_compiled):
        for name, value in vars(module).items():
            own = isinstance(value, types.FunctionType) and value.__module__ == module.__name__
            if isinstance(value, int | float | types.BuiltinFunctionType):
                names[name] = value
            elif own:
                copied = types.FunctionType(value.__code__, names, name)
                copied.__module__ = __name__
                names[name] = njit(
                    cache=caching and name in ("advance", "begin"),
                    nogil=True,
                    forceinline=name in HOT,
                    error_model="numpy",
                    _nrt=False,
                )(copied)
    return names


class Compiled:
    """The fast kernel."""

    name = "numba"

    def __init__(self, *, caching: bool = False) -> None:
        names = _bound(caching=caching)
        self._advance, self._begin = names["advance"], names["begin"]

    def records(self, table: str, rows: Sequence[Row]) -> Any:
        """Return an array of records."""
        made: Any = np.zeros(len(rows), DTYPES[table])
        for field in rows[0] if rows else ():
            made[field] = [row[field] for row in rows]
        return made.view(np.recarray)

    def column(self, name: str, values: Sequence[float]) -> Any:
        """Return an array of numbers."""
        return np.array(values, layout.COLUMNS[name])

    def grown(self, table: Any, name: str, size: int) -> Any:
        """Return a longer copy, or the table itself where it is long enough."""
        if len(table) >= size > 0:
            return table
        longer = np.zeros(size, DTYPES[name])
        longer = longer.view(np.recarray) if name in layout.RECORDS else longer
        longer[: len(table)] = table
        return longer

    def begin(self, world: World) -> None:
        """Set the clocks."""
        self._begin(Addresses(world))

    def advance(self, world: World, events: int) -> int:
        """Run some events; other threads run meanwhile."""
        return int(self._advance(Addresses(world), events))
