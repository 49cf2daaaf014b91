"""IT projects in the database, and the answers that hold for them."""

import json
from collections.abc import Iterable
from typing import Any

from errors import WorkbenchError
from evaluations.answers import store as answers
from evaluations.projects.candidates import store as candidates
from evaluations.projects.clauses import store as clauses
from evaluations.projects.dependencies import store as dependencies
from evaluations.projects.model import KINDS, Project
from evaluations.projects.tco import store as costs
from storage import Database, records


class UnknownProject(WorkbenchError):
    """No IT project has that code."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(f"정보화사업 '{code}'이(가) 없습니다. 정보화사업 목록에서 고르세요.")


class RefusedProject(WorkbenchError):
    """A project that can't be kept as given; says which field and why."""


def all_projects(db: Database) -> list[Project]:
    """Return every project in the order of their codes."""
    return [_project(row) for row in db.query("select * from projects order by code")]


def project_by_code(db: Database, code: str) -> Project:
    """Return the project of this code, or raise UnknownProject."""
    for row in db.query("select * from projects where code = :code", {"code": code}):
        return _project(row)
    raise UnknownProject(code)


def add_project(
    db: Database,
    name: str,
    *,
    by: str,
    code: str | None = None,
    kind: str = KINDS[1],
    department: str | None = None,
    summary: str = "",
    budget_krw: int | None = None,
    contract_end: str | None = None,
    systems: Iterable[str] = (),
    process_codes: Iterable[str] = (),
    example: bool = False,
) -> Project:
    """Add a project under its code, or the next free one (IT-0001 …), and return it.

    Raises RefusedProject for an empty name, an unknown kind or department, a code in use.
    """
    row = _columns(
        name=name,
        kind=kind,
        department=department,
        summary=summary,
        budget_krw=budget_krw,
        contract_end=contract_end,
        systems=systems,
        process_codes=process_codes,
    )
    row["code"] = (code or "").strip() or _next_code(db)
    row["example"] = int(example)
    _refuse_bad(db, row)
    taken = list(db.query("select 1 from projects where code = :code", {"code": row["code"]}))
    if taken:
        raise RefusedProject(f"사업 번호 '{row['code']}'은(는) 이미 있습니다. 다른 번호를 쓰세요.")
    return _project(records.insert(db, "projects", row, by=by))


def save_project(
    db: Database, project_id: str, revision: int, *, by: str, **changes: Any
) -> Project:
    """Write fields (name, kind, department, …) over the revision that was read.

    Raises storage.Conflict when another save came first, RefusedProject for a bad field.
    """
    row = _columns(**changes)
    _refuse_bad(db, row)
    return _project(records.update(db, "projects", project_id, revision, row, by=by))


def delete_project(db: Database, project_id: str, revision: int, *, by: str) -> None:
    """Remove a project with its answers and candidates; the history keeps them."""
    candidates.delete_of_project(db, project_id, by=by)
    for part in (costs, clauses, dependencies):
        part.delete_of_project(db, project_id, by=by)
    records.delete(db, "projects", project_id, revision, by=by)
    answers.delete_about(db, project_id, by=by)


def remove_example(db: Database, *, by: str) -> None:
    """Remove the example's projects with their answers."""
    for project in [one for one in all_projects(db) if one.example]:
        delete_project(db, project.id, project.revision, by=by)


def history_of(db: Database, project_id: str) -> list[records.Change]:
    """Return what was done to a project, newest first."""
    return records.history(db, "projects", project_id)


def _next_code(db: Database) -> str:
    codes = {row["code"] for row in db.query("select code from projects")}
    return next(code for n in range(1, len(codes) + 2) if (code := f"IT-{n:04d}") not in codes)


def _columns(**fields: Any) -> records.Row:
    row: records.Row = {}
    for key, value in fields.items():
        if key in ("systems", "process_codes"):
            row[key] = json.dumps([str(one) for one in value], ensure_ascii=False)
        else:
            row[key] = value.strip() if isinstance(value, str) else value
    return row


def _refuse_bad(db: Database, row: records.Row) -> None:
    if "name" in row and not row["name"]:
        raise RefusedProject("사업 이름이 비었습니다. 이름을 적으세요.")
    if "kind" in row and row["kind"] not in KINDS:
        raise RefusedProject(f"사업 구분은 {', '.join(KINDS)} 가운데 하나입니다.")
    budget = row.get("budget_krw")
    if budget is not None and (not isinstance(budget, int) or budget < 0):
        raise RefusedProject("예산은 0 이상의 원 단위 정수로 적으세요.")
    department = row.get("department")
    found = db.query("select 1 from departments where name = :name", {"name": department})
    if department is not None and not list(found):
        raise RefusedProject(f"부서 '{department}'이(가) 없습니다. 부서를 먼저 등록하세요.")


def _project(row: records.Row) -> Project:
    own: dict[str, Any] = {name: row[name] for name in Project.__dataclass_fields__}
    for key in ("systems", "process_codes"):
        own[key] = tuple(json.loads(row[key]))
    return Project(**{**own, "example": bool(row["example"])})
