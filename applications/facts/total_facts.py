"""Facts over all sources of a draft: sums that say how many of the parts are known."""

from collections.abc import Callable, Iterator, Sequence

from applications.facts.amounts import amount, won
from applications.facts.fact import Fact, Place
from applications.facts.process_facts import certainty
from applications.facts.saving_facts import PARTS, freed_hours, hours_text
from applications.facts.sources import ProcessSource, Sources
from processes.inventory import totals
from processes.inventory.model import Estimate, Facts
from processes.savings.hours import total as total_hours

SECTION = "합계"
_SUMS: tuple[tuple[str, str, str, Callable[[Facts], Estimate | None]], ...] = (
    ("yearly_volume", "연간 건수", "건/년", lambda facts: facts.yearly_volume),
    ("yearly_hours", "연간 처리시간", "시간/년", totals.yearly_hours),
    ("yearly_sheets", "연간 종이 문서", "매/년", totals.yearly_sheets),
)


def total_facts(sources: Sources) -> Iterator[Fact]:
    """Give the sums; only where there is more than one source of the kind to add up."""
    if len(sources.processes) > 1:
        yield from _of_processes(sources.processes)
    if len(sources.projects) > 1:
        yield from _of_projects(sources)


def sum_of(parts: Sequence[Estimate | None]) -> tuple[Estimate | None, int]:
    """Return the sum of the known parts, None where none is, and how many are known."""
    found = totals.total(parts)
    if not found.known:
        return None, 0
    least = None if all(p is None or p.bounds[0] is None for p in parts) else found.low
    return Estimate(least, found.likely, found.high, "", found.approximate), found.known


def _of_processes(processes: Sequence[ProcessSource]) -> Iterator[Fact]:
    codes = [one.process.code for one in processes]
    count = len(processes)
    named = ", ".join(codes)
    yield _fact("process_count", "업무 수", f"업무 {count}개", "개", f"{named}", "등록", "")
    days = [one.process.facts.source_date for one in processes]
    for key, label, unit, compute in _SUMS:
        parts = [compute(one.process.facts) for one in processes]
        found, known = sum_of(parts)
        text = _told(amount(found, unit), known, count)
        sure = all(
            part is not None and certainty(one.process.facts, part) == "확인"
            for one, part in zip(processes, parts, strict=True)
        )
        told = f"{label} 합계: {named}"
        since = min((day for day in days if day), default="") if all(days) else ""
        word = "확인" if sure else "추정"
        yield _fact(f"all_{key}", f"{label} 합계", text, unit, told, word, since)
    yield from _savings(processes, named)


def _savings(processes: Sequence[ProcessSource], named: str) -> Iterator[Fact]:
    for key, label, state in PARTS:
        chosen = [
            (one, [saving for saving in one.savings if saving.plan.state == state])
            for one in processes
        ]
        plans = [saving.plan for _, own in chosen for saving in own]
        if not plans:
            continue
        found = total_hours(hours for one, own in chosen for hours in freed_hours(one, own))
        whole = found.known + found.unknown
        text = _told(hours_text(found.hours) if found.known else None, found.known, whole, "재설계")
        since = min(plan.source_date for plan in plans)
        told = f"아낀 시간, 재설계 {whole}건: {named}"
        yield _fact(f"all_{key}", f"{label} 합계", text, "시간/년", told, "추정", since, "savings")


def _of_projects(sources: Sources) -> Iterator[Fact]:
    projects = [one.project for one in sources.projects]
    named = ", ".join(one.code for one in projects)
    known = [one.budget_krw for one in projects if one.budget_krw is not None]
    count = len(projects)
    yield _fact(
        "project_count", "정보화사업 수", f"사업 {count}개", "개", named, "등록", "", "projects"
    )
    text = _told(won(sum(known)) if known else None, len(known), count, "사업")
    told = f"사업 예산 합계: {named}"
    yield _fact("all_project_budget", "사업 예산 합계", text, "원", told, "등록", "", "projects")


def _told(text: str | None, known: int, count: int, what: str = "업무") -> str | None:
    """Say of how many the sum is; what is unknown is named, never counted as nothing."""
    if text is None:
        return None
    if known == count:
        return f"{text}({what} {count}개의 합)"
    return f"{text}({what} {count}개 가운데 아는 {known}개의 합, {count - known}개는 모름)"


def _fact(
    key: str,
    label: str,
    value: str | None,
    unit: str,
    source: str,
    confirmed: str,
    as_of: str,
    page: str = "inventory",
) -> Fact:
    place = Place.of(page)
    return Fact(key, label, value, unit, source, confirmed, as_of, place=place, section=SECTION)
