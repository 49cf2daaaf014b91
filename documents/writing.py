"""One document in, the bytes of a file out. The same document gives the same bytes."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from documents.model import Document
from documents.preparation import prepared
from documents.refusals import UnknownFormat


@dataclass(frozen=True)
class Format:
    """A kind of file: what to call it, how to serve it, who writes it."""

    label: str
    mime: str
    suffix: str
    writer: str  # a module with write(prepared document) -> bytes, imported when first used


FORMATS: dict[str, Format] = {
    "hwpx": Format("한글 문서 (HWPX)", "application/hwp+zip", ".hwpx", "documents.hwpx"),
    "docx": Format(
        "워드 문서 (DOCX)",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".docx",
        "documents.docx",
    ),
    "pdf": Format("PDF", "application/pdf", ".pdf", "documents.pdf"),
    "md": Format("마크다운 (Markdown)", "text/markdown", ".md", "documents.markdown"),
    "json": Format("기계가 읽는 원본 (JSON)", "application/json", ".json", "documents.json_form"),
}


def write(document: Document, format: str) -> bytes:
    """The document as a file of that format, a key of FORMATS."""
    if format not in FORMATS:
        raise UnknownFormat(f"‘{format}’ 형식은 없습니다. {', '.join(FORMATS)} 중에서 고르십시오.")
    writer: Callable[[Document], bytes] = import_module(FORMATS[format].writer).write
    return writer(prepared(document))


def preview(document: Document) -> str:
    """Markdown of the document for the screen."""
    from documents import markdown

    return markdown.text(prepared(document))
