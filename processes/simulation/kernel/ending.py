"""What is ended before its time: by a boundary event, a terminate end or an error."""

from processes.simulation.kernel.items import drop, drop_frame, put, unlink
from processes.simulation.kernel.layout import (
    FINISHED,
    GONE,
    INSIDE,
    LISTENING,
    NONE,
    QUEUED,
    RUNNING,
    World,
)
from processes.simulation.kernel.tokens import finish_case
from processes.simulation.kernel.triggers import disarm, unlisten
from processes.simulation.kernel.work import dispatch_later, finish, worked_so_far


def withdraw(w: World, k: int) -> None:
    """End the item wherever it is, with all that goes on inside it."""
    if w.items[k].state == INSIDE:
        end_inside(w, k)
    withdraw_one(w, k)


def withdraw_one(w: World, k: int) -> None:
    """End an item that holds no frames; work that was begun counts as far as it came."""
    item = w.items[k]
    disarm(w, k)
    if item.state == QUEUED:
        w.teams[w.nodes[item.node].team].waiting -= 1
        count_waiting(w, k)
        unlink(w, k)
        item.state = GONE  # its queue lets go of it later
        return
    if item.state == RUNNING:
        resource = item.resource
        finish(w, k, worked_so_far(w, k))
        if resource != NONE:
            dispatch_later(w, resource)
    elif item.state == LISTENING:
        unlisten(w, k, w.nodes[item.node].inbox)
        count_waiting(w, k)
    elif item.state != INSIDE:
        count_waiting(w, k)
    drop(w, k)


def count_waiting(w: World, k: int) -> None:
    """Count the time since the item was made as waiting."""
    item = w.items[k]
    time = w.regs[0].now - item.enabled
    case = w.cases[w.frames[item.frame].case]
    case.waiting += time
    if case.number >= w.regs[0].warmup:
        w.stats[item.node].waiting += time


def end_inside(w: World, top: int) -> None:
    """End all frames inside the item, and what is inside them, without recursion."""
    k = top
    while True:
        f = w.items[k].child
        if f == NONE:
            if k == top:
                return
            inner = k
            k = w.frames[w.items[k].frame].parent
            withdraw_one(w, inner)
        elif w.frames[f].first == NONE:
            unlink_frame(w, f)
        elif w.items[w.frames[f].first].state == INSIDE:
            k = w.frames[f].first
        else:
            withdraw_one(w, w.frames[f].first)


def unlink_frame(w: World, f: int) -> None:
    """Take a frame out of its item's list and give its place back."""
    item = w.items[w.frames[f].parent]
    if item.child == f:
        item.child = w.frames[f].sibling
    else:
        before = item.child
        while w.frames[before].sibling != f:
            before = w.frames[before].sibling
        w.frames[before].sibling = w.frames[f].sibling
    item.active -= 1
    drop_frame(w, f)


def end_frame(w: World, f: int) -> None:
    """End everything in the frame at once (terminate, or an error that nobody catches)."""
    frame = w.frames[f]
    while frame.first != NONE:
        withdraw(w, frame.first)
    frame.waiting = 0
    regs = w.regs[0]
    regs.serial += 1
    frame.serial = regs.serial
    frame.tokens = 0
    if frame.parent == NONE:
        finish_case(w, frame.case)
    else:
        put(w, FINISHED, f, 0)
