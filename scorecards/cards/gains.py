"""Redesign gains: hours a year that each redesign frees, from the least to the most."""

from collections.abc import Mapping, Sequence

from look.theme import Look
from processes.inventory.model import Process
from processes.savings.hours import Hours, freed, given, total
from processes.savings.model import IN_FORCE, PLANNED, GivenHours, Saving
from scorecards import charts
from scorecards.charts import Span as Interval
from scorecards.charts import Spec
from scorecards.model import (
    UNKNOWN,
    WHOLE,
    Behind,
    Figure,
    Figures,
    Headline,
    Link,
    Part,
    Row,
    Table,
)
from scorecards.wording import number, span

MEASURES: Mapping[str, str] = {"gain.in-force": IN_FORCE, "gain.planned": PLANNED}
KNOWN, GIVEN = "gain.known", "gain.given"
SIGNS = {IN_FORCE: "●", PLANNED: "○"}
_DRAWN = 25  # the longest bars; the table has them all


def figures(
    savings: Sequence[Saving], gifts: Sequence[GivenHours], processes: Mapping[str, Process]
) -> list[Figure]:
    """Return the hours of each redesign by department and state; unknown hours count apart."""
    owned: dict[str, list[Saving]] = {WHOLE: list(savings)}
    for one in savings:
        owned.setdefault(processes[one.process_id].department, []).append(one)
    found = []
    for name, listed in owned.items():
        hours = {one.id: freed(processes[one.process_id].facts, one.plan.minutes) for one in listed}
        for measure, state in MEASURES.items():
            within = [one for one in listed if one.plan.state == state]
            sums = total(hours[one.id] for one in within)
            parts = tuple(_part(one, processes[one.process_id], hours[one.id]) for one in within)
            found.append(_figure(measure, name, sums.hours, len(within), parts if name else ()))
        known = sum(hours[one.id] is not None for one in listed)
        found.append(Figure(KNOWN, name, known, len(listed)))
        ids = {one.id for one in listed if one.plan.state == IN_FORCE}
        away = [one.gift for one in gifts if one.saving_id in ids]
        found.append(_figure(GIVEN, name, given(away), len(away), ()))
    return found


def _part(one: Saving, process: Process, hours: Hours | None) -> Part:
    numbers = (hours.low, hours.likely, hours.high) if hours else (None, None, None)
    return Part(one.id, one.plan.title, process.code, numbers)


def _figure(
    measure: str, department: str, hours: Hours, count: int, parts: tuple[Part, ...]
) -> Figure:
    return Figure(measure, department, hours.likely, count, hours.low, hours.high, parts)


def headline(told: Figures, department: str) -> Headline:
    """Return the hours freed by what is in force, and what is planned and given away."""
    now, later = (told.get(measure, department) for measure in MEASURES)
    known, away = told.get(KNOWN, department), told.get(GIVEN, department)
    unknown = (known.whole or 0) - (known.value or 0)
    left = f" 시간을 셀 수 없는 재설계 {unknown:,.0f}건은 뺐습니다." if unknown else ""
    detail = (
        f"시행 중인 재설계 {number(now.whole)}건. 계획한 {number(later.whole)}건은 "
        f"{words(later)}. 공공서비스에 돌려준 시간 {words(away)}."
    )
    return Headline("줄어든 시간 (연간)", words(now), detail + left)


def words(one: Figure) -> str:
    """Write the hours of a figure with its bounds; none where there is nothing to add up."""
    return "없음" if not one.whole else _told(one.low, one.value, one.high)


def _told(low: float | None, likely: float | None, high: float | None) -> str:
    if low is None and likely is None and high is None:
        return UNKNOWN
    if likely is None or low == high:
        return span(low, high, "시간")
    return f"{number(likely)}시간 ({span(low, high, '시간')})"


def table(told: Figures, department: str) -> Table:
    """Return a line for each redesign, those in force first."""
    rows = tuple(
        Row((part.word, part.name, f"{SIGNS[state]} {state}", _told(*_bounds(part))), part.key)
        for state, part in _parts(told, department)
    )
    return Table(("업무", "재설계", "상태", "줄이는 시간 (연간)"), rows)


def picture(told: Figures, department: str, look: Look) -> Spec | None:
    """Draw each redesign's interval; those in force filled, planned ones with a broken edge."""
    listed = _parts(told, department)
    if not listed:
        return None
    listed.sort(key=lambda pair: -(pair[1].numbers[2] or pair[1].numbers[0] or 0))
    drawn = [
        Interval(
            f"{part.word} {part.name}", *_bounds(part), _short(state, part), part.key,
            state == IN_FORCE,
        )
        for state, part in listed[:_DRAWN]
    ]  # fmt: skip
    return charts.spans(drawn, look, title="줄이는 시간 (시간/년) ● 시행 중, ○ 계획")


def _parts(told: Figures, department: str) -> list[tuple[str, Part]]:
    return [
        (state, part) for measure, state in MEASURES.items()
        for part in told.parts(measure, department)
    ]  # fmt: skip


def _bounds(part: Part) -> tuple[float | None, float | None, float | None]:
    low, likely, high = part.numbers
    return low, likely, high


def _short(state: str, part: Part) -> str:
    low, _, high = _bounds(part)
    return f"{SIGNS[state]} {span(low, high, '')}"


def behind(savings: Sequence[Saving], processes: Mapping[str, Process], mark: str) -> Behind:
    """Return what the hours of one redesign are made of."""
    one = next((one for one in savings if one.id == mark), None)
    if one is None:
        return Behind("없는 재설계", Table(("항목", "내용"), ()))
    process = processes[one.process_id]
    facts, hours = process.facts, freed(process.facts, one.plan.minutes)
    told = {
        "업무": f"{process.code} {process.name}",
        "부서": process.department,
        "상태": f"{SIGNS[one.plan.state]} {one.plan.state}",
        "연간 건수": f"{facts.yearly_volume.text}건" if facts.yearly_volume else UNKNOWN,
        "지금 건당 처리시간": f"{facts.minutes_per_case.text}분"
        if facts.minutes_per_case
        else UNKNOWN,
        "개선 뒤 건당 처리시간": f"{one.plan.minutes.text}분",
        "줄이는 시간 (연간)": _told(hours.low, hours.likely, hours.high) if hours else UNKNOWN,
        "출처": f"{one.plan.source} {one.plan.source_date}",
    }
    rows = tuple(Row(cells) for cells in told.items())
    link = Link("savings", {"process": process.code})
    return Behind(one.plan.title, Table(("항목", "내용"), rows), link, "아낀 시간에서 열기")
