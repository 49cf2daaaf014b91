"""HWPX, the format of Hancom Office and of the Korean government (OWPML, KS X 6101).

python-hwpx gives the package, the style tables and the pictures. The body is built and put in
here: its paragraph and table calls grow slower with the document and give random ids, and its
saving parses a long body five times.
"""

from hwpx import HwpxDocument

from documents import archive
from documents.hwpx import section
from documents.hwpx.body import Body
from documents.model import Document
from documents.sheets import sheets

_UNDATED = "2000-01-01"


def write(document: Document) -> bytes:
    """The prepared document as HWPX."""
    file = HwpxDocument.new()
    body = Body(file, document.header)
    for number, sheet in enumerate(sheets(document.blocks)):
        body.turn(sheet.orientation)
        if not number:
            body.title(document.title, document.meta.line)
        for block in sheet.blocks:
            body.add(block)
    _describe(file, document)
    paragraphs = section.taken_out(file)
    shell = file.to_bytes()
    return archive.undated(shell, section.filled(shell, paragraphs))


def _describe(file: HwpxDocument, document: Document) -> None:
    """Our own metadata in place of the skeleton's."""
    file.parts.clear_document_metadata()
    file.parts.clear_preview()
    moment = f"{document.meta.date or _UNDATED}T00:00:00Z"
    file.parts.set_document_metadata(
        title=document.title,
        creator=document.meta.author or document.meta.organisation,
        subject=document.meta.subject,
        created_date=moment,
        modified_date=moment,
    )
