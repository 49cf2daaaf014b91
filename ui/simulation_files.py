"""The scenarios of a line: which one is shown, its name, files in and out."""

import streamlit as st

from processes.simulation import prosimos_writing, scenario_writing
from processes.simulation.scenario import BadScenario
from processes.simulation.store import StoredScenario
from ui import simulation_saving, state
from ui.simulation_desk import Desk
from ui.wording import plain


def bar(desk: Desk) -> None:
    """Draw the choice of scenario and what can be done with it."""
    stored = desk.chosen
    if stored is None:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _choice(desk, stored)
        st.button(
            "새 시나리오",
            icon=":material/add:",
            on_click=simulation_saving.begin,
            args=(desk.process, desk.line),
        )
        with st.popover("파일과 이름", icon=":material/folder:"):
            _name(stored)
            _downloads(desk, stored)
            upload(desk)
            st.button(
                "이 시나리오 지우기",
                icon=":material/delete:",
                type="tertiary",
                on_click=simulation_saving.remove,
                args=(stored,),
            )


def _choice(desk: Desk, stored: StoredScenario) -> None:
    key = state.simulation_key("choice", stored.id, len(desk.scenarios))
    titles = {one.id: one.title for one in desk.scenarios}
    st.selectbox(
        "시나리오",
        list(titles),
        index=list(titles).index(stored.id),
        format_func=titles.__getitem__,
        key=key,
        on_change=lambda: st.query_params.update({state.SCENARIO: st.session_state[key]}),
        width=320,
    )


def _name(stored: StoredScenario) -> None:
    key = state.simulation_key("name", stored.id, stored.revision)
    st.text_input(
        "이름",
        stored.title,
        max_chars=100,
        key=key,
        on_change=simulation_saving.rename,
        args=(stored, key),
    )


def _downloads(desk: Desk, stored: StoredScenario) -> None:
    name = f"{desk.process.code}.{desk.line}.{stored.title}"
    st.download_button(
        "시나리오 내려받기(JSON)",
        scenario_writing.written(stored.scenario),
        file_name=f"{name}.json",
        mime="application/json",
        on_click="ignore",
        key=state.simulation_key("json", stored.id),
    )
    try:
        prosimos = prosimos_writing.written(stored.scenario)
    except BadScenario as unsaid:
        with st.expander("Prosimos 형식으로는 내보낼 수 없습니다"):
            st.caption(plain(unsaid.sentence))
        return
    st.download_button(
        "Prosimos 형식으로 내려받기",
        prosimos,
        file_name=f"{name}.prosimos.json",
        mime="application/json",
        on_click="ignore",
        key=state.simulation_key("prosimos", stored.id),
    )


def upload(desk: Desk) -> None:
    """Draw the field that brings a scenario in from a file."""
    if desk.model is None:
        return
    key = state.model_key("scenario-file", desk.process.id, desk.line)
    st.file_uploader("시나리오 올리기(JSON, Prosimos 포함)", type=["json"], key=key)
    st.button(
        "올린 시나리오 더하기",
        key=f"{key}/add",
        on_click=simulation_saving.upload,
        args=(desk.process, desk.line, desk.model, key),
    )
