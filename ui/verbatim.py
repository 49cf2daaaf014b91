"""Text that people wrote, with its line breaks, and nothing in it interpreted."""

from html import escape

import streamlit as st


def show(text: str, *, height: int | None = None) -> None:
    """Draw a text in a frame; '(비어 있음)' where there is none."""
    with st.container(border=True, height=height or "content"):
        shown = escape(text) if text.strip() else "(비어 있음)"
        st.html(f'<div style="white-space:pre-wrap;font-size:15px">{shown}</div>')
