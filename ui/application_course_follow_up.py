"""What became of a chosen draft: amount, period and result, kept beside it."""

import datetime

import streamlit as st

import storage
from applications.course import store
from applications.course.model import FollowUp
from applications.drafts.model import Application
from errors import WorkbenchError
from ui import data, frame, identity, state
from ui.wording import plain


def draw(application: Application, told: FollowUp) -> None:
    """Draw the fields of the follow-up and their button."""
    st.subheader("선정 뒤", anchor=False)
    with st.form(state.application_field(application.id, "follow-up", told.revision), border=True):
        granted = st.number_input(
            "선정 금액(원)", min_value=0, value=told.granted, step=1_000_000, placeholder="모름"
        )
        left, right = st.columns(2)
        starts = left.date_input("시작일", _date(told.starts_on), format="YYYY-MM-DD")
        ends = right.date_input("종료일", _date(told.ends_on), format="YYYY-MM-DD")
        note = st.text_area("결과", told.note, max_chars=4000, placeholder="이행 결과와 남은 일")
        saved = st.form_submit_button("저장하기")
    if saved:
        entered = FollowUp(
            None if granted is None else int(granted),
            starts.isoformat() if starts else "",
            ends.isoformat() if ends else "",
            note,
            told.revision,
        )
        _save(application, entered)


def _date(day: str) -> datetime.date | None:
    return datetime.date.fromisoformat(day) if day else None


def _save(application: Application, entered: FollowUp) -> None:
    try:
        with data.transaction() as db:
            store.save_follow_up(db, application.id, entered, by=identity.author())
    except storage.Conflict as conflict:
        by = plain(conflict.theirs["updated_by"])
        st.error(
            f"{by} 님이 먼저 고쳐 저장하지 않았습니다. 저장된 결과: "
            f"{plain(str(conflict.theirs['note']) or '없음')}. 새로 고친 뒤 다시 적으세요.",
            icon=":material/error:",
        )
        return
    except WorkbenchError as refused:
        st.error(plain(refused.sentence), icon=":material/error:")
        return
    frame.notice("저장했습니다.")
    st.rerun()
