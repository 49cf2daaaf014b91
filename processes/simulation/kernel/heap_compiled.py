"""The events to come, earliest first, over an array of records: what numba compiles."""

from processes.simulation.kernel.layout import TOO_SMALL, World


def push(w: World, time: float, item: int) -> int:
    """Put an event in; return its number, which decides between events of one moment."""
    regs = w.regs[0]
    regs.seq += 1
    hole = regs.heap
    if hole >= len(w.heap):
        regs.status = TOO_SMALL
        return 0
    regs.heap = hole + 1
    while hole > 0:
        above = (hole - 1) >> 1
        if w.heap[above].time <= time:
            break
        w.heap[hole] = w.heap[above]
        hole = above
    entry = w.heap[hole]
    entry.time = time
    entry.seq = regs.seq
    entry.item = item
    return regs.seq  # type: ignore[no-any-return]


def pop(w: World) -> int:
    """Take the earliest event out: the clock and its number go to the registers."""
    regs = w.regs[0]
    heap = w.heap
    regs.now = heap[0].time
    regs.popped = heap[0].seq
    item = heap[0].item
    size = regs.heap - 1
    regs.heap = size
    hole, below = 0, 1
    while below < size:
        right = below + 1
        if right < size and before(heap[right].time, heap[right].seq, heap[below]):
            below = right
        if not before(heap[below].time, heap[below].seq, heap[size]):
            break
        heap[hole] = heap[below]
        hole, below = below, 2 * below + 1
    heap[hole] = heap[size]
    return item  # type: ignore[no-any-return]


def before(time: float, seq: int, entry: object) -> bool:
    """Tell whether an event comes before an entry."""
    return time < entry.time or (time == entry.time and seq < entry.seq)  # type: ignore[attr-defined,no-any-return]


def next_time(w: World) -> float:
    """Return the time of the earliest event; there must be one."""
    return w.heap[0].time  # type: ignore[no-any-return]


def heap_size(w: World) -> int:
    """Return how many events there is room for."""
    return len(w.heap)
