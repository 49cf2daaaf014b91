"""The moves of one moment: every token goes on until it rests."""

from processes.simulation.kernel.layout import END, ENDLESS, FORK, JOIN, TASK, XOR, World
from processes.simulation.kernel.rare import enter_other, make_other_move
from processes.simulation.kernel.tokens import choose, end, join, mark, send_on
from processes.simulation.kernel.triggers import arm
from processes.simulation.kernel.work import enable


def walk(w: World) -> None:
    """Make all moves of this moment, until every token rests."""
    regs = w.regs[0]
    while regs.depth > 0:
        regs.depth -= 1
        move = w.stack[regs.depth]
        node, frame, slot = move.node, move.frame, move.slot
        if w.frames[frame].serial != move.serial:
            continue  # what it was part of has been ended
        if node >= 0:
            enter(w, node, frame, slot)
        else:
            make_other_move(w, node, frame, slot)


def enter(w: World, node: int, frame: int, slot: int) -> None:
    """Let a token of the frame arrive at the node, by the tracked flow `slot`."""
    regs = w.regs[0]
    case = w.cases[w.frames[frame].case]
    case.steps += 1
    if case.steps > regs.limit:
        regs.status = ENDLESS
        regs.where = node
        return
    if regs.lists:
        mark(w, frame)
    kind = w.nodes[node].kind
    if kind == TASK:
        enter_task(w, node, frame)
    elif kind == XOR:
        choose(w, node, frame)
    elif kind == FORK:
        send_on(w, node, frame)
    elif kind == END:
        end(w, node, frame)
    elif kind == JOIN:
        join(w, node, frame, slot)
    else:
        enter_other(w, node, frame, slot)


def enter_task(w: World, node: int, frame: int) -> None:
    """Let a token arrive at a task; its boundary events lie in wait from now."""
    k = enable(w, node, frame)
    if w.nodes[node].triggers > 0:
        arm(w, k)
