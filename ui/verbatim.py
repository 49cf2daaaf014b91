"""Text that people wrote, with its line breaks, and nothing in it interpreted."""

from html import escape

import streamlit as st


def show(text: str, *, height: int | None = None) -> None:
    """Draw a text in a frame; '(비어 있음)' where there is none."""
    with st.container(border=True, height=height or "content"):
        words(text if text.strip() else "(비어 있음)")


def words(text: str) -> None:
    """Draw a text by itself."""
    shown = escape(text)
    style = "white-space:pre-wrap;overflow-wrap:anywhere;font-size:15px"
    st.html(f'<div style="{style}">{shown}</div>')
