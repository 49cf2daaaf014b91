"""When an inclusive join may fire: BPMN 2.0.2 §13.4.3, after Völzer (2010).

It fires when a token lies on one of its flows, and no token elsewhere can still come to one of
its empty flows; a token that could come to a flow that is already taken does not hold it up.
Ways through the join itself do not count.
"""

from dataclasses import dataclass
from typing import Protocol

from processes.bpmn.soundness.budget import Budget


class Wiring(Protocol):
    """How the places of a game hang together, as bit masks over the places."""

    source: list[int]
    ins: list[list[int]]
    outs: list[list[int]]


@dataclass(frozen=True)
class InclusiveJoin:
    """One inclusive join: for each flow into it, the places from which a token can come."""

    ins: int
    upstream: dict[int, int]

    def reach(self, ins: int) -> int:
        """Return the places from which a token can come to any of these flows."""
        found = 0
        for place, mask in self.upstream.items():
            if ins >> place & 1:
                found |= mask
        return found

    def ready(self, marked: int) -> bool:
        """Whether the join may fire."""
        taken = marked & self.ins
        if not taken:
            return False
        elsewhere = marked & ~self.ins
        return not elsewhere & self.reach(self.ins & ~taken) & ~self.reach(taken)

    def settled(self, marked: int) -> bool:
        """Whether nothing that happens elsewhere can hold up the join, which may fire."""
        taken = marked & self.ins
        return bool(taken) and not marked & ~self.ins & self.reach(self.ins & ~taken)

    def aims(self, place: int) -> int:
        """Return the flows into the join to which a token on the place can come."""
        return sum(1 << into for into, mask in self.upstream.items() if mask >> place & 1)


def inclusive(wiring: Wiring, vertex: int, budget: Budget) -> InclusiveJoin:
    """Return the join of a vertex with what lies upstream of each of its flows."""
    upstream = {}
    for place in wiring.ins[vertex]:
        found = 1 << place
        waiting = [place]
        while waiting:
            before = wiring.source[waiting.pop()]
            if before in {vertex, -1}:
                continue
            budget.spend(len(wiring.ins[before]))
            for one in wiring.ins[before]:
                if not found >> one & 1:
                    found |= 1 << one
                    waiting.append(one)
        upstream[place] = found
    return InclusiveJoin(sum(1 << place for place in wiring.ins[vertex]), upstream)


def narrows(join: InclusiveJoin, ins: list[int], outs: list[int], *, together: bool) -> bool:
    """Whether a firing leaves a token that can come to fewer flows of the join than before.

    Only such a firing can make a join wait that would not have waited. `together`: the firing
    takes a token from each place in `ins`, else from any one of them.
    """
    before = [join.aims(place) for place in ins]
    for place in outs:
        after = join.aims(place)
        fine = [aim != 0 and not aim & ~after for aim in before]
        if after and not (any(fine) if together else all(fine)):
            return True
    return False
