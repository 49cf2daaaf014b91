"""The portfolio from the database: everything read at once, then worked out without it."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluations.answers import store as answers
from evaluations.projects import store as projects
from evaluations.projects.candidates import store as candidates
from evaluations.projects.candidates.model import Candidate
from evaluations.projects.dependencies import order
from evaluations.projects.dependencies import store as dependencies
from evaluations.projects.model import Project
from evaluations.projects.portfolio import blocking, judging, waves
from evaluations.projects.portfolio.model import Judged, Portfolio, Standing
from evaluations.questionnaire import subject_facts
from evaluations.questionnaire.model import DatedRule, Questionnaire
from evaluations.questionnaire.project_fields import ProjectFacts
from processes.bpmn import store as models
from processes.inventory import store as inventory
from storage import Database


@dataclass(frozen=True)
class Material:
    """What the portfolio is made of. `without_to_be`: process code -> name."""

    form: Questionnaire
    today: datetime.date
    projects: Sequence[Project]
    answers: judging.BySubject
    candidates: Mapping[str, Sequence[Candidate]]
    pairs: Sequence[tuple[str, str]]
    without_to_be: Mapping[str, str]
    facts: Mapping[str, ProjectFacts]  # of the projects, where conditions rest on them


def gathered(db: Database, form: Questionnaire, today: datetime.date) -> Portfolio:
    """Return the portfolio as it stands on a day."""
    return portfolio(read(db, form, today))


def read(db: Database, form: Questionnaire, today: datetime.date) -> Material:
    """Read everything that the portfolio is made of."""
    redesigned = {one.process_id for one in models.models(db) if one.state == "to-be"}
    return Material(
        form=form,
        today=today,
        projects=projects.all_projects(db),
        answers=answers.values_by_subject(db, form.id),
        candidates=candidates.all_candidates(db),
        pairs=dependencies.pairs(dependencies.all_dependencies(db)),
        without_to_be={
            one.code: one.name for one in inventory.all_processes(db) if one.id not in redesigned
        },
        facts=subject_facts.of_projects(db, form, today),
    )


def portfolio(given: Material) -> Portfolio:
    """Return the portfolio: pure, from what was read."""
    form, own = given.form, given.projects
    chosen = [
        judging.best(
            form, one, given.candidates.get(one.id, ()), given.answers, given.facts.get(one.id)
        )
        for one in own
    ]
    judged = dict(
        zip([one.id for one in own], judging.with_acceptability(form, chosen), strict=True)
    )
    coming = waves.announced(form.rules, given.today)
    return Portfolio(form, given.today, tuple(_standings(given, judged, coming)), tuple(coming))


def _standings(
    given: Material, judged: Mapping[str, Judged], coming: Sequence[DatedRule]
) -> list[Standing]:
    by_id = {one.id: one for one in given.projects}
    when = waves.waves(given.projects, given.pairs, given.today)
    before = order.befores(given.pairs)
    after = order.befores((one, other) for other, one in given.pairs)
    shared = blocking.by_system(given.projects)
    found = []
    for one in given.projects:
        wave, held = when[one.id]
        blocks = [
            *blocking.of_gates(given.form, judged[one.id]),
            *blocking.of_befores(one, before, by_id, judged),
            *blocking.of_products(given.candidates.get(one.id, ()), given.today),
            *blocking.of_processes(one, given.without_to_be),
            *blocking.of_systems(one, shared),
        ]
        found.append(
            Standing(
                project=one,
                judged=judged[one.id],
                begin_by=waves.begin_by(one),
                wave=wave,
                held_by=by_id[held].code if held else None,
                changes=waves.changes_before_end(one, coming),
                blocks=tuple(blocks),
                blocking=tuple(
                    by_id[other].code for other in after.get(one.id, ()) if other in by_id
                ),
            )
        )
    return found
