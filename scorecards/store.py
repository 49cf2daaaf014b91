"""Snapshots of the figures in the database, and what changed in it since figures were read."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from scorecards.model import Figure, Figures, Part
from storage import Database

Mark = tuple[int, ...]
EVERYTHING = frozenset({"*"})
# Tables that only grow: the number of the last row tells whether anything was added.
_GROWING = (
    *("history", "process_changes", "model_revisions", "weight_choices"),
    *("plan_versions", "document_exports", "document_checks"),
)
_FIGURES = "day, measure, department, value, whole, low, high, parts"


def mark(db: Database) -> Mark:
    """Return what any change of the data changes; a few look-ups, however much there is.

    Rows are numbered in the order of their commits: writers take turns. `main`: also where the
    connection sees a part of the rows only, any change counts.
    """
    return tuple(_last(db, table) for table in _GROWING)


def _last(db: Database, table: str) -> int:
    (number,) = db.execute(f"select coalesce(max(rowid), 0) from main.{table}").fetchone()
    return int(number)


def changed_since(db: Database, before: Mark) -> frozenset[str]:
    """Return the names of the tables that changed after a mark; EVERYTHING for another file."""
    now = mark(db)
    if len(now) != len(before) or any(one < other for one, other in zip(now, before, strict=True)):
        return EVERYTHING
    named = {
        "processes" if table == "process_changes" else table
        for table, one, other in zip(_GROWING, now, before, strict=True)
        if one != other and table != "history"
    }
    rows = db.query(
        "select distinct table_name from main.history where rowid > :number", {"number": before[0]}
    )
    return frozenset(named | {str(row["table_name"]) for row in rows})


def days(db: Database) -> list[str]:
    """Return the days that were recorded (ISO 8601), the earliest first."""
    return [row["day"] for row in db.query("select day from scorecard_days order by day")]


def last_day(db: Database) -> str:
    """Return the latest day that was recorded, '' for none."""
    (day,) = db.execute("select max(day) from scorecard_days").fetchone()
    return str(day or "")


def stamp(db: Database) -> tuple[str, int]:
    """Return what any new or forgotten day changes: the latest day, and how many there are."""
    day, count = db.execute("select max(day), count(*) from scorecard_days").fetchone()
    return str(day or ""), int(count)


def has_day(db: Database, day: str) -> bool:
    """Tell whether a day was recorded."""
    return any(db.query("select 1 from scorecard_days where day = :day", {"day": day}))


def add_day(db: Database, day: str, taken_at: str, figures: Iterable[Figure]) -> None:
    """Keep the figures of a day that has none yet, and whether example data are in them."""
    db.execute(
        "insert into scorecard_days (day, taken_at, example) values (:day, :taken_at, :example)",
        {"day": day, "taken_at": taken_at, "example": int(has_example(db))},
    )
    names = ", ".join(f":{name}" for name in _FIGURES.split(", "))
    db.conn.executemany(
        f"insert into scorecard_figures ({_FIGURES}) values ({names})",
        [{**_row(one), "day": day} for one in figures],
    )


def has_example(db: Database) -> bool:
    """Tell whether example data stand in what the figures rest on."""
    tables = ("processes", "projects", "applications", "savings", "census_rounds")
    return any(
        any(db.query(f"select 1 from {table} where example = 1 limit 1")) for table in tables
    )


def has_anything(db: Database) -> bool:
    """Tell whether there is anything to record."""
    tables = ("processes", "projects", "applications")
    return any(any(db.query(f"select 1 from {table} limit 1")) for table in tables)


def remove_example(db: Database) -> None:
    """Remove the days in whose figures example data were counted."""
    db.execute("delete from scorecard_days where example = 1")


def forget_days_after(db: Database, day: str) -> int:
    """Remove what was recorded for days after this one; return how many days there were."""
    after = {"day": day}
    (count,) = db.execute(
        "select count(*) from scorecard_days where day > :day", after
    ).fetchone()  # fmt: skip
    db.execute("delete from scorecard_days where day > :day", after)
    return int(count)


def figures_of(db: Database, day: str) -> Figures | None:
    """Return what was recorded for a day, None where nothing was."""
    for row in db.query("select * from scorecard_days where day = :day", {"day": day}):
        rows = db.query("select * from scorecard_figures where day = :day", {"day": day})
        order = {name: at for at, name in enumerate(_departments(db))}
        found = sorted(map(_figure, rows), key=lambda one: order.get(one.department, len(order)))
        return Figures(day, row["taken_at"], tuple(found))
    return None


def series(db: Database, measure: str, department: str) -> dict[str, Figure]:
    """Return the figures of a measure by day, the parts left out."""
    rows = db.query(
        "select day, measure, department, value, whole, low, high, '[]' as parts"
        " from scorecard_figures where measure = :measure and department = :department"
        " order by day",
        {"measure": measure, "department": department},
    )
    return {row["day"]: _figure(row) for row in rows}


def _departments(db: Database) -> list[str]:
    rows = db.query("select name from departments order by position, name")
    return ["", *(row["name"] for row in rows)]


def _row(one: Figure) -> dict[str, Any]:
    parts = [[part.key, part.name, part.word, *part.numbers] for part in one.parts]
    return {
        "measure": one.measure,
        "department": one.department,
        "value": one.value,
        "whole": one.whole,
        "low": one.low,
        "high": one.high,
        "parts": json.dumps(parts, ensure_ascii=False, separators=(",", ":")),
    }


def _figure(row: Mapping[str, Any]) -> Figure:
    parts = tuple(
        Part(key, name, word, tuple(numbers))
        for key, name, word, *numbers in json.loads(row["parts"])
    )
    return Figure(
        row["measure"],
        row["department"],
        row["value"],
        row["whole"],
        row["low"],
        row["high"],
        parts,
    )
