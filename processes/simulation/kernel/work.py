"""Tasks and those who do them: calendars, pools, queues."""

from processes.simulation.kernel.heap import push
from processes.simulation.kernel.items import new_item, put, release
from processes.simulation.kernel.layout import (
    DISPATCH,
    GONE,
    NONE,
    QUEUED,
    RUNNING,
    TOO_SMALL,
    World,
)
from processes.simulation.kernel.random import draw


def is_open(w: World, calendar: int) -> bool:
    """Tell whether the calendar works now; its cursor moves to the interval that ends next."""
    now = w.regs[0].now
    record = w.calendars[calendar]
    place = record.cursor
    while w.closes[place] <= now:
        place += 1
    record.cursor = place
    return w.opens[place] <= now  # type: ignore[no-any-return]


def finish_time(w: World, calendar: int, work: float) -> float:
    """Return when work that begins now, in working hours, is done: it rests outside hours."""
    now = w.regs[0].now
    if calendar == NONE:
        return now + work  # type: ignore[no-any-return]
    place = w.calendars[calendar].cursor
    left = w.closes[place] - now
    if work <= left:
        return now + work  # type: ignore[no-any-return]
    while work > left:
        work -= left
        place += 1
        left = w.closes[place] - w.opens[place]
    if place == w.calendars[calendar].last:
        w.regs[0].overrun = 1
    return w.opens[place] + work  # type: ignore[no-any-return]


def working_clock(w: World, calendar: int) -> float:
    """Return the working time that the calendar has had until now."""
    now = w.regs[0].now
    if calendar == NONE:
        return now  # type: ignore[no-any-return]
    opened = is_open(w, calendar)
    place = w.calendars[calendar].cursor
    if place == w.calendars[calendar].last:
        w.regs[0].overrun = 1
    if opened:
        return w.worked[place] + (now - w.opens[place])  # type: ignore[no-any-return]
    return w.worked[place]  # type: ignore[no-any-return]


def worked_so_far(w: World, k: int) -> float:
    """Return the working time since the item was begun."""
    item = w.items[k]
    now = w.regs[0].now
    if item.resource == NONE or w.resources[item.resource].calendar == NONE:
        return now - item.start  # type: ignore[no-any-return]
    calendar = w.resources[item.resource].calendar
    clock = working_clock(w, calendar)
    place = w.calendars[calendar].cursor
    while w.opens[place] > item.start:
        place -= 1
    return clock - (w.worked[place] + (item.start - w.opens[place]))  # type: ignore[no-any-return]


def enable(w: World, node: int, frame: int) -> int:
    """Let a token arrive at a task: somebody begins at once, or it queues."""
    k = new_item(w, node, frame, QUEUED)
    team = w.nodes[node].team
    if team == NONE:
        start(w, k, NONE, 0)
        return k
    place = free_member(w, team)
    if place >= 0:
        start(w, k, w.members[w.teams[team].first + place].resource, place)
    else:
        enqueue(w, k, team)
    return k


def free_member(w: World, team: int) -> int:
    """Return which member of the team can begin now, in turn; -1 when none can."""
    record = w.teams[team]
    place = record.turn
    for _ in range(record.members):
        resource = w.resources[w.members[record.first + place].resource]
        if resource.free > 0 and (resource.calendar == NONE or is_open(w, resource.calendar)):
            record.turn = place + 1 if place + 1 < record.members else 0
            return place  # type: ignore[no-any-return]
        place = place + 1 if place + 1 < record.members else 0
    return NONE


def enqueue(w: World, k: int, team: int) -> None:
    """Put the item at the end of its queue; who is free but off duty is called at opening."""
    regs = w.regs[0]
    item = w.items[k]
    item.next = NONE
    regs.seq += 1
    item.order = regs.seq
    level = w.nodes[item.node].priority
    level += w.cases[w.frames[item.frame].case].level * regs.task_levels
    queue = w.queues[team * regs.levels + level]
    if queue.head == NONE:
        queue.head = k
    else:
        w.items[queue.tail].next = k
    queue.tail = k
    record = w.teams[team]
    record.waiting += 1
    for place in range(record.first, record.first + record.members):
        if w.resources[w.members[place].resource].free > 0:
            call_at_opening(w, w.members[place].resource)


