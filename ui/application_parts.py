"""The parts of one draft's page: one open at a time, named by the address."""

from collections.abc import Callable, Mapping

import streamlit as st

from ui import frame, navigation, section_editor, state

WRITING, SOURCES, PAPERS, COURSE = "쓰기", "자료와 사실", "붙임과 양식", "진행"
_PARAMETER = "part"


def draw(application_id: str, parts: Mapping[str, Callable[[], None]]) -> None:
    """Draw the parts of a draft's page as tabs; the first is open where the address names none."""
    tabs(state.application_widget(application_id, "part"), parts)


def tabs(key: str, parts: Mapping[str, Callable[[], None]]) -> None:
    """Draw the tabs and what is in the open one, named by the address; closed ones cost nothing."""
    named, names = state.parameter(_PARAMETER), list(parts)
    st.session_state[key] = named if named in parts else names[0]
    drawn = st.tabs(names, key=key, on_change=state.part_follows, args=(key,))
    for name, tab in zip(names, drawn, strict=True):
        if tab.open:
            with tab:
                parts[name]()


def open_part(name: str) -> None:
    """Open a part in the next run: for callbacks of buttons."""
    st.query_params[_PARAMETER] = name


def no_draft() -> None:
    """Say that the address names no draft, with the text that was being written in it."""
    frame.heading("지원사업 신청서")
    section_editor.draw_lost()
    box = frame.empty(
        "이 주소의 신청서가 없습니다",
        "다른 사람이 지웠을 수 있습니다. 목록에서 다시 고르세요.",
        key="application-unknown",
    )
    with box:
        navigation.link("applications", "신청서 목록 열기", icon=":material/list:")
