"""What an edition keeps of each process, as JSON values: enough to tell what changed since."""

from typing import Any

from errors import WorkbenchError
from processes.bpmn.steps import extracting
from processes.inventory.fields import FIELDS
from processes.manuals.model import Chapter, Manual

_NOT_TOLD = frozenset({"source", "source_date", "sources", "surveyed_by", "note", "plan_items"})
FACTS = tuple(one for one in FIELDS if one.key not in _NOT_TOLD)


def snapshot(manual: Manual) -> dict[str, Any]:
    """Return process code -> name, facts as read, flow chart, steps and RACI."""
    return {one.process.code: _chapter(one) for one in manual.chapters}


def _chapter(one: Chapter) -> dict[str, Any]:
    return {
        "name": one.process.name,
        "facts": {f.key: f.shown(getattr(one.process.facts, f.key)) for f in FACTS},
        "state": one.chart.state,
        "number": one.chart.number,
        "steps": _steps(one),
        "raci": {
            row.name: {role: cell.letters for role, cell in row.cells.items() if cell.letters}
            for row in one.chart.raci.rows
        },
    }


def _steps(one: Chapter) -> list[str]:
    try:
        table = extracting.table(one.chart.content)
    except WorkbenchError:
        return [row.name for row in one.chart.raci.rows]
    return [f"{step.role}: {step.work}" if step.role else step.work for step in table.steps]
