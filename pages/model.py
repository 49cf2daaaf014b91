"""The flow chart of a process: drawn, taken in and out as a file, looked back at."""

import streamlit as st

from processes.bpmn import store
from processes.inventory.model import Process, UnknownProcess
from processes.inventory.store import all_processes, process_by_code
from ui import data, frame, identity, modelling, navigation, state
from ui.bpmn_editor.component import bpmn_editor


def page() -> None:
    """Draw the flow chart that the address names, or the list to open one from."""
    code = state.parameter("code")
    if code is None:
        _catalogue()
        return
    process = _process(code)
    if process is None:
        _unknown(code)
    else:
        _drawing(process, modelling.line())


def _process(code: str) -> Process | None:
    try:
        with data.reading() as db:
            return process_by_code(db, code)
    except UnknownProcess:
        return None


def _unknown(code: str) -> None:
    frame.heading("흐름도")
    box = frame.empty(
        f"업무 목록에 '{code}'이(가) 없습니다",
        "주소를 다시 확인하거나 목록에서 고르세요. 다른 사람이 지웠을 수 있습니다.",
        key="model/unknown",
    )
    with box:
        navigation.back("흐름도 목록 열기", "code", "state", key="model/to-list")


def _drawing(process: Process, line: str) -> None:
    with data.reading() as db:
        revisions = store.revisions(db, process.id, line)
        refused = store.refused(db, process.id, line)
        as_is = store.newest(db, process.id, "as-is")
    newest = revisions[0] if revisions else None
    frame.heading(process.name, f"{process.code} · {process.department}", example=process.example)
    modelling.show_refusal()
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        modelling.switch(process, line)
        with st.container(horizontal=True, width="content", vertical_alignment="center"):
            modelling.ways_out(process)
            modelling.files(process, line, newest)
    if line == "to-be" and newest is None:
        modelling.beginning(process, as_is)
    number = newest.number if newest else 0
    bpmn_editor(process, line, number=number, author=identity.author())
    modelling.history(process, revisions, refused)


def _catalogue() -> None:
    frame.heading("흐름도", "업무마다 현행과 개선, 두 흐름도를 그립니다. 그리면 저절로 저장됩니다.")
    with data.reading() as db:
        processes = all_processes(db)
        models = store.models(db)
    if not processes:
        with frame.empty(
            "아직 업무가 없습니다", "업무를 먼저 등록하거나 가져오세요.", key="model/none"
        ):
            navigation.link("inventory", "업무 목록 열기", icon=":material/list:")
        return
    _picker(processes)
    drawn = {model.process_id for model in models}
    if not drawn:
        st.caption("아직 그린 흐름도가 없습니다. 업무를 골라 시작하세요.")
    for process in processes:
        if process.id in drawn:
            lines = {model.state: model for model in models if model.process_id == process.id}
            modelling.catalogue_entry(process, lines)


def _picker(processes: list[Process]) -> None:
    chosen = st.selectbox(
        "업무 고르기",
        processes,
        index=None,
        format_func=lambda process: f"{process.name} · {process.department} · {process.code}",
        placeholder="이름, 부서, 코드로 찾기",
    )
    if chosen is not None:
        navigation.go("model", code=chosen.code)
