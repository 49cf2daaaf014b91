"""One department in a survey round: /census_return?round=…&department=…"""

from collections.abc import Sequence

import streamlit as st

from errors import WorkbenchError
from processes.census import coverage, standing, store
from processes.census.model import Return, Round, UnknownReturn
from processes.census.standing import Standing
from processes.inventory import store as register
from processes.inventory.model import Process
from ui import (
    census_excel,
    census_moves,
    clock,
    data,
    frame,
    inventory_actions,
    inventory_grid,
    navigation,
    process_saving,
    state,
)
from ui.inventory_grid import View
from ui.wording import plain


def page() -> None:
    """Draw the department that the address names, or the way back to the survey."""
    try:
        round, part = _named()
    except WorkbenchError as refusal:
        _unknown(refusal.sentence)
        return
    view = View(f"-return-{part.id}", ("name", *round.required), round.fields)
    if not round.closed_at:
        inventory_grid.take_edits(view)
    with data.reading() as db:
        passages = store.history_of(db, part)
        parts = store.returns(db, round.id)
        departments = register.departments(db)
        processes = [p for p in register.all_processes(db) if p.department == part.department]
    one = standing.of(round, [part], processes, clock.today())[0]
    frame.heading(part.department, round.title, example=round.example)
    with st.container():  # what comes and goes here must not move the tabs: they would start anew
        _above(round, one, view)
    online, excel, past = st.tabs(["화면에서 채우기", "엑셀로 채우기", "이력"])
    with online:
        _online(round, processes, departments, one, view)
    with excel:
        census_excel.draw(round, one)
    with past:
        census_moves.history(passages)
    with st.container(horizontal=True):
        navigation.link("census", "전수조사로", icon=":material/arrow_back:", round=round.id)
        census_moves.others(round, parts, part)


def _above(round: Round, one: Standing, view: View) -> None:
    census_moves.show_refusal()
    census_moves.headline(one)
    if round.message:
        st.caption(plain(round.message))
    census_moves.actions(round, one)
    process_saving.draw_clashes(lambda: inventory_grid.start_anew(view))


def _named() -> tuple[Round, Return]:
    wanted, department = state.parameter(state.ROUND), state.parameter(state.RETURN_DEPARTMENT)
    with data.reading() as db:
        round = store.round_of(db, wanted) if wanted else store.running(db)
        if round is None or not department:
            raise UnknownReturn(department or "(주소에 없음)")
        return round, store.return_of(db, round.id, department)


def _unknown(sentence: str) -> None:
    frame.heading("부서별 조사")
    with frame.empty("부서를 찾지 못했습니다", sentence, key="return-unknown"):
        navigation.link("census", "전수조사 열기", icon=":material/fact_check:")


def _online(
    round: Round,
    processes: Sequence[Process],
    departments: Sequence[str],
    one: Standing,
    view: View,
) -> None:
    if round.closed_at:
        inventory_grid.show(processes, view)
        navigation.link("inventory", "업무 목록에서 고치기", icon=":material/list:")
        return
    gaps = coverage.gaps(processes, view.required)
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.popover("업무 추가", icon=":material/add:"):
            inventory_actions.new_process([one.department])
        missing = st.toggle(
            f"덜 채운 업무만 보기 ({len(gaps):,}개)",
            key=state.return_widget(one.part.id, "missing"),
        )
    st.caption(
        "칸을 고치면 바로 저장됩니다. 모르는 값은 비워 둡니다. 나머지 항목은 '열기'에서 채웁니다."
    )
    inventory_grid.draw_refused(view)
    shown = [gap.process for gap in gaps] if missing else processes
    if shown:
        inventory_grid.draw(shown, departments, view)
    else:
        st.success("덜 채운 업무가 없습니다.") if processes else st.info("아직 업무가 없습니다.")
