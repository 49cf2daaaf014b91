"""Tables of a scenario: rows with hidden names, cells put in one by one, sources kept beside.

Cells of a row (or of the rows of one gateway) stand together: they are taken all, or none of
them, and then the sentence says why while everything else is taken.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isnan
from typing import Any

from processes.simulation.scenario import BadScenario, Scenario, Source

Row = Mapping[str, Any]
TYPED = Source("직접 적음", guessed=False)
SOURCE, GUESS = "출처", "추정"


@dataclass(frozen=True)
class Table:
    """One table: its rows, whose `id` and `part` name them, and the way back into a scenario.

    `write` raises BadScenario with the row's name; rows given back as read change nothing.
    """

    name: str
    read: Callable[[Scenario], list[dict[str, Any]]]
    write: Callable[[Scenario, Sequence[Row]], Scenario]


@dataclass(frozen=True)
class Cell:
    """A cell that a person typed: what stood there when they saw it, and what they typed."""

    id: str
    part: str
    column: str
    seen: Any
    typed: Any


@dataclass(frozen=True)
class Outcome:
    """The scenario with the cells that could be taken, those that could not, and why."""

    scenario: Scenario
    left: tuple[Cell, ...]
    refusals: tuple[str, ...]


def key(row: Row) -> tuple[str, str]:
    """Return what names a row of a table."""
    return str(row["id"]), str(row.get("part", ""))


def overlaid(rows: Sequence[Row], cells: Iterable[Cell]) -> list[dict[str, Any]]:
    """Return the rows with what people typed in them, taken or not."""
    typed = {(cell.id, cell.part, cell.column): cell.typed for cell in cells}
    return [
        {column: typed.get((*key(row), column), value) for column, value in row.items()}
        for row in rows
    ]


def typed_cells(
    rows: Sequence[Row], edits: Mapping[int, Mapping[str, Any]], kept: Iterable[Cell] = ()
) -> tuple[Cell, ...]:
    """Return the cells of a widget's edits (position -> column -> value), after those kept.

    `rows` are those that the widget was drawn from, before any cell was put over them.
    """
    cells = {(one.id, one.part, one.column): one for one in kept}
    for position, columns in edits.items():
        row = rows[position]
        for column, typed in columns.items():
            cells[(*key(row), column)] = Cell(*key(row), column, row[column], typed)
    return tuple(one for one in cells.values() if not same(one.typed, one.seen))


def applied(scenario: Scenario, table: Table, cells: Sequence[Cell]) -> Outcome:
    """Put cells into the scenario as it stands now, group by group; the rest is left, with why.

    A cell that somebody else changed meanwhile is refused with both values, and dropped.
    """
    left: list[Cell] = []
    refusals: list[str] = []
    for group in dict.fromkeys(cell.id for cell in cells):
        mine = [cell for cell in cells if cell.id == group]
        rows = table.read(scenario)
        clashes = [_clash(rows, cell) for cell in mine]
        refusals += [sentence for sentence in clashes if sentence]
        fresh = [cell for cell, clash in zip(mine, clashes, strict=True) if not clash]
        try:
            scenario = table.write(scenario, overlaid(rows, fresh))
        except BadScenario as refusal:
            left += fresh
            refusals.append(refusal.sentence)
    return Outcome(scenario, tuple(left), tuple(refusals))


def _clash(rows: Sequence[Row], cell: Cell) -> str:
    """Say that a cell can't be put in any more: its row is gone, or it was changed meanwhile."""
    row = next((row for row in rows if key(row) == (cell.id, cell.part)), None)
    if row is None:
        return (
            f"{cell.column} 칸을 고친 줄이 그 사이 없어졌습니다. 적으신 값은 '{cell.typed}'입니다."
        )
    stands = row[cell.column]
    if same(stands, cell.seen) or same(stands, cell.typed):
        return ""
    return (
        f"{cell.column} 칸을 다른 사람이 먼저 '{stands}'(으)로 고쳤습니다. "
        f"적으신 값은 '{cell.typed}'입니다. 표를 확인하고 다시 적으세요."
    )


def same(one: Any, other: Any) -> bool:
    """Tell whether two cells hold the same; blank ones do."""
    return bool(one == other) or (is_blank(one) and is_blank(other))


def is_blank(value: Any) -> bool:
    """Tell whether a cell is empty; an emptied one may be NaN."""
    return value is None or value == "" or (isinstance(value, float) and isnan(value))


def source_path(scenario: Scenario, path: str) -> str:
    """Return the path that the source of a value stands under: its own, or a part's of it."""
    if path in scenario.sources:
        return path
    return next((one for one in scenario.sources if one.startswith(f"{path}/")), path)


def said(scenario: Scenario, path: str) -> dict[str, Any]:
    """Return the cells that say where a value comes from, and whether it is a guess."""
    source = scenario.sources.get(source_path(scenario, path), Source("", guessed=False))
    return {SOURCE: source.text, GUESS: source.guessed}


def marked(scenario: Scenario, path: str, *rows: Row, changed: bool) -> Scenario:
    """Return the scenario with the source that rows say for the value under the path.

    Of several rows of one value, the one whose source or mark was touched speaks.

    A value that was `changed` is its writer's, and no guess from then on, unless the row's own
    source or mark was changed with it.
    """
    before = said(scenario, path)
    touched = (row for row in rows if any(not same(row.get(one), before[one]) for one in before))
    row = next(touched, rows[0])
    text, guess = str(row.get(SOURCE) or "").strip(), bool(row.get(GUESS))
    if not changed and text == before[SOURCE] and guess == before[GUESS]:
        return scenario
    if changed and text == before[SOURCE]:
        text = TYPED.text
    if changed and guess == before[GUESS]:
        guess = False
    sources = dict(scenario.sources)
    sources.pop(source_path(scenario, path), None)
    return replace(scenario, sources={**sources, path: Source(text, guess)})
