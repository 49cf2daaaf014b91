"""The register of articles: how far it is, what is looked for, the table."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from processes.regulations import store
from processes.regulations.listing import UNKNOWN, Filter, matching
from processes.regulations.model import DEMANDS, KINDS, STANDINGS, STATES, Regulation, Step
from processes.regulations.progress import PLAN_SOURCE, Progress
from ui import data, frame, identity, navigation, state

VIEWS = LIST, PAPER, IMPORT = "조문 목록", "종이 사용량", "가져오기"
_ROW_HEIGHT, _MOST_ROWS = 36, 15


def view() -> str:
    """Draw the switch between the views and return the one shown; the address follows it."""
    named = state.parameter(state.VIEW) or LIST
    shown = named if named in VIEWS else LIST
    key = state.view_choice(shown)
    st.segmented_control(
        "보기",
        VIEWS,
        default=shown,
        required=True,
        key=key,
        label_visibility="collapsed",
        on_change=lambda: st.query_params.update({state.VIEW: st.session_state[key]}),
    )
    return shown


def progress(found: Progress) -> None:
    """Draw how many articles are reviewed and amended of the planned number."""
    share = f"{found.reviewed_share:.1%}"
    label = f"검토한 조문 {found.reviewed:,}개 / 계획의 {found.planned:,}개 ({share})"
    st.progress(found.reviewed_share, label)
    with st.container(horizontal=True, vertical_alignment="center"):
        states = ", ".join(f"{name} {number:,}" for name, number in found.states if number)
        st.caption(f"등록 {found.registered:,}개(법령·규정 {found.laws:,}개). {states or '없음'}")
        with st.popover("계획의 수 고치기", icon=":material/edit:", type="tertiary"):
            _planned(found.planned)


def _planned(planned: int) -> None:
    st.caption(
        f"출처: {PLAN_SOURCE}. 계획은 법령의 수이고 여기서는 조문을 셉니다. "
        "실제로 볼 조문의 수를 알게 되면 고치세요."
    )
    number = st.number_input("검토할 수", min_value=1, value=planned, step=1, key="planned-number")
    if st.button("저장", key="save-planned-number"):
        with data.transaction() as db:
            store.set_planned_number(db, int(number), by=identity.author())
        frame.notice("계획의 수를 고쳤습니다.")
        st.rerun()


def filters(regulations: Sequence[Regulation]) -> list[Regulation]:
    """Draw search and filters; what is chosen stands in the address."""
    search, kinds, states = st.columns([3, 2, 2])
    text = search.text_input(
        "찾기",
        key=state.REGULATION_SEARCH,
        bind="query-params",
        placeholder="법령, 조문, 문구, 부서. 초성도 됩니다(ㅇㅂㄱㅈ)",
        icon=":material/search:",
    )
    chosen_kinds = _choices(kinds, "종류", [*KINDS, UNKNOWN], state.REGULATION_KINDS)
    chosen_states = _choices(states, "상태", list(STATES), state.REGULATION_STATES)
    demands, standings, _ = st.columns([3, 2, 2])
    chosen_demands = _choices(
        demands, "문구가 요구하는 것", list(DEMANDS), state.REGULATION_DEMANDS
    )
    chosen_standings = _choices(
        standings, "전자문서 갈음", list(STANDINGS), state.REGULATION_STANDINGS
    )
    wanted = Filter(text or "", chosen_kinds, chosen_demands, chosen_standings, chosen_states)
    return matching(regulations, wanted)


def _choices(
    column: st.delta_generator.DeltaGenerator, label: str, options: list[str], key: str
) -> list[str]:
    return column.multiselect(label, options, key=key, bind="query-params", placeholder="전체")


def table(regulations: Sequence[Regulation], steps: Sequence[Step]) -> None:
    """Draw the articles; the button of a row opens it."""
    linked = Counter(regulation_id for regulation_id, _ in {
        (step.regulation_id, step.process_id) for step in steps
    })  # fmt: skip
    rows = [_row(one, linked[one.id]) for one in regulations]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height=min(len(rows), _MOST_ROWS) * _ROW_HEIGHT + _ROW_HEIGHT + 4,
        row_height=_ROW_HEIGHT,
        placeholder="모름",
        alt="종이를 요구하는 조문",
        column_config={
            "열기": st.column_config.ButtonColumn(
                "열기", width=70, type="tertiary", key=state.REGULATION_OPEN
            ),
            "법령·규정": st.column_config.TextColumn(pinned=True, width=180),
            "조문": st.column_config.TextColumn(width=110),
            "현행 문구": st.column_config.TextColumn(width=340),
            "요구": st.column_config.TextColumn(width=130),
            "관련 업무": st.column_config.NumberColumn(width=90, help="이 조문과 이어진 업무의 수"),
        },
    )
    clicked = st.session_state.get(state.REGULATION_OPEN)
    if clicked:
        navigation.go("regulations", id=regulations[clicked["row"]].id)


def _row(one: Regulation, linked: int) -> dict[str, object]:
    clause = one.clause
    return {
        "열기": ":material/open_in_full: 예시" if one.example else ":material/open_in_full:",
        "법령·규정": clause.law,
        "조문": clause.article,
        "상태": clause.state,
        "전자문서 갈음": clause.standing,
        "관련 업무": linked,
        "요구": None if clause.demands is None else ", ".join(clause.demands) or "없음",
        "현행 문구": clause.wording,
        "종류": clause.kind,
        "소관 부서": clause.department,
    }
