"""Confirmed verdicts (append-only) and the tasks that follow from a verdict, in the database."""

import datetime
import json
from collections.abc import Mapping
from typing import Any

from errors import WorkbenchError
from evaluations.answers.model import Answer
from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict.following.confirmed import Confirmed, answers_hash, frozen
from evaluations.verdict.following.tasks import MET, STATES, Task
from evaluations.verdict.scoring import counted
from storage import Database, keyed
from storage.identifiers import new_id, now
from storage.records import Row


class RefusedVerdict(WorkbenchError):
    """A verdict or task that can't be kept as given; says what is missing."""


def confirm(
    db: Database,
    project_id: str,
    form: Questionnaire,
    answers: Mapping[str, Answer],
    *,
    day: datetime.date,
    reason: str,
    by: str,
    candidate_id: str = "",
    weight_set_id: str = "",
) -> Confirmed:
    """Keep the verdict of this day for good and return it; `form` bears the weights in use.

    Raises RefusedVerdict without a reason.
    """
    if not reason.strip():
        raise RefusedVerdict("판정을 확정하는 이유를 적으세요. 기록에 함께 남습니다.")
    content = frozen(form, answers, day)
    row = {
        "id": new_id(),
        "project_id": project_id,
        "candidate_id": candidate_id,
        "questionnaire_id": form.id,
        "questionnaire_version": form.version,
        "weight_set_id": weight_set_id,
        "outcome": content["verdict"]["outcome"],
        "answers_hash": answers_hash(counted(form, answers)),
        "content": json.dumps(content, ensure_ascii=False),
        "reason": reason.strip(),
        "judged_on": day.isoformat(),
        "created_at": now(),
        "created_by": by,
    }
    names, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    db.execute(f"insert into verdict_records ({names}) values ({values})", row)
    return _confirmed(row)


def confirmed(
    db: Database, project_id: str, questionnaire_id: str, candidate_id: str = ""
) -> list[Confirmed]:
    """Return the confirmed verdicts on a project (or its candidate), newest first."""
    rows = db.query(
        "select * from verdict_records where project_id = :project"
        " and questionnaire_id = :questionnaire and candidate_id = :candidate"
        " order by created_at desc, id desc",
        {"project": project_id, "questionnaire": questionnaire_id, "candidate": candidate_id},
    )
    return [_confirmed(row) for row in rows]


def newest_of_all(db: Database, questionnaire_id: str) -> dict[tuple[str, str], Confirmed]:
    """Return (project id, candidate id) -> its last confirmed verdict."""
    rows = db.query(
        "select * from verdict_records where questionnaire_id = :questionnaire"
        " order by created_at, id",
        {"questionnaire": questionnaire_id},
    )
    newest = {(row["project_id"], row["candidate_id"]): row for row in rows}
    return {key: _confirmed(row) for key, row in newest.items()}


def tasks(
    db: Database, project_id: str, questionnaire_id: str, candidate_id: str = ""
) -> dict[tuple[str, str], Task]:
    """Return (kind, key) -> what has been agreed for a project (or its candidate)."""
    rows = db.query(
        "select * from verdict_tasks where project_id = :project"
        " and questionnaire_id = :questionnaire and candidate_id = :candidate",
        {"project": project_id, "questionnaire": questionnaire_id, "candidate": candidate_id},
    )
    return {(row["kind"], row["key"]): task_of(row) for row in rows}


def save_task(
    db: Database,
    project_id: str,
    questionnaire_id: str,
    task: Task,
    *,
    by: str,
    candidate_id: str = "",
) -> Task:
    """Write a task over the revision that it bears (0: there was none) and return it.

    Raises RefusedVerdict for a bad day, an unknown state or department, or one that is met
    without evidence; storage.Conflict when another save came first.
    """
    _refuse_bad(db, task)
    key = {
        "project_id": project_id,
        "candidate_id": candidate_id,
        "questionnaire_id": questionnaire_id,
        "kind": task.kind,
        "key": task.key,
    }
    row = {
        "department": task.department or None,
        "person": task.person.strip(),
        "due": task.due,
        "state": task.state,
        "evidence": task.evidence.strip(),
    }
    return task_of(keyed.keep(db, "verdict_tasks", key, row, task.revision, by=by))


def remove_example(db: Database) -> None:
    """Remove the verdicts on the example's projects, while those are still there."""
    db.execute(
        "delete from verdict_records where project_id in"
        " (select id from projects where example = 1)"
    )


def task_of(row: Row) -> Task:
    """Return the task in a row, such as a Conflict's `theirs`."""
    return Task(**{name: row[name] for name in Task.__dataclass_fields__})


def _refuse_bad(db: Database, task: Task) -> None:
    if task.state not in STATES:
        raise RefusedVerdict(f"상태는 {', '.join(STATES.values())} 가운데 하나입니다.")
    if task.state == MET and not task.evidence.strip():
        raise RefusedVerdict("충족했다고 하려면 근거를 적으세요. 예: 시험 결과 문서 번호.")
    if task.due is not None:
        try:
            datetime.date.fromisoformat(task.due)
        except ValueError:
            raise RefusedVerdict("기한은 2027-03-31처럼 날짜로 적으세요.") from None
    named = {"name": task.department}
    found = db.query("select 1 from departments where name = :name", named)
    if task.department and not list(found):
        raise RefusedVerdict(f"부서 '{task.department}'이(가) 없습니다. 부서를 먼저 등록하세요.")


def _confirmed(row: Row) -> Confirmed:
    own: dict[str, Any] = {name: row[name] for name in Confirmed.__dataclass_fields__}
    own["content"] = json.loads(row["content"])
    own["judged_on"] = datetime.date.fromisoformat(row["judged_on"])
    return Confirmed(**own)
