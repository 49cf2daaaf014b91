"""The flow chart of a process: drawn, taken in and out as a file, looked back at."""

import streamlit as st

from processes.bpmn import store
from processes.inventory.model import Process, UnknownProcess
from processes.inventory.store import all_processes, process_by_code
from ui import (
    data,
    frame,
    model_catalogue,
    model_drawing,
    model_files,
    model_heading,
    model_repair,
    model_saving,
    navigation,
    state,
)
from ui.model_panels import panels
from ui.model_views import VIEWS


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
        _drawing(process, model_heading.line())


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
        drawing = model_drawing.read(db, process, line)
    frame.heading(process.name, f"{process.code} · {process.department}", example=process.example)
    model_saving.show_refusal()
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        model_heading.line_switch(process, line)
        view = model_heading.view_switch(process, tuple(VIEWS))
        with st.container(horizontal=True, width="content", vertical_alignment="center"):
            model_heading.ways_out(drawing)
            model_files.files(drawing)
    model_files.beginning(drawing)
    model_repair.offer(drawing)
    selected = VIEWS[view](drawing)
    panels(drawing, selected)


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
    model_catalogue.picker(processes)
    model_catalogue.entries(processes, models)
