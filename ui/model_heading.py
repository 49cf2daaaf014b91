"""The heading of the flow chart page: which line, in which view, and the ways out of it."""

from collections.abc import Sequence

import streamlit as st

from processes.bpmn import store
from processes.inventory.model import Process, UnknownProcess
from processes.inventory.store import process_by_code
from ui import data, frame, navigation, state
from ui.model_drawing import LABELS, Drawing


def line() -> str:
    """Return the line that the address names; the as-is where it names none."""
    named = state.parameter("state") or ""
    return named if named in store.states else "as-is"


def known_process(code: str, title: str) -> Process:
    """Return the process; where there is none, head the page with its title and say so."""
    try:
        with data.reading() as db:
            return process_by_code(db, code)
    except UnknownProcess:
        frame.heading(title)
        raise


def line_switch(process: Process, shown: str) -> None:
    """Draw the switch between as-is and to-be; the address follows it."""
    key = state.model_key("line", process.id, shown)
    st.segmented_control(
        "흐름도",
        store.states,
        default=shown,
        format_func=LABELS.__getitem__,
        required=True,
        key=key,
        label_visibility="collapsed",
        on_change=lambda: st.query_params.update(state=st.session_state[key]),
    )


def view_switch(process: Process, names: Sequence[str]) -> str:
    """Draw the switch between the views of a model; return the one that the address names."""
    named = state.parameter(state.VIEW) or ""
    shown = named if named in names else names[0]
    if len(names) > 1:
        key = state.model_key("view", process.id, shown)
        st.segmented_control(
            "보기",
            names,
            default=shown,
            required=True,
            key=key,
            label_visibility="collapsed",
            on_change=lambda: st.query_params.update({state.VIEW: st.session_state[key]}),
        )
    return shown


def ways_out(drawing: Drawing) -> None:
    """Draw the ways to the process, the list, the comparison and the published view."""
    process, line = drawing.process, drawing.line
    navigation.link("process", "업무 보기", icon=":material/description:", code=process.code)
    st.button(
        "흐름도 목록",
        type="tertiary",
        icon=":material/list:",
        key=f"model/list/{process.id}",
        on_click=st.query_params.clear,
    )
    if drawing.number > 1 or (line == "to-be" and drawing.number and drawing.as_is):
        icon = ":material/compare_arrows:"
        navigation.link("model-compare", "비교", icon=icon, code=process.code)
    if drawing.published is not None:
        icon = ":material/public:"
        navigation.link("model-view", "공개본", icon=icon, code=process.code, state=line)
