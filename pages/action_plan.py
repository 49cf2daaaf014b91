"""The items of the action plan: how far each is, what says so, who holds it, what is late."""

import streamlit as st

from ui import data, frame, navigation, plan_marks, plan_overview, plan_reading, state
from ui import plan_state as keys


def page() -> None:
    """Draw the plan; an address that names an item leads to its own page."""
    wanted = state.parameter(keys.ITEM)
    if wanted is not None:
        navigation.go("plan-item", **{keys.ITEM: wanted})
    with data.reading() as db:
        whole, found = plan_reading.whole(db)
    frame.heading(
        f"{len(whole.items)}개 과제",
        f"{whole.title} {whole.version}판. 전략 {len(whole.strategies)}개, 중점과제 "
        f"{sum(len(one.tasks) for one in whole.strategies)}개, "
        f"연계 실행계획 {len(whole.execution_plans)}개, 과제 {len(whole.items)}개.",
    )
    navigation.link("plan-edit", "계획 고치기·가져오기·내보내기", icon=":material/edit_document:")
    plan_reading.told()
    left = plan_overview.chosen(whole, found)
    if not left:
        frame.empty(
            "고른 조건에 맞는 과제가 없습니다",
            "주관부서, 근거, 지연 가운데 하나를 풀어 보세요.",
            key="plan-none",
        )
    plan_overview.draw(whole, left)
    st.divider()
    plan_marks.legend()
