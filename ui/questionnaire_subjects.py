"""What has been answered with a questionnaire: subject -> answers, and what subjects are called."""

import datetime
from dataclasses import dataclass

from evaluations.answers import store as answers
from evaluations.answers.model import INSTITUTION, Answer
from evaluations.projects import store as projects
from evaluations.projects.portfolio import speaking
from evaluations.questionnaire import subject_facts
from evaluations.questionnaire.fact_tests import SubjectFacts
from evaluations.questionnaire.model import Questionnaire
from processes.inventory import store as register
from storage import Database

Given = dict[str, dict[str, Answer]]


@dataclass(frozen=True)
class Answered:
    """The subjects that have answers, with what is known of each and its name."""

    answers: Given
    facts: dict[str, SubjectFacts]
    names: dict[str, str]


def answered(db: Database, form: Questionnaire, day: datetime.date) -> Answered:
    """Return everybody who has an answer; projects with their best candidate's."""
    if form.subject == "project":
        spoken = {key: one.answers for key, one in speaking.all_spoken(db, form).items()}
        given = {key: one for key, one in spoken.items() if _own(one)}
        names = {one.id: one.name for one in projects.all_projects(db)}
    else:
        given = answers.answers_by_subject(db, form.id)
        shared = given.get(INSTITUTION, {})
        if form.subject != "institution":
            given = {key: {**shared, **one} for key, one in given.items() if key != INSTITUTION}
        names = {key: key.removeprefix(subject_facts.SYSTEM) for key in given}
        names |= {one.id: one.name for one in register.all_processes(db)}
        names[INSTITUTION] = "기관 전체"
    return Answered(given, subject_facts.gathered(db, form, given, day), names)


def _own(given: dict[str, Answer]) -> bool:
    """Tell whether a project has an answer that it did not only inherit."""
    return any(not one.inherited for one in given.values())
