"""The editor in a page: a Streamlit component that gets ids and a token, never the drawing."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import streamlit as st

from processes.bpmn.store import STATE_NAMES
from processes.inventory.model import Process
from ui import state
from ui.access import current
from ui.bpmn_editor import assets, tokens

_RENEW_SECONDS = tokens.LIFETIME_SECONDS // 2

# What the heading leaves of the window; where that is upright, no more than a drawing fills.
HEIGHT = "min(clamp(440px, calc(100vh - 290px), 1200px), max(440px, 100vw))"


def mounting(name: str, html: str) -> Callable[..., Any]:
    """Return a component that fetches the bundle and hands its place over.

    Not isolated in a shadow root: the editor's menus close at a click "outside", which they look
    for on the document, and there every click inside a shadow root seems to be one.
    """
    script = Path(__file__).parent / "frontend" / "component.js"
    js = script.read_text(encoding="utf-8")
    return st.components.v2.component(name, html=html, js=js, isolate_styles=False)


_component = mounting(
    "workbench.bpmn_editor", f'<div class="dpg-editor-host" style="height:{HEIGHT}"></div>'
)


def bpmn_editor(
    process: Process,
    line: str,
    *,
    number: int,
    author: str,
    marks: Mapping[str, str] | None = None,
    badges: Mapping[str, str] | None = None,
    focus: str | None = None,
    asked: int = 0,
    follow_selection: bool = False,
) -> str | None:
    """Draw the editor on one line of models, `number` its newest revision or 0.

    It opens and saves by itself, and runs the page (or the fragment around it) again after each
    save. Marks and badges lie on the elements of these ids (see bpmn_viewer); `focus` is brought
    into view and selected when it changes, or `asked`, how often it was asked for. Returns the
    element that is selected alone, where the page follows the selection: each new selection then
    runs it again. Raises assets.NoBundle when the editor was not built.
    """
    result = _component(
        key=state.editor_key(process.id, line),
        data={
            "kind": "editor",
            "model": f"{process.id}/{line}",
            "title": f"{process.name} · {STATE_NAMES[line]}",
            "address": address(process.code, line),
            "number": number,
            "token": kept_token(tokens.sign, process.code, line, author, *bearer()),
            "marks": dict(marks or {}),
            "badges": dict(badges or {}),
            "focus": focus,
            "asked": asked,
            "follow": follow_selection,
            **bundle(),
        },
        on_saved_change=go_on,
        on_conflict_change=go_on,
        on_selected_change=go_on,
        on_expired_change=forget_tokens,
    )
    return result.selected if follow_selection else None


def address(process_code: str, line: str) -> str:
    """Return where a line of models is served, relative to the app."""
    return f"editor/models/{quote(process_code, safe='')}/{line}"


def bundle() -> dict[str, str]:
    """Return where the bundle and its styles are served, or raise assets.NoBundle."""
    return {"bundle": assets.address("entry.js"), "style": assets.address("entry.css")}


def kept_token(sign: Callable[..., str], *named: str) -> str:
    """Return the session's token, the same for hours, so that runs don't touch the component."""
    kept = st.session_state.setdefault(state.EDITOR_TOKENS, {})
    made, token = kept.get((sign.__name__, *named), (0.0, ""))
    if time.time() - made > _RENEW_SECONDS:
        made, token = kept[sign.__name__, *named] = time.time(), sign(*named)
    return str(token)


def bearer() -> tuple[str, str]:
    """Return the id and session of the person who is given a token."""
    person = current.person()
    return person.id, person.session


def go_on() -> None:
    """Nothing to do: the run that follows reads what happened."""


def forget_tokens() -> None:
    """Let the next run sign new tokens: an old one was refused."""
    st.session_state.pop(state.EDITOR_TOKENS, None)
