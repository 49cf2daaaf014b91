"""The register as a list: which processes match, in which order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from processes.inventory.fields import UNKNOWN, missing
from processes.inventory.model import Estimate, Process
from processes.inventory.search import found
from processes.inventory.totals import yearly_hours

COMPLETE, INCOMPLETE = "다 채움", "빠진 것 있음"
FILLED = (COMPLETE, INCOMPLETE)


@dataclass(frozen=True)
class Filter:
    """What the user wants to see; an empty choice lets everything through."""

    search: str = ""
    departments: Sequence[str] = ()
    areas: Sequence[str] = ()
    personal_data: Sequence[str] = ()
    filled: str | None = None


def matching(processes: Iterable[Process], wanted: Filter) -> list[Process]:
    """Return the processes that the filter lets through, in their order."""
    return [process for process in processes if _matches(process, wanted)]


def area_of(process: Process) -> str:
    """Return the area, or the word for unknown."""
    return process.facts.area or UNKNOWN


def _matches(process: Process, wanted: Filter) -> bool:
    return (
        (not wanted.departments or process.department in wanted.departments)
        and (not wanted.areas or area_of(process) in wanted.areas)
        and (
            not wanted.personal_data
            or (process.facts.personal_data or UNKNOWN) in wanted.personal_data
        )
        and wanted.filled in (None, INCOMPLETE if missing(process.facts) else COMPLETE)
        and found(process, wanted.search)
    )


def _amount(estimate: Estimate | None) -> float | None:
    """Return the figure to order by: the likely one, else the highest or lowest bound."""
    if estimate is None:
        return None
    known = (estimate.likely, estimate.high, estimate.low)
    return next((bound for bound in known if bound is not None), None)


_AMOUNTS: dict[str, Callable[[Process], float | None]] = {
    "연간 시간 많은 순": lambda process: _amount(yearly_hours(process.facts)),
    "연간 건수 많은 순": lambda process: _amount(process.facts.yearly_volume),
    "건당 시간 긴 순": lambda process: _amount(process.facts.minutes_per_case),
    "빠진 항목 많은 순": lambda process: len(missing(process.facts)),
}
_TEXTS: dict[str, Callable[[Process], str]] = {
    "업무명 순": lambda process: process.name,
    "부서 순": lambda process: process.department,
}
NEWEST_FIRST = "최근 고친 순"
BY_CODE = "번호 순"
ORDERS = (BY_CODE, *_TEXTS, *_AMOUNTS, NEWEST_FIRST)


def ordered(processes: Sequence[Process], order: str) -> list[Process]:
    """Return the processes in the order; where the amount is unknown, they come last."""
    if order in _AMOUNTS:
        amount = _AMOUNTS[order]
        return sorted(processes, key=lambda p: -1 if (a := amount(p)) is None else a, reverse=True)
    if order in _TEXTS:
        return sorted(processes, key=_TEXTS[order])
    if order == NEWEST_FIRST:
        return sorted(processes, key=lambda process: process.updated_at, reverse=True)
    return list(processes)
