"""One dictionary of roles, systems, documents, data and laws: where used, renamed once."""

import streamlit as st

from processes.dictionary import listing, store
from processes.dictionary.listing import Entry
from processes.dictionary.model import KINDS
from ui import (
    data,
    dictionary_list,
    dictionary_rename,
    dictionary_term,
    frame,
    navigation,
    state,
)


def page() -> None:
    """Draw the names of one kind, and the one that the address names."""
    dictionary_rename.take_confirmed()
    frame.heading(
        "용어 사전",
        "업무 목록과 흐름도가 함께 쓰는 이름입니다. 여기서 바꾸면 쓰인 곳이 모두 바뀝니다.",
    )
    dictionary_term.draw_clashes()
    kind = _kind()
    with data.reading() as db:
        sources = store.sources(db)
        apart = store.apart(db, kind)
        made = store.renames(db)
    listed = listing.entries(sources, kind)
    if not listed:
        _empty(kind)
        return
    chosen = _chosen(listed)
    dictionary_list.to_merge(listed, apart, kind, expanded=chosen is None)
    left, right = st.columns([5, 6], gap="large")
    with left:
        dictionary_list.draw(listed, kind)
    with right:
        if chosen is None:
            _guide()
        else:
            dictionary_term.draw(chosen, sources)
    dictionary_list.history(made, kind)


def _kind() -> str:
    return (
        st.segmented_control(
            "종류",
            KINDS,
            default=KINDS[0],
            key=state.DICTIONARY_KIND,
            bind="query-params",
            required=True,
            label_visibility="collapsed",
            on_change=state.forget_term,
        )
        or KINDS[0]
    )


def _chosen(listed: list[Entry]) -> Entry | None:
    wanted = state.parameter(state.DICTIONARY_TERM)
    found = next((entry for entry in listed if entry.name == wanted), None)
    if wanted and found is None:
        st.info(
            "주소의 이름은 이제 쓰이지 않고 사전에도 없습니다. 목록에서 고르세요.",
            icon=":material/info:",
        )
    return found


def _guide() -> None:
    with frame.empty(
        "목록에서 이름을 고르세요",
        "쓰인 업무와 흐름도가 여기에 나오고, 이름을 한 번에 바꾸거나 두 표기를 합칠 수 있습니다.",
        key="dictionary-guide",
    ):
        pass


def _empty(kind: str) -> None:
    with frame.empty(
        f"아직 쓰인 {kind} 이름이 없습니다",
        "업무 목록이나 흐름도에 적으면 여기에 모입니다.",
        key="dictionary-empty",
    ):
        navigation.link("inventory", "업무 목록 열기", icon=":material/list:")
