"""The whole register as it stood at one moment, and what is seen of it.

Reading ten thousand processes takes too long for every click: a snapshot is read once, and
the next one takes over whatever has not changed since.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from processes.inventory.listing import Filter, Line, area_of, grouped, matching, ordered
from processes.inventory.model import Process
from processes.inventory.totals import Total, total

_REMEMBERED = 16


@dataclass(frozen=True, eq=False)
class Seen:
    """The lines that a filter lets through, in their order, with their totals."""

    lines: Sequence[Line]

    @cached_property
    def volume(self) -> Total:
        """All cases a year."""
        return total(line.process.facts.yearly_volume for line in self.lines)

    @cached_property
    def hours(self) -> Total:
        """All hours a year."""
        return total(line.hours for line in self.lines)

    @cached_property
    def _groups(self) -> dict[str, dict[str, "Seen"]]:
        return {}

    def groups(self, by: str) -> dict[str, "Seen"]:
        """Return what is seen of each group, the groups by name."""
        if by not in self._groups:
            parts = grouped(self.lines, by)
            self._groups[by] = {name: Seen(part) for name, part in parts.items()}
        return self._groups[by]

    @cached_property
    def complete(self) -> int:
        """How many have every required field."""
        return sum(1 for line in self.lines if line.missing == 0)


class Snapshot:
    """All processes in the order of their codes. `number` tells what has been read so far."""

    def __init__(self, number: int, lines: Iterable[Line]) -> None:
        self.number = number
        self.lines = sorted(lines, key=lambda line: (len(line.process.code), line.process.code))
        self._seen: dict[tuple[Filter, str], Seen] = {}

    def after(self, number: int, changed: Iterable[Process], gone: Collection[str]) -> "Snapshot":
        """Return the next snapshot: the changed and new processes read, the gone ones left out."""
        fresh = {process.id: Line(process) for process in changed}
        kept = [
            line
            for line in self.lines
            if line.process.id not in fresh and line.process.id not in gone
        ]
        return Snapshot(number, [*kept, *fresh.values()])

    def seen(self, wanted: Filter, order: str) -> Seen:
        """Return what the filter lets through; the last few answers are remembered."""
        key = (wanted, order)
        if key not in self._seen:
            if len(self._seen) >= _REMEMBERED:
                self._seen.pop(next(iter(self._seen)), None)
            self._seen[key] = Seen(ordered(matching(self.lines, wanted), order))
        return self._seen[key]

    @cached_property
    def areas(self) -> list[str]:
        """The areas that the processes name, 모름 among them."""
        return sorted({area_of(line.process) for line in self.lines})
