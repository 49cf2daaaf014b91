"""Flow analysis beside the conditions: what can be computed at once, while people type."""

import streamlit as st

from processes.simulation.flow import Flow, Times, analyse
from processes.simulation.scenario import BadScenario
from ui.simulation_desk import Desk
from ui.simulation_result import span
from ui.wording import plain


def summary(desk: Desk) -> None:
    """Draw the flow analysis of the chosen scenario; a refusal is said in its place."""
    if desk.model is None or desk.chosen is None:
        return
    try:
        found = analyse(desk.model, desk.chosen.scenario)
    except BadScenario as refusal:
        st.warning(plain(refusal.sentence), icon=":material/warning:")
        return
    with st.container(border=True):
        st.markdown("**바로 계산한 값(흐름 분석)**")
        _figures(found)
        for sentence in found.unstable:
            st.error(plain(sentence), icon=":material/error:")
        _pools(found)
        for note in found.notes:
            st.caption(plain(note))


def _figures(found: Flow) -> None:
    columns = st.columns(4)
    _metric(columns[0], "처리 기간", found.cycle_time)
    _metric(columns[1], "줄 서지 않을 때", found.theoretical)
    with columns[2]:
        st.metric("건당 작업 시간", span(found.processing_time))
    with columns[3]:
        shown = "모름" if found.efficiency is None else f"{found.efficiency:.0%}"
        st.metric(
            "시간 효율", shown, help="줄 서지 않을 때의 기간 ÷ 처리 기간 (CTE, Dumas 외 2018, 7장)"
        )


def _metric(column: st.delta_generator.DeltaGenerator, name: str, times: Times | None) -> None:
    with column:
        st.metric(name, "모름" if times is None else span(times.mean))
        if times is not None:
            st.caption(f"중앙값 {span(times.p50)} · 95%까지 {span(times.p95)}")


def _pools(found: Flow) -> None:
    rows = [
        {
            "인력": "·".join(load.names) + (" (병목)" if found.bottleneck in load.pools else ""),
            "인원": load.queue.servers,
            "가동률": load.queue.utilisation,
            "기다림(분)": None if load.queue.wait is None else round(load.queue.wait / 60, 1),
        }
        for load in found.pools
    ]
    if rows:
        st.dataframe(
            rows,
            hide_index=True,
            column_config={
                "가동률": st.column_config.ProgressColumn(format="percent", max_value=1)
            },
        )
