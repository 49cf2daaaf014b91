"""The process portfolio: hours a year against digital maturity, counted in cells.

A process stands in the band of its likely hours (the middle of a range without them). Levels
that unknown answers leave open, and unknown hours, are bands of their own.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from evaluations.diagnosis.reading import Standing
from look.theme import Look
from processes.inventory.model import Estimate
from scorecards.cards.departments import LEVEL
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
    Part,
    Row,
    Table,
)
from scorecards.wording import number, part_of, span

CELLS, SPREAD = "process.cells", "process.spread"
OPEN, NONE = "~", "?"
# Hours a year (제안): each band ten times the one below.
EDGES: Final = (10.0, 100.0, 1_000.0, 10_000.0)
BANDS: Final[Mapping[str, str]] = {
    **{"4": "10,000시간 이상", "3": "1,000시간 이상", "2": "100시간 이상", "1": "10시간 이상"},
    **{"0": "10시간 미만", NONE: "시간 모름"},
}


def level_of(one: Standing, highest: int) -> str:
    """Return the settled level, '~' where answers leave a range, '?' where nothing is known."""
    if one.lo is None or one.hi is None or (one.lo == 0 and one.hi == highest):
        return NONE
    return str(one.lo) if one.lo == one.hi else OPEN


def band_of(hours: Estimate | None) -> str:
    """Return the band of the likely hours, else of the middle; '?' for unknown ones."""
    amount = _amount(hours)
    return NONE if amount is None else _band(amount)


def spreads(hours: Estimate | None) -> bool:
    """Tell whether the range of the hours goes across more than one band."""
    if hours is None:
        return False
    return hours.high is None or _band(hours.low or 0) != _band(hours.high)


def figures(
    standings: Sequence[Standing], departments: Sequence[str], highest: int
) -> list[Figure]:
    """Return for each department how many processes, with which hours, stand in each cell."""
    owned: dict[str, list[Standing]] = {
        WHOLE: list(standings),
        **{name: [] for name in departments},
    }
    for one in standings:
        owned.setdefault(one.process.department, []).append(one)
    found = []
    for name, listed in owned.items():
        cells: dict[str, list[Standing]] = defaultdict(list)
        for one in listed:
            cells[f"{level_of(one, highest)}|{band_of(one.hours)}"].append(one)
        parts = tuple(_part(key, cells[key]) for key in sorted(cells))
        settled = sum(one.levelled for one in listed)
        found.append(Figure(CELLS, name, settled, len(listed), None, float(highest), parts))
        known = [one.hours for one in listed if one.hours is not None]
        found.append(Figure(SPREAD, name, sum(map(spreads, known)), len(known)))
    return found


def _part(key: str, listed: Sequence[Standing]) -> Part:
    known = [one.hours for one in listed if one.hours is not None]
    highs = [one.high for one in known]
    low = sum(one.low or 0 for one in known) if known else None
    high = None if None in highs or not known else sum(one for one in highs if one is not None)
    return Part(key, "", "", (len(listed), low, high))


def headline(told: Figures, department: str) -> Headline:
    """Return how many levels are settled, and how sure the bands are."""
    cells, spread = told.get(CELLS, department), told.get(SPREAD, department)
    unknown = (cells.whole or 0) - (spread.whole or 0)
    detail = (
        "시간의 칸은 보통값(없으면 범위의 가운데)으로 정합니다(제안). "
        f"범위가 여러 칸에 걸치는 업무 {number(spread.value)}개, "
        f"시간을 모르는 업무 {unknown:,.0f}개."
    )
    return Headline("성숙도를 확정한 업무", part_of(cells.value, cells.whole, "개"), detail)


def levels(told: Figures, department: str) -> dict[str, str]:
    """Return the keys of the levels and how people call them, unknown ones last."""
    highest = int(told.get(CELLS, department).high or 4)
    settled = {str(level): f"{level}단계" for level in range(highest + 1)}
    return {**settled, OPEN: "범위로 앎", NONE: "진단 전"}


def table(told: Figures, department: str) -> Table:
    """Return a line for each cell in which there is something."""
    names = levels(told, department)
    by_key = {part.key: part for part in told.get(CELLS, department).parts}
    rows = tuple(
        Row((names[level], BANDS[band], f"{part.numbers[0]:,.0f}개", _hours(part)), part.key)
        for band in BANDS
        for level in names
        if (part := by_key.get(f"{level}|{band}"))
    )
    return Table(("디지털 성숙도", "연간 시간", "업무", "시간 합"), rows)


def picture(told: Figures, department: str, look: Look) -> Spec | None:
    """Draw the cells: the darker, the more processes; empty cells stay white with a dot."""
    found = told.get(CELLS, department)
    if not found.whole:
        return None
    names = levels(told, department)
    columns = {key: _in_lines(name) for key, name in names.items()}
    by_key = {part.key: part for part in found.parts}
    counts = [part.numbers[0] or 0 for part in found.parts if NONE not in part.key]
    most = max(counts, default=1)
    cells = []
    for band, title in BANDS.items():
        for level, name in names.items():
            part = by_key.get(f"{level}|{band}")
            count = (part.numbers[0] or 0) if part else 0
            text = (
                (f"? {count:,.0f}" if NONE in (level, band) else f"{count:,.0f}") if part else "·"
            )
            said = f"{name} · {title}: 업무 {count:,.0f}개"
            hours = f", {_hours(part)}" if part and band != NONE else ""
            unknown = NONE in (level, band) and part is not None
            share = None if unknown else (count / most if most else 0.0)
            mark = part.key if part else ""
            cells.append(Cell(title, columns[level], share, text, mark, said + hours))
    return heat(cells, list(BANDS.values()), list(columns.values()), look)


def _in_lines(name: str) -> str:
    """Write a level in two short lines: a phone has room for both."""
    return "범위" if name == "범위로 앎" else name.replace("단계", " 단계")


def behind(standings: Sequence[Standing], mark: str, department: str, highest: int) -> Behind:
    """Return the processes of a cell, those with the most hours first."""
    listed = [
        one
        for one in standings
        if f"{level_of(one, highest)}|{band_of(one.hours)}" == mark
        and department in (WHOLE, one.process.department)
    ]
    listed.sort(key=lambda one: -(_amount(one.hours) or 0))
    rows = tuple(
        Row(
            (
                one.process.code,
                one.process.name,
                one.process.department,
                one.level_words,
                span(one.hours.low, one.hours.high, "시간") if one.hours else UNKNOWN,
            ),
            link=Link("process", {"code": one.process.code}),
        )
        for one in listed
    )
    level, _, band = mark.partition("|")
    named = {str(n): f"{n}단계" for n in range(highest + 1)} | {OPEN: "범위로 앎", NONE: "진단 전"}
    title = f"{named.get(level, level)} · {BANDS.get(band, band)}: 업무 {len(rows):,}개"
    headers = ("번호", "업무", "부서", "성숙도", "연간 시간")
    return Behind(title, Table(headers, rows), Link("diagnosis", {}), "업무 진단에서 열기")


def _hours(part: Part) -> str:
    return span(part.numbers[1], part.numbers[2], "시간")


def _amount(hours: Estimate | None) -> float | None:
    if hours is None:
        return None
    if hours.likely is not None:
        return hours.likely
    if hours.low is not None and hours.high is not None:
        return (hours.low + hours.high) / 2
    return hours.high if hours.high is not None else hours.low


def _band(amount: float) -> str:
    return str(sum(amount >= edge for edge in EDGES))


__all__ = ["CELLS", "LEVEL", "SPREAD", "behind", "figures", "headline", "picture", "table"]
