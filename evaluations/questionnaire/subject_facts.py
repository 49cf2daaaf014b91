"""What is known of the subjects of a questionnaire, gathered for its conditions and proposals."""

import datetime
from collections.abc import Iterable

from evaluations.projects import store as projects
from evaluations.projects.candidates import store as candidates
from evaluations.projects.candidates.model import Candidate
from evaluations.questionnaire.fact_tests import SubjectFacts
from evaluations.questionnaire.model import Questionnaire
from evaluations.questionnaire.project_fields import ProjectFacts
from processes.inventory.model import Process
from processes.inventory.store import all_processes
from storage import Database

SYSTEM = "system:"
"""What the subject of answers about a system of the dictionary begins with."""


def gathered(
    db: Database, form: Questionnaire, subjects: Iterable[str], day: datetime.date
) -> dict[str, SubjectFacts]:
    """Return subject -> what is known of it; subjects that are gone are absent.

    Of a project with several candidates the first one's certification counts.
    """
    if form.subject == "institution":
        return {}
    processes = all_processes(db)
    if form.subject == "process":
        known: dict[str, SubjectFacts] = {one.id: one.facts for one in processes}
        return {one: known[one] for one in subjects if one in known}
    if form.subject == "system":
        return {one: of_system(processes, one.removeprefix(SYSTEM), day) for one in subjects}
    products = candidates.all_candidates(db)
    served = {process.code: process.facts for process in processes}
    found: dict[str, SubjectFacts] = {}
    for project in projects.all_projects(db):
        own = tuple(served[code] for code in project.process_codes if code in served)
        product: Candidate | None = next(iter(products.get(project.id, ())), None)
        found[project.id] = ProjectFacts(day, own, project, product)
    return {one: found[one] for one in subjects if one in found}


def of_system(processes: Iterable[Process], name: str, day: datetime.date) -> ProjectFacts:
    """Return what is known of a system: the facts of the processes that use it."""
    using = (one.facts for one in processes if name in (one.facts.systems or ()))
    return ProjectFacts(day, tuple(using))
