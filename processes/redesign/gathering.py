"""What the workbench knows of a process, gathered for redesign: register, rules, scenario, …"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from processes.bpmn.model import Model
from processes.commonwork import store as commonwork
from processes.commonwork.groups import components
from processes.commonwork.model import LINKED
from processes.inventory.model import Process
from processes.inventory.store import all_processes
from processes.redesign.conditions import conditions
from processes.redesign.model import Case, drawn_work
from processes.regulations import store as regulations
from processes.regulations.model import Clause
from storage import Database

# What the register says of the flow itself holds for the as-is alone: a to-be is what is drawn.
_OF_THE_FLOW = (
    *("approvals", "handovers", "roles", "systems", "retyping", "staff"),
    *("minutes_per_case", "waiting_minutes"),
)


def case(db: Database, process: Process, model: Model, state: str) -> Case:
    """Return the case of one process as the model of its as-is or to-be is now."""
    facts = process.facts
    if state == "to-be":
        facts = replace(facts, **dict.fromkeys(_OF_THE_FLOW))
    known = conditions(db, process.id, state, model)
    return Case(
        model=model,
        facts=facts,
        work=drawn_work(model),
        rules=_rules(db, process.id),
        probabilities=known.probabilities,
        utilisation=known.utilisation,
        utilisation_certain=known.certain,
        departments_alike=_departments_alike(db, process),
    )


def clauses(db: Database, process_id: str) -> dict[str, tuple[Clause, ...]]:
    """Return the articles at each element of the process; under "" those at the whole of it."""
    known = {one.id: one.clause for one in regulations.all_regulations(db)}
    found: dict[str, tuple[Clause, ...]] = {}
    for step in regulations.all_steps(db):
        if step.process_id == process_id and step.regulation_id in known:
            before = found.get(step.element_id, ())
            found[step.element_id] = (*before, known[step.regulation_id])
    return found


def _rules(db: Database, process_id: str) -> Mapping[str, tuple[str, ...]]:
    return {
        element: tuple(one.title for one in found)
        for element, found in clauses(db, process_id).items()
        if element
    }


def _departments_alike(db: Database, process: Process) -> int | None:
    """Return how many departments do this work; None where nobody linked it to another."""
    linked = [one.pair for one in commonwork.decisions(db) if one.verdict == LINKED]
    group = next((ids for ids in components(linked) if process.id in ids), None)
    return None if group is None else len(_departments(all_processes(db), group))


def _departments(processes: Iterable[Process], ids: frozenset[str]) -> set[str]:
    return {process.department for process in processes if process.id in ids}
