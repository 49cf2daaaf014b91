"""IT projects and answers in the database; the only SQL of this domain."""

import json
from collections.abc import Iterable
from typing import Any

import storage
from errors import WorkbenchError
from evaluations.model import CERTAINTIES, INSTITUTION, KINDS, NA, Answer, Project, Value
from evaluations.questionnaire_model import Questionnaire
from evaluations.scoring import BadAnswer, is_step
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
    """Remove a project with its answers; the history keeps them."""
    records.delete(db, "projects", project_id, revision, by=by)
    found = "select id, revision from answers where subject = :subject"
    for row in list(db.query(found, {"subject": project_id})):
        records.delete(db, "answers", row["id"], row["revision"], by=by)


def answers(db: Database, project_id: str, questionnaire_id: str) -> dict[str, Answer]:
    """Return the answers that hold for a project, the corporation's own ones among them.

    The subject may be a process too, for a questionnaire about processes.
    """
    rows = db.query(
        "select * from answers where questionnaire_id = :questionnaire"
        " and subject in (:project, :institution)",
        {
            "questionnaire": questionnaire_id,
            "project": project_id,
            "institution": INSTITUTION,
        },
    )
    return {row["question_id"]: _answer(row) for row in rows}


def all_answers(db: Database, questionnaire_id: str) -> dict[str, dict[str, Answer]]:
    """Return project id -> question id -> answer; each project inherits the corporation's."""
    given = answers_by_subject(db, questionnaire_id)
    inherited = given.pop(INSTITUTION, {})
    return {p.id: {**inherited, **given.get(p.id, {})} for p in all_projects(db)}


def answers_by_subject(db: Database, questionnaire_id: str) -> dict[str, dict[str, Answer]]:
    """Return subject -> question id -> answer; a subject is a project's or a process's id."""
    given: dict[str, dict[str, Answer]] = {}
    rows = db.query(
        "select * from answers where questionnaire_id = :questionnaire",
        {"questionnaire": questionnaire_id},
    )
    for row in rows:
        given.setdefault(row["subject"], {})[row["question_id"]] = _answer(row)
    return given


def values_by_subject(db: Database, questionnaire_id: str) -> dict[str, dict[str, Value]]:
    """Return subject -> question id -> what its answer counts as; quick, for long lists."""
    given: dict[str, dict[str, Value]] = {}
    rows = db.execute(
        "select subject, question_id, case when value = 'NA' and trim(na_reason) = ''"
        " then null else value end from answers where questionnaire_id = :questionnaire",
        {"questionnaire": questionnaire_id},
    )
    for subject, question_id, value in rows:
        counted = value if value is None or value == NA else int(value)
        given.setdefault(subject, {})[question_id] = counted
    return given


def subject_of(project_id: str, questionnaire: Questionnaire, question_id: str) -> str:
    """Return whose answer it is: the corporation's where it is asked once, else the project's."""
    return INSTITUTION if questionnaire.question(question_id).scope == "A" else project_id


def save_answer(
    db: Database,
    project_id: str,
    questionnaire: Questionnaire,
    question_id: str,
    value: Value,
    *,
    revision: int,
    by: str,
    na_reason: str = "",
    certainty: str | None = None,
    evidence: str = "",
    comment: str = "",
    example: bool = False,
) -> Answer:
    """Keep an answer over the revision that was read (0: there was none) and return it.

    For a questionnaire about processes, `project_id` is the process's id.
    A question that is asked once per corporation is kept as the corporation's answer,
    whichever project it was given from. Raises storage.Conflict when another came first.
    """
    if certainty not in (None, *CERTAINTIES):
        raise BadAnswer(f"{question_id}의 확실성은 {', '.join(CERTAINTIES)} 가운데 하나입니다.")
    row = {
        "value": _stored(questionnaire, question_id, value),
        "na_reason": na_reason.strip(),
        "certainty": certainty,
        "evidence": evidence.strip(),
        "comment": comment.strip(),
        "questionnaire_version": questionnaire.version,
        "example": int(example),
    }
    key = {
        "subject": subject_of(project_id, questionnaire, question_id),
        "questionnaire_id": questionnaire.id,
        "question_id": question_id,
    }
    current = _current(db, key)
    if current is None:
        return _answer(records.insert(db, "answers", {**key, **row}, by=by))
    if revision != current["revision"]:
        raise storage.Conflict("answers", current, row, revision, by)
    return _answer(records.update(db, "answers", current["id"], revision, row, by=by))


def remove_example(db: Database, *, by: str) -> None:
    """Remove the example's projects, and the example's answers that nobody has changed.

    Answers about the example's processes all go: call it while those are there.
    """
    for project in [one for one in all_projects(db) if one.example]:
        delete_project(db, project.id, project.revision, by=by)
    rows = db.query(
        "select id, revision from answers where example = 1"
        " or subject in (select id from processes where example = 1)"
    )
    for row in list(rows):
        records.delete(db, "answers", row["id"], row["revision"], by=by)


def history_of(db: Database, project_id: str) -> list[records.Change]:
    """Return what was done to a project, newest first."""
    return records.history(db, "projects", project_id)


def answer_from_row(row: records.Row) -> Answer:
    """Return the answer in a row, such as a Conflict's `theirs`."""
    return _answer(row)


def _current(db: Database, key: dict[str, str]) -> records.Row | None:
    rows = db.query(
        "select * from answers where subject = :subject"
        " and questionnaire_id = :questionnaire_id and question_id = :question_id",
        key,
    )
    return next((dict(row) for row in rows), None)


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


def _stored(questionnaire: Questionnaire, question_id: str, value: Value) -> str | None:
    if not questionnaire.has_question(question_id):
        raise BadAnswer(f"질문지 {questionnaire.id}에 {question_id} 문항이 없습니다.")
    if value is None or value == NA:
        return value
    if not is_step(questionnaire, value):
        raise BadAnswer(f"{question_id}의 답 '{value}'은(는) 답변 단계 밖에 있습니다.")
    return str(value)


def _project(row: records.Row) -> Project:
    own: dict[str, Any] = {name: row[name] for name in Project.__dataclass_fields__}
    for key in ("systems", "process_codes"):
        own[key] = tuple(json.loads(row[key]))
    return Project(**{**own, "example": bool(row["example"])})


def _answer(row: records.Row) -> Answer:
    names = Answer.__dataclass_fields__.keys() - {"value"}
    value = row["value"]
    counted: Value = value if value is None or value == NA else int(value)
    return Answer(value=counted, **{name: row[name] for name in names})
