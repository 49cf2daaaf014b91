"""The draft as files: each made when its button is pressed."""

from collections.abc import Callable

import streamlit as st

from applications.drafts.export import export, file_name
from applications.drafts.model import Application
from documents.writing import FORMATS
from ui import data, identity, outgoing_notes, state

_OFFERED = ("hwpx", "docx", "pdf", "md")
_SHORT = {"hwpx": "HWPX", "docx": "DOCX", "pdf": "PDF", "md": "Markdown"}


def draw(application: Application) -> None:
    """Draw a button per format; the file holds what stands in the database at that moment."""
    author = identity.author()
    with st.container(horizontal=True):
        for format in _OFFERED:
            st.download_button(
                f"{_SHORT[format]} 받기",
                data=_maker(application.id, format, author),
                file_name=file_name(application, format),
                mime=FORMATS[format].mime,
                help=FORMATS[format].label,
                icon=":material/download:",
                on_click="ignore",
                key=state.application_widget(application.id, f"file-{format}"),
            )


def _maker(application_id: str, format: str, author: str) -> Callable[[], bytes]:
    def make() -> bytes:
        with data.reading() as db:
            content, _name = export(db, application_id, format)
        outgoing_notes.exported("application", application_id, format, author)
        return content

    return make
