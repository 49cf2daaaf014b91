"""The panels under a model: one open at a time, so that a closed one costs nothing."""

from collections.abc import Callable

import streamlit as st

from ui import model_checks, model_history, model_raci, model_talk, state
from ui.model_checked import PANEL
from ui.model_drawing import Drawing

# Name of the tab -> what draws it, given the id of the element that is selected in the view.
PANELS: dict[str, Callable[[Drawing, str | None], None]] = {
    PANEL: model_checks.panel,
    model_talk.PANEL: model_talk.panel,
    "저장 기록": model_history.panel,
    "RACI": model_raci.panel,
}


def panels(drawing: Drawing, selected: str | None) -> None:
    """Draw the tabs; the address follows the one that is open."""
    named = state.parameter(state.PANEL) or ""
    key = state.model_key("panel", drawing.process.id, drawing.line)
    tabs = st.tabs(
        list(PANELS),
        default=named if named in PANELS else None,
        key=key,
        on_change=lambda: st.query_params.update({state.PANEL: st.session_state[key]}),
    )
    for tab, panel in zip(tabs, PANELS.values(), strict=True):
        if tab.open:
            with tab:
                panel(drawing, selected)
