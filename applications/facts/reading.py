"""Read what a draft cites, as it stands now."""

import storage
from applications.drafts.model import Application
from applications.facts.sources import Diagram, Judgement, Sources
from errors import WorkbenchError
from evaluations.projects import store as project_store
from evaluations.projects.model import Project
from evaluations.projects.portfolio import speaking
from evaluations.verdict import scoring, using
from processes.bpmn import picture, reading
from processes.bpmn import store as models
from processes.inventory import store as inventory
from processes.inventory.model import Process
from processes.redesign.approval import store as approvals

QUESTIONNAIRE = "saas-readiness"


def sources(db: storage.Database, application: Application) -> Sources:
    """Return the sources of a draft. What has gone since is named in `missing`, not raised."""
    missing: list[str] = []
    process = _process(db, application, missing)
    project = _project(db, application, missing)
    return Sources(
        process=process,
        diagrams=_diagrams(db, process, missing) if process else (),
        project=project,
        judgement=_judgement(db, project, missing) if project else None,
        approved=approvals.approved(db, process.id) if process else None,
        missing=tuple(missing),
    )


def _process(db: storage.Database, draft: Application, missing: list[str]) -> Process | None:
    try:
        return inventory.process_by_code(db, draft.process_code) if draft.process_code else None
    except WorkbenchError as refusal:
        missing.append(refusal.sentence)
        return None


def _project(db: storage.Database, draft: Application, missing: list[str]) -> Project | None:
    try:
        return project_store.project_by_code(db, draft.project_code) if draft.project_code else None
    except WorkbenchError as refusal:
        missing.append(refusal.sentence)
        return None


def _diagrams(db: storage.Database, process: Process, missing: list[str]) -> tuple[Diagram, ...]:
    found = []
    for state in models.states:
        newest = models.newest(db, process.id, state)
        if newest is None:
            continue
        content = models.content(db, newest.sha256)
        try:
            model, svg = reading.read(content), None
            if model.shapes:
                svg = picture.svg(content)
            found.append(Diagram(state, newest.number, newest.created_at, model, svg))
        except WorkbenchError as refusal:
            missing.append(f"{process.code} {state} 흐름도: {refusal.sentence}")
    return tuple(found)


def _judgement(db: storage.Database, project: Project, missing: list[str]) -> Judgement | None:
    try:
        form = using.in_use(db, QUESTIONNAIRE).form
        told = speaking.spoken(db, form, project)
        form, answers = told.form, told.answers
        verdict = scoring.verdict(form, answers)
    except WorkbenchError as refusal:
        missing.append(refusal.sentence)
        return None
    known = [given for given in answers.values() if given.counted is not None]
    return Judgement(
        verdict=verdict,
        questionnaire=form.title,
        version=form.version,
        answered=len(known),
        asked=len(form.questions),
        sure=bool(known) and all(given.certainty == "확인" for given in known),
        as_of=max((given.updated_at for given in answers.values()), default=""),
    )
