"""Which section of a draft is open: the address holds the choice."""

from collections.abc import Sequence

import streamlit as st

from applications.drafts.model import Section
from ui import state

_PARAMETER = "section"


def choose(application_id: str, sections: Sequence[Section]) -> Section:
    """Draw the list of sections and the ways to its neighbours; return the open one."""
    by_key = {section.key: section for section in sections}
    current = by_key.get(state.parameter(_PARAMETER) or "", sections[0])
    key = state.application_widget(application_id, "section")
    st.session_state[key] = current.key
    st.selectbox(
        "항목",
        list(by_key),
        format_func=lambda one: _label(by_key[one]),
        key=key,
        on_change=_follow,
        args=(key,),
    )
    place = sections.index(current)
    with st.container(horizontal=True):
        _neighbour(application_id, "앞 항목", sections[place - 1] if place else None)
        _neighbour(application_id, "다음 항목", next(iter(sections[place + 1 :]), None))
    return current


def _neighbour(application_id: str, label: str, section: Section | None) -> None:
    st.button(
        label,
        key=state.application_widget(application_id, f"to-{label}"),
        disabled=section is None,
        on_click=open_section,
        args=(section.key if section else "",),
    )


def _follow(key: str) -> None:
    open_section(st.session_state[key])


def open_section(section_key: str) -> None:
    """Open a section in the next run: for callbacks of buttons."""
    st.query_params[_PARAMETER] = section_key


def _label(section: Section) -> str:
    gap = " · 작성 전" if section.empty and section.required else ""
    return f"{section.position}. {section.title}{gap}"
