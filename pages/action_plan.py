"""The 18 items of the action plan: who owns them, and what in the workbench serves them."""

import streamlit as st

from action_plan import counting, plan, serving
from action_plan.plan import Item, Plan
from action_plan.serving import Counts
from ui import data, frame, navigation, state
from ui.wording import plain

ALL = "모든 부서"


def page() -> None:
    """Draw the plan, or the one item that the address names."""
    dpg = plan.load()
    with data.reading() as db:
        counts = counting.read(db)
    wanted = state.parameter("item")
    if wanted is None:
        _whole(dpg, counts)
    else:
        _one(dpg, wanted, counts)


def _whole(dpg: Plan, counts: Counts) -> None:
    frame.heading(
        "18개 과제",
        f"{dpg.title}. 전략 {len(dpg.strategies)}개, 중점과제 "
        f"{sum(len(one.tasks) for one in dpg.strategies)}개, "
        f"연계 실행계획 {len(dpg.execution_plans)}개, 공사 과제 {len(dpg.items)}개.",
    )
    chosen = _department(dpg)
    items = dpg.owned_by(chosen)
    st.caption(
        f"{chosen}의 과제 {len(items)}개 ('{plan.EVERYONE}' 과제 포함)" if chosen else
        f"과제 {len(items)}개."
    )  # fmt: skip
    for strategy in dpg.strategies:
        own = [item for item in items if dpg.line(item)[0] == strategy]
        if own:
            st.header(strategy.name, anchor=False)
        for item in own:
            with st.container(border=True):
                _item(dpg, item, counts)


def _department(dpg: Plan) -> str | None:
    """Draw the choice of a department; the address holds it."""
    names = [ALL, *(name for name in dpg.departments() if name != plan.EVERYONE)]
    chosen = st.selectbox("주관부서", names, key=state.PLAN_DEPARTMENT, bind="query-params")
    return None if chosen in (ALL, None) else chosen


def _item(dpg: Plan, item: Item, counts: Counts) -> None:
    _strategy, _task, line = dpg.line(item)
    st.markdown(f"**{item.sign} {plain(item.text)}**")
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.caption(f"{line.name} · 주관 {', '.join(item.departments)}", width="content")
        st.button(
            "이 과제만 보기",
            key=state.plan_item(item.number),
            icon=":material/chevron_right:",
            icon_position="right",
            type="tertiary",
            on_click=_open,
            args=(str(item.number),),
        )
    _services(item, counts)


def _open(number: str | None) -> None:
    """Let the address name one item, or none."""
    st.query_params.pop("item", None)
    if number is not None:
        st.query_params["item"] = number


def _services(item: Item, counts: Counts) -> None:
    found = serving.services(item.number, counts)
    if not serving.is_served(item.number):
        st.caption(serving.NOT_YET)
    for service in found:
        with st.container(horizontal=True, vertical_alignment="center"):
            address = dict(service.address)
            arrow = ":material/arrow_forward:"
            navigation.link(service.page, service.label, icon=arrow, **address)
            st.caption(plain(service.standing), width="content")


def _back() -> None:
    st.button("18개 과제 모두 보기", icon=":material/arrow_back:", on_click=_open, args=(None,))


def _one(dpg: Plan, wanted: str, counts: Counts) -> None:
    try:
        item = dpg.item(wanted)
    except plan.UnknownItem as refusal:
        frame.heading("18개 과제")
        with frame.empty(refusal.sentence, "번호는 1부터 18까지입니다.", key="plan-unknown"):
            _back()
        return
    strategy, task, line = dpg.line(item)
    frame.heading(f"{item.sign} {item.text}", f"주관부서: {', '.join(item.departments)}")
    _back()
    st.table(
        {
            "전략": strategy.name,
            "중점과제": task.name,
            "실행계획": line.name,
            "주관부서": ", ".join(item.departments),
            "출처": f"{dpg.source}, {item.place}",
        },
        border="horizontal",
    )
    st.header("이 과제에 쓰는 것", anchor=False)
    _services(item, counts)
