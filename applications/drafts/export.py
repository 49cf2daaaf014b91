"""A draft out of the database into a document, and into a file of a format."""

import re
import unicodedata

import storage
from applications.drafts import store, templates
from applications.drafts.dossier import Draft, document
from applications.drafts.model import Application
from applications.facts import gathering, reading
from documents import writing

_INSTITUTION = "institution"  # the setting that the first page keeps
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|]')
_LONGEST_NAME = 200  # bytes of UTF-8, of the 255 that file systems take


def read_draft(db: storage.Database, application_id: str) -> Draft:
    """Return a draft with its sections, sources and facts as they stand now."""
    application = store.application(db, application_id)
    sources = reading.sources(db, application)
    return Draft(
        application=application,
        sections=tuple(store.sections(db, application_id)),
        template=templates.load(application.template),
        sources=sources,
        facts=tuple(gathering.facts(sources)),
        institution=storage.settings.setting(db, _INSTITUTION, ""),
    )


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
    """Return a name that every file system takes: 채용 업무 재설계_신청서.hwpx

    No control characters either, which could make a name look like another kind of file.
    """
    written = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in application.title)
    title = " ".join(_NOT_IN_NAMES.sub(" ", written).split())
    short = title.encode()[:_LONGEST_NAME].decode(errors="ignore").strip(". ")
    return f"{short or '지원사업'}_신청서{writing.FORMATS[format].suffix}"
