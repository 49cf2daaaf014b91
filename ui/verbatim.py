"""Text that people wrote, with its line breaks, and nothing in it interpreted."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from applications.writing.differences import Part

_TAGS = {"gone": ("del", "−"), "new": ("ins", "+")}
_LOOKS = {
    "gone": "background:#fbe3e4;color:#7a1c22",
    "new": "background:#dff2e4;color:#11512a;text-decoration:underline",
}


def show(text: str, *, height: int | None = None) -> None:
    """Draw a text in a frame; '(비어 있음)' where there is none."""
    with st.container(border=True, height=height or "content"):
        words(text if text.strip() else "(비어 있음)")


def words(text: str) -> None:
    """Draw a text by itself."""
    shown = escape(text)
    style = "white-space:pre-wrap;overflow-wrap:anywhere;font-size:15px"
    st.html(f'<div style="{style}">{shown}</div>')


def changed(parts: Iterable[Part]) -> None:
    """Draw a text with what is gone struck through behind a −, what is new underlined behind a +.

    Sign, line and colour say the same: whoever sees or hears one of them knows.
    """
    shown = "".join(_part(part) for part in parts)
    st.html(
        f'<div style="white-space:pre-wrap;overflow-wrap:anywhere;font-size:15px">{shown}</div>'
    )


def _part(part: Part) -> str:
    text = escape(part.text)
    if part.kind not in _TAGS:
        return text
    tag, sign = _TAGS[part.kind]
    return f'<{tag} style="{_LOOKS[part.kind]}"><b>{sign}</b>{text}</{tag}>'
