"""What one save changed in a scenario, in words: 'which value, from what to what'."""

from collections.abc import Iterator, Mapping
from typing import Any

from processes.bpmn.model import Model
from processes.simulation.editing import (
    arriving,
    branches,
    calendars,
    events,
    figures,
    members,
    people,
    week,
    work,
)
from processes.simulation.editing.rows import GUESS, SOURCE, Table, key, same
from processes.simulation.scenario import Scenario

_QUIET = frozenset(
    {"id", "part", SOURCE, people.COST_SOURCE, week.SUM, figures.KIND, *figures.FIGURES}
)
_MARKS = (GUESS, people.COST_GUESS)
_TITLES = {
    "arrivals": "들어오는 일",
    "priorities": "우선순위",
    "tasks": work.STEP,
    "events": events.EVENT,
    "repeats": events.STEP,
    "branches": branches.PLACE,
    "pools": people.POOL,
    "members": members.PERSON,
}


def described(before: Scenario, after: Scenario, model: Model) -> list[str]:
    """Return a sentence piece for every cell that differs, then for what came and went."""
    found: list[str] = []
    for table in _tables(before, after, model):
        found += _differences(table, before, after)
    found += calendar_changes(before, after)
    if before.start != after.start:
        found.append(f"첫날 {before.start} → {after.start}")
    if not found and before != after:
        found.append("값의 출처나 표시")
    return list(dict.fromkeys(found))


def _tables(before: Scenario, after: Scenario, model: Model) -> Iterator[Table]:
    yield from (arriving.table(), arriving.priorities_table(), work.table(model))
    yield from (events.table(model), events.repeats_table(model), branches.table(model))
    yield from (people.table(), members.members_table())
    both = {one.id for one in before.calendars} & {one.id for one in after.calendars}
    for calendar in after.calendars:
        if calendar.id in both:
            yield week.table(calendar.id)


def _differences(table: Table, before: Scenario, after: Scenario) -> Iterator[str]:
    old = {key(row): row for row in table.read(before)}
    new = {key(row): row for row in table.read(after)}
    for name, row in new.items():
        title = _title(table, row, after)
        if name not in old:
            yield f"{title} 더함"
            continue
        differing = [
            column
            for column, value in row.items()
            if column not in _QUIET and not same(value, old[name][column])
        ]
        values = [column for column in differing if column not in _MARKS]
        for column in values or differing:  # a mark that goes with its value needs no word
            yield f"{title} {_said(column, old[name][column], row[column])}"
    for name, row in old.items():
        if name not in new:
            yield f"{_title(table, row, before)} 뺌"


def _said(column: str, old: Any, new: Any) -> str:
    if column in _MARKS:
        return f"{column} {'켬' if new else '끔'}"
    return f"{column} {_shown(old)} → {_shown(new)}"


def _shown(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return "빈칸" if value in (None, "") else str(value)


def _title(table: Table, row: Mapping[str, Any], scenario: Scenario) -> str:
    if table.name.startswith("week/"):
        calendar = scenario.calendar(table.name.removeprefix("week/"))
        return f"'{calendar.name if calendar else ''}' {row[week.WEEKDAY]}"
    column = _TITLES[table.name]
    way = f" {row[branches.WAY]}" if table.name == "branches" else ""
    return f"'{row[column]}'{way}" if column in row else column


def calendar_changes(before: Scenario, after: Scenario) -> list[str]:
    """Return what happened to whole calendars: added, taken out, renamed, their days."""
    old = {one.id: one for one in before.calendars}
    new = {one.id: one for one in after.calendars}
    found = [f"달력 '{new[one].name}' 더함" for one in new.keys() - old.keys()]
    found += [f"달력 '{old[one].name}' 뺌" for one in old.keys() - new.keys()]
    for one in sorted(old.keys() & new.keys()):
        was, now = old[one], new[one]
        if was.name != now.name:
            found.append(f"달력 '{was.name}' → '{now.name}'")
        if was.holidays != now.holidays:
            found.append(f"달력 '{now.name}' 공휴일 {'쉼' if now.holidays else '근무'}")
        for day in sorted((was.closed ^ now.closed) | (was.opened ^ now.opened)):
            name = calendars.day_name(after, one, day) or calendars.day_name(before, one, day)
            found.append(f"달력 '{now.name}' {' '.join(filter(None, (day, name)))}")
    return found
