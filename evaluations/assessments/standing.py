"""How far each assessment is, and what it says so far."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evaluations.answers import store as answers
from evaluations.answers.model import INSTITUTION, Answer
from evaluations.questionnaire import asking, dating, subject_facts
from evaluations.questionnaire.fact_tests import SubjectFacts
from evaluations.questionnaire.model import Questionnaire
from evaluations.questionnaire.subject_facts import SYSTEM
from evaluations.questionnaire.versions import store as versions
from evaluations.questionnaire.versions.fitting import fitting
from evaluations.questionnaire.versions.rescoring import Judged, judged
from evaluations.verdict.scoring import counted
from processes.dictionary import store as dictionary
from processes.dictionary.model import SYSTEM as SYSTEM_TERM
from processes.inventory.model import Process
from processes.inventory.store import all_processes
from storage import Database

ABOUT = ("institution", "system")


@dataclass(frozen=True)
class Standing:
    """One assessment of one subject."""

    form: Questionnaire  # as it is asked of the subject on the day
    subject: str
    name: str
    answered: int  # of the questions that are asked
    asked: int
    found: Judged

    @property
    def begun(self) -> bool:
        """Whether anything has been answered."""
        return self.answered > 0

    @property
    def words(self) -> str:
        """The result so far, or that there is none yet."""
        return self.found.words if self.begun else "시작 전"


def forms(db: Database, day: datetime.date) -> list[Questionnaire]:
    """Return the questionnaires about the corporation and about systems, as of a day."""
    current = [versions.current(db, one, on=day) for one in versions.ids(db)]
    return [dating.on(one, day) for one in current if one.subject in ABOUT]


def systems(db: Database, register: Sequence[Process] | None = None) -> list[str]:
    """Return the names of the systems: of the register, of the dictionary, of answers.

    `register`: the processes, where they have been read already.
    """
    processes = all_processes(db) if register is None else register
    used = {name for one in processes for name in one.facts.systems or ()}
    terms = {one.name for one in dictionary.all_terms(db) if one.kind == SYSTEM_TERM}
    return sorted(used | terms | set(_answered_systems(db)))


def standings(
    db: Database,
    form: Questionnaire,
    day: datetime.date,
    register: Sequence[Process] | None = None,
) -> dict[str, Standing]:
    """Return subject -> how its assessment stands; systems nobody has begun are among them.

    `register`: the processes, where they have been read already.
    """
    given = answers.answers_by_subject(db, form.id)
    shared = given.get(INSTITUTION, {})
    if form.subject == "institution":
        return {INSTITUTION: standing(form, INSTITUTION, "기관 전체", shared, None)}
    subjects = [SYSTEM + name for name in systems(db, register)]
    facts = subject_facts.gathered(db, form, subjects, day, register)
    return {
        one: standing(
            form, one, one.removeprefix(SYSTEM), {**shared, **given.get(one, {})}, facts.get(one)
        )
        for one in subjects
    }


def standing(
    form: Questionnaire,
    subject: str,
    name: str,
    given: Mapping[str, Answer],
    facts: SubjectFacts | None,
) -> Standing:
    """Return how an assessment stands on these answers."""
    own = form if facts is None else asking.about(form, facts)
    fit = fitting(own, given)
    told = asking.standings(own, counted(own, fit))
    asked = [
        one.id for one in own.questions if one.id not in told or told[one.id].asked is not False
    ]
    done = sum(key in fit for key in asked)
    return Standing(own, subject, name, done, len(asked), judged(own, fit))


def in_short(found: Iterable[Standing]) -> str:
    """Return how many were begun and decided, and the words of the decided ones."""
    listed = list(found)
    begun = [one for one in listed if one.begun]
    decided = [one.words for one in begun if one.found.decided]
    if len(listed) == 1:
        one = listed[0]
        return f"답변 {one.answered}/{one.asked}, {one.words}"
    words = ", ".join(f"{word} {decided.count(word):,}" for word in dict.fromkeys(decided))
    return f"시스템 {len(listed):,}개 가운데 시작 {len(begun):,}개, 판정 {len(decided):,}개" + (
        f" ({words})" if words else ""
    )


def _answered_systems(db: Database) -> Iterable[str]:
    about_systems = [
        one for one in versions.ids(db) if versions.current(db, one).subject == "system"
    ]
    for form_id in about_systems:
        for subject in answers.values_by_subject(db, form_id):
            if subject.startswith(SYSTEM):
                yield subject.removeprefix(SYSTEM)
