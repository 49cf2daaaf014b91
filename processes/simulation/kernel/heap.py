"""The events to come, earliest first, as plain Python keeps them."""

from heapq import heappop, heappush

from processes.simulation.kernel.layout import World


def push(w: World, time: float, item: int) -> int:
    """Put an event in; return its number, which decides between events of one moment."""
    regs = w.regs[0]
    regs.seq += 1
    heappush(w.heap, (time, regs.seq, item))
    regs.heap += 1
    return regs.seq  # type: ignore[no-any-return]


def pop(w: World) -> int:
    """Take the earliest event out: the clock and its number go to the registers."""
    regs = w.regs[0]
    regs.now, regs.popped, item = heappop(w.heap)
    regs.heap -= 1
    return item  # type: ignore[no-any-return]


def next_time(w: World) -> float:
    """Return the time of the earliest event; there must be one."""
    return w.heap[0][0]  # type: ignore[no-any-return]


def heap_size(w: World) -> int:
    """Return how many events there is room for."""
    return w.regs[0].heap + 1_000_000  # type: ignore[no-any-return]
