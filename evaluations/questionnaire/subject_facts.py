"""What is known of the subjects of a questionnaire, gathered for its conditions and proposals."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

from evaluations.projects import store as projects
from evaluations.projects.candidates import store as candidates
from evaluations.projects.candidates.model import Candidate
from evaluations.projects.model import Project
from evaluations.questionnaire import asking
from evaluations.questionnaire.fact_tests import SubjectFacts
from evaluations.questionnaire.model import Questionnaire
from evaluations.questionnaire.project_fields import ProjectFacts
from processes.inventory.model import Process
from processes.inventory.store import all_processes
from storage import Database
from storage.moments import today

SYSTEM = "system:"
"""What the subject of answers about a system of the dictionary begins with."""


def gathered(
    db: Database,
    form: Questionnaire,
    subjects: Iterable[str],
    day: datetime.date,
    register: Sequence[Process] | None = None,
) -> dict[str, SubjectFacts]:
    """Return subject -> what is known of it; subjects that are gone are absent.

    Of a project with several candidates the first one's certification counts. `register`: the
    processes, where they have been read already.
    """
    if form.subject == "institution":
        return {}
    processes = all_processes(db) if register is None else register
    if form.subject == "process":
        known: dict[str, SubjectFacts] = {one.id: one.facts for one in processes}
        return {one: known[one] for one in subjects if one in known}
    if form.subject == "system":
        return {one: of_system(processes, one.removeprefix(SYSTEM), day) for one in subjects}
    found = _of_projects(db, processes, day)
    return {one: found[one] for one in subjects if one in found}


def of_projects(
    db: Database, form: Questionnaire, day: datetime.date | None = None
) -> dict[str, ProjectFacts]:
    """Return what is known of all projects (today in Korea); nothing where no condition asks."""
    if form.subject != "project" or not asking.rests_on_facts(form):
        return {}
    on = day or today()
    return _of_projects(db, all_processes(db), on)


def of_project(
    db: Database, project: Project, candidate_id: str | None, day: datetime.date
) -> ProjectFacts:
    """Return what is known of one project with the candidate that is judged."""
    known = _of_projects(db, all_processes(db), day)[project.id]
    own = candidates.candidates_of(db, project.id)
    product = next((one for one in own if one.id == candidate_id), None)
    return replace(known, candidate=product)


def asked_of(
    form: Questionnaire, facts: ProjectFacts | None, product: Candidate | None
) -> Questionnaire:
    """Return the questionnaire as it is asked of a project with this candidate product."""
    return form if facts is None else asking.about(form, replace(facts, candidate=product))


def _of_projects(
    db: Database, processes: Iterable[Process], day: datetime.date
) -> dict[str, ProjectFacts]:
    products = candidates.all_candidates(db)
    served = {process.code: process.facts for process in processes}
    found = {}
    for project in projects.all_projects(db):
        own = tuple(served[code] for code in project.process_codes if code in served)
        product = next(iter(products.get(project.id, ())), None)
        found[project.id] = ProjectFacts(day, own, project, product)
    return found


def of_system(processes: Iterable[Process], name: str, day: datetime.date) -> ProjectFacts:
    """Return what is known of a system: the facts of the processes that use it."""
    using = (one.facts for one in processes if name in (one.facts.systems or ()))
    return ProjectFacts(day, tuple(using))
