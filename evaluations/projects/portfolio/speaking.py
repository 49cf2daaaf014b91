"""The answers that hold for a project where several products are candidates: the best one's."""

from dataclasses import dataclass

from evaluations.answers import store
from evaluations.answers.model import INSTITUTION, Answer
from evaluations.projects.candidates import store as candidates
from evaluations.projects.candidates.model import Candidate
from evaluations.projects.model import Project
from evaluations.projects.portfolio import judging
from evaluations.projects.store import all_projects
from evaluations.questionnaire import subject_facts
from evaluations.questionnaire.model import Questionnaire
from evaluations.questionnaire.subject_facts import asked_of
from evaluations.verdict import using
from storage import Database


@dataclass(frozen=True)
class Spoken:
    """Question id -> answer, with the candidate whose answers are among them.

    Of the questions that this version asks.
    """

    answers: dict[str, Answer]
    candidate: Candidate | None
    form: Questionnaire  # as it is asked of this project with this candidate

    @property
    def candidate_id(self) -> str:
        """The candidate's id, '' where there is none."""
        return self.candidate.id if self.candidate else ""


def spoken(db: Database, form: Questionnaire, project: Project) -> Spoken:
    """Return the answers that hold for a project, with its best candidate's."""
    own = candidates.candidates_of(db, project.id)
    facts = subject_facts.of_projects(db, form).get(project.id)
    if len(own) < 2:
        one = own[0] if own else None
        return Spoken(_asked(db, form, project, one), one, asked_of(form, facts, one))
    given = store.values_by_subject(db, form.id)
    found, _ = judging.best(form, project, own, given, facts)
    best = found.candidate
    return Spoken(_asked(db, form, project, best), best, asked_of(form, facts, best))


def _asked(
    db: Database, form: Questionnaire, project: Project, candidate: Candidate | None
) -> dict[str, Answer]:
    answers = store.answers(db, project.id, form.id, candidate.id if candidate else None)
    return using.asked(form, answers)


def all_spoken(db: Database, form: Questionnaire) -> dict[str, Spoken]:
    """Return project id -> the answers that hold for it, in the order of the projects."""
    given = store.answers_by_subject(db, form.id)
    values = store.values_by_subject(db, form.id)
    own = candidates.all_candidates(db)
    known = subject_facts.of_projects(db, form)
    found = {}
    for project in all_projects(db):
        facts = known.get(project.id)
        judged, _ = judging.best(form, project, own.get(project.id, ()), values, facts)
        best = judged.candidate
        subjects = (INSTITUTION, project.id, *([best.id] if best else []))
        answers = {q: one for subject in subjects for q, one in given.get(subject, {}).items()}
        asked = asked_of(form, facts, best)
        found[project.id] = Spoken(using.asked(form, answers), best, asked)
    return found
