"""Two texts of one section that clash: both beside what they began from, and a choice."""

import streamlit as st

from applications.drafts.model import Section
from applications.writing import differences, merging
from applications.writing.merging import Conflict, Merge
from ui import clock, section_saving, state, verbatim
from ui.section_saving import Clash
from ui.wording import plain

MINE, THEIRS, BOTH = "내 글", "저장된 글", "둘 다"


def draw(section: Section, clash: Clash) -> None:
    """Draw the places where the texts clash, then both texts whole; section.body is theirs."""
    st.error(
        f"{plain(section.updated_by)} 님이 {clock.when(section.updated_at)}에 먼저 저장했습니다. "
        "내 글은 아직 저장하지 않았습니다. 둘 다 보관했으니 하나를 고르거나 위에서 합쳐 쓰세요.",
        icon=":material/call_split:",
    )
    merged = merging.merge(clash.base, clash.mine, section.body)
    for number, conflict in enumerate(merged.conflicts, start=1):
        _place(section, conflict, number)
    if merged.conflicts:
        st.caption("겹치지 않은 곳은 두 사람이 고친 것을 모두 넣습니다.")
        st.button(
            "고른 대로 합치기",
            type="primary",
            icon=":material/merge:",
            key=state.section_choice(section.id, "merge"),
            on_click=_merge,
            args=(section, merged),
        )
    _wholes(section, clash)


def _place(section: Section, conflict: Conflict, number: int) -> None:
    with st.container(border=True):
        st.markdown(f"**겹친 곳 {number}**")
        st.caption("처음 글")
        verbatim.words(conflict.base.strip("\n") or "(없던 곳)")
        mine, theirs = st.columns(2)
        for column, label, text in ((mine, MINE, conflict.mine), (theirs, THEIRS, conflict.theirs)):
            with column:
                st.caption(label)
                verbatim.changed(differences.words(conflict.base, text))
        st.radio(
            f"겹친 곳 {number}에 남길 글",
            (MINE, THEIRS, BOTH),
            horizontal=True,
            key=_choice_key(section, number),
        )


def _merge(section: Section, merged: Merge) -> None:
    chosen = [
        _chosen(conflict, st.session_state.get(_choice_key(section, number), MINE))
        for number, conflict in enumerate(merged.conflicts, start=1)
    ]
    section_saving.save(section.id, section.revision, merged.resolved(chosen), replaced=True)


def _chosen(conflict: Conflict, choice: str) -> str:
    if choice == BOTH:
        joint = "" if not conflict.theirs or conflict.theirs.endswith("\n") else "\n"
        return f"{conflict.theirs}{joint}{conflict.mine}"
    return conflict.mine if choice == MINE else conflict.theirs


def _wholes(section: Section, clash: Clash) -> None:
    mine, theirs = st.columns(2)
    with mine:
        st.markdown("**내 글** (위 칸에 있는 글)")
        verbatim.show(clash.mine)
        st.button(
            "내 글로 저장",
            key=state.section_choice(section.id, "mine"),
            on_click=_keep_mine,
            args=(section.id, section.revision),
        )
    with theirs:
        st.markdown(f"**저장된 글** ({plain(section.updated_by)})")
        verbatim.show(section.body)
        st.button(
            "저장된 글 쓰기",
            key=state.section_choice(section.id, "theirs"),
            on_click=section_saving.take,
            args=(section,),
        )


def _keep_mine(section_id: str, revision: int) -> None:
    text = st.session_state[state.section_text(section_id)] or ""
    section_saving.save(section_id, revision, text)


def _choice_key(section: Section, number: int) -> str:
    return state.section_choice(section.id, f"{section.revision}-{number}")
