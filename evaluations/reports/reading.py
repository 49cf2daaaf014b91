"""A report out of the database."""

import datetime

import storage
from evaluations.answers import store as answers
from evaluations.projects import store as projects
from evaluations.projects.candidates import store as candidates
from evaluations.projects.candidates.model import Candidate
from evaluations.projects.model import Project
from evaluations.projects.portfolio import speaking
from evaluations.projects.tco import comparing
from evaluations.projects.tco import store as costs
from evaluations.questionnaire.model import Questionnaire
from evaluations.reports.model import Report
from evaluations.verdict import scoring, side_by_side, stability, using
from evaluations.verdict.following import path, store
from evaluations.verdict.following import reading as following
from evaluations.verdict.side_by_side import Beside

QUESTIONNAIRE = "saas-readiness"
INSTITUTION = "institution"  # the setting that the first page keeps


def report(db: storage.Database, code: str, day: datetime.date) -> Report:
    """Return the report on the project with that code as of a day, or raise UnknownProject."""
    project = projects.project_by_code(db, code)
    used = using.in_use(db, QUESTIONNAIRE, day)
    spoken = speaking.spoken(db, used.form, project)
    form = spoken.form
    values = scoring.counted(form, spoken.answers)
    own = tuple(candidates.candidates_of(db, project.id))
    end = datetime.date.fromisoformat(project.contract_end) if project.contract_end else None
    lines = [one.line for one in costs.lines_of(db, project.id) if one.candidate_id in
             ("", spoken.candidate_id)]  # fmt: skip
    assumed = {name: one.range for name, one in costs.assumptions_of(db, project.id).items()}
    return Report(
        project=project,
        day=day,
        form=form,
        verdict=scoring.verdict(form, spoken.answers),
        steady=stability.stability(form, values),
        organisation=storage.settings.setting(db, INSTITUTION, ""),
        answers=spoken.answers,
        candidate=spoken.candidate,
        candidates=own,
        beside=_beside(db, form, project, own),
        tasks=store.tasks(db, project.id, form.id, spoken.candidate_id),
        path=path.path(form, values, following.follow_up(form), end, day),
        confirmed=tuple(store.confirmed(db, project.id, form.id, spoken.candidate_id)),
        costs=comparing.compared(lines, assumed) if lines else None,
        assumptions=assumed,
        weight_set=used.weight_set,
        weights_name=used.weights_name,
        unfit=used.unfit,
    )


def _beside(
    db: storage.Database, form: Questionnaire, project: Project, own: tuple[Candidate, ...]
) -> tuple[Beside, ...]:
    if len(own) < 2:
        return ()
    given = {
        one.name: using.asked(form, answers.answers(db, project.id, form.id, one.id)) for one in own
    }
    return side_by_side.side_by_side(form, given)
