"""How much may be looked at: a count, never a clock, so that the same file gets the same answer."""

from dataclasses import dataclass


class Exhausted(Exception):
    """The bound was reached; whoever asked falls back or says that it is not decided."""


@dataclass
class Budget:
    """Work that is left, in units of half a microsecond or so, and the states seen so far."""

    left: int
    explored: int = 0

    def spend(self, work: int) -> None:
        """Count the work, or raise Exhausted."""
        self.left -= work
        if self.left < 0:
            raise Exhausted

    def part(self, share: float) -> "Budget":
        """Return a share for a search that may fail; `settle` counts what it has used."""
        return Budget(int(self.left * share))

    def settle(self, part: "Budget", share: float) -> None:
        """Count what a part has used."""
        self.left -= int(self.left * share) - max(part.left, 0)
        self.explored += part.explored
