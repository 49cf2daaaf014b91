"""What a draft is called, which programme it asks, and its end."""

from typing import Any

import streamlit as st

import storage
from applications.course import store as course
from applications.drafts import store
from applications.drafts.model import Application
from errors import WorkbenchError
from ui import data, frame, identity, navigation, state
from ui.wording import plain


def draw(application: Application) -> None:
    """Draw title, programme and the end; each change is saved at once, never over others."""
    _show_refusal(application.id)
    with st.expander("제목과 지원사업", icon=":material/tune:"):
        _text(application, "title", "제목")
        _text(application, "programme", "지원사업")
        _removal(application)


def _show_refusal(application_id: str) -> None:
    refusal = st.session_state.get(_refusal(application_id))
    if refusal:
        st.error(refusal, icon=":material/error:")


def _text(application: Application, field: str, label: str) -> None:
    key = state.application_field(application.id, field, application.revision)
    st.text_input(
        label,
        getattr(application, field),
        key=key,
        max_chars=200,
        on_change=_save,
        args=(application, field, label, key),
    )


def _save(application: Application, field: str, label: str, key: str) -> None:
    mine: str = st.session_state[key]
    refusal = _refusal(application.id)
    st.session_state.pop(refusal, None)
    try:
        with data.transaction() as db:
            changes: dict[str, Any] = {field: mine}
            store.change_application(db, application, by=identity.author(), **changes)
    except storage.Conflict as conflict:
        theirs, by = conflict.theirs[field], conflict.theirs["updated_by"]
        st.session_state[refusal] = (
            f"{plain(by)} 님이 {label}을(를) 먼저 고쳐 저장하지 않았습니다. "
            f"저장된 값은 '{plain(theirs)}', 내 값은 '{plain(mine)}'입니다. "
            "내 값이 맞으면 다시 넣으세요."
        )
    except WorkbenchError as refused:
        st.session_state[key] = getattr(application, field)
        st.session_state[refusal] = plain(refused.sentence)


def _refusal(application_id: str) -> str:
    """The key of the sentence that the last change met, shown until the next change."""
    return state.application_widget(application_id, "refusal")


def _removal(application: Application) -> None:
    with st.popover("신청서 지우기", icon=":material/delete:"):
        st.markdown("신청서와 모든 항목의 글을 지웁니다. 화면에서 되살릴 수 없습니다.")
        sure = st.button("지우기", key=state.application_widget(application.id, "delete"))
    if sure and _removed(application):
        frame.notice("신청서를 지웠습니다.")
        navigation.go("applications")


def _removed(application: Application) -> bool:
    with frame.refusals(), data.transaction() as db:
        course.delete(db, application.id, application.revision, by=identity.author())
        return True
    return False
