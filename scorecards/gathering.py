"""The figures of every card from the database; cards whose tables did not change are kept."""

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from action_plan import plan, progress
from applications.drafts import store as applications
from applications.drafts.model import Application
from applications.sources import store as sources
from evaluations.diagnosis import reading as diagnosis
from evaluations.projects import store as projects
from evaluations.projects.portfolio import gathering as portfolio
from evaluations.projects.portfolio.model import Portfolio
from evaluations.verdict import using
from processes.bpmn import store as models
from processes.census import standing
from processes.census import store as census_store
from processes.census.model import Return, Round
from processes.inventory import store as register
from processes.inventory.listing import Line
from processes.inventory.model import Process
from processes.inventory.snapshot import Snapshot
from processes.savings import store as savings
from processes.savings.model import Saving
from scorecards import store
from scorecards.cards import census, departments, gains, pipeline, planned, processes, saas
from scorecards.model import Figure, Figures
from scorecards.store import EVERYTHING, Mark
from storage import Database
from storage.identifiers import now

QUESTIONNAIRE = "saas-readiness"
# Card -> the beginnings of the names of the tables that its figures rest on.
_REGISTER = ("processes", "departments")
_ANSWERS = ("answers", "questionnaire")
RESTS_ON: Mapping[str, tuple[str, ...]] = {
    "plan": ("",),  # its measures count everything
    "departments": (*_REGISTER, *_ANSWERS, "model_revisions", "census"),
    "processes": (*_REGISTER, *_ANSWERS),
    "saas": ("projects", "project_", "candidates", "weight", "model_revisions", "processes",
             "departments", *_ANSWERS),
    "gains": (*_REGISTER, "savings", "given_hours"),
    "applications": (*_REGISTER, "application", "projects"),
    "census": (*_REGISTER, "census"),
}  # fmt: skip


@dataclass(frozen=True)
class Gathered:
    """The figures of each card, with the mark of the data that they were read from."""

    mark: Mark
    day: datetime.date
    by_card: Mapping[str, Figures]

    @property
    def all_figures(self) -> tuple[Figure, ...]:
        """The figures of all cards, each once."""
        listed = (one for told in self.by_card.values() for one in told.figures)
        return tuple({(one.measure, one.department): one for one in listed}.values())


def gather(
    db: Database,
    day: datetime.date,
    before: Gathered | None = None,
    known: Snapshot | None = None,
    cards: Collection[str] = RESTS_ON.keys(),
) -> Gathered:
    """Return the figures as they stand; of an earlier reading, only what changed is read anew.

    `known`: the register as it stands, where the caller has it. `cards`: those that are asked
    for; whoever sees a part of the rows must not ask for cards that rest on others. Days count:
    at midnight in Korea everything is read anew.
    """
    mark = store.mark(db)
    if before is not None and before.day == day:
        if before.mark == mark:
            return before
        changed, kept = store.changed_since(db, before.mark), before.by_card
    else:
        changed, kept = EVERYTHING, {}
    source, found = Source(db, day, known), {}
    for card in (name for name in RESTS_ON if name in cards):
        tables = RESTS_ON[card]
        if card in kept and not _touched(changed, tables):
            found[card] = kept[card]
        else:
            found[card] = Figures(day.isoformat(), now(), tuple(source.figures(card)))
    return Gathered(mark, day, found)


def _touched(changed: Iterable[str], tables: tuple[str, ...]) -> bool:
    return changed == EVERYTHING or any(one.startswith(tables) for one in changed)


class Source:
    """What the cards rest on, each part read once and only where it is asked for."""

    def __init__(self, db: Database, day: datetime.date, known: Snapshot | None = None) -> None:
        self.db, self.day, self._known = db, day, known

    def figures(self, card: str) -> list[Figure]:
        """Return the figures of a card."""
        return {
            "plan": lambda: planned.figures(self.plan, self.progress, self.departments),
            "departments": self._of_departments,
            "processes": self._of_processes,
            "saas": lambda: saas.figures(self.portfolio.form, self.portfolio.standings),
            "gains": lambda: gains.figures(self.savings, savings.all_given(self.db), self.by_id),
            "applications": lambda: pipeline.figures(self.drafts, self.departments_of_drafts),
            "census": self._of_census,
        }[card]()

    def _of_census(self) -> list[Figure]:
        return census.figures(self.processes, self.departments, self.round, self.standings)

    def _of_departments(self) -> list[Figure]:
        own = departments.figures(self.lines, self.departments, self.drawn, self.diagnosed)
        asked = self._of_census()
        return [*own, *(one for one in asked if one.measure == census.COMPLETE)]

    def _of_processes(self) -> list[Figure]:
        return processes.figures(self.diagnosed, self.departments, self.highest)

    @cached_property
    def plan(self) -> plan.Plan:
        """The plan in force."""
        return plan.current(self.db)

    @cached_property
    def progress(self) -> tuple[progress.ItemProgress, ...]:
        """How far each item of the plan is."""
        return progress.all_progress(self.db, self.day)

    @cached_property
    def lines(self) -> list[Line]:
        """The register, in the order of the codes."""
        snapshot = self._known or register.snapshot(self.db)
        return snapshot.lines

    @cached_property
    def processes(self) -> list[Process]:
        """The processes, in the order of the codes."""
        return [line.process for line in self.lines]

    @cached_property
    def by_id(self) -> dict[str, Process]:
        """Process id -> process."""
        return {one.id: one for one in self.processes}

    @cached_property
    def departments(self) -> list[str]:
        """The departments in their order."""
        return register.departments(self.db)

    @cached_property
    def drawn(self) -> dict[str, set[str]]:
        """'as-is' and 'to-be' -> the ids of the processes with such a model."""
        known = models.models(self.db)
        return {
            state: {one.process_id for one in known if one.state == state and one.process_id}
            for state in models.states
        }

    @cached_property
    def diagnosed(self) -> list[diagnosis.Standing]:
        """Where every process stands."""
        return diagnosis.of_all(self.db)

    @cached_property
    def highest(self) -> int:
        """The highest level of digital maturity."""
        return int(diagnosis.forms(self.db)[0].scale.highest)

    @cached_property
    def portfolio(self) -> Portfolio:
        """The IT projects side by side, as of the day."""
        form = using.in_use(self.db, QUESTIONNAIRE, self.day).form
        return portfolio.gathered(self.db, form, self.day)

    @cached_property
    def savings(self) -> list[Saving]:
        """The ledger of time saved."""
        return savings.all_savings(self.db)

    @cached_property
    def drafts(self) -> list[Application]:
        """The applications."""
        return applications.all_applications(self.db)

    @cached_property
    def departments_of_drafts(self) -> dict[str, str]:
        """Draft id -> the department of the first process, else project, that it is about."""
        offices = {("process", one.code): one.department for one in self.processes}
        for project in projects.all_projects(self.db):
            offices["project", project.code] = project.department or ""
        own = sources.all_sources(self.db)
        named = {
            one.id: [offices.get((s.kind, s.code), "") for s in own.get(one.id, ())]
            for one in self.drafts
        }
        return {id: next(filter(None, names), "") for id, names in named.items()}

    @cached_property
    def round(self) -> Round | None:
        """The survey round that runs, if any."""
        return census_store.running(self.db)

    @cached_property
    def parts(self) -> list[Return]:
        """The returns of the round that runs."""
        return census_store.returns(self.db, self.round.id) if self.round else []

    @cached_property
    def standings(self) -> list[standing.Standing]:
        """Where each department stands in the round that runs."""
        if self.round is None:
            return []
        return standing.of(self.round, self.parts, self.processes, self.day)
