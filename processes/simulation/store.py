"""The scenarios of the processes: rows that people edit, each held as the JSON of its export."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from errors import WorkbenchError
from processes.bpmn import reading
from processes.bpmn import store as models
from processes.inventory.model import Process
from processes.simulation import scenario_json, scenario_writing
from processes.simulation.prefilling import prefilled
from processes.simulation.scenario import Scenario
from storage import Database, UnknownRow, records

TABLE = "scenarios"
LONGEST_TITLE = 100


class UnknownScenario(WorkbenchError):
    """There is no such scenario."""

    def __init__(self) -> None:
        super().__init__(
            "시나리오가 없습니다. 다른 사람이 지웠을 수 있으니 목록에서 다시 고르세요."
        )


class NothingToUndo(WorkbenchError):
    """A scenario that nobody changed since it was added."""

    def __init__(self) -> None:
        super().__init__("되돌릴 변경이 없습니다. 시나리오를 새로 만든 뒤로 고친 것이 없습니다.")


@dataclass(frozen=True)
class StoredScenario:
    """A scenario of one line of a process's models, at one revision."""

    id: str
    process_id: str
    state: str
    title: str
    scenario: Scenario
    example: bool
    revision: int
    updated_at: str
    updated_by: str


def scenarios(db: Database, process_id: str, state: str) -> list[StoredScenario]:
    """Return the scenarios of a line, oldest first."""
    rows = db.query(
        "select * from scenarios where process_id = :process_id and state = :state"
        " order by created_at, id",
        {"process_id": process_id, "state": state},
    )
    return [of_row(row) for row in rows]


def scenario(db: Database, id: str) -> StoredScenario:
    """Return one scenario, or raise UnknownScenario."""
    try:
        return of_row(records.get(db, TABLE, id))
    except UnknownRow:
        raise UnknownScenario from None


def begin(
    db: Database, process: Process, state: str, title: str, *, by: str, example: bool = False
) -> StoredScenario:
    """Add a scenario prefilled from register and drawing; a to-be's from the as-is's first one.

    Raises UnknownModel where nothing is drawn yet.
    """
    newest = models.newest(db, process.id, state)
    if newest is None:
        raise models.UnknownModel("흐름도가 아직 없습니다. 흐름도를 먼저 그리세요.")
    model = reading.read(models.content(db, newest.sha256))
    before = scenarios(db, process.id, "as-is") if state == "to-be" else []
    made = prefilled(model, process.facts, before=before[0].scenario if before else None)
    return add(db, process.id, state, title, made, by=by, example=example)


def add(
    db: Database,
    process_id: str,
    state: str,
    title: str,
    scenario: Scenario,
    *,
    by: str,
    example: bool = False,
) -> StoredScenario:
    """Add a scenario as it is."""
    row = {"process_id": process_id, "state": state, **_row(title, scenario)}
    return of_row(records.insert(db, TABLE, row | {"example": int(example)}, by=by))


def save(
    db: Database, id: str, revision: int, title: str, scenario: Scenario, *, by: str
) -> StoredScenario:
    """Save over the revision that was read; raises Conflict or UnknownRow."""
    return of_row(records.update(db, TABLE, id, revision, _row(title, scenario), by=by))


@dataclass(frozen=True)
class Change:
    """The newest change of a scenario: who made it when, and what stood there before."""

    revision: int
    by: str
    at: str
    title: str
    scenario: Scenario


def last_change(db: Database, id: str) -> Change | None:
    """Return the newest change of a scenario; None where nothing was changed since it was added."""
    for one in db.query(
        "select revision, action, at, changed_by, before from history"
        " where table_name = :table and row_id = :id order by revision desc limit 1",
        {"table": TABLE, "id": id},
    ):
        before = json.loads(one["before"])
        if one["action"] != "update" or not before.keys() & {"title", "content"}:
            return None
        now = scenario(db, id)
        content = before.get("content")
        return Change(
            one["revision"],
            one["changed_by"],
            one["at"],
            before.get("title", now.title),
            scenario_json.read(content) if content else now.scenario,
        )
    return None


def undo(db: Database, id: str, revision: int, *, by: str) -> StoredScenario:
    """Put back what stood before the newest change, which must be the one of that revision.

    Undone once more, the change stands again. Raises Conflict where somebody changed it since.
    """
    change = last_change(db, id)
    if change is None:
        raise NothingToUndo
    return save(db, id, revision, change.title, change.scenario, by=by)


def delete(db: Database, id: str, revision: int, *, by: str) -> None:
    """Remove a scenario; the history keeps it."""
    records.delete(db, TABLE, id, revision, by=by)


def remove_example(db: Database, *, by: str) -> None:
    """Remove the example's scenarios, and those of processes that are gone."""
    for row in list(db.query("select id, revision from scenarios where example = 1")):
        records.delete(db, TABLE, row["id"], row["revision"], by=by)
    db.execute("delete from scenarios where process_id not in (select id from processes)")


def of_row(row: Mapping[str, Any]) -> StoredScenario:
    """Return the scenario that a row of the table holds, such as Conflict.theirs."""
    return StoredScenario(
        id=row["id"],
        process_id=row["process_id"],
        state=row["state"],
        title=row["title"],
        scenario=scenario_json.read(row["content"]),
        example=bool(row["example"]),
        revision=row["revision"],
        updated_at=row["updated_at"],
        updated_by=row["updated_by"],
    )


def _row(title: str, scenario: Scenario) -> dict[str, str]:
    named = " ".join(title.split())[:LONGEST_TITLE] or "시나리오"
    return {"title": named, "content": scenario_writing.written(scenario)}
