"""Which section of a draft is open: the address holds the choice."""

from collections.abc import Sequence

import streamlit as st

from applications.drafts.model import Section
from applications.writing.assignments import model
from applications.writing.assignments.model import Assignment
from ui import clock, identity, section_reading, state
from ui.section_reading import Standing

_PARAMETER, _OWN = "section", "own"


def choose(application_id: str, sections: Sequence[Section]) -> Section:
    """Draw the list of sections and the ways to its neighbours; return the open one."""
    by_key = {section.key: section for section in sections}
    current = by_key.get(state.parameter(_PARAMETER) or "", sections[0])
    standing = section_reading.standing(application_id)
    listed = _listed(application_id, sections, standing, current)
    key = state.application_widget(application_id, "section")
    st.session_state[key] = current.key
    st.selectbox(
        "항목",
        [section.key for section in listed],
        format_func=lambda one: label(by_key[one], standing),
        key=key,
        on_change=_follow,
        args=(key,),
    )
    place = listed.index(current)
    with st.container(horizontal=True):
        _neighbour(application_id, "앞 항목", listed[place - 1] if place else None)
        _neighbour(application_id, "다음 항목", next(iter(listed[place + 1 :]), None))
    return current


def open_section(section_key: str) -> None:
    """Open a section in the next run: for callbacks of buttons."""
    st.query_params[_PARAMETER] = section_key


def label(section: Section, standing: Standing) -> str:
    """Name a section with who writes it, how far it is, and what waits in it."""
    one = standing.assignments.get(section.id, Assignment())
    told = [f"{section.position}. {section.title}"]
    told += ["작성 전"] if section.empty and section.required else []
    told += [one.assignee] if one.assignee else []
    told += [one.state] if one.revision else []
    told += (
        [f"기한 {one.due}{' 지남' if one.late(clock.today().isoformat()) else ''}"]
        if one.due
        else []
    )
    threads, proposed = standing.threads.get(section.id, 0), standing.suggestions.get(section.id, 0)
    told += [f"의견 {threads}"] if threads else []
    told += [f"제안 {proposed}"] if proposed else []
    return " · ".join(told)


def _listed(
    application_id: str, sections: Sequence[Section], standing: Standing, current: Section
) -> list[Section]:
    """Draw the filter where somebody is named; the open section stays in the list."""
    own = model.own((one.id for one in sections), standing.assignments, identity.author())
    if not any(one.assignee for one in standing.assignments.values()):
        return list(sections)
    key = state.application_widget(application_id, "own-sections")
    st.session_state[key] = state.parameter(_OWN) is not None
    st.toggle(f"내 항목만 ({len(own)}개)", key=key, on_change=_filter, args=(key,))
    if not st.session_state[key]:
        return list(sections)
    if not own:
        st.caption("나에게 맡긴 항목이 없습니다. 옆의 '내 이름'이 맡은 이름과 같은지 보세요.")
    return [one for one in sections if one.id in own or one == current]


def _filter(key: str) -> None:
    if st.session_state[key]:
        st.query_params[_OWN] = "1"
    else:
        st.query_params.pop(_OWN, None)


def _neighbour(application_id: str, name: str, section: Section | None) -> None:
    st.button(
        name,
        key=state.application_widget(application_id, f"to-{name}"),
        disabled=section is None,
        on_click=open_section,
        args=(section.key if section else "",),
    )


def _follow(key: str) -> None:
    open_section(st.session_state[key])
