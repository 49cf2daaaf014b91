"""The list that the redesign page begins with: every process with a flow chart."""

import streamlit as st

from processes.bpmn import store
from processes.inventory.store import all_processes
from ui import data, frame, navigation
from ui.wording import plain


def choice() -> None:
    """Draw the processes that have a flow chart, each with the way to its proposals."""
    drawn_processes(
        "재설계",
        "흐름도에서 없애고, 줄이고, 맞추고, 자동화할 곳을 찾아 개선안에 옮깁니다.",
        "redesign",
        "고칠 곳 찾기",
    )


def drawn_processes(title: str, lead: str, page: str, label: str) -> None:
    """Draw a page's list of the processes that have a flow chart, each with the way to it."""
    frame.heading(title, lead)
    with data.reading() as db:
        processes = all_processes(db)
        drawn = {one.process_id for one in store.models(db)}
    ready = [process for process in processes if process.id in drawn]
    if not ready:
        with frame.empty(
            "흐름도가 있는 업무가 없습니다", "현행 흐름도를 먼저 그리세요.", key=f"{page}/none"
        ):
            navigation.link("model", "흐름도 열기", icon=":material/account_tree:")
    for process in ready:
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            text = st.container(width="stretch")
            text.markdown(
                f"**{plain(process.name)}**  \n{process.code} · {plain(process.department)}"
            )
            navigation.link(page, label, icon=":material/search:", code=process.code)
