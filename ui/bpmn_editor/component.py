"""The editor in a page: a Streamlit component that gets ids and a token, never the drawing."""

import time
from pathlib import Path
from urllib.parse import quote

import streamlit as st

from processes.inventory.model import Process
from ui import state
from ui.bpmn_editor import assets, tokens

_RENEW_SECONDS = tokens.LIFETIME_SECONDS // 2

_HEIGHT = "clamp(440px, calc(100vh - 290px), 1200px)"  # what the heading leaves of the window

# Not isolated in a shadow root: the editor's menus close at a click "outside", which they look
# for on the document, and there every click inside a shadow root seems to be one.
_component = st.components.v2.component(
    "workbench.bpmn_editor",
    html=f'<div class="dpg-editor-host" style="height:{_HEIGHT}"></div>',
    js=(Path(__file__).parent / "frontend" / "component.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def bpmn_editor(process: Process, line: str, *, number: int, author: str) -> None:
    """Draw the editor on one line of models, `number` its newest revision or 0.

    It opens and saves by itself, and runs the page (or the fragment around it) again after
    each save. Raises assets.NoBundle when the editor was not built.
    """
    key = state.editor_key(process.id, line)
    _component(
        key=key,
        data={
            "model": f"{process.id}/{line}",
            "address": f"editor/models/{quote(process.code, safe='')}/{line}",
            "number": number,
            "token": _token(process.code, line, author),
            "bundle": assets.address("entry.js"),
            "style": assets.address("entry.css"),
        },
        on_saved_change=_go_on,
        on_conflict_change=_go_on,
        on_expired_change=_forget_tokens,
    )


def _go_on() -> None:
    """Nothing to do: the run that follows reads what was saved."""


def _token(code: str, line: str, author: str) -> str:
    """Return the session's token, the same for hours, so that runs don't touch the component."""
    kept = st.session_state.setdefault(state.EDITOR_TOKENS, {})
    made, token = kept.get((code, line, author), (0.0, ""))
    if time.time() - made > _RENEW_SECONDS:
        made, token = kept[code, line, author] = time.time(), tokens.sign(code, line, author)
    return str(token)


def _forget_tokens() -> None:
    st.session_state.pop(state.EDITOR_TOKENS, None)