def call_at_opening(w: World, resource: int) -> None:
    """Have the resource look for work when its calendar opens next, once."""
    record = w.resources[resource]
    if record.calendar != NONE and record.wake < 0.0 and not is_open(w, record.calendar):
        record.wake = w.opens[w.calendars[record.calendar].cursor]
        push(w, record.wake, -resource - 1)


def start(w: World, k: int, resource: int, place: int) -> None:
    """Begin the work: how long it takes is drawn now."""
    item = w.items[k]
    node = w.nodes[item.node]
    case = w.frames[item.frame].case
    now = w.regs[0].now
    item.state = RUNNING
    item.start = now
    item.resource = resource
    item.work = draw(w, case, node.stream, node.dist + place)
    w.cases[case].waiting += now - item.enabled
    if w.cases[case].number >= w.regs[0].warmup:
        w.stats[item.node].waiting += now - item.enabled
    end = now + item.work
    if resource != NONE:
        record = w.resources[resource]
        record.free -= 1
        item.unit = w.units[record.unit + record.free]
        end = finish_time(w, record.calendar, item.work)
    item.event = push(w, end, k)


def finish(w: World, k: int, work: float) -> None:
    """End the work after `work` seconds of it, done or broken off; who did it is free again."""
    item = w.items[k]
    regs = w.regs[0]
    case = w.cases[w.frames[item.frame].case]
    resource = item.resource
    cost = 0.0
    if resource != NONE:
        record = w.resources[resource]
        record.busy += work
        w.units[record.unit + record.free] = item.unit
        record.free += 1
        cost = work * record.rate
    case.processing += work
    case.cost += cost
    if case.number >= regs.warmup:
        stats = w.stats[item.node]
        stats.count += 1
        stats.processing += work
        stats.idle += regs.now - item.start - work
        stats.cost += cost
    if regs.logging:
        write(w, k)


def write(w: World, k: int) -> None:
    """Add the item's line to the log."""
    regs = w.regs[0]
    if regs.logged >= len(w.log):
        regs.status = TOO_SMALL
        return
    item, line = w.items[k], w.log[regs.logged]
    regs.logged += 1
    line.case = w.cases[w.frames[item.frame].case].number
    line.node = item.node
    line.resource = item.resource
    line.unit = item.unit
    line.enabled = item.enabled
    line.start = item.start
    line.end = regs.now


def dispatch(w: World, resource: int) -> None:
    """Let the resource begin what waits for it, by priority, then by who came first."""
    record = w.resources[resource]
    while record.free > 0:
        membership = longest_waiting(w, resource)
        if membership == NONE:
            return
        if record.calendar != NONE and not is_open(w, record.calendar):
            call_at_opening(w, resource)
            return
        chosen = w.memberships[membership]
        queue = w.queues[first_level(w, chosen.team)]
        k = queue.head
        queue.head = w.items[k].next
        w.teams[chosen.team].waiting -= 1
        start(w, k, resource, chosen.position)


def longest_waiting(w: World, resource: int) -> int:
    """Return the membership whose queue holds the next item for the resource; -1: none waits."""
    record = w.resources[resource]
    levels = w.regs[0].levels
    best, best_level, best_order = NONE, 0, 0
    for place in range(record.first, record.first + record.teams):
        team = w.memberships[place].team
        if w.teams[team].waiting == 0:
            continue
        queue = first_level(w, team)
        level = queue - team * levels
        order = w.items[w.queues[queue].head].order
        if best == NONE or level < best_level or (level == best_level and order < best_order):
            best, best_level, best_order = place, level, order
    return best


def first_level(w: World, team: int) -> int:
    """Return the team's first queue that holds somebody; those who left it are dropped."""
    place = team * w.regs[0].levels
    while True:
        queue = w.queues[place]
        while queue.head != NONE and w.items[queue.head].state == GONE:
            gone = queue.head
            queue.head = w.items[gone].next
            release(w, gone)
        if queue.head != NONE:
            return place  # type: ignore[no-any-return]
        place += 1


def dispatch_later(w: World, resource: int) -> None:
    """Let the resource look for work when the moves of this moment are made."""
    put(w, DISPATCH, 0, resource)
