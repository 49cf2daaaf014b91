"""Who is at the keyboard, as the history will name them."""

import streamlit as st

from access.model import DEMO_ID, NotSignedIn, Person
from access.modes import mode
from access.permissions import writes_anything
from ui import state
from ui.access import current, sign_in
from ui.access.current import NAMELESS
from ui.wording import plain

__all__ = ["NAMELESS", "ask_name", "author", "signed_in"]

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
    """Return the name of the account, or in demo mode the one that was typed, or that none was."""
    return current.person().name


def signed_in() -> Person | None:
    """Return who is here, or None after drawing the way to sign in."""
    try:
        return current.person()
    except NotSignedIn as refusal:
        sign_in.draw(mode(), refusal.sentence)
        return None


def ask_name() -> None:
    """Draw in the side bar who is here; in demo mode, the field where people say it."""
    person = current.person()
    if person.id != DEMO_ID:
        st.markdown(f"**{plain(person.name)}**")
        st.caption(plain(" · ".join(x for x in (person.department, person.role_names) if x)))
        if not writes_anything(person.roles):
            st.caption(":material/visibility: 보기만 할 수 있습니다.")
        sign_in.draw_end(mode())
        return
    st.caption(":material/lock_open: 시범 방식 · 로그인 없이 이 컴퓨터에서만 엽니다.")
    _ask_demo_name()


def _ask_demo_name() -> None:
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
