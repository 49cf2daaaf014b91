"""The register as a list: which processes match, in which order, in which groups."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from processes.inventory.fields import BY_KEY, FIGURES, UNKNOWN, missing
from processes.inventory.model import Estimate, Process
from processes.inventory.search import Searched, searched, stands_in, words_of
from processes.inventory.totals import yearly_hours

COMPLETE, INCOMPLETE = "다 채움", "빠진 것 있음"
FILLED = (COMPLETE, INCOMPLETE)


class Line:
    """A process with what the list asks of it again and again, worked out once."""

    def __init__(self, process: Process) -> None:
        self.process = process

    @cached_property
    def searched(self) -> Searched:
        """What a search looks through."""
        return searched(self.process)

    @cached_property
    def missing(self) -> int:
        """How many required fields are unknown."""
        return len(missing(self.process.facts))

    @cached_property
    def hours(self) -> Estimate | None:
        """The hours a year."""
        return yearly_hours(self.process.facts)


@dataclass(frozen=True)
class Filter:
    """What the user wants to see; an empty choice lets everything through."""

    search: str = ""
    departments: Sequence[str] = ()
    areas: Sequence[str] = ()
    personal_data: Sequence[str] = ()
    n2sf: Sequence[str] = ()
    filled: str | None = None
    unknown: Sequence[str] = ()  # fields of which at least one is unknown


def lines(processes: Iterable[Process]) -> list[Line]:
    """Return the lines of processes."""
    return [Line(process) for process in processes]


def matching(among: Iterable[Line], wanted: Filter) -> list[Line]:
    """Return the lines that the filter lets through, in their order."""
    tests = _tests(wanted)
    return [line for line in among if all(test(line) for test in tests)]


def area_of(process: Process) -> str:
    """Return the area, or the word for unknown."""
    return process.facts.area or UNKNOWN


def _tests(wanted: Filter) -> list[Callable[[Line], bool]]:
    """Return what a line must pass; what lets everything through is left out."""
    tests: list[Callable[[Line], bool]] = []
    for chosen, value in (
        (wanted.departments, lambda p: p.department),
        (wanted.areas, area_of),
        (wanted.personal_data, lambda p: p.facts.personal_data or UNKNOWN),
        (wanted.n2sf, lambda p: p.facts.n2sf_grade or UNKNOWN),
    ):
        if chosen:
            tests.append(_among(frozenset(chosen), value))
    if wanted.filled in FILLED:
        tests.append(lambda line: (line.missing == 0) == (wanted.filled == COMPLETE))
    keys = [key for key in wanted.unknown if key in BY_KEY]
    if keys:
        tests.append(lambda line: any(getattr(line.process.facts, key) is None for key in keys))
    words = words_of(wanted.search)
    if words:
        tests.append(lambda line: stands_in(line.searched, words))
    return tests


def _among(chosen: frozenset[str], value: Callable[[Process], str]) -> Callable[[Line], bool]:
    return lambda line: value(line.process) in chosen


# --- order ----------------------------------------------------------------------------------


def amount(estimate: Estimate | None) -> float | None:
    """Return the figure to order by: the likely one, else the highest or lowest bound."""
    if estimate is None:
        return None
    known = (estimate.likely, estimate.high, estimate.low)
    return next((bound for bound in known if bound is not None), None)


def _figure(key: str) -> Callable[[Line], float | None]:
    def value(line: Line) -> float | None:
        found: Any = getattr(line.process.facts, key)
        return amount(found) if isinstance(found, Estimate) else found

    return value


_MOST = {"minutes_per_case": "건당 시간 긴 순", "waiting_minutes": "대기 시간 긴 순"}
_LEAST = {"minutes_per_case": "건당 시간 짧은 순", "yearly_volume": "연간 건수 적은 순"}
_AMOUNTS: dict[str, Callable[[Line], float | None]] = {
    "연간 시간 많은 순": lambda line: amount(line.hours),
    "빠진 항목 많은 순": lambda line: line.missing,
    **{_MOST.get(field.key, f"{field.label} 많은 순"): _figure(field.key) for field in FIGURES},
}
_RISING: dict[str, Callable[[Line], float | None]] = {
    "연간 시간 적은 순": lambda line: amount(line.hours),
    **{label: _figure(key) for key, label in _LEAST.items()},
}
_TEXTS: dict[str, Callable[[Line], str]] = {
    "업무명 순": lambda line: line.process.name,
    "부서 순": lambda line: line.process.department,
    "대분류 순": lambda line: line.process.facts.area or "\uffff",
}
NEWEST_FIRST = "최근 고친 순"
BY_CODE = "번호 순"
ORDERS = (BY_CODE, *_TEXTS, *_AMOUNTS, *_RISING, NEWEST_FIRST)


def ordered(among: Sequence[Line], order: str) -> list[Line]:
    """Return the lines in the order; where the amount is unknown, they come last."""
    for orders, sign in ((_AMOUNTS, -1), (_RISING, 1)):
        if order in orders:
            value = orders[order]
            known = [(v, line) for line in among if (v := value(line)) is not None]
            rest = [line for line in among if value(line) is None]
            return [line for _, line in sorted(known, key=lambda one: sign * one[0])] + rest
    if order in _TEXTS:
        return sorted(among, key=_TEXTS[order])
    if order == NEWEST_FIRST:
        return sorted(among, key=lambda line: line.process.updated_at, reverse=True)
    return list(among)


# --- groups ---------------------------------------------------------------------------------

GROUPINGS: Mapping[str, Callable[[Process], str]] = {
    "부서": lambda process: process.department,
    "대분류": area_of,
}


def grouped(among: Iterable[Line], by: str) -> dict[str, list[Line]]:
    """Return the lines by group, the groups by name, each in the order of the lines."""
    of = GROUPINGS[by]
    found: dict[str, list[Line]] = {}
    for line in among:
        found.setdefault(of(line.process), []).append(line)
    return {name: found[name] for name in sorted(found)}
