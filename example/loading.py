"""The example corporation put into a database, marked as such, and taken out again whole.

Both work within the caller's transaction, so that a half-loaded example can't remain.
"""

from pathlib import Path

import storage
from action_plan import overview
from applications.calls import sectioning
from applications.calls import store as calls
from applications.drafts import store as applications
from applications.pinning import pinning
from errors import WorkbenchError
from evaluations import questionnaire
from evaluations.answers import store as answer_store
from evaluations.answers.model import Answer
from evaluations.projects import store as project_store
from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict.following import store as verdict_store
from example import calls as example_calls
from example import (
    census,
    components,
    diagnosis,
    plan,
    portfolio,
    raters,
    redesign,
    rules_data_time,
)
from example.calls import ExampleCall
from example.model import Example
from example.reading import FOLDER, read
from processes.bpmn import store as models
from processes.census import store as rounds
from processes.commonwork import store as commonwork
from processes.inventory import store as inventory
from scorecards import store as snapshots

ORIGIN = "example"
MARK = "(예시)"


class AlreadyLoaded(WorkbenchError):
    """The example is in the database; it is not loaded over itself."""

    def __init__(self) -> None:
        super().__init__("예시가 이미 들어 있습니다. 다시 불러오려면 먼저 예시를 지우세요.")


class NotLoaded(WorkbenchError):
    """There is no example to remove."""

    def __init__(self) -> None:
        super().__init__("지울 예시가 없습니다. 다른 사람이 먼저 지웠을 수 있습니다.")


def is_loaded(db: storage.Database) -> bool:
    """Tell whether anything of the example is in the database."""
    return (
        any(process.example for process in inventory.all_processes(db))
        or any(project.example for project in project_store.all_projects(db))
        or any(draft.example for draft in applications.all_applications(db))
        or rounds.has_example(db)
        or any(call.example for call in calls.all_calls(db))
    )


def load(db: storage.Database, *, by: str, folder: Path = FOLDER) -> None:
    """Put the example in, every row marked, or raise AlreadyLoaded or BadExample.

    What people have answered for their own corporation stays; the example's answer to the
    same question is left out. Refuses too when a code of the example is in use.
    """
    if is_loaded(db):
        raise AlreadyLoaded
    example = read(folder)
    codes = {process.code for process in example.processes}
    hanging = rules_data_time.read(folder, codes)
    followed = plan.read(folder)
    diagnoses = diagnosis.read(folder, codes)
    hanging_on_projects = portfolio.read(folder, {one.code for one in example.projects})
    form = questionnaire.shipped(example.questionnaire)
    rounds_of = raters.read(folder, {one.code for one in example.projects}, form)
    announced = example_calls.read(folder)
    survey = census.read(folder, codes, list(example.departments))
    if not overview.institution(db):
        overview.name_institution(db, example.name + MARK, by=by)
    for name in example.departments:
        inventory.add_department(db, name, by=by, example=True)
    added = inventory.add_processes(db, example.processes, by=by, example=True)
    ids = {process.code: process.id for process in added}
    for model in example.models:
        models.add_revision(
            db, ids[model.code], model.state, model.content, base=None, origin=ORIGIN, by=by
        )
    redesign.load(db, by=by)
    rules_data_time.load(db, hanging, ids, by=by)
    diagnosis.load(db, diagnoses, ids, by=by)
    census.load(db, survey, ids, by=by)
    _load_projects(db, example, by)
    portfolio.load(db, hanging_on_projects, form, by=by)
    components.load(db, folder, by=by)
    raters.load(db, rounds_of, form, by=by)
    plan.load(db, followed, by=by)
    _load_applications(db, example, announced, by)


def remove(db: storage.Database, *, by: str) -> None:
    """Take the example out and nothing else, or raise NotLoaded.

    What people changed in it goes with it; the history keeps that. A department that their own
    processes or projects use stays and is theirs from then on. Their own drafts and projects
    keep the codes that they name.
    """
    if not is_loaded(db):
        raise NotLoaded
    for draft in applications.all_applications(db):
        if draft.example:
            applications.delete_application(db, draft.id, draft.revision, by=by)
    calls.remove_example(db, by=by)
    verdict_store.remove_example(db)
    project_store.remove_example(db, by=by)
    answer_store.remove_example(db, by=by)
    components.remove(db, by=by)
    diagnosis.remove(db, by=by)
    rounds.remove_example(db, by=by)
    commonwork.remove_example(db, by=by)
    for process in inventory.all_processes(db):
        if process.example:
            inventory.delete_process(db, process.id, process.revision, by=by)
            models.forget(db, process.id)
    redesign.remove(db, by=by)
    rules_data_time.remove(db, by=by)
    plan.remove(db, by=by)
    snapshots.remove_example(db)
    if overview.institution(db).endswith(MARK):
        overview.name_institution(db, "", by=by)
    used = {project.department for project in project_store.all_projects(db)}
    used |= rules_data_time.departments_used(db) | rounds.departments_used(db)
    inventory.remove_example_departments(db, used=used, by=by)


def _load_applications(
    db: storage.Database, example: Example, announced: tuple[ExampleCall, ...], by: str
) -> None:
    made_calls = example_calls.load(db, announced, by=by)
    for draft in example.applications:
        call = made_calls.get(draft.call)
        made = applications.add_application(
            db,
            draft.title,
            bodies=draft.bodies,
            sources=draft.sources,
            template=sectioning.template_of(call) if call else None,
            call_id=call.id if call else None,
            **draft.fields,
            by=by,
            example=True,
        )
        pinning.pin_cited(db, made.id, by=by)


def _load_projects(db: storage.Database, example: Example, by: str) -> None:
    form = questionnaire.shipped(example.questionnaire)
    for project in example.projects:
        made = project_store.add_project(
            db, **project.fields, code=project.code, by=by, example=True
        )
        given = answer_store.answers(db, made.id, form.id)
        for question_id, answer in {**example.institution_answers, **project.answers}.items():
            if question_id not in given:
                _save(db, made.id, form, question_id, answer, by)


def _save(
    db: storage.Database,
    project_id: str,
    form: Questionnaire,
    question_id: str,
    answer: Answer,
    by: str,
) -> None:
    answer_store.save_answer(
        db,
        project_id,
        form,
        question_id,
        answer.value,
        na_reason=answer.na_reason,
        certainty=answer.certainty,
        evidence=answer.evidence,
        comment=answer.comment,
        revision=0,
        by=by,
        example=True,
    )
