"""Two processes side by side, at their own address: /compare?one=P-0001&other=P-0002."""

import streamlit as st

from processes.commonwork import store
from processes.inventory import store as register
from processes.inventory.model import Process, UnknownProcess
from ui import (
    commonwork_found,
    commonwork_merge,
    commonwork_pair,
    data,
    frame,
    navigation,
    state,
)


def page() -> None:
    """Draw the two that the address names, what stands of them and what can be decided."""
    codes = [state.parameter(name) or "" for name in ("one", "other")]
    if not all(codes):
        commonwork_found.unknown(
            "두 업무 견주기", "견줄 두 업무가 주소에 없습니다. 후보에서 고르세요."
        )
        return
    try:
        with data.reading() as db:
            one, other = (register.process_by_code(db, code) for code in codes)
            standing = store.decision(db, one.id, other.id)
    except UnknownProcess as refusal:
        commonwork_found.unknown("두 업무 견주기", refusal.sentence)
        return
    frame.heading(
        "두 업무 견주기", f"{one.name} ↔ {other.name}", example=one.example or other.example
    )
    commonwork_pair.draw(one, other)
    st.header("결정", anchor=False)
    commonwork_pair.decide(one, other, standing)
    st.header("항목별 견주기", anchor=False)
    commonwork_pair.fields(one, other)
    with st.expander("같은 업무로 합치기", icon=":material/merge:"):
        commonwork_merge.draw(one, other)
    commonwork_pair.history(one, other)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        commonwork_found.back(commonwork_found.FOUND)
        _onward(one, other)


def _onward(one: Process, other: Process) -> None:
    with data.reading() as db:
        processes, decisions = register.all_processes(db), store.decisions(db)
    found = commonwork_found.scored(processes, decisions)
    following = commonwork_found.next_after(found, one, other)
    if following:
        codes = {process.id: process.code for process in processes}
        navigation.link(
            "compare",
            "다음 후보",
            icon=":material/arrow_forward:",
            one=codes[following[0]],
            other=codes[following[1]],
        )
