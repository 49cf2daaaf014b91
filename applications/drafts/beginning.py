"""New drafts: begun with the sentences and tables for which there are facts."""

from collections.abc import Iterable

import storage
from applications.drafts import prefill, store, templates
from applications.drafts.model import Application
from applications.facts import exhibits, gathering, reading
from applications.pinning import pinning
from applications.sources.model import Source


def begin(
    db: storage.Database, title: str, *, sources: Iterable[Source] = (), by: str
) -> Application:
    """Start a draft from its sources, its sections prefilled as far as facts serve."""
    made = store.add_application(db, title, sources=sources, by=by)
    fill_empty(db, made.id, by=by)
    return made


def fill_empty(db: storage.Database, application_id: str, *, by: str) -> int:
    """Begin the sections that are still empty; return how many there was something for.

    What the new texts cite is pinned as it stands.
    """
    application = store.application(db, application_id)
    sources = reading.sources(db, application.sources)
    found = gathering.facts(sources)
    available = {fact.key for fact in found} - exhibits.of_one(sources)
    started = prefill.bodies(templates.load(application.template), available)
    filled = 0
    for section in store.sections(db, application_id):
        if section.empty and section.key in started:
            store.save_section(db, section.id, section.revision, started[section.key], by=by)
            filled += 1
    pinning.pin_cited(db, application_id, by=by)
    return filled
