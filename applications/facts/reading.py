"""Read what a draft cites, as it stands now. What many sources share is read once."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import storage
from applications.facts.sources import (
    Diagram,
    Judgement,
    ProcessSource,
    ProjectSource,
    Sources,
    model_of,
)
from applications.sources.model import Source
from errors import WorkbenchError
from evaluations.projects import store as project_store
from evaluations.projects.model import Project
from evaluations.projects.portfolio import speaking
from evaluations.projects.portfolio.speaking import Spoken
from evaluations.verdict import scoring, using
from evaluations.verdict.following import path
from evaluations.verdict.following import reading as following
from processes.bpmn import store as models
from processes.inventory import store as inventory
from processes.inventory.model import Process
from processes.redesign.approval import store as approvals
from processes.savings import store as savings
from storage.moments import today

QUESTIONNAIRE = "saas-readiness"
_Found = TypeVar("_Found")


def sources(db: storage.Database, named: Iterable[Source]) -> Sources:
    """Return the sources of a draft. What has gone since is named in `missing`, not raised."""
    missing: list[str] = []
    listed = list(named)
    processes = _found(db, inventory.process_by_code, "process", listed, missing)
    projects = _found(db, project_store.project_by_code, "project", listed, missing)
    return Sources(
        processes=tuple(_processes(db, processes, missing)),
        projects=tuple(_projects(db, projects, missing)),
        missing=tuple(missing),
    )


def _found(
    db: storage.Database,
    read: Callable[[storage.Database, str], _Found],
    kind: str,
    named: Sequence[Source],
    missing: list[str],
) -> list[_Found]:
    found = []
    for one in named:
        if one.kind == kind:
            try:
                found.append(read(db, one.code))
            except WorkbenchError as refusal:
                missing.append(refusal.sentence)
    return found


def _processes(
    db: storage.Database, processes: Sequence[Process], missing: list[str]
) -> Iterator[ProcessSource]:
    if not processes:
        return
    own, given = defaultdict(list), defaultdict(list)
    for saving in savings.all_savings(db):
        own[saving.process_id].append(saving)
    for gift in savings.all_given(db):
        given[gift.saving_id].append(gift)
    for process in processes:
        saved = tuple(own[process.id])
        yield ProcessSource(
            process=process,
            diagrams=tuple(_diagrams(db, process, missing)),
            approved=approvals.approved(db, process.id),
            savings=saved,
            given=tuple(gift for saving in saved for gift in given[saving.id]),
        )


def _diagrams(db: storage.Database, process: Process, missing: list[str]) -> Iterator[Diagram]:
    for state in models.states:
        newest = models.newest(db, process.id, state)
        if newest is None:
            continue
        content = models.content(db, newest.sha256)
        try:
            yield Diagram(
                state,
                newest.number,
                newest.created_at,
                model_of(content),
                content,
                newest.sha256,
            )
        except WorkbenchError as refusal:
            missing.append(f"{process.code} {state} 흐름도: {refusal.sentence}")


def _projects(
    db: storage.Database, projects: Sequence[Project], missing: list[str]
) -> Iterator[ProjectSource]:
    if not projects:
        return
    try:
        spoken = _spoken(db, projects)
    except WorkbenchError as refusal:
        missing.append(refusal.sentence)
        spoken = {}
    for project in projects:
        judgement = None
        if project.id in spoken:
            try:
                judgement = _judgement(project, spoken[project.id], today())
            except WorkbenchError as refusal:
                missing.append(f"{project.code}: {refusal.sentence}")
        yield ProjectSource(project, judgement)


def _spoken(db: storage.Database, projects: Sequence[Project]) -> dict[str, Spoken]:
    """Return project id -> the answers that hold for it; of several, all answers are read once."""
    form = using.in_use(db, QUESTIONNAIRE).form
    if len(projects) == 1:
        return {projects[0].id: speaking.spoken(db, form, projects[0])}
    return speaking.all_spoken(db, form)


def _judgement(project: Project, told: Spoken, day: datetime.date) -> Judgement:
    form, answers = told.form, told.answers
    end = datetime.date.fromisoformat(project.contract_end) if project.contract_end else None
    values = scoring.counted(form, answers)
    known = [given for given in answers.values() if given.counted is not None]
    return Judgement(
        verdict=scoring.verdict(form, answers),
        questionnaire=form.title,
        version=form.version,
        answered=len(known),
        asked=len(form.questions),
        sure=bool(known) and all(given.certainty == "확인" for given in known),
        as_of=max((given.updated_at for given in answers.values()), default=""),
        path=path.path(form, values, following.follow_up(form), end, day),
    )
