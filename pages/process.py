"""Everything about one process, at its own address: /process?code=P-0001."""

import streamlit as st

from processes.commonwork import store as commonwork
from processes.inventory import store
from processes.inventory.fields import GROUPS, REQUIRED, missing
from processes.inventory.model import Process, UnknownProcess
from ui import (
    data,
    frame,
    navigation,
    process_card,
    process_form,
    process_saving,
    process_surroundings,
    state,
)
from ui.clock import when
from ui.wording import plain


def page() -> None:
    """Draw the process that the address names, or the way back to the list."""
    code = state.parameter("code")
    try:
        with data.reading() as db:
            process = store.process_by_code(db, code or "")
            departments = store.departments(db)
    except UnknownProcess as refusal:
        _unknown(
            code or "",
            refusal.sentence if code else "열 업무가 주소에 없습니다. 목록에서 고르세요.",
        )
        return
    frame.heading(process.name, _lead(process), example=process.example)
    process_saving.draw_clashes()
    _missing(process)
    process_card.computed(process.facts)
    process_surroundings.related(process)
    for group in GROUPS:
        _group(process, group, departments)
    process_surroundings.history(process)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        navigation.link("inventory", "업무 목록으로", icon=":material/arrow_back:")
        process_surroundings.deletion(process)


def _unknown(code: str, sentence: str) -> None:
    frame.heading("업무")
    process_form.draw_lost(code)
    with data.reading() as db:
        into = commonwork.merged_into(db, code)
    if into is not None:
        told = f"{code}은(는) {into.code} '{into.name}'에 합쳐졌습니다."
        with frame.empty("합쳐진 업무입니다", told, key="process-merged"):
            label = f"{plain(into.code)} {plain(into.name)} 열기"
            navigation.link("process", label, icon=":material/merge:", code=into.code)
        return
    with frame.empty("업무를 찾지 못했습니다", sentence, key="process-unknown"):
        navigation.link("inventory", "업무 목록 열기", icon=":material/list:")


def _lead(process: Process) -> str:
    area = [part for part in (process.facts.area, process.facts.group) if part]
    parts = [process.code, process.department, *area]
    saved = f"{when(process.updated_at)} {process.updated_by} 저장"
    return " · ".join([*parts, saved])


def _missing(process: Process) -> None:
    unknown = missing(process.facts)
    done = len(REQUIRED) - len(unknown)
    named = f"아직 모름: {', '.join(field.label for field in unknown)}" if unknown else "모두 채움"
    st.progress(done / len(REQUIRED), f"필수 항목 {len(REQUIRED)}개 중 {done}개 · {named}")


def _group(process: Process, group: str, departments: list[str]) -> None:
    form = process_form.opened(process)
    with st.container(border=True, key=state.process_widget(process.id, f"group-{group}")):
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            st.header(group, anchor=False)
            if form is None:
                process_form.open_button(process, group)
        if form is not None and form.group == group:
            process_form.draw(form, departments)
        else:
            process_card.values(process, group)
