"""The loop over events: arrivals and what is next in the heap."""

from processes.simulation.kernel.heap import heap_size, next_time, pop
from processes.simulation.kernel.items import drop, new_frame
from processes.simulation.kernel.joins import settle
from processes.simulation.kernel.layout import (
    COLLABORATION,
    DELAYED,
    DONE,
    GOING,
    GROW,
    LOG_FULL,
    NONE,
    ROOM,
    RUNNING,
    World,
)
from processes.simulation.kernel.random import GOLDEN, MASK, draw, mix
from processes.simulation.kernel.rare import set_off, waited, way_out
from processes.simulation.kernel.tokens import send_on
from processes.simulation.kernel.triggers import disarm
from processes.simulation.kernel.work import dispatch, finish, worked_so_far, working_clock


def advance(w: World, events: int) -> int:
    """Run up to so many events; return the state of the run. Called again, it goes on."""
    regs = w.regs[0]
    for _ in range(events):
        if regs.status != GOING or not has_room(w):
            break
        if regs.arrived < regs.cases and (regs.heap == 0 or regs.next_arrival <= next_time(w)):
            arrive(w)
        elif regs.heap == 0 or regs.done == regs.cases:  # what is left belongs to nobody
            regs.status = DONE
            finish_run(w)
            break
        else:
            happen(w)
        settle(w)
    return regs.status  # type: ignore[no-any-return]


def has_room(w: World) -> bool:
    """Tell whether the next event surely finds place for what it makes; else ask for more."""
    regs = w.regs[0]
    if (
        regs.items + ROOM > len(w.items)
        or regs.frames + ROOM > len(w.frames)
        or regs.slots + 2 > len(w.cases)
    ):
        regs.status = GROW
        return False
    return has_room_for_events(w)


def has_room_for_events(w: World) -> bool:
    """Tell whether heap and log have place; else ask for more, or to be emptied."""
    regs = w.regs[0]
    if regs.heap + ROOM > heap_size(w):
        regs.status = GROW
        return False
    if regs.logging and regs.logged + ROOM > len(w.log):
        regs.status = LOG_FULL
        return False
    return True


def arrive(w: World) -> None:
    """Begin the next case, and find out when the one after it comes."""
    regs = w.regs[0]
    regs.now = regs.next_arrival
    c = regs.free_case
    if c != NONE:
        regs.free_case = w.cases[c].next
    else:
        c = regs.slots
        regs.slots += 1
    if regs.arrived == regs.warmup:
        count_from_now(w)
    begin_case(w, c)
    regs.arrived += 1
    gap = draw(w, c, regs.arrival_stream, regs.arrival_dist)
    regs.next_arrival = next_opening(w, gap)


def begin_case(w: World, c: int) -> None:
    """Fill the case's record, empty its streams and boxes, and send its first tokens off."""
    regs = w.regs[0]
    case = w.cases[c]
    regs.case_key = (regs.case_key + GOLDEN) & MASK
    case.key = mix(regs.case_key)
    case.number = regs.arrived
    case.arrival = regs.now
    case.steps = 0
    case.waiting = 0.0
    case.processing = 0.0
    case.cost = 0.0
    for place in range(c * regs.streams, (c + 1) * regs.streams):
        w.streams[place] = 0
    for place in range(c * regs.inboxes, (c + 1) * regs.inboxes):
        w.inbox[place] = 0
        w.listening[place] = 0
    case.level = 0
    if regs.level_dist != NONE:
        case.level = int(draw(w, c, regs.level_stream, regs.level_dist))
    case.root = new_frame(w, regs.root_scope, NONE, c)
    if regs.several:
        begin_processes(w, case.root, c)


def begin_processes(w: World, root: int, c: int) -> None:
    """Begin every process of the collaboration that waits for no message."""
    regs = w.regs[0]
    for scope in range(regs.several):
        f = new_frame(w, scope, COLLABORATION, c)
        w.frames[f].sibling = root
    w.frames[root].tokens = regs.several


def count_from_now(w: World) -> None:
    """End the warm-up: what resources do counts from now."""
    regs = w.regs[0]
    regs.counted_from = regs.now
    for resource in range(regs.resources):
        w.resources[resource].busy = 0.0
        w.resources[resource].since = working_clock(w, w.resources[resource].calendar)
    for k in range(1, regs.items):
        item = w.items[k]
        if item.state == RUNNING and item.resource != NONE:  # what was done before counts not
            w.resources[item.resource].busy -= worked_so_far(w, k)


def next_opening(w: World, gap: float) -> float:
    """Return when the next case comes: `gap` seconds on, by the clock or in opening hours."""
    regs = w.regs[0]
    calendar = regs.arrival_calendar
    time = regs.now
    if calendar == NONE:
        return time + gap  # type: ignore[no-any-return]
    record = w.calendars[calendar]
    place = record.cursor
    if not regs.open_clock:
        time += gap
        gap = 0.0
    while w.closes[place] <= time:
        place += 1
    time = max(time, w.opens[place])
    while time + gap > w.closes[place]:
        gap -= w.closes[place] - time
        place += 1
        time = w.opens[place]
    record.cursor = place
    if place == record.last:
        regs.overrun = 1
    return time + gap  # type: ignore[no-any-return]


def happen(w: World) -> None:
    """Let the earliest event happen, unless what it belonged to is over."""
    k = pop(w)
    regs = w.regs[0]
    if k < 0:
        look_for_work(w, -k - 1)
        return
    item = w.items[k]
    if item.event != regs.popped:
        return
    if item.state == RUNNING:
        end_task(w, k)
    elif item.state == DELAYED:
        waited(w, k)
        node, frame = item.node, item.frame
        drop(w, k)
        send_on(w, node, frame)
    else:
        set_off(w, k)


def look_for_work(w: World, resource: int) -> None:
    """A resource's calendar opens: it begins what waits."""
    w.resources[resource].wake = -1.0
    dispatch(w, resource)


def end_task(w: World, k: int) -> None:
    """A task is done: its token goes on, who did it begins what waited longest."""
    item = w.items[k]
    node, frame, resource = item.node, item.frame, item.resource
    finish(w, k, item.work)
    if w.nodes[node].triggers > 0:
        node = way_out(w, k)
        disarm(w, k)
    drop(w, k)
    if resource != NONE:
        dispatch(w, resource)
    send_on(w, node, frame)


def begin(w: World) -> None:
    """Set the clock before the first event."""
    w.regs[0].next_arrival = next_opening(w, 0.0)


def finish_run(w: World) -> None:
    """Note the working time of every resource until now, when the run has ended."""
    for resource in range(w.regs[0].resources):
        w.resources[resource].clock = working_clock(w, w.resources[resource].calendar)
