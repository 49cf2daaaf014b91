"""Who is at the keyboard, as the history will name them."""

import streamlit as st

from ui import state

NAMELESS = "이름 없음"

# The browser remembers the name, so that a reload does not make its owner nameless.
_memory = st.components.v2.component(
    "workbench.name_memory",
    js="""
    const KEY = "workbench-name"
    export default ({ data, setTriggerValue }) => {
      try {
        const kept = localStorage.getItem(KEY)
        if (data.name) localStorage.setItem(KEY, data.name)
        else if (data.fresh && kept) setTriggerValue("remembered", kept)
        else if (!data.fresh) localStorage.removeItem(KEY)
      } catch { /* storage is blocked: the name lasts as long as the session */ }
    }
    """,
)


def author() -> str:
    """Return the name that this session gave, or the words that say it gave none."""
    name: str = st.session_state.get(state.AUTHOR, "")
    return name.strip() or NAMELESS


def ask_name() -> None:
    """Draw the field in the side bar where people say who they are."""
    st.text_input(
        "내 이름",
        key=state.AUTHOR,
        placeholder="예: 김민서",
        max_chars=40,
        persist_state="session",
        on_change=_name_was_typed,
        help="저장 기록에 남는 이름입니다. 이 브라우저가 기억합니다.",
    )
    _memory(
        key=state.NAME_MEMORY,
        data={
            "name": st.session_state.get(state.AUTHOR, ""),
            "fresh": state.NAME_TYPED not in st.session_state,
        },
        on_remembered_change=_take_remembered,
    )


def _name_was_typed() -> None:
    st.session_state[state.NAME_TYPED] = True


def _take_remembered() -> None:
    st.session_state[state.AUTHOR] = str(st.session_state[state.NAME_MEMORY]["remembered"])[:40]
