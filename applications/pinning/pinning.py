"""Pin what a draft cites, accept what its sources say now, and take that back.

with storage.transaction(db):
    done = pinning.accept(db, application_id, seen, by="김주무관")
"""

from collections.abc import Iterable, Mapping

from applications.calls import store as calls
from applications.course.stages import editable, require_editable
from applications.drafts import citing, store
from applications.drafts.model import Application
from applications.facts import gathering, reading
from applications.facts.fact import Fact
from applications.facts.sources import Sources
from applications.pinning import store as pins
from applications.pinning.comparing import changed
from applications.pinning.model import Accepted
from storage import Database


def pin_cited(db: Database, application_id: str, *, by: str) -> int:
    """Pin what the draft cites and nobody has pinned yet, as it stands; return how many.

    Nothing that is pinned changes. A name without a fact is left for a later time, and so is
    everything where the draft stands still.
    """
    application = store.application(db, application_id)
    if not editable(application.state):
        return 0
    sections = store.sections(db, application_id)
    standing = {pin.fact.key for pin in pins.pins(db, application_id)}
    names = citing.cited(sections, calls.form_of(db, application))
    fresh = [name for name in names if name not in standing]
    if not fresh:
        return 0
    sources, current = _current(db, application)
    facts = [current[name] for name in fresh if name in current]
    _keep_models(db, sources, facts)
    return pins.add(db, application_id, facts, by=by)


def accept(
    db: Database, application_id: str, seen: Iterable[Fact], *, by: str
) -> tuple[list[Accepted], list[str]]:
    """Pin what somebody saw as the new state of facts, where it still is that.

    Returns what it takes to put it back, and the names of those that changed once more since
    they were seen, which stay as they were. Raises NotEditable where the draft stands still.
    """
    application = store.application(db, application_id)
    require_editable(application)
    sources, current = _current(db, application)
    wanted = list(seen)
    same = [fact for fact in wanted if changed(fact, current.get(fact.key)) is None]
    agreed = [current[fact.key] for fact in same]
    _keep_models(db, sources, agreed)
    late = [fact.label for fact in wanted if fact not in same]
    return pins.accept(db, application_id, agreed, by=by), late


def renew(db: Database, application_id: str, key: str, *, by: str) -> None:
    """Pin a fact as it stands: for one that is put into the text, cited once before or not."""
    application = store.application(db, application_id)
    require_editable(application)
    sources, current = _current(db, application)
    if key in current:
        _keep_models(db, sources, [current[key]])
        if not pins.add(db, application_id, [current[key]], by=by):
            pins.accept(db, application_id, [current[key]], by=by)


def put_back(db: Database, application_id: str, done: Iterable[Accepted], *, by: str) -> int:
    """Take an acceptance back; return how many facts stand as before. Later ones stay."""
    require_editable(store.application(db, application_id))
    return pins.put_back(db, application_id, done, by=by)


def _current(db: Database, application: Application) -> tuple[Sources, Mapping[str, Fact]]:
    sources = reading.sources(db, application.sources)
    return sources, gathering.citable(sources, gathering.facts(sources))


def _keep_models(db: Database, sources: Sources, facts: Iterable[Fact]) -> None:
    """Keep the models of pictures beside their pins: they outlive their process."""
    shown = {fact.content for fact in facts if fact.kind == "picture"}
    for one in sources.processes:
        for diagram in one.diagrams:
            if diagram.sha256 in shown:
                pins.keep_model(db, diagram.content)
