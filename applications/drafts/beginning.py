"""New drafts: begun with the sentences and tables for which there are facts."""

import storage
from applications.drafts import prefill, store, templates
from applications.drafts.model import Application
from applications.facts import gathering, reading


def begin(
    db: storage.Database,
    title: str,
    *,
    process_code: str | None = None,
    project_code: str | None = None,
    by: str,
) -> Application:
    """Start a draft from a process and a project, its sections prefilled as far as facts serve."""
    made = store.add_application(
        db, title, process_code=process_code, project_code=project_code, by=by
    )
    fill_empty(db, made.id, by=by)
    return made


def fill_empty(db: storage.Database, application_id: str, *, by: str) -> int:
    """Begin the sections that are still empty; return how many there was something for."""
    application = store.application(db, application_id)
    sources = reading.sources(db, application)
    available = {fact.key for fact in gathering.facts(sources)} | prefill.pictures(sources)
    started = prefill.bodies(templates.load(application.template), available)
    filled = 0
    for section in store.sections(db, application_id):
        if section.empty and section.key in started:
            store.save_section(db, section.id, section.revision, started[section.key], by=by)
            filled += 1
    return filled
