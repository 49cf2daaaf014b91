"""The conditions of a simulation as tables: cases, people, durations, chances; saved as typed."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from processes.bpmn.model import Model
from processes.simulation import tables
from processes.simulation.prefilling import open_seconds_a_year
from processes.simulation.scenario import Scenario
from processes.simulation.store import StoredScenario
from ui import simulation_saving, state
from ui.simulation_desk import Desk
from ui.wording import plain

_FIXED = ["단계", "갈림", "길", "인력", "출처"]
_HIDDEN: dict[str, None] = {"id": None, "flow": None}


def conditions(desk: Desk) -> None:
    """Draw the tables of the chosen scenario."""
    stored, model = desk.chosen, desk.model
    if stored is None or model is None:
        return
    scenario = stored.scenario
    if guessed := len(scenario.guessed):
        st.info(
            f"추정한 값이 {guessed}개 있습니다. 아는 값으로 고치거나, 맞으면 '추정'을 끄세요.",
            icon=":material/help:",
        )
    _cases(stored)
    _durations(stored, model)
    if scenario.branches:
        _shares(stored, model)
    _people(stored)


def _durations(stored: StoredScenario, model: Model) -> None:
    pools = [tables.NOBODY, *(pool.name for pool in stored.scenario.pools)]
    st.subheader("단계마다 걸리는 시간(분)", anchor=False)
    _table(
        stored,
        "tasks",
        lambda now: tables.task_rows(now, model),
        tables.with_task_rows,
        {
            "담당": st.column_config.SelectboxColumn(options=pools, required=True),
            "분포": st.column_config.SelectboxColumn(options=list(tables.KINDS), required=True),
            **{name: st.column_config.NumberColumn(min_value=0) for name in _FIGURES},
        },
    )
    st.caption(
        "고정·지수는 평균, 정규·로그정규·감마는 평균과 편차, 균등은 최소와 최대, "
        "삼각은 최소·보통·최대를 씁니다."
    )


def _shares(stored: StoredScenario, model: Model) -> None:
    st.subheader("갈림마다의 비율", anchor=False)
    _table(
        stored,
        "branches",
        lambda now: tables.branch_rows(now, model),
        tables.with_branch_rows,
        {"비율(%)": st.column_config.NumberColumn(min_value=0, max_value=100)},
    )


def _people(stored: StoredScenario) -> None:
    st.subheader("인력과 근무시간", anchor=False)
    calendars = ["24시간", *(one.name for one in stored.scenario.calendars)]
    _table(
        stored,
        "pools",
        tables.pool_rows,
        tables.with_pool_rows,
        {
            "인원": st.column_config.NumberColumn(min_value=1, step=1),
            "시간당 비용(원)": st.column_config.NumberColumn(min_value=0),
            "달력": st.column_config.SelectboxColumn(options=calendars, required=True),
        },
    )


_FIGURES = ("평균", "편차", "최소", "보통", "최대")


def _cases(stored: StoredScenario) -> None:
    scenario = stored.scenario
    source = scenario.sources.get("arrivals")
    key = state.simulation_key("volume", stored.id, stored.revision)
    st.number_input(
        "한 해 건수",
        min_value=1,
        value=max(1, round(_yearly(scenario))),
        key=key,
        on_change=simulation_saving.volume,
        args=(stored, key),
        width=240,
    )
    if source:
        guess = " · 추정" if source.guessed else ""
        st.caption(f"출처: {plain(source.text)}{guess}")


def _yearly(scenario: Scenario) -> float:
    calendar = scenario.calendar(scenario.arrivals.calendar or "")
    seconds = open_seconds_a_year(calendar) if calendar else 365 * 86_400.0
    return seconds / scenario.arrivals.between.mean


def _table(
    stored: StoredScenario,
    name: str,
    read: simulation_saving.Read,
    write: simulation_saving.Write,
    columns: Mapping[str, Any],
) -> None:
    shown: Sequence[Mapping[str, Any]] = read(stored.scenario)
    key = state.simulation_key(name, stored.id, stored.revision)
    st.data_editor(
        [dict(row) for row in shown],
        key=key,
        hide_index=True,
        num_rows="fixed",
        disabled=_FIXED,
        column_config={**_HIDDEN, **columns},
        on_change=simulation_saving.cells,
        args=(stored, shown, key, read, write),
    )
