"""A step table that a person is editing: cells as typed, against the table that they came from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from processes.bpmn.steps import columns, ordering, rows
from processes.bpmn.steps.model import Problem, StepTable

Cells = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Edit:
    """What was typed, as a table; `problems` are those that the edit brought in."""

    table: StepTable
    problems: tuple[Problem, ...]
    changed: bool


def edited(original: StepTable, typed: Cells, known: int) -> Edit:
    """Return the edit that the cells are; the first `known` rows came from the original.

    A row that says the same as before is the same step, whatever its cells can't say. Row
    numbers in problems count from 1 without headings.
    """
    before, old = _read(rows.rows(original))
    after, new = _read(placed(typed, known))
    had = {(one.order, one.column, one.reason) for one in old}
    problems = [one for one in new if (one.order, one.column, one.reason) not in had]
    same = {step.order: step for step in before.steps}
    given = {step.order: step for step in original.steps}
    steps = tuple(
        given[step.order] if same.get(step.order) == step else step for step in after.steps
    )
    table = StepTable(steps, after.starts)
    return Edit(table, tuple(_renumbered(problems, typed, known)), table != original)


def placed(typed: Cells, known: int) -> list[list[str]]:
    """Return the rows that say anything, each added one behind those of smaller numbers."""
    result = [list(row) for row in typed[:known] if _says(row)]
    for row in typed[known:]:
        if not _says(row):
            continue
        order = ordering.natural(row[0].strip())
        smaller = [at for at, one in enumerate(result) if ordering.natural(one[0]) <= order]
        at = smaller[-1] + 1 if smaller and row[0].strip() else len(result)
        result.insert(at, list(row))
    return result


def _says(row: Sequence[str]) -> bool:
    """Whether a row says more than its number."""
    return any(cell.strip() for cell in row[1:])


def _read(cells: Cells) -> tuple[StepTable, list[Problem]]:
    return rows.parsed([list(columns.COLUMNS), *cells])


def _renumbered(problems: Sequence[Problem], typed: Cells, known: int) -> list[Problem]:
    """Return the problems with the rows that the person sees."""
    order = placed(typed, known)
    seen = [list(row) for row in typed]
    result = []
    for one in problems:
        at = one.row - 2 if one.row else None
        number = seen.index(order[at]) + 1 if at is not None and at < len(order) else None
        result.append(replace(one, row=number))
    return result
