"""One call: what it is about, what it asks for, how it is scored, on which form."""

from functools import partial

import streamlit as st

from applications.calls import store
from applications.calls.model import Call, UnknownCall
from applications.course import deadlines
from applications.drafts.model import FIRST_STATE
from errors import WorkbenchError
from ui import (
    application_course,
    application_parts,
    call_fields,
    call_form,
    call_history,
    call_parts,
    call_state,
    clock,
    data,
    frame,
    identity,
    navigation,
    state,
)

_PARTS = {
    "개요": call_fields.draw,
    "신청서 항목": call_parts.sections,
    "붙임 서류": call_parts.papers,
    "배점": call_parts.heads,
    "양식": call_form.draw,
    "이력": call_history.draw,
}


def page() -> None:
    """Draw the call that the address names."""
    call_id = state.parameter(call_state.ID)
    call = _read(call_id) if call_id else None
    if call is None:
        _unknown()
        return
    frame.heading(
        call.title,
        f"{call.agency or '공고 기관 모름'} · 고치는 대로 저장됩니다.",
        example=call.example,
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        navigation.link("calls", "공고 목록", icon=":material/arrow_back:")
        navigation.link(
            "applications",
            "이 공고로 신청서 쓰기",
            icon=":material/edit_document:",
            **{call_state.CALL: call.id},
        )
        application_course.days_left(deadlines.due(FIRST_STATE, call.deadline, clock.today()))
    parts = {name: partial(draw, call) for name, draw in _PARTS.items()}
    application_parts.tabs(call_state.widget(call.id, "part"), parts)
    _removal(call)


def _read(call_id: str) -> Call | None:
    try:
        with data.reading() as db:
            return store.call(db, call_id)
    except UnknownCall:
        return None


def _unknown() -> None:
    frame.heading("지원사업 공고")
    box = frame.empty(
        "이 주소의 공고가 없습니다",
        "다른 사람이 지웠을 수 있습니다. 목록에서 다시 고르세요.",
        key="call-unknown",
    )
    with box:
        navigation.link("calls", "공고 목록 열기", icon=":material/list:")


def _removal(call: Call) -> None:
    with st.popover("공고 지우기", icon=":material/delete:"):
        st.markdown(
            "공고와 그 항목, 붙임 서류, 배점, 양식을 지웁니다. 화면에서 되살릴 수 없습니다."
        )
        sure = st.button("지우기", key=call_state.widget(call.id, "delete"))
    if not sure:
        return
    try:
        with data.transaction() as db:
            store.delete_call(db, call.id, call.revision, by=identity.author())
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
        st.rerun()
    frame.notice("공고를 지웠습니다.")
    navigation.go("calls")
