"""A draft out of the database into a document, and into a file of a format."""

from collections.abc import Iterable

import storage
from applications.attachments import store as attachments
from applications.calls import sectioning
from applications.calls import store as calls
from applications.drafts import citing, store
from applications.drafts.dossier import Draft, document
from applications.drafts.model import Application
from applications.facts import gathering, reading
from applications.facts.fact import Fact
from applications.facts.sources import Sources
from applications.pinning import comparing
from applications.pinning import store as pin_store
from documents import naming, writing

_INSTITUTION = "institution"  # the setting that the first page keeps
_LONGEST_NAME = 200  # bytes of UTF-8, of the 255 that file systems take


def read_draft(db: storage.Database, application_id: str) -> Draft:
    """Return a draft with its sections, its facts as pinned, and what its sources say now."""
    application = store.application(db, application_id)
    sections = tuple(store.sections(db, application_id))
    call = calls.call_of(db, application)
    template = sectioning.form_of(application, call)
    sources = reading.sources(db, application.sources)
    known = gathering.facts(sources)
    current = gathering.citable(sources, known)
    cited = citing.cited(sections, template)
    pins = pin_store.pins(db, application_id)
    pinned = {pin.fact.key for pin in pins}
    unpinned = [current[key] for key in cited if key in current and key not in pinned]
    aliases = [fact for fact in unpinned if fact.key not in {one.key for one in known}]
    facts = comparing.shown([*known, *aliases], pins)
    return Draft(
        application=application,
        sections=sections,
        template=template,
        sources=sources,
        facts=tuple(facts),
        institution=storage.settings.setting(db, _INSTITUTION, ""),
        stale=comparing.stale(current, pins, cited),
        unpinned=tuple(unpinned),
        offered=tuple(known),
        current=current,
        models=_models(db, sources, facts),
        call=call,
        attachments=attachments.attachments(db, application_id),
    )


def _models(db: storage.Database, sources: Sources, facts: Iterable[Fact]) -> dict[str, bytes]:
    """Return the bytes of the models that pictures show: today's, and those kept with pins."""
    today = {d.sha256: d.content for one in sources.processes for d in one.diagrams}
    shown = {fact.content for fact in facts if fact.kind == "picture"}
    older = {sha256: pin_store.kept_model(db, sha256) for sha256 in shown - today.keys()}
    return today | {sha256: content for sha256, content in older.items() if content is not None}


def export(db: storage.Database, application_id: str, format: str) -> tuple[bytes, str]:
    """Return the file (a key of documents.writing.FORMATS) and a name for it."""
    with storage.reading(db):
        draft = read_draft(db, application_id)
    return written(draft, format)


def written(draft: Draft, format: str) -> tuple[bytes, str]:
    """Return the draft as a file of the format, and a name for it."""
    content = writing.write(document(draft), format)
    return content, file_name(draft.application, format)


def file_name(application: Application, format: str) -> str:
    """Return a name that every file system takes: 채용 업무 재설계_신청서.hwpx"""
    return f"{file_stem(application)}{writing.FORMATS[format].suffix}"


def file_stem(application: Application) -> str:
    """Return the name of a draft's files without the ending: 채용 업무 재설계_신청서"""
    return f"{naming.stem(application.title, _LONGEST_NAME) or '지원사업'}_신청서"
