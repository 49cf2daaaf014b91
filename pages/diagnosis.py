"""The diagnosis of the processes: what to redesign first, and one process in its parts."""

from collections.abc import Callable

import streamlit as st

from evaluations.answers import store as evaluations
from evaluations.diagnosis import reading, stages, store
from evaluations.verdict.scoring import counted
from processes.inventory import store as register
from processes.inventory.model import Process, UnknownProcess
from ui import (
    data,
    diagnosis_list,
    diagnosis_questions,
    diagnosis_robot,
    diagnosis_summary,
    frame,
    navigation,
    state,
)
from ui.wording import plain

_PARTS = {"maturity": "디지털 성숙도", "rpa": "RPA 적합성", "robot": "절감시간 계산"}


def page() -> None:
    """Draw the diagnosis of the process that the address names, or the order of all."""
    code = state.parameter("code")
    if code is None:
        _all()
        return
    try:
        with data.reading() as db:
            process = register.process_by_code(db, code)
    except UnknownProcess as refusal:
        frame.heading("업무 진단")
        with frame.empty("업무를 찾지 못했습니다", refusal.sentence, key="diagnosis-unknown"):
            _back()
        return
    _one(process)


def _all() -> None:
    frame.heading(
        "업무 진단",
        "디지털 성숙도와 RPA 적합성을 진단하고, 무엇부터 다시 설계할지 봅니다.",
    )
    with data.reading() as db:
        found, departments = reading.of_all(db), register.departments(db)
        note = reading.forms(db)[0].note
    if not found:
        with frame.empty(
            "진단할 업무가 없습니다", "업무를 먼저 등록하거나 가져오세요.", key="diagnosis-none"
        ):
            navigation.link("import", "업무 목록 가져오기", icon=":material/upload_file:")
        return
    choice, opening = st.columns(2)
    with choice:
        shown = diagnosis_list.filtered(found, departments)
    with opening:
        diagnosis_list.opener(shown)
    if len(shown) < len(found):
        st.caption(f"전체 {len(found):,}개 가운데 고른 {len(shown):,}개 안의 순위입니다.")
    diagnosis_list.draw(shown)
    st.caption(plain(note))


def _one(process: Process) -> None:
    with data.reading() as db:
        forms = reading.forms(db)
        levels, suits = (evaluations.answers(db, process.id, one.id) for one in forms)
        kept = store.automation(db, process.id)
        ranks = reading.ranked(reading.of_all(db))
    found = reading.diagnosed(forms, process, levels, suits)
    maturity, rpa = found.forms
    with st.container(horizontal=True, vertical_alignment="center"):
        _back()
        navigation.link("process", "업무 정보", icon=":material/article:", code=process.code)
    lead = f"{process.code} · {process.department} · 답변 {found.answered}/{found.asked}"
    frame.heading(process.name, lead, example=process.example)
    diagnosis_questions.confirm_all(process, [(maturity, levels), (rpa, suits)])
    diagnosis_summary.cards(found, ranks)
    diagnosis_summary.way(rpa, stages.stage_states(rpa, counted(rpa, suits)), found.rpa)
    drawn: dict[str, Callable[[], None]] = {
        "maturity": lambda: diagnosis_questions.draw(maturity, process, levels),
        "rpa": lambda: diagnosis_questions.draw(rpa, process, suits),
        "robot": lambda: diagnosis_robot.draw(process, kept),
    }
    part = _part(process)
    if part != "robot":
        diagnosis_summary.proposal_mark(maturity if part == "maturity" else rpa)
    drawn[part]()


def _back() -> None:
    st.button(
        "진단 목록",
        icon=":material/arrow_back:",
        key=state.DIAGNOSIS_BACK,
        type="tertiary",
        on_click=state.forget_process,
    )


def _part(process: Process) -> str:
    """Draw the choice of a part, which the address follows; return the one to be shown."""
    named = state.parameter("part")
    key = state.diagnosis_widget(process.id, "part")
    chosen = st.pills(
        "살펴볼 것",
        list(_PARTS),
        default=named if named in _PARTS else "maturity",
        format_func=_PARTS.__getitem__,
        required=True,
        key=key,
        on_change=state.part_follows,
        args=(key,),
    )
    return str(chosen)
