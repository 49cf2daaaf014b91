"""Coverage: how many of the registered processes have every required field. Never typed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from processes.inventory.fields import Field
from processes.inventory.model import Process


@dataclass(frozen=True)
class Coverage:
    """The processes of one department (or of all), counted against the required fields."""

    department: str
    registered: int
    complete: int
    unknown: Mapping[str, int]  # label of a required field -> processes that don't know it

    @property
    def share(self) -> float | None:
        """The complete part of the registered ones; None where nothing is registered."""
        return self.complete / self.registered if self.registered else None

    @property
    def percent(self) -> int | None:
        """The share in whole percent, rounded down: 100 says that nothing is left to do."""
        return self.complete * 100 // self.registered if self.registered else None


@dataclass(frozen=True)
class Gap:
    """A process that misses required fields."""

    process: Process
    fields: tuple[Field, ...]


def gaps(processes: Iterable[Process], required: Sequence[Field]) -> list[Gap]:
    """Return the processes that miss required fields, each with those."""
    found = []
    for process in processes:
        unknown = tuple(f for f in required if getattr(process.facts, f.key) is None)
        if unknown:
            found.append(Gap(process, unknown))
    return found


def of(department: str, processes: Sequence[Process], required: Sequence[Field]) -> Coverage:
    """Return the coverage of one department's processes; the most often missing field first."""
    found = gaps(processes, required)
    counts = dict.fromkeys((f.label for f in required), 0)
    for gap in found:
        for missed in gap.fields:
            counts[missed.label] += 1
    most = sorted(((n, label) for label, n in counts.items() if n), key=lambda pair: -pair[0])
    return Coverage(
        department, len(processes), len(processes) - len(found), {label: n for n, label in most}
    )


def by_department(
    processes: Iterable[Process], departments: Sequence[str], required: Sequence[Field]
) -> list[Coverage]:
    """Return the coverage of each department, also of one that has registered nothing."""
    owned: dict[str, list[Process]] = {name: [] for name in departments}
    for process in processes:
        if process.department in owned:
            owned[process.department].append(process)
    return [of(name, owned[name], required) for name in departments]


def total(parts: Iterable[Coverage]) -> Coverage:
    """Return the coverage of several departments together."""
    listed = list(parts)
    counts: dict[str, int] = {}
    for part in listed:
        for label, number in part.unknown.items():
            counts[label] = counts.get(label, 0) + number
    return Coverage(
        "전체",
        sum(part.registered for part in listed),
        sum(part.complete for part in listed),
        dict(sorted(counts.items(), key=lambda pair: -pair[1])),
    )
