"""The board of drafts: where each stands, until when, and what waits for whom."""

import streamlit as st

from applications.course import overview
from ui import (
    application_board,
    application_board_filters,
    application_new,
    call_state,
    clock,
    data,
    frame,
    state,
)


def page() -> None:
    """Draw the drafts as the address asks for them, and the way to a new one."""
    with data.reading() as db:
        entries = overview.entries(db, clock.today())
    frame.heading(
        "지원사업 신청서",
        "업무 목록, 흐름도, SaaS 평가의 사실로 신청서를 쓰고 한글·워드·PDF 문서로 내보냅니다.",
    )
    with st.expander(
        "새 신청서 쓰기",
        icon=":material/add:",
        expanded=not entries or bool(state.parameter(call_state.CALL)),
    ):
        application_new.draw()
    if not entries:
        frame.empty(
            "아직 신청서가 없습니다",
            "위에서 제목과 대상 업무를 정하면 15개 항목의 초안이 만들어집니다.",
            key="applications-empty",
        )
        return
    shown = application_board_filters.draw(entries)
    with data.reading() as db:
        counted = overview.with_counts(db, shown.entries, application_board.COUNTED)
    application_board.draw(shown.view, counted)
