"""The survey: a round, where each department stands, reminders, settings (?round=)."""

from collections.abc import Sequence

import streamlit as st

from processes.census import standing, store
from processes.census.model import Round, UnknownRound
from processes.census.standing import Standing, d_day
from processes.inventory import dates
from processes.inventory import store as register
from ui import (
    census_excel,
    census_moves,
    census_reminders,
    census_rounds,
    census_table,
    clock,
    data,
    frame,
    navigation,
    state,
)
from ui.wording import plain


def page() -> None:
    """Draw the round that the address names, or the newest that runs, or the way to begin."""
    wanted = state.parameter(state.ROUND)
    with data.reading() as db:
        rounds = store.all_rounds(db)
        departments = register.departments(db)
        round = next((one for one in rounds if wanted in (None, "", one.id)), None)
        parts = store.returns(db, round.id) if round else []
        processes = register.all_processes(db)
    if round is None and wanted:
        _unknown()
        return
    if round is None:
        _beginning(departments)
        return
    frame.heading(round.title, _lead(round), example=round.example)
    census_moves.show_refusal()
    standings = standing.of(round, parts, processes, clock.today())
    _bar(round, rounds, standings, departments)
    census_table.figures(round, standings)
    census_table.departments(round, standings)
    if round.closed_at is None:
        st.header("독촉 메일", anchor=False)
        census_reminders.draw(round, standings, processes)


def _lead(round: Round) -> str:
    left = (standing.date_of(round.deadline) - clock.today()).days
    began = clock.when(round.began_at)
    ended = f" · {clock.when(round.closed_at)} 끝냄" if round.closed_at else ""
    return f"{began} 시작 · 기한 {dates.shown(round.deadline)} ({d_day(left)}){ended}"


def _bar(
    round: Round, rounds: Sequence[Round], standings: Sequence[Standing], departments: Sequence[str]
) -> None:
    with st.container(horizontal=True):
        with st.popover("조사 설정", icon=":material/tune:"):
            st.markdown(f"**'{plain(round.title)}' 설정**")
            census_rounds.settings(round, [one.department for one in standings], departments)
        with st.popover("새 조사", icon=":material/add:"):
            st.markdown("**새 조사 시작**")
            census_rounds.begin(departments, len(rounds))
        census_rounds.others(rounds, round)
        census_excel.all_forms(round, standings)


def _unknown() -> None:
    frame.heading("전수조사")
    with frame.empty("조사를 찾지 못했습니다", UnknownRound().sentence, key="census-unknown"):
        navigation.link("census", "지금 조사 열기", icon=":material/fact_check:")


def _beginning(departments: Sequence[str]) -> None:
    frame.heading("전수조사", "부서마다 업무를 빠짐없이 적게 하고, 어디까지 왔는지 한눈에 봅니다.")
    if departments:
        with frame.empty(
            "진행 중인 조사가 없습니다",
            "기한과 부서를 정해 시작하면 부서마다 채울 화면과 엑셀 조사표가 생깁니다.",
            key="census-empty",
        ):
            census_rounds.begin(departments, 0)
        return
    with frame.empty(
        "등록된 부서가 없습니다",
        "업무 목록을 가져오거나 업무를 하나 추가하면 부서가 생깁니다.",
        key="census-no-departments",
    ):
        navigation.link("import", "파일에서 가져오기", icon=":material/upload_file:")
        navigation.link("inventory", "업무 목록 열기", icon=":material/list:")
