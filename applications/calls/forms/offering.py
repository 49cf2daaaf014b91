"""The facts that a call's form may ask for: those of a draft that answers it, or of any source."""

from applications.calls import store as calls
from applications.calls.model import Call
from applications.drafts import store as drafts
from applications.facts import gathering, reading
from applications.facts.fact import Fact
from applications.sources.model import Source
from evaluations.projects import store as projects
from processes.inventory import store as inventory
from storage import Database


def facts_for(db: Database, call: Call) -> list[Fact]:
    """Return facts to choose keys from, each key once: their values are another matter."""
    named = [
        source
        for application_id in calls.drafts_of(db, call.id)[:1]
        for source in drafts.application(db, application_id).sources
    ]
    kinds = {one.kind for one in named}
    if "process" not in kinds:
        named += [Source("process", one.code) for one in inventory.all_processes(db)[:1]]
    if "project" not in kinds:
        named += [Source("project", one.code) for one in projects.all_projects(db)[:1]]
    return [fact for fact in gathering.facts(reading.sources(db, named)) if fact.kind == "text"]
