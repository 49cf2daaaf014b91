"""Comparing: a process's as-is against its to-be's, what it hangs on, and the approval."""

import streamlit as st

from processes.inventory.model import Process, UnknownProcess
from processes.inventory.store import process_by_code
from processes.redesign.comparing.model import Comparison
from ui import (
    data,
    frame,
    job_watch,
    model_saving,
    navigation,
    redesign_approval,
    redesign_compare_choice,
    redesign_compare_desk,
    redesign_compare_pictures,
    redesign_compare_sensitivity,
    redesign_compare_table,
    simulation_engine,
    state,
)
from ui.redesign_choice import drawn_processes
from ui.redesign_compare_desk import Desk

_TITLE = "현행·개선 견주기"


def page() -> None:
    """Draw the comparison of the process that the address names, or the list to choose from."""
    code = state.parameter("code")
    if code is None:
        lead = "개선안이 시간과 비용을 얼마나 바꾸는지 구간으로 견주고 승인을 올립니다."
        drawn_processes(_TITLE, lead, "redesign-compare", "견주기")
        return
    try:
        with data.reading() as db:
            process = process_by_code(db, code)
            desk = redesign_compare_desk.read(db, process)
    except UnknownProcess as unknown:
        frame.heading(_TITLE)
        with frame.empty("업무가 없습니다", unknown.sentence, key="redesign-compare/unknown"):
            navigation.back("견줄 업무 고르기", "code", key="redesign-compare/to-list")
        return
    _heading(process)
    if not redesign_compare_choice.missing(desk):
        redesign_compare_choice.choice(desk)
        _results(desk)
    redesign_approval.proposals(desk)


def _heading(process: Process) -> None:
    frame.heading(
        f"{process.name} {_TITLE}",
        f"{process.code} · {process.department}",
        example=process.example,
    )
    model_saving.show_refusal()
    with st.container(horizontal=True, vertical_alignment="center"):
        navigation.link("redesign", "재설계", icon=":material/auto_fix_high:", code=process.code)
        navigation.link("simulation", "시뮬레이션", icon=":material/timelapse:", code=process.code)
        navigation.back("업무 목록", "code", key="redesign-compare/list")


def _results(desk: Desk) -> None:
    key = redesign_compare_choice.job_key(desk)
    mark, job = job_watch.kept(key)
    if job is None:
        st.caption("개선안을 고르고 '견주기'를 누르면 같은 건을 두 흐름도에 흘려 견줍니다.")
        return
    if not redesign_compare_choice.is_current(desk, mark):
        st.warning(
            "그림이나 시나리오가 그 사이 바뀌었습니다. 다시 견주세요.", icon=":material/sync:"
        )
    simulation_engine.note()
    job_watch.show(key, job, lambda: _comparison(desk, job.outcome))


def _comparison(desk: Desk, comparison: Comparison) -> None:
    candidates = {one.run.variant.key: one for one in comparison.candidates}
    chosen = next(iter(candidates))
    if len(candidates) > 1:
        redesign_compare_table.overview(comparison)
        chosen = (
            st.segmented_control(
                "자세히 볼 개선안",
                list(candidates),
                default=chosen,
                required=True,
                format_func=lambda key: candidates[key].run.variant.label,
                key=state.model_key("compare-shown", desk.process.id, " ".join(candidates)),
            )
            or chosen
        )
    one = candidates[chosen]
    redesign_compare_table.candidate(comparison, one)
    redesign_compare_table.sources(desk.process.code, comparison, one)
    redesign_compare_pictures.pictures(desk, comparison, one)
    redesign_compare_sensitivity.section(desk, comparison, one)
    redesign_approval.offer(desk, comparison, one)
