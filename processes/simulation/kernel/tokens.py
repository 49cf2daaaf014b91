"""Tokens on their way through gateways, out of nodes, and to the end of the case."""

from math import log

from processes.simulation.kernel.items import drop_frame, put
from processes.simulation.kernel.layout import (
    BINS,
    BINS_PER_LOG,
    COST,
    CYCLE,
    FINISHED,
    LOWEST_LOG,
    NONE,
    POST,
    PROCESSING,
    WAITING,
    World,
)
from processes.simulation.kernel.random import uniform


def mark(w: World, frame: int) -> None:
    """Have the frame's inclusive joins looked at when the moves of this moment are made."""
    regs = w.regs[0]
    record = w.frames[frame]
    if record.dirty == 0 and w.scopes[record.scope].ors > 0:
        record.dirty = 1
        w.dirty[regs.dirty] = frame
        regs.dirty += 1


def send_on(w: World, node: int, frame: int) -> None:
    """Send a token out on every flow of the node; without one it ends here."""
    record = w.nodes[node]
    if record.messages > 0:
        post(w, node, frame)
    if record.outs == 0:
        consume(w, frame)
        return
    w.frames[frame].tokens += record.outs - 1
    for place in range(record.first + record.outs - 1, record.first - 1, -1):
        put(w, w.outs[place].target, frame, w.outs[place].slot)


def choose(w: World, node: int, frame: int) -> None:
    """Send the token on one flow, by the flows' cumulated shares."""
    record = w.nodes[node]
    chance = uniform(w, w.frames[frame].case, record.stream)
    place = record.first
    while w.outs[place].share < chance:
        place += 1
    put(w, w.outs[place].target, frame, w.outs[place].slot)


def join(w: World, node: int, frame: int, slot: int) -> None:
    """Keep the token until every flow has one; the last to come, in time, lets them on."""
    record = w.nodes[node]
    first = frame * w.regs[0].counters + record.slot
    w.counters[first - record.slot + slot] += 1
    for place in range(first, first + record.indegree):
        if w.counters[place] == 0:
            return
    for place in range(first, first + record.indegree):
        w.counters[place] -= 1
    w.frames[frame].tokens -= record.indegree - 1
    send_on(w, node, frame)


def end(w: World, node: int, frame: int) -> None:
    """Take a token away; its message goes out."""
    if w.nodes[node].messages > 0:
        post(w, node, frame)
    consume(w, frame)


def consume(w: World, frame: int) -> None:
    """Take a token away; the frame is finished with its last."""
    record = w.frames[frame]
    record.tokens -= 1
    if record.tokens == 0:
        if record.parent == NONE:
            finish_case(w, record.case)
        else:
            put(w, FINISHED, frame, 0)


def post(w: World, node: int, frame: int) -> None:
    """Send the node's messages; each counts as a token of the case until it has arrived."""
    record = w.nodes[node]
    root = w.cases[w.frames[frame].case].root
    for message in range(record.message, record.message + record.messages):
        w.frames[root].tokens += 1
        put(w, POST, root, message)


def finish_case(w: World, c: int) -> None:
    """Sum up the case and give its place back."""
    regs = w.regs[0]
    case = w.cases[c]
    regs.done += 1
    if case.number >= regs.warmup:
        keep(w, CYCLE, regs.now - case.arrival)
        keep(w, WAITING, case.waiting)
        keep(w, PROCESSING, case.processing)
        keep(w, COST, case.cost)
    drop_frame(w, case.root)
    case.root = NONE
    case.next = regs.free_case
    regs.free_case = c


def keep(w: World, which: int, value: float) -> None:
    """Count a value in its sum and its bin."""
    w.sums[which] += value
    place = 0
    if value > 0.001:
        place = int((log(value) - LOWEST_LOG) * BINS_PER_LOG)
        if place >= BINS:
            place = BINS - 1
    w.kept[which * BINS + place] += 1
    w.bin_sums[which * BINS + place] += value
