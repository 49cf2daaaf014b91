"""Which projects of a list have to be assessed again, and why."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evaluations.answers.model import Answer
from evaluations.projects.model import Project
from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict import scoring, using
from evaluations.verdict.following import path, reading, reassessing, store
from evaluations.verdict.following.reassessing import Ground
from evaluations.verdict.using import InUse
from storage import Database


@dataclass(frozen=True)
class Mark:
    """Why a project's verdict has to be made anew; confirmed: it had been confirmed."""

    grounds: tuple[Ground, ...]
    confirmed: bool


def marks(
    db: Database,
    used: InUse,
    given: Iterable[tuple[Project, str, Mapping[str, Answer]]],
    today: datetime.date,
    asked: Mapping[str, Questionnaire],
) -> dict[str, Mark]:
    """Return project id -> its mark, where it has one.

    `given`: each project with the candidate that speaks for it ('' for none) and its answers;
    `asked`: project id -> the questionnaire as it is asked of it.
    """
    following = reading.follow_up(used.form)
    kept = store.newest_of_all(db, used.form.id)
    found = {}
    for project, candidate, answers in given:
        form = asked[project.id]
        own = using.asked(form, answers)
        last = kept.get((project.id, candidate))
        if last is None:
            grounds = reassessing.stale(form, own, following, today)
        else:
            end = project.contract_end
            ends = datetime.date.fromisoformat(end) if end else None
            dated = path.path(form, scoring.counted(form, own), following, ends, today)
            outcome = scoring.verdict(form, own).outcome
            due = dated.assessment if dated else None
            grounds = reassessing.grounds(last, form, own, following, outcome, today, due)
        if grounds:
            found[project.id] = Mark(grounds, last is not None)
    return found
