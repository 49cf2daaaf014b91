"""What a draft is about: title, programme, state, and the sources of its facts."""

from typing import Any

import streamlit as st

import storage
from applications import beginning, store
from applications.model import STATES, Application
from errors import WorkbenchError
from ui import data, frame, identity, navigation, state


def draw(application: Application, processes: dict[str, str], projects: dict[str, str]) -> None:
    """Draw the fields; each change is saved at once over the revision that is shown."""
    with st.expander("제목·상태·자료", icon=":material/tune:"):
        left, right = st.columns(2)
        with left:
            _text(application, "title", "제목")
            _text(application, "programme", "지원사업")
            _choice(application, "state", "상태", dict.fromkeys(STATES, ""), empty=False)
        with right:
            _choice(application, "process_code", "대상 업무", processes)
            _choice(application, "project_code", "정보화사업", projects)
            st.caption("업무나 사업을 바꾸면 글 안의 사실과 그림도 새 것으로 바뀝니다.")
            st.button(
                "빈 항목에 첫 글 넣기",
                icon=":material/edit_note:",
                key=state.application_widget(application.id, "fill"),
                on_click=_fill,
                args=(application.id,),
            )
            _removal(application)


def _text(application: Application, field: str, label: str) -> None:
    key = state.application_field(application.id, field, application.revision)
    st.text_input(
        label,
        getattr(application, field),
        key=key,
        max_chars=200,
        on_change=_save,
        args=(application, field, key),
    )


def _choice(
    application: Application, field: str, label: str, names: dict[str, str], *, empty: bool = True
) -> None:
    key = state.application_field(application.id, field, application.revision)
    current = getattr(application, field)
    if current is not None and current not in names:
        names = {current: "목록에 없음", **names}
    options = [*([None] if empty else []), *names]
    st.selectbox(
        label,
        options,
        index=options.index(current),
        format_func=lambda code: "고르지 않음" if code is None else f"{code} {names[code]}".strip(),
        key=key,
        on_change=_save,
        args=(application, field, key),
    )


def _save(application: Application, field: str, key: str) -> None:
    changes: dict[str, Any] = {field: st.session_state[key]}
    try:
        with data.transaction() as db:
            store.save_application(
                db, application.id, application.revision, by=identity.author(), **changes
            )
    except storage.Conflict as conflict:
        frame.notice(f"{conflict.sentence} 지금은 저장된 값을 보여 줍니다.")
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence)


def _removal(application: Application) -> None:
    with st.popover("신청서 지우기", icon=":material/delete:"):
        st.markdown("신청서와 모든 항목의 글을 지웁니다. 화면에서 되살릴 수 없습니다.")
        sure = st.button("지우기", key=state.application_widget(application.id, "delete"))
    if sure:
        with data.transaction() as db:
            store.delete_application(db, application.id, application.revision, by=identity.author())
        frame.notice("신청서를 지웠습니다.")
        navigation.go("applications")


def _fill(application_id: str) -> None:
    with data.transaction() as db:
        filled = beginning.fill_empty(db, application_id, by=identity.author())
    frame.notice(f"{filled}개 항목에 첫 글을 넣었습니다." if filled else "넣을 사실이 없습니다.")
