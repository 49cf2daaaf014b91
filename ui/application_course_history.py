"""The moves of a draft, newest first: who, when, why, and what was acknowledged."""

import streamlit as st

from applications.course import store
from applications.course.model import Moved
from applications.drafts.model import Application
from applications.readiness.finding import LEVEL_NAMES
from ui import clock, data
from ui.wording import plain


def draw(application: Application) -> None:
    """Draw the history, or that there is none yet."""
    with data.reading() as db:
        moves = store.history(db, application.id)
    with st.expander(f"옮긴 기록 {len(moves)}건", icon=":material/history:"):
        if not moves:
            st.caption("아직 옮긴 적이 없습니다. 옮기면 누가, 언제, 왜 옮겼는지 남습니다.")
        for one in moves:
            _entry(one)


def _entry(one: Moved) -> None:
    number = f" · {one.number}번째 제출" if one.number else ""
    st.markdown(
        f"**{one.source} → {one.target}** :gray[{clock.when(one.at)} · {plain(one.by)}{number}]"
    )
    if one.reason:
        st.markdown(plain(one.reason))
    for found in one.acknowledged:
        st.caption(f"확인함 · {LEVEL_NAMES[found.level]} · {plain(found.sentence)}")
