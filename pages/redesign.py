"""Redesign: what could be changed about a process, applied to its to-be or refused."""

import streamlit as st

from processes.bpmn import store
from processes.inventory.model import Process, UnknownProcess
from processes.inventory.store import process_by_code
from ui import (
    data,
    frame,
    model_files,
    model_heading,
    model_saving,
    navigation,
    redesign_choice,
    redesign_drawing,
    redesign_proposals,
    redesign_review,
    state,
)
from ui.model_drawing import LABELS
from ui.redesign_review import Review


def page() -> None:
    """Draw the proposals for the process that the address names, or the list to choose from."""
    code = state.parameter("code")
    if code is None:
        redesign_choice.choice()
        return
    try:
        with data.reading() as db:
            process = process_by_code(db, code)
    except UnknownProcess as unknown:
        frame.heading("재설계")
        with frame.empty("업무가 없습니다", unknown.sentence, key="redesign/unknown"):
            navigation.back("재설계 목록 열기", "code", "state", key="redesign/to-list")
        return
    _proposals(process, _line(process))


def _line(process: Process) -> str:
    """Return the line that the address names, else the to-be where there is one."""
    if state.parameter("state") is not None:
        return model_heading.line()
    with data.reading() as db:
        return "to-be" if store.newest(db, process.id, "to-be") else "as-is"


def _proposals(process: Process, line: str) -> None:
    with data.reading() as db:
        review = redesign_review.read(db, process, line)
    lead = f"{process.code} · {process.department} · 폐지 → 단순화 → 표준화 → 자동화 차례로 봅니다."
    frame.heading(f"{process.name} 재설계", lead, example=process.example)
    model_saving.show_refusal()
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        model_heading.line_switch(process, line)
        with st.container(horizontal=True, width="content"):
            navigation.link(
                "model",
                "흐름도 열기",
                icon=":material/account_tree:",
                code=process.code,
                state=line,
            )
            navigation.link(
                "redesign-compare", "효과 견주기", icon=":material/balance:", code=process.code
            )
            navigation.back("재설계 목록", "code", "state", key="redesign/list")
    if review.newest is None:
        _nothing_drawn(review)
        return
    redesign_drawing.drawing(review)
    _summary(review)
    redesign_proposals.stages(review)
    redesign_drawing.applied(review)
    redesign_proposals.refused(review)
    redesign_proposals.listed(review.found)


def _summary(review: Review) -> None:
    if review.open:
        kinds = len({one.heuristic.id for one in review.open})
        st.markdown(
            f"고칠 만한 곳 **{len(review.open)}곳**, 기법 {kinds}가지 · {LABELS[review.line]}"
        )
        return
    st.success("이 그림에서 더 찾은 것이 없습니다. 현행과 견주어 효과를 확인하세요.")


def _nothing_drawn(review: Review) -> None:
    if review.line == "to-be" and review.as_is is not None:
        model_files.copy_offer(review.process, review.as_is)
        return
    with frame.empty(
        "아직 흐름도가 없습니다",
        "흐름도를 그리거나 단계 표를 채우면 고칠 만한 곳을 찾아 드립니다.",
        key="redesign/nothing",
    ):
        navigation.link(
            "model",
            "흐름도 그리기",
            icon=":material/add:",
            code=review.process.code,
            state=review.line,
        )
