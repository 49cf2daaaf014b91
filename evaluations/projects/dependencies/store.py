"""Dependencies between projects in the database."""

from typing import Any

from errors import WorkbenchError
from evaluations.projects.dependencies import order
from evaluations.projects.dependencies.model import Dependency
from storage import Database, records

TABLE = "project_dependencies"


class RefusedDependency(WorkbenchError):
    """A dependency that can't be: on itself, twice, or in a circle."""


def all_dependencies(db: Database) -> list[Dependency]:
    """Return every dependency, the first entered first."""
    return [of_row(row) for row in db.query(f"select * from {TABLE} order by created_at, id")]


def pairs(dependencies: list[Dependency]) -> list[tuple[str, str]]:
    """Return (project, the one before it), as `order` takes them."""
    return [(one.project_id, one.before_id) for one in dependencies]


def add_dependency(
    db: Database,
    project_id: str,
    before_id: str,
    *,
    by: str,
    reason: str = "",
    example: bool = False,
) -> Dependency:
    """Let a project wait for another one.

    Raises RefusedDependency for itself, for one that is there, and for a circle, which it names.
    """
    names = {one: records.get(db, "projects", one)["name"] for one in (project_id, before_id)}
    if project_id == before_id:
        raise RefusedDependency(
            f"'{names[project_id]}'은(는) 자기 자신을 기다릴 수 없습니다. 다른 사업을 고르세요."
        )
    known = all_dependencies(db)
    if any((one.project_id, one.before_id) == (project_id, before_id) for one in known):
        raise RefusedDependency(f"'{names[before_id]}'이(가) 먼저라는 것은 이미 적혀 있습니다.")
    circle = order.way(pairs(known), before_id, project_id)
    if circle:
        named = " → ".join(records.get(db, "projects", one)["name"] for one in circle)
        raise RefusedDependency(
            f"서로 기다리게 됩니다: {named} → {names[before_id]}. 앞의 선행 관계를 먼저 지우세요."
        )
    row = {"project_id": project_id, "before_id": before_id, "reason": reason.strip()}
    return of_row(records.insert(db, TABLE, {**row, "example": int(example)}, by=by))


def save_reason(
    db: Database, dependency_id: str, revision: int, reason: str, *, by: str
) -> Dependency:
    """Write why over the revision that was read; raises storage.Conflict."""
    change = {"reason": reason.strip()}
    return of_row(records.update(db, TABLE, dependency_id, revision, change, by=by))


def delete_dependency(db: Database, dependency_id: str, revision: int, *, by: str) -> None:
    """Remove a dependency; the history keeps it."""
    records.delete(db, TABLE, dependency_id, revision, by=by)


def delete_of_project(db: Database, project_id: str, *, by: str) -> None:
    """Remove what a project waits for, and what waits for it."""
    for one in all_dependencies(db):
        if project_id in (one.project_id, one.before_id):
            delete_dependency(db, one.id, one.revision, by=by)


def of_row(row: records.Row) -> Dependency:
    """Return the dependency in a row, such as a Conflict's `theirs`."""
    own: dict[str, Any] = {name: row[name] for name in Dependency.__dataclass_fields__}
    return Dependency(**{**own, "example": bool(row["example"])})
