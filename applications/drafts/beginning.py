"""New drafts: begun with the sentences and tables for which there are facts."""

from collections.abc import Iterable

import storage
from applications.calls import sectioning
from applications.calls import store as calls
from applications.calls.model import Call, RefusedCall
from applications.drafts import prefill, store
from applications.drafts.model import Application
from applications.facts import exhibits, gathering, reading
from applications.pinning import pinning
from applications.sources.model import Source


def begin(
    db: storage.Database,
    title: str,
    *,
    sources: Iterable[Source] = (),
    call: Call | None = None,
    by: str,
) -> Application:
    """Start a draft from its sources, its sections prefilled as far as facts serve.

    Its sections come from the call that it answers; RefusedCall where that has none yet.
    """
    template = sectioning.template_of(call) if call else None
    if call and not call.sections:
        raise RefusedCall(
            f"공고 '{call.title}'에 신청서 항목이 없습니다. 공고의 '신청서 항목'을 먼저 적으세요."
        )
    made = store.add_application(
        db, title, template=template, sources=sources, call_id=call.id if call else None, by=by
    )
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
    started = prefill.bodies(calls.form_of(db, application), available)
    filled = 0
    for section in store.sections(db, application_id):
        if section.empty and section.key in started:
            store.save_section(db, section.id, section.revision, started[section.key], by=by)
            filled += 1
    pinning.pin_cited(db, application_id, by=by)
    return filled
