"""The call's own form filled from a draft: the file, and what is still blank and why."""

import streamlit as st

from applications.calls.forms.filling_in import FilledForm
from applications.calls.forms.finished import finished
from applications.course import store as course
from applications.drafts.dossier import Draft
from ui import call_state, data, frame, navigation
from ui.wording import plain

_MEDIA = {
    ".hwpx": "application/hwp+zip",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def draw(draft: Draft) -> None:
    """Draw the filled form with what it lacks, or the way to a call and its form."""
    st.subheader("공고 양식", anchor=False)
    if draft.call is None:
        _none("공고 없이 쓰는 신청서입니다", "위에서 공고를 고르면 그 양식을 채웁니다.")
        return
    if draft.call.form is None:
        _none("공고에 양식이 없습니다", "공고 화면의 '양식'에 기관이 준 파일을 올리세요.")
        _link(draft.call.id)
        return
    with frame.refusals():
        with data.reading() as db:
            owner = course.duties(db, draft.application.id).owner
            done = finished(db, draft, owner)
        _file(draft, done)
        _lacking(done)
    _link(draft.call.id)


def _none(message: str, cure: str) -> None:
    frame.empty(message, cure, key="application-form-none")


def _link(call_id: str) -> None:
    navigation.link(
        "call",
        "공고의 칸 연결 보기",
        icon=":material/campaign:",
        **{call_state.ID: call_id, "part": "양식"},
    )


def _file(draft: Draft, done: FilledForm) -> None:
    ending = done.name[done.name.rfind(".") :]
    st.download_button(
        "채운 양식 받기",
        data=done.content,
        file_name=done.name,
        mime=_MEDIA[ending],
        icon=":material/download:",
        type="primary",
        on_click="ignore",
        key=call_state.draft_widget(draft.application.id, "form-get"),
    )
    st.caption(f"채운 칸 {len(done.filled)}개 · 빈 칸 {len(done.blank)}개")


def _lacking(done: FilledForm) -> None:
    if done.blank:
        rows = [{"빈 칸": plain(one.name), "이유": one.reason} for one in done.blank]
        st.table(rows, border="horizontal")
    else:
        st.success("양식의 칸을 모두 채웠습니다.", icon=":material/check_circle:")
    if done.unknown:
        names = plain(", ".join(done.unknown))
        st.warning(f"연결했지만 이 양식에 없는 칸: {names}", icon=":material/warning:")
    if done.without_exhibits:
        titles = plain(", ".join(done.without_exhibits))
        st.info(
            f"그림과 자동 표는 칸에 들어가지 않습니다: {titles}. 받은 양식에 직접 붙이세요.",
            icon=":material/image:",
        )
