"""What an item's progress is made of: each part with its figure, formula, sources and weight."""

import streamlit as st

from action_plan.plan import Plan
from action_plan.progress import ItemProgress, Part
from action_plan.progress.model import in_percent
from action_plan.tracking import store
from errors import WorkbenchError
from processes.inventory.dates import shown
from ui import data, frame, identity, navigation, plan_marks, plan_undo
from ui import plan_state as keys
from ui.wording import plain


def draw(whole: Plan, one: ItemProgress) -> None:
    """Draw the item's share, how it is made up, and each part."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{plain(one.percent)}**", width="content")
        plan_marks.basis(one.basis)
        if one.late:
            st.badge(f"지연 {len(one.late)}", icon=":material/schedule:", color="red")
    plan_marks.bar(one.low, one.high, "진척률")
    day = f" {shown(one.as_of)} 기준." if one.as_of else ""
    st.caption(plain(f"셈법(제안): {one.formula}{day}"))
    if not one.parts:
        frame.empty(
            "진척을 말해 주는 것이 아직 없습니다",
            "아래에서 이정표나 지표를 적고 증빙 파일을 붙이세요.",
            key="plan-no-parts",
        )
    for part in one.parts:
        with st.container(border=True):
            _part(whole, one, part)


def _part(whole: Plan, one: ItemProgress, part: Part) -> None:
    left, right = st.columns([4, 1], vertical_alignment="top")
    with left:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{plain(part.title)}**", width="content")
            st.markdown(plain(in_percent(part.low, part.high)), width="content")
            plan_marks.basis(part.basis)
        plan_marks.bar(part.low, part.high, part.title)
        day = f" · {shown(part.as_of)} 기준" if part.as_of else ""
        st.caption(plain(f"{part.words}{day}"))
        st.caption(plain(f"셈법: {part.formula}"))
        _sources(part)
    with right:
        key = keys.weight(whole.id, one.item.number, part.key, part.weight)
        st.number_input(
            "가중치 (제안)",
            min_value=0.0,
            max_value=100.0,
            value=part.weight,
            step=0.5,
            format="%g",
            key=key,
            on_change=_weigh,
            args=(whole, one.item.number, part.key, key),
            help="이 과제의 진척률에서 얼마나 셀지 정합니다. 0이면 넣지 않습니다. 처음에는 모두 1.",
        )


def _sources(part: Part) -> None:
    if not (part.sources or part.files):
        return
    with st.container(horizontal=True, gap="small"):
        for source in part.sources:
            navigation.link(
                source.page,
                plain(source.label),
                icon=":material/arrow_forward:",
                **dict(source.address),
            )
        for file in part.files:
            st.badge(plain(file.name), icon=":material/attach_file:", color="gray")


def _weigh(whole: Plan, item: int, part: str, key: str) -> None:
    by, weight = identity.author(), st.session_state[key]
    try:
        with data.transaction() as db:
            done = store.set_weight(db, whole.id, item, part, weight, by=by)
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
    else:
        plan_undo.remember(whole.id, item, done)
