"""Boundary events and event-based gateways: what lies in wait while an item rests."""

from processes.simulation.kernel.heap import push
from processes.simulation.kernel.items import new_item, release, unlink
from processes.simulation.kernel.layout import ARMED, MESSAGE, NONE, TIMER, World
from processes.simulation.kernel.random import draw, uniform


def arm(w: World, owner: int) -> None:
    """Set the timers and listen for the messages that may end the item or run beside it."""
    node = w.nodes[w.items[owner].node]
    frame = w.items[owner].frame
    case = w.frames[frame].case
    for place in range(node.trigger, node.trigger + node.triggers):
        trigger = w.triggers[place]
        if trigger.mode > MESSAGE:
            continue
        if trigger.chance < 1.0 and uniform(w, case, trigger.stream) >= trigger.chance:
            continue
        k = new_item(w, trigger.node, frame, ARMED)
        unlink(w, k)  # it is no token
        item = w.items[k]
        item.owner = owner
        item.trigger = place
        item.sibling = w.items[owner].armed
        w.items[owner].armed = k
        if trigger.mode == TIMER:
            time = draw(w, case, trigger.stream, trigger.dist)
            item.event = push(w, w.regs[0].now + time, k)
        else:
            listen(w, k, trigger.inbox)


def disarm(w: World, owner: int) -> None:
    """Call off everything that lies in wait for the item."""
    k = w.items[owner].armed
    while k != NONE:
        after = w.items[k].sibling
        trigger = w.triggers[w.items[k].trigger]
        if trigger.mode == MESSAGE:
            unlisten(w, k, trigger.inbox)
        release(w, k)
        k = after
    w.items[owner].armed = NONE


def fire(w: World, k: int) -> None:
    """Take the trigger that has gone off out of its owner's list."""
    item = w.items[k]
    owner = w.items[item.owner]
    if owner.armed == k:
        owner.armed = item.sibling
    else:
        before = owner.armed
        while w.items[before].sibling != k:
            before = w.items[before].sibling
        w.items[before].sibling = item.sibling
    trigger = w.triggers[item.trigger]
    if trigger.mode == MESSAGE:
        unlisten(w, k, trigger.inbox)
    release(w, k)


def listen(w: World, k: int, inbox: int) -> None:
    """Let the item listen for the messages of an inbox of its case."""
    item = w.items[k]
    box = w.frames[item.frame].case * w.regs[0].inboxes + inbox
    item.next = w.listening[box]
    w.listening[box] = k


def unlisten(w: World, k: int, inbox: int) -> None:
    """Let the item listen no more."""
    item = w.items[k]
    box = w.frames[item.frame].case * w.regs[0].inboxes + inbox
    if w.listening[box] == k:
        w.listening[box] = item.next
        return
    before = w.listening[box]
    while w.items[before].next != k:
        before = w.items[before].next
    w.items[before].next = item.next
