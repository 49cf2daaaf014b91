"""The kernel's modules in their order: what an engine takes its functions from."""

import types

from processes.simulation.kernel import (
    ending,
    items,
    joins,
    layout,
    loop,
    moves,
    random,
    rare,
    tokens,
    triggers,
    work,
)


def modules(heap: types.ModuleType) -> tuple[types.ModuleType, ...]:
    """Return the modules with one of the two heaps."""
    return layout, random, heap, items, work, tokens, triggers, ending, rare, moves, joins, loop
