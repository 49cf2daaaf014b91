"""Paper (③): the articles that ask for it, what they force, how much paper is left."""

import streamlit as st

from processes.inventory.store import all_processes, departments
from processes.regulations import paper, steps, store
from processes.regulations.model import Regulation, UnknownRegulation
from processes.regulations.progress import progress
from ui import (
    data,
    frame,
    navigation,
    record_clashes,
    regulations_detail,
    regulations_form,
    regulations_import,
    regulations_list,
    regulations_paper,
    state,
)


def page() -> None:
    """Draw the register, or the one article that the address names."""
    wanted = state.parameter("id")
    if wanted is None:
        _register()
        return
    try:
        with data.reading() as db:
            regulation = store.regulation(db, wanted)
    except UnknownRegulation as refusal:
        frame.heading("종이 규정")
        with frame.empty("조문을 찾지 못했습니다", refusal.sentence, key="regulation-unknown"):
            navigation.back("조문 목록 열기", "id", key="regulations-back")
        return
    _one(regulation)


def _register() -> None:
    frame.heading(
        "종이 규정",
        "종이 원본, 날인, 방문을 요구하는 법령·규정의 조문을 모아 전자문서로 갈음할 수 있게 "
        "고칩니다(③).",
    )
    with data.reading() as db:
        found = store.all_regulations(db)
        planned = store.planned_number(db)
    regulations_list.progress(progress((one.clause for one in found), planned))
    view = regulations_list.view()
    if view == regulations_list.PAPER:
        _paper(found)
    elif view == regulations_list.IMPORT:
        regulations_import.draw()
    else:
        _list(found)


def _list(found: list[Regulation]) -> None:
    with data.reading() as db:
        names = departments(db)
        links = store.all_steps(db)
    with st.expander("조문 추가", icon=":material/add:"):
        regulations_form.new(names)
    if not found:
        frame.empty(
            "아직 조문이 없습니다",
            "위의 '가져오기'에서 법령·규정 목록(엑셀, CSV)을 올리거나 하나씩 추가하세요.",
            key="regulations-empty",
        )
        return
    shown = regulations_list.filters(found)
    st.caption(f"조문 {len(shown):,}개 (전체 {len(found):,}개)")
    if shown:
        regulations_list.table(shown, links)
    else:
        frame.empty("맞는 조문이 없습니다", "찾는 말이나 고른 조건을 줄여 보세요.", key="no-match")


def _paper(found: list[Regulation]) -> None:
    with data.reading() as db:
        processes = all_processes(db)
        linked = store.clauses_by_process(found, store.all_steps(db))
    regulations_paper.draw(paper.paper(processes, linked))


def _one(regulation: Regulation) -> None:
    clause = regulation.clause
    with data.reading() as db:
        names = departments(db)
        processes = all_processes(db)
        named = steps.named(db, store.steps_of(db, regulation.id), processes)
    lead = f"소관 {clause.department}" if clause.department else "소관 부서 모름"
    frame.heading(clause.title, lead, example=regulation.example)
    navigation.back("조문 목록", "id", key="regulations-back")
    record_clashes.draw(store.TABLE, regulations_form.CLASH_LABELS, regulations_form.save_row)
    regulations_detail.badges(clause)
    regulations_detail.wordings(clause)
    regulations_detail.linked(regulation, named, processes)
    with st.expander("고치기", icon=":material/edit:"):
        regulations_form.edit(regulation, names)
    regulations_form.known_grounds(clause)
    regulations_detail.history(regulation)
