"""Nodes beyond task, XOR, AND and end: events, inclusive gateways, sub-processes, ends by force."""

from processes.simulation.kernel.ending import count_waiting, end_frame, unlink_frame, withdraw
from processes.simulation.kernel.heap import push
from processes.simulation.kernel.items import drop, drop_frame, new_frame, new_item, put
from processes.simulation.kernel.layout import (
    AT_END,
    COLLABORATION,
    DELAY,
    DELAYED,
    DISPATCH,
    ENDLESS,
    FINISHED,
    INSIDE,
    LISTENING,
    LOOP,
    MESSAGE,
    NONE,
    OR_JOIN,
    OR_SPLIT,
    PARALLEL,
    RACE,
    RACING,
    RECEIVE,
    SEQUENTIAL,
    SUB,
    TERMINATE,
    THROWN,
    World,
)
from processes.simulation.kernel.random import draw, uniform
from processes.simulation.kernel.tokens import consume, send_on
from processes.simulation.kernel.triggers import arm, disarm, fire, listen, unlisten
from processes.simulation.kernel.work import dispatch

MOST_INSTANCES = 10_000


def make_other_move(w: World, move: int, frame: int, slot: int) -> None:
    """Make a move that is no token's: a frame ends, a message arrives, work is looked for."""
    if move == FINISHED:
        close(w, frame)
    elif move == DISPATCH:
        dispatch(w, slot)
    else:
        deliver(w, slot, frame)


def enter_other(w: World, node: int, frame: int, slot: int) -> None:
    """Let a token arrive at one of the rarer nodes."""
    kind = w.nodes[node].kind
    if kind == DELAY:
        delay(w, node, frame)
    elif kind == OR_SPLIT:
        split(w, node, frame)
    elif kind == OR_JOIN:
        w.counters[frame * w.regs[0].counters + slot] += 1
        w.frames[frame].waiting += 1
    elif kind == SUB:
        begin_inside(w, node, frame)
    else:
        enter_last(w, node, frame)


def enter_last(w: World, node: int, frame: int) -> None:
    """Let a token arrive at one of the rarest nodes."""
    kind = w.nodes[node].kind
    if kind == RACE:
        race(w, node, frame)
    elif kind == RECEIVE:
        receive(w, node, frame)
    elif kind == TERMINATE:
        end_frame(w, frame)
    else:
        throw(w, node, frame)


def delay(w: World, node: int, frame: int) -> None:
    """Keep the token for a drawn time."""
    k = new_item(w, node, frame, DELAYED)
    record = w.nodes[node]
    time = draw(w, w.frames[frame].case, record.stream, record.dist)
    w.items[k].event = push(w, w.regs[0].now + time, k)


def waited(w: World, k: int) -> None:
    """Count that the item's event has come, and the time until then as waiting."""
    count_waiting(w, k)
    count_event(w, w.items[k].node, w.items[k].frame)


def count_event(w: World, node: int, frame: int) -> None:
    """Count that the node has happened once."""
    if w.cases[w.frames[frame].case].number >= w.regs[0].warmup:
        w.stats[node].count += 1


def split(w: World, node: int, frame: int) -> None:
    """Send a token on every flow that its own chance takes; on the default when none is."""
    record = w.nodes[node]
    taken = 0
    for _ in range(w.regs[0].limit):
        for place in range(record.first + record.outs - 1, record.first - 1, -1):
            out = w.outs[place]
            if out.share > 0.0 and uniform(w, w.frames[frame].case, record.stream) < out.share:
                put(w, out.target, frame, out.slot)
                taken += 1
        if taken == 0 and record.throws != NONE:
            out = w.outs[record.first + record.throws]
            put(w, out.target, frame, out.slot)
            taken = 1
        if taken > 0:
            break
    w.frames[frame].tokens += taken - 1


def race(w: World, node: int, frame: int) -> None:
    """Wait for the first of several events; a message that lies there already wins."""
    record = w.nodes[node]
    case = w.frames[frame].case
    for place in range(record.trigger, record.trigger + record.triggers):
        trigger = w.triggers[place]
        box = case * w.regs[0].inboxes + trigger.inbox
        if trigger.mode == MESSAGE and w.inbox[box] > 0:
            w.inbox[box] -= 1
            send_on(w, trigger.node, frame)
            return
    arm(w, new_item(w, node, frame, RACING))


def receive(w: World, node: int, frame: int) -> None:
    """Wait for a message, or take the one that lies there already."""
    box = w.frames[frame].case * w.regs[0].inboxes + w.nodes[node].inbox
    if w.inbox[box] > 0:
        w.inbox[box] -= 1
        send_on(w, node, frame)
        return
    k = new_item(w, node, frame, LISTENING)
    listen(w, k, w.nodes[node].inbox)
    if w.nodes[node].triggers > 0:
        arm(w, k)


