"""Who may sign in and what they may do."""

import streamlit as st

from access.people import store
from ui import data, frame, people_list
from ui.access import current


def page() -> None:
    """Draw the accounts, and the form that adds one."""
    frame.heading("사람과 역할", "누가 로그인하고 무엇을 할 수 있는지 정합니다.")
    with data.reading() as db:
        accounts = store.accounts(db)
    if current.demo_mode():
        st.info(
            "지금은 로그인 없는 시범 방식입니다. 여기 등록한 사람은 "
            "manage.py serve --sign-in local로 열면 로그인합니다.",
            icon=":material/lock_open:",
        )
    with st.expander("사람 더하기", icon=":material/person_add:", expanded=not accounts):
        people_list.adding()
    if not accounts:
        frame.empty(
            "등록한 사람이 없습니다",
            "위에서 관리자부터 더하세요. 명령줄에서는 manage.py person add로 더합니다.",
            key="people-none",
        )
    for account in accounts:
        people_list.row(account)
    people_list.rights()
