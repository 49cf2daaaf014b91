"""What a flow chart says, as blocks: the picture, the step table, who does what (RACI)."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from documents.model import Align, Block, Cell, Figure, Paragraph, Table
from documents.strips import strips
from documents.text import cut_line
from errors import WorkbenchError
from processes.bpmn import picture
from processes.bpmn.raci import files
from processes.bpmn.steps import extracting, rows
from processes.bpmn.store import STATE_NAMES
from processes.dossiers.model import Chart
from processes.inventory import dates

_STEP_COLUMNS = ("순서", "담당", "할 일", "다음", "조건", "시스템", "문서", "시간(분)", "대기(분)")
_STEP_WIDTHS = (0.7, 1.3, 2.2, 0.7, 1.3, 1.4, 1.4, 0.8, 0.8)
_LEFT: Align = "left"
_RIGHT: Align = "right"
_SIDES: tuple[Align, ...] = (*(_LEFT,) * 7, *(_RIGHT,) * 2)
_MOST_ROLES = 20
_One = TypeVar("_One")


def name(chart: Chart) -> str:
    """Return what the flow chart is called, with its revision and day."""
    public = ", 공개" if chart.published else ""
    day = dates.shown(chart.created_at)
    return f"{STATE_NAMES[chart.state]} 흐름도 {chart.number}판{public} ({day})"


def figure(title: str, chart: Chart) -> Iterator[Block]:
    """Give the picture, in parts where it is very wide; a sentence where none can be drawn."""
    caption = f"{cut_line(title)} {name(chart)}"
    try:
        drawing = picture.drawn(chart.model)
    except WorkbenchError as refusal:
        yield Paragraph(f"〔{caption}: {refusal.sentence}〕")
        return
    yield from strips(Figure(alt=_told(caption, chart), svg=drawing, caption=caption))


def steps(chart: Chart) -> Iterator[Block]:
    """Give the step table, one row for each way on."""
    try:
        table = extracting.table(chart.content)
    except WorkbenchError as refusal:
        yield Paragraph(f"〔단계표: {refusal.sentence}〕")
        return
    written = rows.rows(table)
    if not written:
        yield Paragraph("흐름도에 할 일이 없어 단계표가 비었습니다.")
        return
    told = [at for at in range(len(_STEP_COLUMNS)) if any(row[at] for row in written)]
    yield Table.of(
        _at(told, _STEP_COLUMNS),
        [_at(told, row) for row in written],
        caption=f"{STATE_NAMES[chart.state]} 단계표 ({chart.number}판)",
        widths=_at(told, _STEP_WIDTHS),
        align=_at(told, _SIDES),
    )
    yield Paragraph(f"※ 다음이 비어 있으면 바로 아래 단계로 갑니다.{_untold(told)}", note=True)


def _at(places: Sequence[int], row: Sequence[_One]) -> list[_One]:
    return [row[place] for place in places]


def _untold(told: Sequence[int]) -> str:
    """Name the columns that the flow chart says nothing for: they are unknown, not none."""
    names = [name for at, name in enumerate(_STEP_COLUMNS) if at not in told]
    return f" 흐름도에 적지 않은 것(모름): {', '.join(names)}." if names else ""


def raci(chart: Chart) -> Iterator[Block]:
    """Give the RACI table, what its letters mean, and where it is not clear."""
    table = chart.raci
    if not table.rows or not table.roles:
        yield Paragraph("흐름도에 활동이나 담당이 없어 RACI 표가 비었습니다.")
        return
    head = (Cell("활동", header=True), *(Cell(role, header=True) for role in table.roles))
    body = tuple(
        (
            Cell(row.name),
            *(
                Cell(
                    files.shown(row.cells[role].letters) if role in row.cells else "",
                    align="center",
                )
                for role in table.roles
            ),
        )
        for row in table.rows
    )
    widths = (2.5, *(1.0 for _ in table.roles))
    yield from _in_widths(Table((head, *body), widths, f"RACI ({chart.number}판)", 1))
    unclear = f" 정하지 않은 것: {' '.join(table.unclear)}" if table.unclear else ""
    yield Paragraph(f"※ {files.legend()}.{unclear}", note=True)


def _in_widths(table: Table) -> Iterator[Block]:
    """Give the table, in parts of so many roles where there are more than a page can hold."""
    count = len(table.widths) - 1
    if count <= _MOST_ROLES:
        yield table
        return
    for first in range(1, count + 1, _MOST_ROLES):
        last = min(first + _MOST_ROLES, count + 1)
        part = tuple((row[0], *row[first:last]) for row in table.rows)
        widths = (table.widths[0], *table.widths[first:last])
        caption = f"{table.caption} 담당 {first}~{last - 1}"
        yield Table(part, widths, caption, table.header_rows)


def _told(caption: str, chart: Chart) -> str:
    """Describe the picture for those who can't see it: the lanes and the activities in order."""
    roles = ", ".join(chart.raci.roles) or "없음"
    names = " → ".join(row.name for row in chart.raci.rows) or "없음"
    return f"{caption}. 담당: {roles}. 활동: {names}"[:2_000]
