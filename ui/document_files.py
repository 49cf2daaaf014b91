"""A document on a page: files in every format, then what they will show."""

from collections.abc import Callable

import streamlit as st

from documents import naming, writing
from documents.model import Document
from errors import WorkbenchError
from ui import document_preview, document_state, frame
from ui.wording import plain

_SHORT = {"hwpx": "HWPX", "docx": "DOCX", "pdf": "PDF", "md": "Markdown", "json": "JSON"}


def draw(document: Document, place: str) -> None:
    """Draw the downloads and the preview; `place` names the document's widgets."""
    downloads(document, place)
    as_of = f"{document.meta.date} 기준" if document.meta.date else ""
    st.caption(plain(f"내려받는 파일은 아래에 보이는 그대로입니다. {as_of}"))
    with st.container(border=True, key=document_state.document_widget(place, "preview")):
        document_preview.draw(document)


def downloads(document: Document, place: str) -> None:
    """Draw a button for each format; the file is made when it is pressed."""
    with st.container(horizontal=True):
        for form, told in writing.FORMATS.items():
            st.download_button(
                f"{_SHORT[form]} 받기",
                _maker(document, form),
                file_name=naming.file_name(document.title, form),
                mime=told.mime,
                help=told.label,
                key=document_state.document_widget(place, form),
                on_click="ignore",
                icon=":material/download:",
            )


def refused(refusal: WorkbenchError, key: str) -> None:
    """Draw why there is no document, and what to do."""
    frame.empty("문서를 만들지 못했습니다", refusal.sentence, key=key)


def _maker(document: Document, form: str) -> Callable[[], bytes]:
    return lambda: writing.write(document, form)
