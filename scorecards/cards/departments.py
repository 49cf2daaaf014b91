"""Departments side by side: processes, hours, coverage, drawn models, settled levels."""

from collections.abc import Callable, Collection, Mapping, Sequence

from evaluations.diagnosis.reading import Standing
from look.theme import Look
from processes.inventory.listing import Line
from processes.inventory.model import Process
from processes.inventory.totals import Total, total
from scorecards.cards import census
from scorecards.charts import Spec
from scorecards.heat import Cell, heat
from scorecards.model import (
    UNKNOWN,
    WHOLE,
    Behind,
    Figure,
    Figures,
    Headline,
    Link,
    Number,
    Row,
    Table,
    summed,
)
from scorecards.wording import number, of, part_of, percent, span

COUNT, HOURS, KNOWN = "process.count", "process.hours", "process.hours-known"
AS_IS, TO_BE, LEVEL = "model.as-is", "model.to-be", "diagnosis.level"
# What is held against the number of processes: measure -> column, and what an unmet one lacks.
SHARES: Mapping[str, tuple[str, str]] = {
    census.COMPLETE: ("조사 완료", "모르는 항목 있음"),
    AS_IS: ("현행 흐름도", "현행 흐름도 없음"),
    LEVEL: ("성숙도 확정", "성숙도 확정 안 됨"),
    TO_BE: ("개선 흐름도", "개선 흐름도 없음"),
}
_MOST = 12  # departments on the overview


def figures(
    lines: Sequence[Line],
    departments: Sequence[str],
    drawn: Mapping[str, Collection[str]],
    standings: Sequence[Standing],
) -> list[Figure]:
    """Return the figures of each department and of the whole.

    `drawn`: 'as-is' and 'to-be' -> ids of the processes with such a model.
    """
    settled = {one.process.id for one in standings if one.levelled}
    owned: dict[str, list[Line]] = {name: [] for name in departments}
    for line in lines:
        owned.setdefault(line.process.department, []).append(line)
    found: list[Figure] = []
    for measure, met in ((AS_IS, drawn["as-is"]), (LEVEL, settled), (TO_BE, drawn["to-be"])):
        own = [
            Figure(measure, name, sum(one.process.id in met for one in listed), len(listed))
            for name, listed in owned.items()
        ]
        found += [summed(measure, own), *own]
    counts = [Figure(COUNT, name, len(listed), len(lines)) for name, listed in owned.items()]
    found += [Figure(COUNT, WHOLE, len(lines), len(lines)), *counts]
    for name, listed in {WHOLE: list(lines), **owned}.items():
        hours = total(line.hours for line in listed)
        found += [_hours(name, hours), Figure(KNOWN, name, hours.known, len(listed))]
    return found


def _hours(department: str, hours: Total) -> Figure:
    return Figure(HOURS, department, hours.likely, None, hours.low, hours.high)


def headline(told: Figures, department: str) -> Headline:
    """Return the hours a year, and how much of them is known."""
    hours, known = told.get(HOURS, department), told.get(KNOWN, department)
    unknown = (known.whole or 0) - (known.value or 0)
    left = f" 시간을 모르는 업무 {unknown:,.0f}개는 더하지 않았습니다." if unknown else ""
    value = span(hours.low, hours.high, "시간") if known.value else UNKNOWN
    detail = f"업무 {number(known.whole)}개 가운데 시간을 아는 {number(known.value)}개의 합입니다."
    return Headline("연간 업무 시간", value, detail + left)


def table(told: Figures, department: str) -> Table:
    """Return a line for each department and a mark for each of its measures."""
    names = [department] if department else told.departments(COUNT)
    return Table(
        ("부서", "업무", "연간 시간", "시간을 앎", *(title for title, _ in SHARES.values())),
        tuple(_row(told, name) for name in names if told.has(COUNT, name)),
    )


