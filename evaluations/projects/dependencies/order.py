"""Who goes first: pure, over pairs (project, the one that must go before it)."""

from collections.abc import Iterable, Mapping

Pairs = Iterable[tuple[str, str]]


def befores(pairs: Pairs) -> dict[str, list[str]]:
    """Return project -> those that must go directly before it, in the order given."""
    found: dict[str, list[str]] = {}
    for project, before in pairs:
        found.setdefault(project, []).append(before)
    return found


def way(pairs: Pairs, start: str, end: str) -> list[str]:
    """Return a chain start → … → end of projects each waiting for the next; [] for none."""
    waits = befores(pairs)
    came: dict[str, str] = {start: ""}
    todo = [start]
    while todo:
        here = todo.pop()
        if here == end:
            return _back(came, end)
        for before in waits.get(here, ()):
            if before not in came:
                came[before] = here
                todo.append(before)
    return []


def _back(came: Mapping[str, str], end: str) -> list[str]:
    chain = [end]
    while came[chain[-1]]:
        chain.append(came[chain[-1]])
    return chain[::-1]


def ordered(projects: Iterable[str], pairs: Pairs) -> list[str]:
    """Return the projects so that each stands after all that must go before it.

    Else they keep the order in which they were given. Takes pairs without a cycle.
    """
    waits, placed = befores(pairs), dict[str, None]()
    known = list(projects)
    inside = set(known)
    for first in known:
        todo = [first]
        while todo:
            here = todo[-1]
            open_ = [b for b in waits.get(here, ()) if b in inside and b not in placed]
            if open_ and here not in placed:
                todo.append(open_[0])
            else:
                placed.setdefault(here)
                todo.pop()
    return list(placed)
