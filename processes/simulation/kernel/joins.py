"""The inclusive join (BPMN 2.0.2, 13.4.3): it waits for tokens that can still come."""

from processes.simulation.kernel.layout import ARMED, GOING, NONE, World
from processes.simulation.kernel.moves import walk
from processes.simulation.kernel.tokens import mark, send_on


def settle(w: World) -> None:
    """Make all moves of this moment, and let on what inclusive joins need not hold any more."""
    regs = w.regs[0]
    walk(w)
    while regs.dirty > 0 and regs.status == GOING:
        regs.dirty -= 1
        frame = w.dirty[regs.dirty]
        w.frames[frame].dirty = 0
        if w.frames[frame].waiting > 0:
            look_at_joins(w, frame)
            walk(w)


def look_at_joins(w: World, frame: int) -> None:
    """Let the first inclusive join on that no other token can reach any more."""
    scope = w.scopes[w.frames[frame].scope]
    for place in range(scope.first_or, scope.first_or + scope.ors):
        node = w.starts[place]
        filled = filled_flows(w, node, frame)
        if filled != 0 and not is_awaited(w, node, frame, filled):
            let_on(w, node, frame)
            mark(w, frame)
            return


def filled_flows(w: World, node: int, frame: int) -> int:
    """Return the flows into the join that hold a token, as bits."""
    record = w.nodes[node]
    first = frame * w.regs[0].counters + record.slot
    filled = 0
    for place in range(record.indegree):
        if w.counters[first + place] > 0:
            filled |= 1 << place
    return filled


def is_awaited(w: World, node: int, frame: int, filled: int) -> bool:
    """Tell whether some token can reach an empty flow and none of the filled ones."""
    base = w.nodes[node].reach
    k = w.frames[frame].first
    while k != NONE:
        item = w.items[k]
        if item.state != ARMED and can_still_fill(w.reach[base + item.node], filled):
            return True
        k = item.after
    scope = w.scopes[w.frames[frame].scope]
    for place in range(scope.first_join, scope.first_join + scope.joins):
        other = w.starts[place]
        holds = other != node and filled_flows(w, other, frame) != 0
        if holds and can_still_fill(w.reach[base + other], filled):
            return True
    return False


def can_still_fill(reached: int, filled: int) -> bool:
    """Tell whether a token that reaches these flows must be waited for."""
    return (reached & ~filled) != 0 and (reached & filled) == 0


def let_on(w: World, node: int, frame: int) -> None:
    """Merge one token of each filled flow into one, and send it on."""
    record = w.nodes[node]
    first = frame * w.regs[0].counters + record.slot
    merged = 0
    for place in range(first, first + record.indegree):
        if w.counters[place] > 0:
            w.counters[place] -= 1
            merged += 1
    w.frames[frame].tokens -= merged - 1
    w.frames[frame].waiting -= merged
    send_on(w, node, frame)