def _row(told: Figures, name: str) -> Row:
    hours, known = told.get(HOURS, name), told.get(KNOWN, name)
    shares = (told.get(measure, name) for measure in SHARES)
    return Row(
        (
            name,
            f"{number(told.get(COUNT, name).value)}개",
            span(hours.low, hours.high, "시간") if known.value else UNKNOWN,
            of(known.value, known.whole, "개"),
            *(part_of(one.value, one.whole, "개") for one in shares),
        ),
        f"{name}|{census.COMPLETE}",
    )


def picture(told: Figures, department: str, look: Look, *, brief: bool = False) -> Spec | None:
    """Draw departments against measures; on the overview those with the most hours only."""
    names = [department] if department else told.departments(COUNT)
    names = [name for name in names if told.has(COUNT, name)]
    if brief and len(names) > _MOST:
        names = sorted(names, key=lambda name: -(told.get(HOURS, name).low or 0))[:_MOST]
    columns = ["연간 시간", *(title for title, _ in SHARES.values())]
    most = max((told.get(HOURS, name).high or 0 for name in names), default=0)
    cells = [cell for name in names for cell in _cells(told, name, most)]
    return heat(cells, names, columns, look) if cells else None


def _cells(told: Figures, name: str, most: float) -> list[Cell]:
    hours, known = told.get(HOURS, name), told.get(KNOWN, name)
    share: Number = None
    if known.value and most:
        share = (hours.high if hours.high is not None else hours.low or 0) / most
    text = _short(hours) if known.value else "?"
    whole = span(hours.low, hours.high, "시간") if known.value else UNKNOWN
    told_hours = f"{name} 연간 {whole}, 시간을 아는 업무 {of(known.value, known.whole, '개')}"
    found = [Cell(name, "연간 시간", share, text, f"{name}|{HOURS}", told_hours)]
    for measure, (title, _lack) in SHARES.items():
        one = told.get(measure, name)
        words = percent(one.value, one.whole) or "－"
        mark, said = f"{name}|{measure}", part_of(one.value, one.whole, "개")
        found.append(Cell(name, title, one.share, words, mark, f"{name} {title} {said}"))
    return found


def _short(hours: Figure) -> str:
    """Write hours in little room: the likely value, or the upper bound with its sign."""
    if hours.value is not None:
        return number(hours.value)
    return f"≤{number(hours.high)}" if hours.high is not None else f"≥{number(hours.low)}"


def behind(
    lines: Sequence[Line],
    mark: str,
    missing: Callable[[Process], str],
    drawn: Mapping[str, Collection[str]],
    levels: Mapping[str, str],
) -> Behind:
    """Return the processes of a department with what stands of the measure in each.

    `missing` writes the fields that a process lacks; `levels`: process id -> level in words.
    """
    department, _, measure = mark.partition("|")
    own = [one for one in lines if one.process.department == department]
    title = {HOURS: "연간 시간", **{key: title for key, (title, _) in SHARES.items()}}

    def told(line: Line) -> str:
        if measure == HOURS:
            return span(line.hours.low, line.hours.high, "시간") if line.hours else UNKNOWN
        if measure == census.COMPLETE:
            return missing(line.process) or "다 채움"
        if measure == LEVEL:
            return levels.get(line.process.id, UNKNOWN)
        line_of = "as-is" if measure == AS_IS else "to-be"
        return "그림 있음" if line.process.id in drawn[line_of] else "없음"

    column = title.get(measure, "")
    rows = tuple(
        Row(
            (one.process.code, one.process.name, told(one)),
            link=_page(one.process, measure),
        )
        for one in own
    )
    named = f"{department} · {column}: 업무 {len(rows):,}개"
    link = Link("inventory", {"dept": department})
    return Behind(named, Table(("번호", "업무", column), rows), link, "업무 목록에서 열기")


def _page(process: Process, measure: str) -> Link:
    if measure in (AS_IS, TO_BE):
        state = "as-is" if measure == AS_IS else "to-be"
        return Link("model", {"code": process.code, "state": state})
    page = "diagnosis" if measure == LEVEL else "process"
    return Link(page, {"code": process.code})
