"""How far the items 3, 6 and 8 are, counted from what hangs on the processes."""

from collections.abc import Sequence
from typing import Any

from processes.datasets import store as datasets
from processes.datasets.openness import openness
from processes.inventory.model import Process
from processes.regulations import store as regulations
from processes.regulations.paper import DONE, Share, paper
from processes.regulations.progress import progress
from processes.savings import store as savings
from processes.savings.hours import Hours, freed, given, total
from processes.savings.model import IN_FORCE
from storage import Database


def rules_data_time(db: Database, processes: Sequence[Process]) -> dict[str, Any]:
    """Return the fields of Counts that tell of articles, data and freed hours."""
    return {**_rules(db, processes), **_data(db), **_time(db, processes)}


def _rules(db: Database, processes: Sequence[Process]) -> dict[str, Any]:
    found = regulations.all_regulations(db)
    counted = progress((one.clause for one in found), regulations.planned_number(db))
    linked = regulations.clauses_by_process(found, regulations.all_steps(db))
    saved = paper(processes, linked).saved(DONE) if linked else None
    return {
        "articles": counted.registered,
        "reviewed": counted.reviewed,
        "amended": counted.amended,
        "planned_articles": counted.planned,
        "paper_saved": _percent(saved),
    }


def _data(db: Database) -> dict[str, Any]:
    found = openness(one.content for one in datasets.all_datasets(db))
    return {
        "datasets": found.made,
        "opening_judged": found.judged.count,
        "openable": found.openable.count,
        "opened": found.opened.count,
    }


def _time(db: Database, processes: Sequence[Process]) -> dict[str, Any]:
    facts = {one.id: one.facts for one in processes}
    in_force = [one for one in savings.all_savings(db) if one.plan.state == IN_FORCE]
    ids = {one.id for one in in_force}
    hours = total(freed(facts[one.process_id], one.plan.minutes) for one in in_force).hours
    away = given(one.gift for one in savings.all_given(db) if one.saving_id in ids)
    return {
        "redesigns": len(in_force),
        "hours_freed": _hours(hours),
        "hours_given": _hours(away),
    }


def _percent(share: Share | None) -> str:
    if share is None:
        return ""
    low, high = f"{share.low:.0%}", f"{share.high:.0%}"
    return low if low == high else f"{low}~{high}"


def _hours(hours: Hours) -> str:
    low, high = (None if bound is None else round(bound) for bound in (hours.low, hours.high))
    if low is None or high is None:
        return "모름"
    return f"{low:,}시간/년" if low == high else f"{low:,}~{high:,}시간/년"
