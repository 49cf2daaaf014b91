"""Items, frames and moves: where the tokens of a case are."""

from processes.simulation.kernel.layout import FREE, NONE, TOO_SMALL, World


def new_item(w: World, node: int, frame: int, state: int) -> int:
    """Return a new item: a token of the frame that waits at the node from now."""
    regs = w.regs[0]
    k = regs.free_item
    if k != NONE:
        regs.free_item = w.items[k].next
    elif regs.items < len(w.items):
        k = regs.items
        regs.items += 1
    else:
        regs.status = TOO_SMALL
        return 0
    item = w.items[k]
    item.node = node
    item.frame = frame
    item.state = state
    item.event = 0
    item.resource = NONE
    item.armed = NONE
    item.child = NONE
    item.active = 0
    item.left = 0
    item.enabled = regs.now
    item.before = NONE
    if regs.lists:
        after = w.frames[frame].first
        item.after = after
        if after != NONE:
            w.items[after].before = k
        w.frames[frame].first = k
    return k  # type: ignore[no-any-return]


def unlink(w: World, k: int) -> None:
    """Take the item out of its frame's list."""
    if not w.regs[0].lists:
        return
    item = w.items[k]
    if item.before == NONE:
        w.frames[item.frame].first = item.after
    else:
        w.items[item.before].after = item.after
    if item.after != NONE:
        w.items[item.after].before = item.before


def release(w: World, k: int) -> None:
    """Give the item's place back; it must be unlinked. Its event to come is void."""
    regs = w.regs[0]
    item = w.items[k]
    item.state = FREE
    item.event = 0
    item.next = regs.free_item
    regs.free_item = k


def drop(w: World, k: int) -> None:
    """Take the item out of its frame and give its place back."""
    unlink(w, k)
    release(w, k)


def put(w: World, node: int, frame: int, slot: int) -> None:
    """Add a move to the stack: a token of the frame to the node, or one of the other moves."""
    regs = w.regs[0]
    if regs.depth >= len(w.stack):
        regs.status = TOO_SMALL
        return
    move = w.stack[regs.depth]
    regs.depth += 1
    move.node = node
    move.frame = frame
    move.slot = slot
    move.serial = w.frames[frame].serial


def new_frame(w: World, scope: int, parent: int, case: int) -> int:
    """Return a new frame of a scope, its tokens on their way to where the scope starts."""
    regs = w.regs[0]
    f = regs.free_frame
    if f != NONE:
        regs.free_frame = w.frames[f].next
    elif regs.frames < len(w.frames):
        f = regs.frames
        regs.frames += 1
    else:
        regs.status = TOO_SMALL
        return 0
    regs.serial += 1
    frame = w.frames[f]
    frame.scope = scope
    frame.parent = parent
    frame.case = case
    frame.first = NONE
    frame.sibling = NONE
    frame.serial = regs.serial
    frame.waiting = 0
    frame.tokens = w.scopes[scope].starts
    for place in range(f * regs.counters, (f + 1) * regs.counters):
        w.counters[place] = 0
    for place in range(w.scopes[scope].starts):
        put(w, w.starts[w.scopes[scope].first + place], f, NONE)
    return f  # type: ignore[no-any-return]


def drop_frame(w: World, f: int) -> None:
    """Give the frame's place back; moves that are still under way in it are void."""
    regs = w.regs[0]
    frame = w.frames[f]
    frame.serial = 0
    frame.waiting = 0
    frame.next = regs.free_frame
    regs.free_frame = f
