"""The editions of a department's manual: to be taken again, and the way to put out a new one."""

import streamlit as st

from errors import WorkbenchError
from processes.manuals import publishing, store
from processes.manuals.model import Manual
from ui import data, document_files, document_state, frame, identity
from ui.clock import today, when
from ui.wording import plain


def draw(department: str) -> None:
    """Draw each edition with its files, newest first."""
    with data.reading() as db:
        editions = store.editions(db, department)
    if not editions:
        st.caption("낸 판이 아직 없습니다.")
        return
    with st.expander(f"낸 판 {len(editions)}개", icon=":material/history:"):
        for one in editions:
            note = f" · {one.note}" if one.note else ""
            told = f"{when(one.created_at)} · {one.created_by}{note}"
            st.markdown(f"**제{one.number}판** · {plain(told)}")
            key = document_state.document_widget(f"manual/{department}/{one.number}", "open")
            if st.toggle(f"제{one.number}판 파일", key=key):
                with data.reading() as db:
                    document = publishing.edition(db, department, one.number)
                document_files.downloads(document, f"manual/{department}/{one.number}")


def offer(manual: Manual) -> None:
    """Draw the form that puts out a new edition; what it said is kept for good."""
    key = document_state.document_widget(f"manual/{manual.department}/{manual.number}", "publish")
    with st.popover("새 판 내기", icon=":material/publish:"):
        st.markdown("지금 내용을 판으로 보관합니다. 낸 판은 고치거나 지우지 않습니다.")
        st.text_input("이 판의 설명", key=f"{key}/note")
        st.button(
            "내기",
            type="primary",
            key=key,
            on_click=_publish,  # before the page is drawn anew with another number
            args=(manual.department, manual.number, f"{key}/note"),
        )


def _publish(department: str, number: int, note: str) -> None:
    """Put out the edition that was announced, or say who was first."""
    by, day = identity.author(), today().isoformat()
    words = st.session_state.get(note, "")
    try:
        with data.transaction() as db:
            publishing.publish(db, department, day, note=words, by=by, number=number)
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
    else:
        frame.notice(f"{department} 업무매뉴얼 제{number}판을 냈습니다.")
