"""Count what the workbench holds, for the items that it serves."""

from action_plan.assessing import assessing
from action_plan.diagnosing import diagnosing
from action_plan.serving import Counts
from action_plan.standing import rules_data_time
from action_plan.supplying import supplying
from applications.drafts import store as applications
from applications.drafts.model import STATES
from evaluations.projects.portfolio import speaking
from evaluations.verdict import scoring, using
from processes.bpmn import store as models
from processes.inventory import store as register
from processes.inventory import totals
from processes.inventory.model import Estimate, Process
from storage import Database

_SAAS = "saas-readiness"
_ITEMS = 18


def read(db: Database) -> Counts:
    """Return the counts as they stand in the database."""
    processes = register.all_processes(db)
    drawn = [model.state for model in models.models(db)]
    drafted = [draft.state for draft in applications.all_applications(db)]
    sheets = [totals.yearly_sheets(process.facts) for process in processes]
    hours = [totals.yearly_hours(process.facts) for process in processes]
    form = using.in_use(db, _SAAS).form
    given = speaking.all_spoken(db, form)
    return Counts(
        processes=len(processes),
        linked=tuple(_linked(processes, number) for number in range(1, _ITEMS + 1)),
        as_is=drawn.count("as-is"),
        to_be=drawn.count("to-be"),
        drafts=tuple((state, drafted.count(state)) for state in STATES),
        sheets_known=_known(sheets),
        sheets=_sum(sheets, "매/년"),
        hours_known=_known(hours),
        hours=_sum(hours, "시간/년"),
        projects=len(given),
        judged=sum(scoring.verdict(one.form, one.answers).decided for one in given.values()),
        **rules_data_time(db, processes),
        **diagnosing(db, processes),
        **assessing(db, processes),
        **supplying(db),
    )


def _linked(processes: list[Process], number: int) -> int:
    return sum(number in (process.facts.plan_items or ()) for process in processes)


def _known(parts: list[Estimate | None]) -> int:
    return sum(part is not None for part in parts)


def _sum(parts: list[Estimate | None], unit: str) -> str:
    """Write the sum over the known parts; an open upper end is said, never left out."""
    total = totals.total(parts)
    about = "약 " if total.approximate else ""
    if total.high is None:
        return f"{about}{total.low:,.0f}{unit} 이상"
    if round(total.low) == round(total.high):
        return f"{about}{total.low:,.0f}{unit}"
    return f"{about}{total.low:,.0f}~{total.high:,.0f}{unit}"