def deliver(w: World, message: int, root: int) -> None:
    """Bring a message to who listens, to the process that it starts, or leave it in the box."""
    record = w.messages[message]
    case = w.frames[root].case
    if record.scope != NONE:
        w.frames[root].tokens += 1
        f = new_frame(w, record.scope, COLLABORATION, case)
        w.frames[f].sibling = root
    else:
        box = case * w.regs[0].inboxes + record.inbox
        k = w.listening[box]
        if k == 0:
            w.inbox[box] += 1
        elif w.items[k].state == LISTENING:
            waited(w, k)
            unlisten(w, k, record.inbox)
            disarm(w, k)
            node, frame = w.items[k].node, w.items[k].frame
            drop(w, k)
            send_on(w, node, frame)
        else:
            set_off(w, k)
    consume(w, root)


def set_off(w: World, k: int) -> None:
    """Let a trigger act: the race is won, or the boundary event happens."""
    item = w.items[k]
    trigger = w.triggers[item.trigger]
    owner = item.owner
    frame = w.items[owner].frame
    fire(w, k)
    if w.items[owner].state == RACING:
        waited(w, owner)
        disarm(w, owner)
        drop(w, owner)
    elif trigger.interrupting:
        withdraw(w, owner)
    else:
        w.frames[frame].tokens += 1
    count_event(w, trigger.node, frame)
    send_on(w, trigger.node, frame)


def begin_inside(w: World, node: int, frame: int) -> None:
    """Begin a sub-process, once or as often as it is repeated."""
    record = w.nodes[node]
    case = w.frames[frame].case
    times = 1
    if record.mode in (SEQUENTIAL, PARALLEL):
        times = int(draw(w, case, record.stream, record.dist) + 0.5)
    if times > MOST_INSTANCES:
        w.regs[0].status = ENDLESS
        w.regs[0].where = node
        return
    if times <= 0:
        count_event(w, node, frame)
        send_on(w, node, frame)
        return
    k = new_item(w, node, frame, INSIDE)
    if record.triggers > 0:
        arm(w, k)
    together = times if record.mode == PARALLEL else 1
    w.items[k].left = times - together
    for _ in range(together):
        add_instance(w, k)


def add_instance(w: World, k: int) -> None:
    """Begin one instance of the sub-process that the item stands for."""
    item = w.items[k]
    f = new_frame(w, w.nodes[item.node].scope, k, w.frames[item.frame].case)
    w.frames[f].sibling = item.child
    item.child = f
    item.active += 1


def close(w: World, f: int) -> None:
    """End a frame whose last token is gone; with the last instance its activity ends."""
    parent = w.frames[f].parent
    if parent == COLLABORATION:
        root = w.frames[f].sibling
        drop_frame(w, f)
        consume(w, root)
        return
    unlink_frame(w, f)
    item = w.items[parent]
    mode = w.nodes[item.node].mode
    stream = w.nodes[item.node].stream
    again = mode == SEQUENTIAL and item.left > 0
    if mode == LOOP:
        again = uniform(w, w.frames[item.frame].case, stream) < w.nodes[item.node].chance
    if again:
        item.left -= 1
        add_instance(w, parent)
    elif item.active == 0:
        leave_inside(w, parent)


def leave_inside(w: World, k: int) -> None:
    """End the activity that the item stands for."""
    item = w.items[k]
    node, frame = item.node, item.frame
    count_event(w, node, frame)
    out = way_out(w, k)
    disarm(w, k)
    drop(w, k)
    send_on(w, out, frame)


def way_out(w: World, k: int) -> int:
    """Return the node that an ended activity is left by: itself, or what its end sets off."""
    item = w.items[k]
    node = w.nodes[item.node]
    for place in range(node.trigger, node.trigger + node.triggers):
        trigger = w.triggers[place]
        if trigger.mode == AT_END:
            chance = uniform(w, w.frames[item.frame].case, trigger.stream)
            if chance < trigger.chance:
                count_event(w, trigger.node, item.frame)
                return trigger.node  # type: ignore[no-any-return]
    return item.node  # type: ignore[no-any-return]


def throw(w: World, node: int, frame: int) -> None:
    """Throw an error or escalation: the nearest sub-process that catches it goes its way."""
    f = frame
    while w.frames[f].parent >= 0:
        k = w.frames[f].parent
        around = w.items[k].frame
        record = w.nodes[w.items[k].node]
        for place in range(record.trigger, record.trigger + record.triggers):
            trigger = w.triggers[place]
            if trigger.mode == THROWN and trigger.throws == w.nodes[node].throws:
                caught(w, k, trigger.node, trigger.interrupting, frame)
                return
        f = around
    if w.nodes[node].throws == 1:  # an escalation that nobody catches
        consume(w, frame)
    else:
        end_frame(w, f)


def caught(w: World, k: int, boundary: int, interrupting: int, frame: int) -> None:
    """Go on from the boundary event that caught what was thrown inside the item."""
    around = w.items[k].frame
    if interrupting:
        withdraw(w, k)
    else:
        w.frames[around].tokens += 1
        consume(w, frame)
    count_event(w, boundary, around)
    send_on(w, boundary, around)
