"""DOCX for Word and for readers of Office Open XML (ISO/IEC 29500)."""

import io
from datetime import datetime
from typing import Any

import docx

from documents import archive
from documents.docx import page
from documents.docx.blocks import Body
from documents.model import Document
from documents.sheets import sheets

_UNDATED = "2000-01-01"


def write(document: Document) -> bytes:
    """The prepared document as DOCX."""
    file: Any = docx.Document()
    page.set_up(file, document)
    _describe(file, document)
    body = Body(file)
    for number, sheet in enumerate(sheets(document.blocks)):
        body.turn(sheet.orientation)
        if not number:
            body.title(document.title, document.meta.line)
        for block in sheet.blocks:
            body.add(block)
    body.close()
    out = io.BytesIO()
    file.save(out)
    return archive.undated(out.getvalue())


def _describe(file: Any, document: Document) -> None:
    """Our own metadata in place of the template's."""
    core = file.core_properties
    for name, relation in list(file.part.package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del file.part.package.rels[name]
    core.title, core.subject = document.title[:255], document.meta.subject[:255]
    core.author = (document.meta.author or document.meta.organisation)[:255]
    core.language, core.comments, core.last_modified_by = "ko-KR", "", ""
    core.created = core.modified = datetime.fromisoformat(document.meta.date or _UNDATED)
