"""Saved views of the register: opened, kept under a name, changed, forgotten."""

from collections.abc import Sequence

import streamlit as st

from errors import WorkbenchError
from processes.inventory.views import store
from processes.inventory.views.model import SavedView, View, words_of
from ui import data, frame, identity, inventory_view, navigation, state
from ui.wording import plain


def draw(saved: Sequence[SavedView], view: View) -> None:
    """Draw the pop-over with all saved views and what can be done with the one on screen."""
    opened = inventory_view.opened(saved)
    popover = st.popover(
        _label(opened, view),
        icon=":material/bookmark:",
        on_change="rerun",
        key="inventory-views",
    )
    if not popover.open:
        return
    with popover:
        for one in saved:
            navigation.link("inventory", one.name, icon=":material/bookmark:", view=one.name)
        if saved:
            navigation.link("inventory", "모든 업무 보기", icon=":material/list:")
        if opened:
            _opened(opened, view)
        _keep(view)


def _label(opened: SavedView | None, view: View) -> str:
    if opened is None:
        return "보기"
    changed = "" if words_of(opened.view) == words_of(view) else " (바뀜)"
    return f"보기: {plain(opened.name)}{changed}"


def _opened(opened: SavedView, view: View) -> None:
    with st.container(horizontal=True):
        if words_of(opened.view) != words_of(view):
            st.button(
                f"'{plain(opened.name)}'에 덮어쓰기",
                key="inventory-view-save",
                on_click=_save,
                args=(opened, view),
            )
        st.button(
            f"'{plain(opened.name)}' 지우기",
            key="inventory-view-delete",
            on_click=_delete,
            args=(opened,),
            help="보기만 지웁니다. 업무는 그대로 있습니다.",
        )


def _keep(view: View) -> None:
    with st.form("inventory-view-form", border=False, clear_on_submit=True):
        st.text_input(
            "지금 보기를 이름 붙여 저장",
            key=state.VIEW_NAME,
            max_chars=60,
            placeholder="예: 시설관리부에서 빠진 것",
            help="조건, 정렬, 묶기, 열을 함께 저장하고 모두가 함께 씁니다.",
        )
        st.form_submit_button("보기 저장", on_click=_add, args=(view,))


def _add(view: View) -> None:
    name = st.session_state[state.VIEW_NAME]
    try:
        with data.transaction() as db:
            kept = store.add_view(db, name, view, by=identity.author())
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence)
        return
    st.session_state[state.VIEW_OPEN] = kept.name
    frame.notice(f"'{kept.name}' 보기를 저장했습니다. 주소를 그대로 보내면 같은 보기가 열립니다.")


def _save(opened: SavedView, view: View) -> None:
    try:
        with data.transaction() as db:
            store.save_view(db, opened, view, by=identity.author())
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence)
    else:
        frame.notice(f"'{opened.name}' 보기를 바꿨습니다.")


def _delete(opened: SavedView) -> None:
    try:
        with data.transaction() as db:
            store.delete_view(db, opened, by=identity.author())
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence)
        return
    st.session_state[state.VIEW_OPEN] = ""
    frame.notice(f"'{opened.name}' 보기를 지웠습니다.")
