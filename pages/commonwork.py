"""Work that is there twice, and common work: found, decided on by people, shared as a file."""

import streamlit as st

from processes.commonwork import sharing, store
from processes.commonwork.received import store as received
from processes.inventory import store as register
from ui import (
    commonwork_catalogue,
    commonwork_decisions,
    commonwork_found,
    commonwork_groups,
    data,
    frame,
    state,
)


def page() -> None:
    """Draw what was found, the common work, the decisions or the catalogue."""
    with data.reading() as db:
        processes = register.all_processes(db)
        decisions, merges = store.decisions(db), store.merges(db)
        groups, known = sharing.read_groups(db), received.received(db)
    frame.heading(
        "중복·공통 업무",
        "이름과 근거, 증빙, 시스템이 닮은 업무를 찾습니다. 합칠지 연결할지는 사람이 정합니다.",
    )
    found = commonwork_found.scored(processes, decisions)
    view = st.segmented_control(
        "보기",
        commonwork_found.VIEWS,
        required=True,
        default=commonwork_found.FOUND,
        key=state.WORK_VIEW,
        bind="query-params",
        label_visibility="collapsed",
    )
    st.caption(
        f"후보 {len(found):,}쌍 · 공통 업무 {len(groups):,}개 · "
        f"결정 {len(decisions) + len(merges):,}건 · 받은 공통 업무 {len(known):,}개"
    )
    if view == commonwork_found.GROUPS:
        commonwork_groups.draw(groups, processes)
    elif view == commonwork_found.DECISIONS:
        commonwork_decisions.draw(decisions, merges, {p.id: p for p in processes})
    elif view == commonwork_found.CATALOGUE:
        commonwork_catalogue.draw(groups, known, commonwork_catalogue.institution())
    else:
        commonwork_found.draw(found, processes)
