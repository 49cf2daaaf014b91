"""The measures computed: key -> what it says now."""

import datetime
from collections.abc import Callable, Iterable, Sequence

from action_plan.measures import of_evaluations, of_processes
from action_plan.measures.gathered import Gathered
from action_plan.measures.model import Reading
from processes.inventory.model import Process
from storage import Database

COMPUTING: dict[str, Callable[[Gathered], Reading]] = {
    "census-coverage": of_processes.census_coverage,
    "redesigned": of_processes.redesigned,
    "application-stage": of_evaluations.application_stage,
    "articles-reviewed": of_processes.articles_reviewed,
    "articles-amended": of_processes.articles_amended,
    "paper-avoided": of_processes.paper_avoided,
    "open-exports": of_evaluations.open_exports,
    "checked-documents": of_evaluations.checked_documents,
    "rpa-judged": of_processes.rpa_judged,
    "rpa-live": of_processes.rpa_live,
    "data-judged": of_processes.data_judged,
    "projects-judged": of_evaluations.projects_judged,
    "hours-given": of_processes.hours_given,
    "sbom-systems": of_evaluations.sbom_systems,
    "suppliers-named": of_evaluations.suppliers_named,
    **{
        f"assessment-{form}": of_evaluations.assessment(form)
        for form in ("ai-documents", "data-openness", "access-logs", "zero-trust", "supply-chain")
    },
}


def readings(
    db: Database,
    keys: Iterable[str],
    day: datetime.date,
    register: Sequence[Process] | None = None,
) -> dict[str, Reading]:
    """Return what each of these measures says, as of a day in Korea.

    `register`: the processes, where they have been read already.
    """
    held = Gathered(db, day, register)
    return {key: COMPUTING[key](held) for key in dict.fromkeys(keys)}
