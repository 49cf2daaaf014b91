"""Columns: each node right of what leads to it. Flows that close a loop are left out of that."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

Pair = tuple[str, str]


def columns(
    nodes: Sequence[str], flows: Sequence[Pair], messages: Sequence[Pair]
) -> tuple[dict[str, int], set[Pair]]:
    """Return the column of each node, from 0, and the flows that run back.

    A flow leads at least one column to the right. A message leads not to the left, unless it
    would close a circle. The longest way decides (longest-path layering).
    """
    back = _closing(nodes, flows)
    forward = [(pair, 1) for pair in dict.fromkeys(flows) if pair not in back]
    forward += [(pair, 0) for pair in _acyclic(messages, [pair for pair, _ in forward])]
    after: dict[str, list[tuple[str, int]]] = defaultdict(list)
    waiting = dict.fromkeys(nodes, 0)
    for (source, target), length in forward:
        after[source].append((target, length))
        waiting[target] += 1
    first = [node for node in nodes if not waiting[node]]
    rank = dict.fromkeys(nodes, 0)
    ready = list(reversed(first))
    while ready:
        node = ready.pop()
        for target, length in after[node]:
            rank[target] = max(rank[target], rank[node] + length)
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    for node in first:  # a late start stands just before what it starts
        if after[node]:
            rank[node] = max(0, min(rank[target] - length for target, length in after[node]))
    return rank, back


def _closing(nodes: Sequence[str], flows: Iterable[Pair]) -> set[Pair]:
    """Return the flows that lead back to a node on the way to them (depth first, from starts)."""
    after: dict[str, list[str]] = defaultdict(list)
    reached = set()
    for source, target in flows:
        after[source].append(target)
        if source != target:
            reached.add(target)
    back: set[Pair] = set()
    seen: set[str] = set()
    for root in (*(node for node in nodes if node not in reached), *nodes):
        if root not in seen:
            _descend(root, after, seen, back)
    return back


def _descend(
    root: str, after: Mapping[str, Sequence[str]], seen: set[str], back: set[Pair]
) -> None:
    seen.add(root)
    on_the_way = {root}
    stack = [(root, iter(after.get(root, ())))]
    while stack:
        node, targets = stack[-1]
        target = next(targets, None)
        if target is None:
            on_the_way.discard(node)
            stack.pop()
        elif target in on_the_way:
            back.add((node, target))
        elif target not in seen:
            seen.add(target)
            on_the_way.add(target)
            stack.append((target, iter(after.get(target, ()))))


def _acyclic(messages: Iterable[Pair], flows: Iterable[Pair]) -> list[Pair]:
    """Return the messages that can be taken in without closing a circle."""
    after: dict[str, set[str]] = defaultdict(set)
    for source, target in flows:
        after[source].add(target)
    taken = []
    for source, target in dict.fromkeys(messages):
        if not _leads(after, target, source):
            after[source].add(target)
            taken.append((source, target))
    return taken


def _leads(after: dict[str, set[str]], start: str, goal: str) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        node = waiting.pop()
        if node == goal:
            return True
        fresh = after[node] - seen
        seen |= fresh
        waiting.extend(fresh)
    return False
