"""What lies behind a mark of a scorecard, as it stands now."""

import datetime

from processes.inventory.fields import missing
from processes.inventory.model import Process
from processes.inventory.snapshot import Snapshot
from scorecards.cards import census, departments, gains, pipeline, planned, processes, saas
from scorecards.gathering import Source
from scorecards.model import Behind
from storage import Database


def behind(
    db: Database,
    card: str,
    mark: str,
    department: str,
    day: datetime.date,
    known: Snapshot | None = None,
) -> Behind:
    """Return what lies behind a mark of a card, narrowed to a department ('': all)."""
    source = Source(db, day, known)
    return {
        "plan": lambda: planned.behind(source.progress, mark),
        "departments": lambda: _department(source, mark),
        "processes": lambda: processes.behind(source.diagnosed, mark, department, source.highest),
        "saas": lambda: saas.behind(source.portfolio.standings, mark),
        "gains": lambda: gains.behind(source.savings, source.by_id, mark),
        "applications": lambda: pipeline.behind(
            source.drafts, source.departments_of_drafts, mark, department
        ),
        "census": lambda: census.behind(source.processes, mark, source.round, source.parts),
    }[card]()


def _department(source: Source, mark: str) -> Behind:
    required = source.round.fields if source.round else None

    def lacking(process: Process) -> str:
        if required is None:
            return ", ".join(field.label for field in missing(process.facts))
        absent = (one for one in required if getattr(process.facts, one.key) is None)
        return ", ".join(field.label for field in absent)

    levels = {}
    if mark.endswith(departments.LEVEL):
        levels = {one.process.id: one.level_words for one in source.diagnosed}
    return departments.behind(source.lines, mark, lacking, source.drawn, levels)
