"""Which flows into an inclusive join a token can still reach, from every vertex."""

from processes.simulation.drafting import Vertex


def reached_flows(join: Vertex, vertices: list[Vertex]) -> list[float]:
    """Return, per vertex, the flows into the join reachable without passing it, as bits.

    A boundary event or a way out of an event-based gateway is reached from what it belongs to.
    """
    before: dict[int, list[int]] = {one.index: [] for one in vertices}
    for one in vertices:
        for target, _share in one.edges:
            before[target.index].append(one.index)
        for trigger in one.triggers:
            before[int(trigger["node"])].append(one.index)
    bits = [0] * len(vertices)
    for place, source in enumerate(join.sources):
        waiting, seen = [source.index], {join.index}
        while waiting:
            number = waiting.pop()
            if number in seen:
                continue
            seen.add(number)
            bits[number] |= 1 << place
            waiting += before[number]
    return [float(one) for one in bits]
