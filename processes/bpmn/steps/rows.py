"""Rows of cells to a step table, and back. Every problem names its row and column."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from processes.bpmn.steps import columns, problems
from processes.bpmn.steps.columns import (
    CONDITION,
    DOCUMENTS,
    MINUTES,
    NEXT,
    ORDER,
    ROLE,
    SYSTEMS,
    WAITING,
    WORK,
)
from processes.bpmn.steps.model import END, START, BadSteps, Follow, Problem, Step, StepTable
from processes.bpmn.steps.model import condition as condition_of
from processes.bpmn.steps.writing import legal
from processes.inventory import durations
from processes.inventory.model import NotUnderstood

_SEPARATED = re.compile(r"[,;\n、]")
_AGAIN = (ROLE, WORK, SYSTEMS, DOCUMENTS, MINUTES, WAITING)  # equal or empty in further rows


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: Mapping[str, str]


def table(rows: Sequence[Sequence[str]]) -> StepTable:
    """Return the table of a sheet's rows, the headings among them, or raise BadSteps."""
    result, found = parsed(rows)
    if found:
        raise BadSteps(found)
    return result


def parsed(rows: Sequence[Sequence[str]]) -> tuple[StepTable, list[Problem]]:
    """Return the table as far as it can be read, and what is wrong with it, by row.

    Raises BadSteps where there are no headings.
    """
    first, places = columns.heading(rows)
    written = [
        _Row(number, {name: _cell(row, at) for name, at in places.items()})
        for number, row in enumerate(rows, start=1)
        if number > first + 1
    ]
    filled = _numbered([row for row in written if any(row.cells.values())])
    found: list[Problem] = []
    starts = tuple(row.cells.get(NEXT, "") for row in filled if row.cells[ORDER] == START)
    grouped = _grouped([row for row in filled if row.cells[ORDER] != START])
    steps = [_step(group, _after(grouped, at), found) for at, group in enumerate(grouped)]
    numbers = {step.order: group[0].number for step, group in zip(steps, grouped, strict=True)}
    result = StepTable(tuple(steps), starts)
    found += problems.problems(result, numbers)
    return _plain_start(result), sorted(found, key=lambda one: one.row or 0)


def rows(given: StepTable) -> list[list[str]]:
    """Return the rows of a table, without headings, one for each follower of a step."""
    written = [[START, "", "", to, "", "", "", "", ""] for to in given.starts]
    for at, step in enumerate(given.steps):
        after = given.steps[at + 1].order if at + 1 < len(given.steps) else END
        for number, follow in enumerate(step.follows):
            plain = len(step.follows) == 1 and follow == Follow(after)
            way = ["", ""] if plain else [follow.to, follow.written]
            about = (
                [
                    ", ".join(step.systems),
                    ", ".join(step.documents),
                    _figure(step.minutes),
                    _figure(step.waiting),
                ]
                if number == 0
                else [""] * 4
            )
            who = [step.role, step.work] if number == 0 else ["", ""]
            written.append([step.order, *who, *way, *about])
    return written


def _cell(row: Sequence[str], at: int) -> str:
    """Return a cell's text without the signs that no file of XML can hold."""
    return legal(" ".join(row[at].split(" "))).strip() if at < len(row) else ""


def _numbered(rows: Sequence[_Row]) -> list[_Row]:
    """Give every row a 순서: that of the row above where only 다음 is written, or 1, 2, 3 …"""
    if not any(row.cells.get(ORDER) for row in rows):
        return [replace(row, cells={**row.cells, ORDER: str(at)}) for at, row in enumerate(rows, 1)]
    filled: list[_Row] = []
    above = ""
    for row in rows:
        only_further = not row.cells.get(ORDER) and not row.cells.get(WORK)
        order = above if only_further else row.cells.get(ORDER, "")
        filled.append(replace(row, cells={**row.cells, ORDER: order}))
        above = order
    return filled


def _grouped(rows: Sequence[_Row]) -> list[list[_Row]]:
    """Put the rows of one 순서 together, in the order of each one's first row."""
    groups: dict[str, list[_Row]] = {}
    for row in rows:
        groups.setdefault(row.cells[ORDER] or f"\0{row.number}", []).append(row)
    return list(groups.values())


def _after(groups: Sequence[Sequence[_Row]], at: int) -> str:
    return groups[at + 1][0].cells[ORDER] if at + 1 < len(groups) else END


def _step(group: Sequence[_Row], after: str, found: list[Problem]) -> Step:
    order = group[0].cells[ORDER]
    first = group[0].cells
    found += _contradictions(group, order)
    follows = []
    for row in group:
        label, kind = condition_of(row.cells.get(CONDITION, ""))
        follows.append(Follow(row.cells.get(NEXT) or after, label, kind))
    return Step(
        order,
        _role(first.get(ROLE, "")),
        " ".join(first.get(WORK, "").split()),
        tuple(follows),
        _several(first.get(SYSTEMS, "")),
        _several(first.get(DOCUMENTS, "")),
        _minutes(group[0], MINUTES, found),
        _minutes(group[0], WAITING, found),
    )


def _contradictions(group: Sequence[_Row], order: str) -> Iterator[Problem]:
    first = group[0]
    for row in group[1:]:
        for name in _AGAIN:
            again, before = row.cells.get(name, ""), first.cells.get(name, "")
            if again and again != before:
                reason = (
                    f"같은 순서 '{order}'인 {first.number}행에는 '{before}'(으)로 적혀 있습니다. "
                    "한쪽으로 맞추거나 순서를 다르게 적으세요."
                )
                yield Problem(row.number, name, order, reason)
        if not row.cells.get(NEXT):
            reason = f"순서 '{order}'이(가) 두 번 나옵니다. 다음이 여럿이면 다음을 적으세요."
            yield Problem(row.number, NEXT, order, reason)


def _role(written: str) -> str:
    """Return a 담당 as a diagram's pool and lane give it back: 'pool: lane', 'pool:' or 'lane'."""
    head, colon, rest = (part.strip() for part in " ".join(written.split()).partition(":"))
    if not head or not colon:
        return head or rest
    return f"{head}: {rest}".rstrip()


def _several(written: str) -> tuple[str, ...]:
    names = (" ".join(name.split()) for name in _SEPARATED.split(written))
    return tuple(dict.fromkeys(name for name in names if name))


def _minutes(row: _Row, name: str, found: list[Problem]) -> float | None:
    written = row.cells.get(name, "")
    try:
        value = durations.minutes(written, "분").value
    except NotUnderstood as refusal:
        reason = f"{str(refusal).partition('. ')[0]}. '20'이나 '약 20'처럼 적으세요."
        found.append(Problem(row.number, name, row.cells[ORDER], reason))
        return None
    if value is None:
        return None
    if not value.is_exact:
        reason = f"'{written}'처럼 범위로는 받지 않습니다. 한 건에 보통 걸리는 분을 적으세요."
        found.append(Problem(row.number, name, row.cells[ORDER], reason))
        return None
    return float(value.likely)


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"


def _plain_start(given: StepTable) -> StepTable:
    """Leave the starts away where they say no more than that the first row is first."""
    only_first = given.starts == tuple(step.order for step in given.steps[:1])
    return replace(given, starts=()) if only_first else given
