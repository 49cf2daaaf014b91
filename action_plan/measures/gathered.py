"""What the workbench holds, each part read once and only when a measure asks for it."""

import datetime
from collections.abc import Sequence
from functools import cached_property

from evaluations.assessments import standing
from evaluations.assessments.standing import Standing as Assessed
from evaluations.components import standing as components
from evaluations.components import store as sboms
from evaluations.components.model import KeptSbom
from evaluations.diagnosis import reading
from evaluations.diagnosis.reading import Standing as Diagnosed
from processes.bpmn import store as models
from processes.inventory import store as register
from processes.inventory.model import Process
from processes.savings import store as savings
from processes.savings.model import IN_FORCE, Saving
from storage import Database


class Gathered:
    """The values that measures are computed from, as of a day in Korea."""

    def __init__(
        self, db: Database, day: datetime.date, known: Sequence[Process] | None = None
    ) -> None:
        self.db, self.day, self._known = db, day, known

    @cached_property
    def processes(self) -> Sequence[Process]:
        """The register."""
        return register.all_processes(self.db) if self._known is None else self._known

    @cached_property
    def diagnosed(self) -> list[Diagnosed]:
        """Where each process stands in the diagnosis."""
        return reading.of_all(self.db, self.processes)

    @cached_property
    def to_be(self) -> frozenset[str]:
        """The processes with a to-be flow chart."""
        return frozenset(one.process_id for one in models.models(self.db) if one.state == "to-be")

    @cached_property
    def in_force(self) -> list[Saving]:
        """The redesigns that are in force."""
        return [one for one in savings.all_savings(self.db) if one.plan.state == IN_FORCE]

    @cached_property
    def sboms(self) -> list[KeptSbom]:
        """The newest SBOM of each system."""
        return components.newest(sboms.all_sboms(self.db))

    @cached_property
    def assessed(self) -> dict[str, list[Assessed]]:
        """Questionnaire's id -> how it stands for each of its subjects."""
        return {
            form.id: list(standing.standings(self.db, form, self.day, self.processes).values())
            for form in standing.forms(self.db, self.day)
        }
