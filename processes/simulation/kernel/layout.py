"""What the kernel's records hold, and the words for their kinds."""

from typing import Any, NamedTuple

# Kinds of nodes.
(TASK, XOR, FORK, JOIN, END, DELAY, OR_SPLIT, OR_JOIN, RACE, TERMINATE, THROW, SUB, RECEIVE) = (
    range(13)
)
# How an activity is repeated.
ONCE, LOOP, SEQUENTIAL, PARALLEL = range(4)
# What sets off a boundary event or the way out of an event-based gateway.
TIMER, MESSAGE, AT_END, THROWN = range(4)
# Distributions.
FIXED, EXPONENTIAL, NORMAL, LOGNORMAL, UNIFORM, TRIANGULAR, GAMMA, EMPIRICAL = range(8)
# States of an item: what a token waits for.
FREE, QUEUED, RUNNING, GONE, DELAYED, ARMED, RACING, INSIDE, LISTENING = range(9)
# States of a run.
GOING, DONE, GROW, LOG_FULL, ENDLESS, TOO_SMALL, NO_CALENDAR = range(7)

NONE = -1
# Moves on the stack that are no node.
FINISHED, POST, DISPATCH = -1, -2, -3
COLLABORATION = -2  # the parent of a process frame where several pools run in one case

# Room that one event may need, in records.
ROOM = 256

# Kept durations: four quantities in bins whose width is 2 ** (1 / 128), from 2 ** -10 s.
BINS = 6400
BINS_PER_LOG = 128 / 0.6931471805599453
LOWEST_LOG = -10 * 0.6931471805599453
CYCLE, WAITING, PROCESSING, COST = range(4)

_I, _F, _U = "i8", "f8", "u8"
RECORDS: dict[str, dict[str, str]] = {
    "nodes": dict.fromkeys(
        ("kind", "first", "outs", "stream", "dist", "team", "priority", "slot", "indegree"), _I
    )
    | dict.fromkeys(("trigger", "triggers", "scope", "mode", "inbox", "message", "messages"), _I)
    | dict.fromkeys(("throws", "reach"), _I)
    | {"chance": _F},
    "outs": {"target": _I, "slot": _I, "share": _F},
    "dists": {"kind": _I, "first": _I, "points": _I}
    | dict.fromkeys(("a", "b", "low", "high", "bottom", "top"), _F),
    "triggers": {"node": _I, "mode": _I, "interrupting": _I, "dist": _I, "inbox": _I}
    | {"stream": _I, "throws": _I, "chance": _F},
    "messages": {"inbox": _I, "scope": _I, "start": _I},
    "scopes": dict.fromkeys(("first", "starts", "first_or", "ors", "first_join", "joins"), _I),
    "teams": {"first": _I, "members": _I, "turn": _I, "waiting": _I},
    "members": {"resource": _I},
    "memberships": {"team": _I, "position": _I},
    "queues": {"head": _I, "tail": _I},
    "resources": dict.fromkeys(("capacity", "free", "calendar", "first", "teams", "unit"), _I)
    | dict.fromkeys(("rate", "busy", "clock", "since", "wake"), _F),
    "calendars": {"cursor": _I, "last": _I},
    "items": dict.fromkeys(
        ("node", "frame", "state", "event", "next", "before", "after", "resource", "unit"), _I
    )
    | dict.fromkeys(("owner", "sibling", "armed", "active", "left", "order", "trigger"), _I)
    | {"child": _I}
    | {"enabled": _F, "start": _F, "work": _F},
    "frames": dict.fromkeys(
        ("scope", "parent", "case", "tokens", "first", "next", "serial", "dirty", "sibling"), _I
    )
    | {"waiting": _I},
    "cases": {"number": _I, "level": _I, "steps": _I, "root": _I, "next": _I, "key": _U}
    | dict.fromkeys(("arrival", "waiting", "processing", "cost"), _F),
    "stack": {"node": _I, "frame": _I, "slot": _I, "serial": _I},
    "heap": {"time": _F, "seq": _I, "item": _I},
    "stats": {"count": _I} | dict.fromkeys(("waiting", "processing", "idle", "cost"), _F),
    "log": {"case": _I, "node": _I, "resource": _I, "unit": _I}
    | {"enabled": _F, "start": _F, "end": _F},
    "regs": dict.fromkeys(
        ("status", "where", "cases", "arrived", "done", "warmup", "seq", "popped", "depth"), _I
    )
    | dict.fromkeys(("free_item", "items", "free_frame", "frames", "free_case", "slots"), _I)
    | dict.fromkeys(("heap", "dirty", "serial", "logged", "logging", "limit", "overrun"), _I)
    | dict.fromkeys(("streams", "counters", "inboxes", "levels", "task_levels", "lists"), _I)
    | dict.fromkeys(("arrival_dist", "arrival_stream", "arrival_calendar", "open_clock"), _I)
    | dict.fromkeys(("level_dist", "level_stream", "root_scope", "several", "resources"), _I)
    | dict.fromkeys(("now", "next_arrival", "counted_from"), _F)
    | {"case_key": _U},
}
# Plain columns: name -> type.
COLUMNS = {
    "opens": _F,
    "closes": _F,
    "worked": _F,
    "values": _F,
    "shares": _F,
    "keys": _U,
    "starts": _I,
    "reach": _I,
    "units": _I,
    "streams": _U,
    "counters": _I,
    "inbox": _I,
    "listening": _I,
    "dirty": _I,
    "kept": _I,
    "sums": _F,
    "bin_sums": _F,
}


class World(NamedTuple):
    """All that one replication reads and writes; lists of records or arrays of them."""

    nodes: Any
    outs: Any
    dists: Any
    triggers: Any
    messages: Any
    scopes: Any
    teams: Any
    members: Any
    memberships: Any
    queues: Any
    resources: Any
    calendars: Any
    items: Any
    frames: Any
    cases: Any
    stack: Any
    stats: Any
    log: Any
    regs: Any
    opens: Any
    closes: Any
    worked: Any
    values: Any
    shares: Any
    keys: Any
    starts: Any
    reach: Any
    units: Any
    streams: Any
    counters: Any
    inbox: Any
    listening: Any
    dirty: Any
    kept: Any
    sums: Any
    bin_sums: Any
    heap: Any
