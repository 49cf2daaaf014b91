"""The diagnosis of processes as it follows from the register and the confirmed answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evaluations import levels, questionnaire, store, sums
from evaluations.diagnosis.priority import Interval, Ranked, priority, ranking
from evaluations.levels import Maturity
from evaluations.model import Answer
from evaluations.questionnaire_model import Questionnaire
from evaluations.sums import SumVerdict
from processes.inventory.model import Estimate, Process
from processes.inventory.store import all_processes
from processes.inventory.totals import yearly_hours
from storage import Database

MATURITY, RPA = "digital-maturity", "rpa-suitability"
Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class Diagnosis:
    """What the confirmed answers say of one process."""

    process: Process
    maturity: Maturity
    rpa: SumVerdict
    hours: Estimate | None
    priority: Interval | None
    answered: int  # confirmed answers to both questionnaires


def forms() -> tuple[Questionnaire, Questionnaire]:
    """Return the questionnaires of digital maturity and of RPA suitability."""
    return questionnaire.shipped(MATURITY), questionnaire.shipped(RPA)


def diagnosed(process: Process, maturity: Answers, rpa: Answers) -> Diagnosis:
    """Return the diagnosis of a process on these answers."""
    first, second = forms()
    return _diagnosis(
        process,
        levels.maturity(first, maturity),
        sums.verdict(second, rpa),
        len(maturity) + len(rpa),
    )


def of_process(db: Database, process: Process) -> Diagnosis:
    """Return the diagnosis of one process."""
    given = (store.answers(db, process.id, form) for form in (MATURITY, RPA))
    return diagnosed(process, *given)


def of_all(db: Database) -> list[Diagnosis]:
    """Return the diagnosis of every process in the order of the register."""
    first, second = forms()
    maturity, rpa = (store.answers_by_subject(db, form.id) for form in (first, second))
    nothing = levels.maturity(first, {}), sums.verdict(second, {})  # judged once for all of them
    found = []
    for process in all_processes(db):
        one, other = maturity.get(process.id, {}), rpa.get(process.id, {})
        found.append(
            _diagnosis(
                process,
                levels.maturity(first, one) if one else nothing[0],
                sums.verdict(second, other) if other else nothing[1],
                len(one) + len(other),
            )
        )
    return found


def ranked(found: Iterable[Diagnosis]) -> list[Ranked]:
    """Return the ranks by redesign priority; a priority that isn't known has none."""
    return ranking({one.process.id: one.priority for one in found if one.priority is not None})


def _diagnosis(process: Process, level: Maturity, rpa: SumVerdict, answered: int) -> Diagnosis:
    hours = yearly_hours(process.facts)
    highest = forms()[0].scale.highest
    return Diagnosis(
        process, level, rpa, hours, priority(hours, level.lo, level.hi, highest), answered
    )
