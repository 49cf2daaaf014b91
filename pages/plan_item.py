"""One item of the plan: how far it is and by what, its entries, its proofs, its place."""

import streamlit as st

from action_plan import counting, plan, serving
from action_plan.plan import Item, Plan
from ui import (
    data,
    frame,
    navigation,
    plan_parts,
    plan_proofs,
    plan_reading,
    plan_records,
    plan_undo,
    state,
)
from ui import plan_state as keys
from ui.wording import plain


def page() -> None:
    """Draw the item that the address names."""
    wanted = state.parameter(keys.ITEM) or ""
    with data.reading() as db:
        whole = plan.current(db)
        known = {str(item.number): item for item in whole.items}
        found = plan_reading.one(db, whole, known[wanted]) if wanted in known else None
    navigation.link("plan", f"{len(whole.items)}개 과제 모두 보기", icon=":material/arrow_back:")
    if found is None:
        frame.heading("과제")
        frame.empty(
            plan.UnknownItem(wanted[:20]).sentence,
            f"있는 번호: {', '.join(known)}.",
            key="plan-unknown",
        )
        return
    item = found.item
    example = any(one.example for one in (*found.milestones, *found.figures, *found.risks))
    frame.heading(
        f"{item.sign} {item.text}", f"주관부서: {', '.join(item.departments)}", example=example
    )
    with st.container(horizontal=True, gap="small"):
        _beside(whole, item)
        plan_undo.button(whole.id, item.number)
    plan_reading.told()
    plan_parts.draw(whole, found)
    plan_records.draw(whole, found)
    plan_proofs.draw(whole, found)
    _services(whole, item)
    _place(whole, item)


def _beside(whole: Plan, item: Item) -> None:
    at = whole.items.index(item)
    for step, icon in ((-1, "chevron_left"), (1, "chevron_right")):
        if 0 <= at + step < len(whole.items):
            other = whole.items[at + step]
            navigation.link(
                "plan-item",
                f"{other.sign} {plain(other.text[:14])}…",
                icon=f":material/{icon}:",
                item=str(other.number),
            )


def _services(whole: Plan, item: Item) -> None:
    if whole.id != plan.SHIPPED:  # what serves an item is known of the shipped plan only
        return
    st.header("이 과제에 쓰는 것", anchor=False)
    with data.reading() as db:
        found = serving.services(item.number, counting.read(db))
    if not serving.is_served(item.number):
        st.caption("워크벤치가 셈하는 것이 없어 위에 지표와 이정표를 적고 증빙을 붙입니다.")
    for service in found:
        with st.container(horizontal=True, vertical_alignment="center"):
            icon, address = ":material/arrow_forward:", dict(service.address)
            navigation.link(service.page, service.label, icon=icon, **address)
            st.caption(plain(service.standing), width="content")


def _place(whole: Plan, item: Item) -> None:
    strategy, task, line = whole.line(item)
    st.header("계획에서의 자리", anchor=False)
    st.table(
        {
            "전략": plain(strategy.name),
            "중점과제": plain(task.name),
            "실행계획": plain(line.name),
            "주관부서": plain(", ".join(item.departments)),
            "출처": plain(f"{whole.source}, {item.place}"),
        },
        border="horizontal",
    )
