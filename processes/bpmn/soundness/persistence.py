"""Which moves of a marking need to be tried: the others commute with them and can wait.

Stubborn sets (Valmari 1991; Schmidt 2000 for reaching a goal). Whatever is left out can be done
later in the same run, so that every goal is still found, by a run of the same length.
"""

from collections.abc import Collection

from processes.bpmn.soundness.game import Cluster, Game, bits


def one_thread(game: Game, marked: int, clusters: list[Cluster]) -> list[Cluster]:
    """Return moves enough to find every marking in which nothing moves any more.

    The token that is furthest back goes on alone, unless an inclusive join looks at it, or it
    can go on for ever without an end: then the others would never have their turn.
    """
    best: Cluster | None = None
    for cluster in clusters:
        vertex = cluster.vertex
        if game.depends[vertex] or game.trapped[vertex]:
            continue
        if vertex in game.joins and not game.joins[vertex].settled(marked):
            continue
        if best is None or vertex < best.vertex:
            best = cluster
    return clusters if best is None else [best]


def towards(game: Game, marked: int, goals: Collection[int]) -> tuple[list[Cluster], int]:
    """Return moves enough to find every marking in which one of the goal vertices fires.

    The second value is how many vertices were looked at.
    """
    seen = set(goals)
    waiting = list(goals)
    found: set[Cluster] = set()
    while waiting:
        vertex = waiting.pop()
        fresh = _needed(game, marked, vertex, found)
        for one in fresh:
            if one not in seen and one >= 0:
                seen.add(one)
                waiting.append(one)
    return sorted(found), len(seen)


def _needed(game: Game, marked: int, vertex: int, found: set[Cluster]) -> list[int]:
    """Add what the vertex can do now; return which vertices could change what it can do."""
    before: list[int] = []
    ready: list[Cluster] = []
    kind = game.join[vertex]
    ins = game.taking[vertex]
    if kind == "xor":
        ready = [Cluster(vertex, 1 << place) for place in bits(ins & marked)]
        before = [game.source[place] for place in bits(ins & ~marked)]
    elif kind == "and":
        missing = ins & ~marked
        if missing:
            before = [game.source[(missing & -missing).bit_length() - 1]]
        else:
            ready = [Cluster(vertex, ins)]
    else:
        join = game.joins[vertex]
        before = [game.source[place] for place in bits(ins & ~marked)]
        before += [game.target[place] for place in bits(marked & ~ins & join.reach(ins))]
        if join.ready(marked):
            ready = [Cluster(vertex, marked & ins)]
    if ready:
        found.update(ready)
        before += game.depends[vertex]
    return before
