"""Simulation: the conditions of a process, and what they make of its as-is or to-be."""

import streamlit as st

from processes.bpmn import store as models
from processes.inventory.model import Process, UnknownProcess
from processes.inventory.store import process_by_code
from ui import (
    data,
    frame,
    model_heading,
    navigation,
    simulation_desk,
    simulation_files,
    simulation_parts,
    simulation_saving,
    state,
)
from ui.redesign_choice import drawn_processes
from ui.simulation_desk import Desk


def page() -> None:
    """Draw the simulation of the process that the address names, or the list to choose from."""
    code = state.parameter("code")
    if code is None:
        drawn_processes(
            "시뮬레이션",
            "일이 흐르는 조건을 적고, 걸리는 시간과 비용을 미리 재어 봅니다.",
            "simulation",
            "조건 열기",
        )
        return
    try:
        with data.reading() as db:
            process = process_by_code(db, code)
            line = _line(bool(models.newest(db, process.id, "as-is")))
            desk = simulation_desk.read(db, process, line, state.parameter(state.SCENARIO))
    except UnknownProcess as unknown:
        frame.heading("시뮬레이션")
        with frame.empty("업무가 없습니다", unknown.sentence, key="simulation/unknown"):
            navigation.back("시뮬레이션 목록 열기", "code", "state", key="simulation/to-list")
        return
    _desk(process, desk)


def _line(has_as_is: bool) -> str:
    """Return the line that the address names, else the one that is drawn."""
    if state.parameter("state") is not None or has_as_is:
        return model_heading.line()
    return "to-be"


def _desk(process: Process, desk: Desk) -> None:
    frame.heading(
        f"{process.name} 시뮬레이션",
        f"{process.code} · {process.department}",
        example=process.example,
    )
    simulation_saving.show_refusal()
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        model_heading.line_switch(process, desk.line)
        with st.container(horizontal=True, width="content"):
            navigation.link(
                "redesign", "재설계", icon=":material/auto_fix_high:", code=process.code
            )
            navigation.link(
                "redesign-compare", "효과 견주기", icon=":material/balance:", code=process.code
            )
            navigation.back("시뮬레이션 목록", "code", "state", key="simulation/list")
    if desk.newest is None:
        with frame.empty(
            "아직 흐름도가 없습니다", "흐름도를 먼저 그리세요.", key="simulation/nothing"
        ):
            navigation.link("model", "흐름도 그리기", code=process.code, state=desk.line)
        return
    if desk.chosen is None:
        with frame.empty(
            "시나리오가 없습니다",
            "업무 목록과 흐름도에서 아는 값을 채우고, 모르는 값은 추정으로 표시합니다.",
            key="simulation/none",
        ):
            st.button(
                "시나리오 만들기",
                type="primary",
                on_click=simulation_saving.begin,
                args=(process, desk.line),
            )
            simulation_files.upload(desk)
        return
    simulation_files.bar(desk)
    simulation_parts.parts(desk)
