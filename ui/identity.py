"""Who is at the keyboard, as the history will name them."""

import streamlit as st

from ui import state

NAMELESS = "이름 없음"


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
        help="저장 기록에 남는 이름입니다. 로그인이 생기기 전까지 스스로 적습니다.",
    )
