"""The plan at a glance: under each strategy its items, how far, what says so, who, what is late."""

from collections.abc import Sequence

import streamlit as st

from action_plan import plan
from action_plan.plan import Plan
from action_plan.progress import UNKNOWN, WORDS, ItemProgress
from ui import navigation, plan_marks
from ui import plan_state as keys
from ui.wording import plain

ALL = "모든 부서"


def chosen(whole: Plan, found: Sequence[ItemProgress]) -> list[ItemProgress]:
    """Draw the choices, which the address holds; return the items that they leave."""
    names = [ALL, *(name for name in whole.departments() if name != plan.EVERYONE)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        department = st.selectbox(
            "주관부서", names, key=keys.DEPARTMENT, bind="query-params", width=240
        )
        bases = st.pills(
            "근거",
            list(WORDS.values()),
            selection_mode="multi",
            key=keys.BASIS,
            bind="query-params",
        )
        late = st.toggle("지연만", key=keys.LATE, bind="query-params")
    owned = whole.owned_by(None if department in (ALL, None) else department)
    left = [
        one
        for one in found
        if one.item in owned and (not bases or WORDS[one.basis] in bases) and (one.late or not late)
    ]
    told = f"과제 {len(left)}개"
    if department not in (ALL, None):
        told = f"{department}의 {told} ('{plan.EVERYONE}' 과제 포함)"
    known = sum(one.basis != UNKNOWN for one in left)
    st.caption(
        f"{told}. 진척을 아는 과제 {known}개, 모르는 과제 {len(left) - known}개, "
        f"지연된 이정표가 있는 과제 {sum(bool(one.late) for one in left)}개."
    )
    return left


def draw(whole: Plan, found: Sequence[ItemProgress]) -> None:
    """Draw the items under their strategies."""
    for strategy in whole.strategies:
        own = [one for one in found if whole.line(one.item)[0] == strategy]
        if own:
            st.header(plain(strategy.name), anchor=False)
        for one in own:
            with st.container(border=True, key=f"wrapped-links-plan-{one.item.number}"):
                _item(whole, one)


def _item(whole: Plan, one: ItemProgress) -> None:
    left, right = st.columns([3, 2], vertical_alignment="center")
    with left:
        navigation.link(
            "plan-item", f"**{one.item.sign} {plain(one.item.text)}**", item=str(one.item.number)
        )
        line = whole.line(one.item)[2]
        st.caption(plain(f"{line.name} · 주관 {', '.join(one.item.departments)}"))
    with right:
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(f"**{one.percent.replace('~', chr(92) + '~')}**", width="content")
            plan_marks.basis(one.basis)
            if one.late:
                st.badge(f"지연 {len(one.late)}", icon=":material/schedule:", color="red")
            if any(part.files for part in one.parts) or one.files:
                st.badge("증빙 있음", icon=":material/attach_file:", color="gray")
        plan_marks.bar(one.low, one.high, f"{one.item.sign} 진척률")
