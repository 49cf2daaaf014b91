"""The diagnosis of processes as it follows from the register and the confirmed answers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from evaluations.answers import store
from evaluations.answers.model import Answer, Value
from evaluations.diagnosis.priority import Interval, Ranked, priority, ranking
from evaluations.questionnaire import asking
from evaluations.questionnaire.model import Questionnaire
from evaluations.questionnaire.versions import store as versions
from evaluations.questionnaire.versions.fitting import fitting, fitting_values
from evaluations.verdict import levels, sums
from evaluations.verdict.levels import Maturity
from evaluations.verdict.scores import Values
from evaluations.verdict.scoring import counted
from evaluations.verdict.sums import SumVerdict
from processes.inventory.model import Estimate, Process
from processes.inventory.store import all_processes
from processes.inventory.totals import yearly_hours
from storage import Database

MATURITY, RPA = "digital-maturity", "rpa-suitability"
Answers = Mapping[str, Answer]
Given = Mapping[str, Value]
Forms = tuple[Questionnaire, Questionnaire]
T = TypeVar("T")


@dataclass(frozen=True)
class Standing:
    """Where one process stands among all: what lists and orders need."""

    process: Process
    lo: int | None  # the level's bounds
    hi: int | None
    label: str  # of RPA suitability; the word for 'on hold' where it isn't decided
    rpa_decided: bool
    hours: Estimate | None
    priority: Interval | None
    answered: int  # confirmed answers to both questionnaires

    @property
    def levelled(self) -> bool:
        """Whether no unknown answer can change the level."""
        return self.lo is not None and self.lo == self.hi

    @property
    def level_words(self) -> str:
        """The level as people read it: 2단계, 1~3단계."""
        return levels.words(self.lo, self.hi)


@dataclass(frozen=True)
class Diagnosis:
    """What the confirmed answers say of one process, opened into its parts."""

    process: Process
    maturity: Maturity
    rpa: SumVerdict
    hours: Estimate | None
    priority: Interval | None
    answered: int
    forms: Forms  # as they are asked of the process

    @property
    def asked(self) -> int:
        """How many questions the two questionnaires have."""
        return sum(len(form.questions) for form in self.forms)


def forms(db: Database) -> Forms:
    """Return the questionnaires of digital maturity and RPA suitability that are in force."""
    return versions.in_force(db, MATURITY), versions.in_force(db, RPA)


def diagnosed(asked: Forms, process: Process, maturity: Answers, rpa: Answers) -> Diagnosis:
    """Return the diagnosis of a process on these answers."""
    first, second = (asking.about(form, process.facts) for form in asked)
    maturity, rpa = fitting(first, maturity), fitting(second, rpa)
    level = levels.maturity(first, maturity)
    hours, most = yearly_hours(process.facts), first.scale.highest
    return Diagnosis(
        process,
        level,
        sums.verdict(second, rpa),
        hours,
        priority(hours, level.lo, level.hi, most),
        len(maturity) + len(rpa),
        (first, second),
    )


def of_process(db: Database, process: Process) -> Diagnosis:
    """Return the diagnosis of one process."""
    maturity, rpa = (store.answers(db, process.id, form) for form in (MATURITY, RPA))
    return diagnosed(forms(db), process, maturity, rpa)


def of_all(db: Database, known: Sequence[Process] | None = None) -> list[Standing]:
    """Return where every process stands, in the order of the register (`known`: read already)."""
    first, second = forms(db)
    maturity, rpa = (store.values_by_subject(db, form.id) for form in (first, second))
    level, labels = _once(first, levels.bounds), _once(second, sums.labels)
    found = []
    for process in all_processes(db) if known is None else known:
        given, other = maturity.get(process.id, {}), rpa.get(process.id, {})
        lo, hi = level(process, given)
        possible = labels(process, other)
        hours = yearly_hours(process.facts)
        found.append(
            Standing(
                process,
                lo,
                hi,
                possible[0] if len(possible) == 1 else second.hold,
                len(possible) == 1,
                hours,
                priority(hours, lo, hi, first.scale.highest),
                len(given) + len(other),
            )
        )
    return found


def ranked(found: Iterable[Standing]) -> list[Ranked]:
    """Return the ranks by redesign priority; a priority that isn't known has none."""
    return ranking({one.process.id: one.priority for one in found if one.priority is not None})


def _once(
    form: Questionnaire, judge: Callable[[Questionnaire, Values], T]
) -> Callable[[Process, Given], T]:
    """Return a function that judges each set of answers once: most processes have none yet.

    Where questions depend on facts of the process, each process is judged by itself.
    """
    seen: dict[tuple[tuple[str, Value], ...], T] = {}

    def judged(process: Process, given: Given) -> T:
        own = asking.about(form, process.facts)
        if own is not form:
            return judge(own, counted(own, fitting_values(own, given)))
        key = tuple(given.items())
        if key not in seen:
            seen[key] = judge(form, counted(form, fitting_values(form, given)))
        return seen[key]

    return judged
