"""Flow analysis beside the conditions: what can be computed at once, while people type."""

import streamlit as st

from errors import WorkbenchError
from processes.simulation import outsiders
from processes.simulation.flow import Flow, Times, analyse
from processes.simulation.scenario import Scenario
from ui import flow_details
from ui.simulation_desk import Desk
from ui.simulation_result import hands
from ui.wording import plain


def summary(desk: Desk) -> None:
    """Draw the flow analysis of the chosen scenario; a refusal is said in its place."""
    if desk.model is None or desk.chosen is None:
        return
    try:
        found = analyse(desk.model, desk.chosen.scenario)
    except WorkbenchError as refusal:
        st.warning(plain(refusal.sentence), icon=":material/warning:")
        return
    with st.container(border=True):
        st.markdown("**바로 계산한 값(흐름 분석)**")
        for sentence in found.unstable:
            st.error(plain(sentence), icon=":material/error:")
        _figures(found, desk.chosen.scenario)
        for note in found.notes:
            st.caption(plain(note))
        with st.expander("인력마다 가동률과 기다림", expanded=bool(found.unstable)):
            _pools(found)
        flow_details.details(desk.model, found)


def _figures(found: Flow, scenario: Scenario) -> None:
    columns = st.columns(4)
    _metric(columns[0], "처리 기간", found.cycle_time)
    _metric(columns[1], "줄 서지 않을 때", found.theoretical)
    with columns[2]:
        ours, outside = _hands(found, scenario)
        st.metric("건당 기관 일손", hands(ours))
        if outside:
            st.caption(f"이용자의 시간 {hands(outside)}은 뺌")
    with columns[3]:
        shown = "모름" if found.efficiency is None else f"{found.efficiency:.0%}"
        st.metric(
            "시간 효율", shown, help="줄 서지 않을 때의 기간 ÷ 처리 기간 (CTE, Dumas 외 2018, 7장)"
        )


def _hands(found: Flow, scenario: Scenario) -> tuple[float, float]:
    """Return a case's hands-on seconds of our people, and of those we serve."""
    outside = {pool.id for pool in scenario.pools if outsiders.is_outside(pool)}
    seconds = [(set(one.pools) <= outside, one.visits * one.mean) for one in found.pools]
    return (
        sum(time for theirs, time in seconds if not theirs),
        sum(time for theirs, time in seconds if theirs),
    )


def _metric(column: st.delta_generator.DeltaGenerator, name: str, times: Times | None) -> None:
    with column:
        st.metric(name, "모름" if times is None else hands(times.mean))
        if times is not None:
            st.caption(f"중앙값 {hands(times.p50)} · 95%까지 {hands(times.p95)}")


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
